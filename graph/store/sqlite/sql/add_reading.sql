-- One extractor's graph of an article.
-- params:  :article, :extractor, :run, :graph
-- columns: none
INSERT INTO reading (article_id, extractor, run_id, graph) VALUES (:article, :extractor, :run, :graph)
