// An outlet is called by the first of its names in order; one without an article goes.
// params:  $publishers
// columns: none
MATCH (p:Publisher:Node)
WHERE p.id IN $publishers
OPTIONAL MATCH (a:Article {publisher_id: p.id})
WITH p, min(a.publisher) AS name
SET p.caption = coalesce(name, '')
WITH p
WHERE p.caption = ''
DETACH DELETE p
