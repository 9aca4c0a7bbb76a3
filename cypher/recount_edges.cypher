// Edges between entities anew from the evidence that is left; those without any go.
// params:  $edges
// columns: none
UNWIND $edges AS row
MATCH (:Node {id: row.source})-[r:ACCUSES|REPRESENTS]->()
WHERE r.id = row.id
OPTIONAL MATCH (v:Evidence {edge_id: row.id})
WITH r, count(v) AS count, min(CASE v.date WHEN '' THEN null ELSE v.date END) AS first, max(v.date) AS last
SET r.count = count, r.first = coalesce(first, ''), r.last = coalesce(last, '')
WITH r
WHERE r.count = 0
DELETE r
