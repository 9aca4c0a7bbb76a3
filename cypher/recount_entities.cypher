// Entities anew from the local entities that are left; those without any go.
// params:  $entities
// columns: none
UNWIND $entities AS asked
MATCH (e:Entity:Node {id: asked})
OPTIONAL MATCH (l:LocalEntity)-[:MEMBER_OF]->(e)
WITH e, count(DISTINCT l.article) AS articles, sum(l.mentions) AS mentions,
     sum(CASE l.kind WHEN 'group' THEN 1 ELSE 0 END) AS groups,
     min(CASE l.day WHEN '' THEN null ELSE l.day END) AS first, max(l.day) AS last
SET e.articles = articles, e.mentions = mentions, e.groups = groups, e.statements = COUNT { (e)-[:SAID]->() },
    e.first = coalesce(first, ''), e.last = coalesce(last, '')
WITH e
WHERE e.articles = 0
DETACH DELETE e
