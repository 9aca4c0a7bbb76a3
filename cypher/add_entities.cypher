// What articles add to entities.
// params:  $rows
// columns: none
UNWIND $rows AS row
MERGE (e:Node {id: row.id})
ON CREATE SET e:Entity, e:$(row.type), e.kind = row.type, e.caption = row.name, e.named = row.named,
    e.articles = row.articles, e.mentions = row.mentions, e.statements = row.statements, e.groups = row.groups,
    e.first = row.first, e.last = row.last
ON MATCH SET e.articles = e.articles + row.articles, e.mentions = e.mentions + row.mentions,
    e.statements = e.statements + row.statements, e.groups = e.groups + row.groups,
    e.first = CASE WHEN e.first = '' OR row.first <> '' AND row.first < e.first THEN row.first ELSE e.first END,
    e.last = CASE WHEN row.last > e.last THEN row.last ELSE e.last END
