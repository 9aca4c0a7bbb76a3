// Statements that hold every word, newest first. Words that many hold are found soon by going through the newest.
// params:  $after, $after_id, $class, $limit, $mode, $negated, $publisher, $since, $text, $until, $words
// columns: id, said_on
CALL db.index.fulltext.queryNodes('statement_text', $text, {limit: 2000}) YIELD node
WITH collect(node) AS found
CALL (found) {
    UNWIND CASE size(found) WHEN 2000 THEN [] ELSE found END AS s
    WITH s
    WHERE s.said_on >= left($since, 4) AND s.said_on + '~' >= $since AND s.said_on <= $until AND s.said_on <= $after
      AND (s.said_on < $after OR s.id > $after_id)
      AND ($mode IS NULL OR s.mode = $mode)
      AND ($class IS NULL OR s.class = $class)
      AND ($negated IS NULL OR s.negated = $negated)
      AND ($publisher IS NULL OR s.publisher_id = $publisher)
    RETURN s.id AS id, s.said_on AS said_on
  UNION
    UNWIND CASE size(found) WHEN 2000 THEN [true] ELSE [] END AS many
    CALL (many) {
        MATCH (s:Statement)
        WHERE s.said_on >= left($since, 4) AND s.said_on + '~' >= $since AND s.said_on <= $until AND s.said_on <= $after
          AND CASE WHEN s.said_on < $after THEN true ELSE s.id > $after_id END
          AND ($mode IS NULL OR s.mode = $mode)
          AND ($class IS NULL OR s.class = $class)
          AND ($negated IS NULL OR s.negated = $negated)
          AND ($publisher IS NULL OR s.publisher_id = $publisher)
          AND all(word IN $words WHERE s.search CONTAINS word)
        RETURN s.id AS id, s.said_on AS said_on
        ORDER BY said_on DESC, id
        LIMIT $limit
    }
    RETURN id, said_on
}
RETURN id, said_on
ORDER BY said_on DESC, id
LIMIT $limit
