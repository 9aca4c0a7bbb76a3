-- The graphs of an article, one for each extractor.
-- params:  :article
-- columns: graph, name, version
SELECT r.graph, run.name, run.version
FROM reading AS r JOIN extraction_run AS run ON run.id = r.run_id
WHERE r.article_id = :article
ORDER BY r.extractor
