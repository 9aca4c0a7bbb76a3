// What is said in the name of an office or place: by who stands for it there, or by itself, newest first.
// params:  $about, $addressee, $after, $after_id, $class, $limit, $mode, $negated, $office, $publisher, $since,
//          $until, $words
// columns: id, said_on
MATCH (:Node {id: $office})<-[:IN_NAME_OF]-(s:Statement)
WITH DISTINCT s
WHERE s.said_on >= left($since, 4) AND s.said_on + '~' >= $since AND s.said_on <= $until AND s.said_on <= $after
  AND (s.said_on < $after OR s.id > $after_id)
  AND ($mode IS NULL OR s.mode = $mode)
  AND ($class IS NULL OR s.class = $class)
  AND ($negated IS NULL OR s.negated = $negated)
  AND ($publisher IS NULL OR s.publisher_id = $publisher)
  AND ($about IS NULL OR EXISTS { (s)-[:ABOUT]->(:Node {id: $about}) })
  AND ($addressee IS NULL OR EXISTS { (s)-[:ADDRESSED_TO]->(:Node {id: $addressee}) })
  AND ($words IS NULL OR all(word IN $words WHERE s.search CONTAINS word))
RETURN s.id AS id, s.said_on AS said_on
ORDER BY said_on DESC, id
LIMIT $limit
