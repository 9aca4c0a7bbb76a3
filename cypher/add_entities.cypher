// What articles add to entities, a row for each article and entity.
// params:  $rows
// columns: none
UNWIND $rows AS row
MERGE (e:Node {id: row.id})
ON CREATE SET e:Entity, e:$(row.type), e.kind = row.type, e.caption = row.name, e.named = row.named, e.articles = 1,
    e.mentions = row.mentions, e.statements = row.statements, e.first = row.day, e.last = row.day
ON MATCH SET e.articles = e.articles + 1, e.mentions = e.mentions + row.mentions,
    e.statements = e.statements + row.statements,
    e.first = CASE WHEN e.first = '' OR row.day <> '' AND row.day < e.first THEN row.day ELSE e.first END,
    e.last = CASE WHEN row.day > e.last THEN row.day ELSE e.last END
