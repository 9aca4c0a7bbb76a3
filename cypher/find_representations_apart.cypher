// Who stands for what by evidence that cannot be counted over an index alone: of copies of one text, or of the past.
// params:  $since, $until
// columns: edge
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
RETURN edge
