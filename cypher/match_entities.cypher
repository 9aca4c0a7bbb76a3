// The plain rule: the entity that a named local entity of a type and normalised name joins.
// params:  $names
// columns: type, norm, entity_id
UNWIND $names AS asked
MATCH (n:Name {norm: asked[1]})-[:NAMES]->(e:Entity)
WHERE NOT n.alias AND e.named AND e.kind = asked[0]
RETURN asked[0] AS type, asked[1] AS norm, min(e.id) AS entity_id
