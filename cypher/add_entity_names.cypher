// More uses of names of entities.
// params:  $rows
// columns: none
UNWIND $rows AS row
MATCH (e:Node {id: row.entity})
MERGE (n:Name {entity: row.entity, alias: row.alias, name: row.name})
ON CREATE SET n.norm = row.norm, n.uses = row.uses, n.search = row.search, n.trigrams = row.trigrams,
    n.caption = row.name
ON MATCH SET n.uses = n.uses + row.uses
MERGE (n)-[:NAMES]->(e)
