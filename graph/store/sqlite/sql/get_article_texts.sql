-- The texts of articles, with their heads.
-- params:  :ids (JSON)
-- columns: id, title, name, url, publisher, published, language, status, sha256, length, statements, text
SELECT a.id, a.title, a.name, a.url, a.publisher, a.published, a.language, a.status, a.sha256, a.length, a.statements,
       a.text
FROM json_each(:ids) AS asked JOIN article AS a ON a.id = asked.value
