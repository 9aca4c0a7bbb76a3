// Entities with their counts, and all that they are called, most used first.
// params:  $ids
// columns: id, type, name, named, articles, mentions, statements, first, last, is_group, names
UNWIND $ids AS asked
MATCH (e:Entity:Node {id: asked})
RETURN e.id AS id, e.kind AS type, e.caption AS name, e.named AS named, e.articles AS articles, e.mentions AS mentions,
       e.statements AS statements, e.first AS first, e.last AS last,
       e.groups > 0 AS is_group,
       COLLECT { MATCH (n:Name)-[:NAMES]->(e)
                 WITH n.name AS name, sum(n.uses) AS uses
                 RETURN name ORDER BY uses DESC, name } AS names
