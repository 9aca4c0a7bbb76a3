// Article ids in order, after one.
// params:  $after, $limit
// columns: id
MATCH (a:Article)
WHERE a.id > $after
RETURN a.id AS id
ORDER BY id
LIMIT $limit
