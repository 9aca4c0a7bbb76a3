// How much evidence each edge has within bounds, if any; copies of one text count once. What $apart names may have some.
// params:  $apart, $edges, $former, $on, $since, $until
// columns: id, count, former, first, last
CALL () {
    UNWIND $edges AS edge
    MATCH (v:Evidence {edge_id: edge})
    USING INDEX v:Evidence(edge_id, date)
    WHERE v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
    RETURN edge, count(*) AS count, false AS former, false AS once_former,
           coalesce(min(CASE v.date WHEN '' THEN null ELSE v.date END), '') AS first, max(v.date) AS last
  UNION ALL
    UNWIND $apart AS edge
    MATCH (v:Evidence {edge_id: edge})
    WHERE v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
    WITH edge, v
    ORDER BY v.published = '', v.published, v.article
    WITH edge, v.words AS words, collect(v) AS copies
    UNWIND [v IN copies WHERE v.article = copies[0].article] AS v
    RETURN edge, count(*) AS count,
           all(one IN collect(v.former) WHERE one) AS former, any(one IN collect(v.former) WHERE one) AS once_former,
           coalesce(min(CASE v.date WHEN '' THEN null ELSE v.date END), '') AS first, max(v.date) AS last
}
WITH *
WHERE ($former IS NULL OR former = $former) AND ($on IS NULL OR NOT once_former)
RETURN edge AS id, count, former, first, last
