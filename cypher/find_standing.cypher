// What actors stand for or lie in: since when, and when an article first calls it past ('~' where none does).
// params:  $actors
// columns: source, target, source_type, target_type, count, since, past
MATCH (s:Node)-[r:REPRESENTS|LOCATED_IN]->(t:Node)
WHERE s.id IN $actors AND (r.first > '' OR type(r) = 'LOCATED_IN')
RETURN s.id AS source, t.id AS target, s.kind AS source_type, t.kind AS target_type, r.count AS count,
       CASE type(r) WHEN 'REPRESENTS' THEN r.first ELSE '' END AS since,
       coalesce(head(COLLECT {
           MATCH (v:Evidence {edge_id: r.id}) WHERE v.former AND v.date > '' RETURN v.date ORDER BY v.date LIMIT 1
       }), '~') AS past
