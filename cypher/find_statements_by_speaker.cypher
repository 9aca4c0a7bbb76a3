// What one entity says, newest first.
// params:  $about, $addressee, $after, $after_id, $class, $limit, $mode, $negated, $office, $publisher, $since,
//          $speaker, $until, $words
// columns: id, said_on
MATCH (:Node {id: $speaker})-[:SAID]->(s:Statement)
WHERE s.said_on >= left($since, 4) AND s.said_on + '~' >= $since AND s.said_on <= $until AND s.said_on <= $after
  AND (s.said_on < $after OR s.id > $after_id)
  AND ($mode IS NULL OR s.mode = $mode)
  AND ($class IS NULL OR s.class = $class)
  AND ($negated IS NULL OR s.negated = $negated)
  AND ($publisher IS NULL OR s.publisher_id = $publisher)
  AND ($office IS NULL OR EXISTS { (s)-[:IN_NAME_OF]->(:Node {id: $office}) })
  AND ($about IS NULL OR EXISTS { (s)-[:ABOUT]->(:Node {id: $about}) })
  AND ($addressee IS NULL OR EXISTS { (s)-[:ADDRESSED_TO]->(:Node {id: $addressee}) })
  AND ($words IS NULL OR all(word IN $words WHERE s.search CONTAINS word))
RETURN s.id AS id, s.said_on AS said_on
ORDER BY said_on DESC, id
LIMIT $limit
