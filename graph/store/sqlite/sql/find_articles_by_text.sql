-- Articles whose title or text holds every word, newest first.
-- params:  :text, :since, :until, :language, :after, :after_id, :limit; :publisher or null
-- columns: id, title, name, url, publisher, published, language, status, sha256, length, statements
SELECT a.id, a.title, a.name, a.url, a.publisher, a.published, a.language, a.status, a.sha256, a.length, a.statements
FROM article_text AS t JOIN article AS a ON a.n = t.rowid
WHERE article_text MATCH :text
  AND a.published >= :since
  AND a.published < :until
  AND (:publisher IS NULL OR a.publisher_id = :publisher)
  AND (:language IS NULL OR a.language = :language)
  AND a.published <= :after
  AND (a.published < :after OR a.id > :after_id)
ORDER BY a.published DESC, a.id
LIMIT :limit
