// An entity is called what most of its members are; among equals the fullest name, then the first in order.
// params:  $entities
// columns: none
UNWIND $entities AS asked
MATCH (n:Name {entity: asked, alias: false})
WITH asked, n.name AS name
ORDER BY n.uses DESC, size(n.name) DESC, n.name
WITH asked, head(collect(name)) AS name
MATCH (e:Node {id: asked})
SET e.caption = name
