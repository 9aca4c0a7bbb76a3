// The next edges of their kind, those with most evidence of any time first.
// params:  $limit, $weight, $weight_id
// columns: id, weight
MATCH ()-[r:REPRESENTS]->()
USING INDEX r:REPRESENTS(count)
WHERE r.count <= $weight AND (r.count < $weight OR r.id > $weight_id)
RETURN r.id AS id, r.count AS weight
ORDER BY weight DESC, id
LIMIT $limit
