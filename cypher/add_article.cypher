// One article, and the outlet that published it.
// params:  $article
// columns: none
CREATE (a:Article:Node)
SET a = $article
FOREACH (id IN CASE WHEN a.publisher_id IS NULL THEN [] ELSE [a.publisher_id] END |
    MERGE (p:Node {id: id})
    ON CREATE SET p:Publisher, p.kind = 'Publisher', p.caption = a.publisher
    ON MATCH SET p.caption = CASE WHEN a.publisher < p.caption THEN a.publisher ELSE p.caption END)
