-- What is stored under an article's id or its own name, with each reading of it.
-- params:  :id, :name
-- columns: id, name, url, title, publisher, published, language, status, sha256, extractor, version, graph
SELECT a.id, a.name, a.url, a.title, a.publisher, a.published, a.language, a.status, a.sha256,
       r.extractor, run.version, r.graph
FROM article AS a
JOIN reading AS r ON r.article_id = a.id
JOIN extraction_run AS run ON run.id = r.run_id
WHERE a.id = :id OR a.name = :name
ORDER BY a.id, r.extractor
