-- Take an article's evidence out of the edges' counts and dates. Only edges between entities have evidence elsewhere.
-- params:  :article
-- columns: none
UPDATE edge SET
    count = edge.count - gone.count,
    first = coalesce((SELECT min(other.date) FROM evidence AS other
                      WHERE other.edge_id = edge.id AND other.type IN ('ACCUSES', 'REPRESENTS')
                        AND other.article_id <> :article AND other.date > ''), ''),
    last = coalesce((SELECT max(other.date) FROM evidence AS other
                     WHERE other.edge_id = edge.id AND other.type IN ('ACCUSES', 'REPRESENTS')
                       AND other.article_id <> :article), '')
FROM (SELECT edge_id, count(*) AS count FROM evidence WHERE article_id = :article GROUP BY edge_id) AS gone
WHERE edge.id = gone.edge_id
