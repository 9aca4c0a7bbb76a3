// Names of entities anew from the local entities that are left; those that none bears go.
// params:  $entities
// columns: none
UNWIND $entities AS asked
MATCH (n:Name {entity: asked})
OPTIONAL MATCH (n)-[:NAMES]->(:Entity)<-[:MEMBER_OF]-(l:LocalEntity)
WHERE CASE WHEN n.alias THEN n.name IN l.aliases ELSE n.name = l.name END
WITH n, count(l) AS uses
SET n.uses = uses
WITH n
WHERE n.uses = 0
DETACH DELETE n
