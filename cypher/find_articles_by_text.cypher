// Articles whose title or text holds every word, newest first.
// params:  $after, $after_id, $language, $limit, $publisher, $since, $text, $until
// columns: id, title, name, url, publisher, published, language, status, sha256, length, statements
CALL db.index.fulltext.queryNodes('article_text', $text) YIELD node AS a
WITH a
WHERE a.published >= $since AND a.published < $until AND a.published <= $after
  AND (a.published < $after OR a.id > $after_id)
  AND ($language IS NULL OR a.language = $language)
  AND ($publisher IS NULL OR a.publisher_id = $publisher)
RETURN a.id AS id, a.title AS title, a.name AS name, a.url AS url, a.publisher AS publisher, a.published AS published,
       a.language AS language, a.status AS status, a.sha256 AS sha256, a.length AS length, a.statements AS statements
ORDER BY published DESC, id
LIMIT $limit
