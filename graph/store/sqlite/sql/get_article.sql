-- An article by our id or by its own name, ours first.
-- params:  :id
-- columns: id, title, name, url, publisher, published, language, status, sha256, length, statements, text
SELECT id, title, name, url, publisher, published, language, status, sha256, length, statements, text
FROM article
WHERE id = :id OR name = :id
ORDER BY id = :id DESC
LIMIT 1
