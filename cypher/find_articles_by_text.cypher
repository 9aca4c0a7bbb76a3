// Articles whose title or text holds every word, newest first. Words that many hold are found soon by going through
// the newest.
// params:  $after, $after_id, $language, $limit, $publisher, $since, $text, $until, $words
// columns: id, title, name, url, publisher, published, language, status, sha256, length, statements
CALL db.index.fulltext.queryNodes('article_text', $text, {limit: 1000}) YIELD node
WITH collect(node) AS found
CALL (found) {
    UNWIND CASE size(found) WHEN 1000 THEN [] ELSE found END AS a
    WITH a
    WHERE a.published >= $since AND a.published < $until AND a.published <= $after
      AND (a.published < $after OR a.id > $after_id)
      AND ($language IS NULL OR a.language = $language)
      AND ($publisher IS NULL OR a.publisher_id = $publisher)
    RETURN a
  UNION
    UNWIND CASE size(found) WHEN 1000 THEN [true] ELSE [] END AS many
    CALL (many) {
        MATCH (a:Article)
        WHERE a.published >= $since AND a.published < $until AND a.published <= $after
          AND CASE WHEN a.published < $after THEN true ELSE a.id > $after_id END
          AND ($language IS NULL OR a.language = $language)
          AND ($publisher IS NULL OR a.publisher_id = $publisher)
          AND all(word IN $words WHERE a.search CONTAINS word)
        RETURN a
        ORDER BY a.published DESC, a.id
        LIMIT $limit
    }
    RETURN a
}
RETURN a.id AS id, a.title AS title, a.name AS name, a.url AS url, a.publisher AS publisher, a.published AS published,
       a.language AS language, a.status AS status, a.sha256 AS sha256, a.length AS length, a.statements AS statements
ORDER BY published DESC, id
LIMIT $limit
