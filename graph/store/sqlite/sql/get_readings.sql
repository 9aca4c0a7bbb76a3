-- The graphs of an article, one for each extractor.
-- params:  :article
-- columns: graph
SELECT graph FROM reading WHERE article_id = :article ORDER BY extractor
