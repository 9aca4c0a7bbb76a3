-- Articles of one publisher, newest first.
-- params:  :publisher, :since, :until, :language, :after, :after_id, :limit
-- columns: id, title, name, url, publisher, published, language, status, sha256, length, statements
SELECT a.id, a.title, a.name, a.url, a.publisher, a.published, a.language, a.status, a.sha256, a.length, a.statements
FROM article AS a
WHERE a.publisher_id = :publisher
  AND a.published >= :since
  AND a.published < :until
  AND (:language IS NULL OR a.language = :language)
  AND a.published <= :after
  AND (a.published < :after OR a.id > :after_id)
ORDER BY a.published DESC, a.id
LIMIT :limit
