// What actors stand for or lie in: since when, and when an article first calls it past ('~' where none does).
// Columns as lists, in one row: the driver takes 15 microseconds for each row. What is past is few, and looked for once.
// params:  $actors
// columns: source, target, source_type, target_type, count, since, past
CALL () {
    MATCH (v:Evidence)
    WHERE v.type = 'REPRESENTS' AND v.former = true AND v.date > ''
    RETURN collect(DISTINCT v.edge_id) AS left
}
MATCH (s:Node)-[r:REPRESENTS|LOCATED_IN]->(t:Node)
WHERE s.id IN $actors AND (r.first > '' OR type(r) = 'LOCATED_IN')
WITH s, t, r, CASE WHEN r.id IN left THEN head(COLLECT {
    MATCH (v:Evidence {edge_id: r.id}) WHERE v.former AND v.date > '' RETURN v.date ORDER BY v.date LIMIT 1
}) ELSE '~' END AS past
RETURN collect(s.id) AS source, collect(t.id) AS target, collect(s.kind) AS source_type,
       collect(t.kind) AS target_type, collect(r.count) AS count,
       collect(CASE type(r) WHEN 'REPRESENTS' THEN r.first ELSE '' END) AS since, collect(past) AS past
