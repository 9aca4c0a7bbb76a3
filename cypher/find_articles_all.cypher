// Articles, newest first.
// params:  $after, $after_id, $language, $limit, $since, $until
// columns: id, title, name, url, publisher, published, language, status, sha256, length, statements
MATCH (a:Article)
WHERE a.published >= $since AND a.published < $until AND a.published <= $after
  AND CASE WHEN a.published < $after THEN true ELSE a.id > $after_id END
  AND ($language IS NULL OR a.language = $language)
RETURN a.id AS id, a.title AS title, a.name AS name, a.url AS url, a.publisher AS publisher, a.published AS published,
       a.language AS language, a.status AS status, a.sha256 AS sha256, a.length AS length, a.statements AS statements
ORDER BY published DESC, id
LIMIT $limit
