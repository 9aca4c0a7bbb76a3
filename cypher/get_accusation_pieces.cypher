// What pieces of evidence for accusations tell.
// params:  $edges, $pieces
// columns: piece, id, statement, charge
MATCH (v:Evidence)
WHERE v.edge_id IN $edges AND v.id IN $pieces
RETURN v.id AS piece, v.id AS id, v.statement_id AS statement, v.charge AS charge
