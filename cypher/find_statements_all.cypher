// Statements, newest first.
// params:  $after, $after_id, $class, $limit, $mode, $negated, $publisher, $since, $until
// columns: id, said_on
MATCH (s:Statement)
WHERE s.said_on >= left($since, 4) AND s.said_on + '~' >= $since AND s.said_on <= $until AND s.said_on <= $after
  AND CASE WHEN s.said_on < $after THEN true ELSE s.id > $after_id END
  AND ($mode IS NULL OR s.mode = $mode)
  AND ($class IS NULL OR s.class = $class)
  AND ($negated IS NULL OR s.negated = $negated)
  AND ($publisher IS NULL OR s.publisher_id = $publisher)
RETURN s.id AS id, s.said_on AS said_on
ORDER BY said_on DESC, id
LIMIT $limit
