// Who stands for what, most evidence first; copies of one text count once.
// Counted over an index alone, but for edges that somewhere are past and those with evidence of copies.
// params:  $after, $after_id, $former, $limit, $on, $since, $until
// columns: id, source, source_kind, source_name, target, target_kind, target_name, count, former, role, first, last
CALL () {
    MATCH (a:Article)
    WHERE a.words > ''
    WITH a.words AS words, count(*) AS texts
    WHERE texts > 1
    MATCH (a:Article {words: words})
    MATCH (v:Evidence {article: a.id})
    WHERE v.type = 'REPRESENTS'
    RETURN v.edge_id AS edge
  UNION
    MATCH (v:Evidence)
    USING INDEX v:Evidence(type, former, date, edge_id)
    WHERE v.type = 'REPRESENTS' AND v.former = true AND v.edge_id IS NOT NULL
      AND v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
    RETURN v.edge_id AS edge
}
WITH collect(edge) AS apart
CALL (apart) {
    MATCH (v:Evidence)
    USING INDEX v:Evidence(type, former, date, edge_id)
    WHERE v.type = 'REPRESENTS' AND v.former = false AND v.edge_id IS NOT NULL
      AND v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
      AND NOT v.edge_id IN apart
    WITH v.edge_id AS edge, v.date AS date
    WITH edge, count(*) AS count, false AS former,
         coalesce(min(CASE date WHEN '' THEN null ELSE date END), '') AS first, max(date) AS last
    WHERE (count < $after OR (count = $after AND edge > $after_id))
      AND ($former IS NULL OR former = $former)
    RETURN edge, count, former, first, last
    ORDER BY count DESC, edge
    LIMIT $limit
  UNION
    UNWIND apart AS one
    MATCH (v:Evidence {edge_id: one})
    WHERE v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
    WITH v
    ORDER BY v.published = '', v.published, v.article
    WITH v.edge_id AS edge, v.words AS words, collect(v) AS copies
    UNWIND [v IN copies WHERE v.article = copies[0].article] AS v
    WITH edge, count(*) AS count,
         all(one IN collect(v.former) WHERE one) AS former, any(one IN collect(v.former) WHERE one) AS once_former,
         coalesce(min(CASE v.date WHEN '' THEN null ELSE v.date END), '') AS first, max(v.date) AS last
    WHERE (count < $after OR (count = $after AND edge > $after_id))
      AND ($former IS NULL OR former = $former)
      AND ($on IS NULL OR NOT once_former)
    RETURN edge, count, former, first, last
    ORDER BY count DESC, edge
    LIMIT $limit
}
WITH edge, count, former, first, last
ORDER BY count DESC, edge
LIMIT $limit
CALL (edge) {
    MATCH (v:Evidence {edge_id: edge})
    RETURN v
    LIMIT 1
}
MATCH (s:Node {id: v.from})
MATCH (t:Node {id: v.to})
RETURN edge AS id, s.id AS source, s.kind AS source_kind, s.caption AS source_name,
       t.id AS target, t.kind AS target_kind, t.caption AS target_name, count, former, v.role AS role, first, last
ORDER BY count DESC, id
