// Who accuses whom, most evidence first; copies of one text count once.
// Ranked over an index alone, but for edges with evidence of copies; only those of the page are looked into.
// params:  $after, $after_id, $kind, $limit, $since, $until
// columns: id, source, source_kind, source_name, target, target_kind, target_name, count, explicit, asserted_act,
//          charges, first, last
CALL () {
    MATCH (a:Article)
    WHERE a.words > ''
    WITH a.words AS words, count(*) AS texts
    WHERE texts > 1
    MATCH (a:Article {words: words})
    MATCH (v:Evidence {article: a.id})
    WHERE v.type = 'ACCUSES'
    RETURN collect(DISTINCT v.edge_id) AS apart
}
CALL (apart) {
    MATCH (v:Evidence)
    USING INDEX v:Evidence(type, former, date, edge_id)
    WHERE v.type = 'ACCUSES' AND v.former = false AND v.edge_id IS NOT NULL
      AND v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
      AND ($kind IS NULL OR v.kind = $kind)
      AND NOT v.edge_id IN apart
    WITH v.edge_id AS edge, count(*) AS count
    WHERE (count < $after OR (count = $after AND edge > $after_id))
    RETURN edge, count
    ORDER BY count DESC, edge
    LIMIT $limit
  UNION
    UNWIND apart AS one
    MATCH (v:Evidence {edge_id: one})
    WHERE v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
      AND ($kind IS NULL OR v.kind = $kind)
    WITH v
    ORDER BY v.published = '', v.published, v.article
    WITH v.edge_id AS edge, v.words AS words, collect(v.article) AS copies
    WITH edge, sum(size([article IN copies WHERE article = copies[0]])) AS count
    WHERE (count < $after OR (count = $after AND edge > $after_id))
    RETURN edge, count
    ORDER BY count DESC, edge
    LIMIT $limit
}
WITH edge, count
ORDER BY count DESC, edge
LIMIT $limit
MATCH (v:Evidence {edge_id: edge})
WHERE v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
  AND ($kind IS NULL OR v.kind = $kind)
WITH v, count
ORDER BY v.published = '', v.published, v.article
WITH v.edge_id AS edge, count, v.words AS words, collect(v) AS copies
UNWIND [v IN copies WHERE v.article = copies[0].article] AS v
WITH edge, v.from AS source, v.to AS target, count,
     count(CASE v.kind WHEN 'explicit' THEN 1 END) AS explicit,
     count(CASE v.kind WHEN 'asserted_act' THEN 1 END) AS asserted_act, collect(v.charge) AS charges,
     coalesce(min(CASE v.date WHEN '' THEN null ELSE v.date END), '') AS first, max(v.date) AS last
MATCH (s:Node {id: source})
MATCH (t:Node {id: target})
RETURN edge AS id, source, s.kind AS source_kind, s.caption AS source_name,
       target, t.kind AS target_kind, t.caption AS target_name, count, explicit, asserted_act, charges, first, last
ORDER BY count DESC, id
