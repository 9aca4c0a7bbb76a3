-- What is stored under articles' ids or their own names, with each reading of it.
-- params:  :ids (JSON), :names (JSON)
-- columns: id, name, url, title, publisher, published, language, status, sha256, extractor, version, graph
SELECT a.id, a.name, a.url, a.title, a.publisher, a.published, a.language, a.status, a.sha256,
       r.extractor, run.version, r.graph
FROM article AS a
JOIN reading AS r ON r.article_id = a.id
JOIN extraction_run AS run ON run.id = r.run_id
WHERE a.id IN (SELECT value FROM json_each(:ids)) OR a.name IN (SELECT value FROM json_each(:names))
ORDER BY a.id, r.extractor
