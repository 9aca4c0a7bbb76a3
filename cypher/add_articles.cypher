// Articles, and the outlets that published them, each called by the first of its names in order: of UTF-16 units, which
// is not that of code points only between spellings with a character above U+FFFF and one from U+E000 on.
// params:  $rows
// columns: none
UNWIND $rows AS row
CREATE (a:Article:Node)
SET a = row
FOREACH (id IN CASE WHEN a.publisher_id IS NULL THEN [] ELSE [a.publisher_id] END |
    MERGE (p:Node {id: id})
    ON CREATE SET p:Publisher, p.kind = 'Publisher', p.caption = a.publisher
    ON MATCH SET p.caption = CASE WHEN a.publisher < p.caption THEN a.publisher ELSE p.caption END)
