-- Extractors' graphs of articles.
-- params:  :rows (JSON: [[article, extractor, run, graph], ...])
-- columns: none
INSERT INTO reading (article_id, extractor, run_id, graph)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3
FROM json_each(:rows)
