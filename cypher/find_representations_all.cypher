// Who stands for what, most evidence first; copies of one text count once.
// params:  $after, $after_id, $former, $limit, $on, $since, $until
// columns: id, source, source_kind, source_name, target, target_kind, target_name, count, former, role, first, last
MATCH (v:Evidence)
WHERE v.type = 'REPRESENTS'
  AND v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
WITH v
ORDER BY v.published = '', v.published, v.article
WITH v.edge_id AS edge, v.words AS words, collect(v) AS copies
UNWIND [v IN copies WHERE v.article = copies[0].article] AS v
WITH edge, v.from AS source, v.to AS target, count(*) AS count,
     all(one IN collect(v.former) WHERE one) AS former, any(one IN collect(v.former) WHERE one) AS once_former,
     head(collect(v.role)) AS role,
     coalesce(min(CASE v.date WHEN '' THEN null ELSE v.date END), '') AS first, max(v.date) AS last
WHERE (count < $after OR (count = $after AND edge > $after_id))
  AND ($former IS NULL OR former = $former)
  AND ($on IS NULL OR NOT once_former)
ORDER BY count DESC, edge
LIMIT $limit
MATCH (s:Node {id: source})
MATCH (t:Node {id: target})
RETURN edge AS id, source, s.kind AS source_kind, s.caption AS source_name,
       target, t.kind AS target_kind, t.caption AS target_name, count, former, role, first, last
ORDER BY count DESC, id
