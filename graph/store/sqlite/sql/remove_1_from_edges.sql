-- Take an article's evidence out of the counts and dates of edges between entities.
-- params:  :article
-- columns: none
UPDATE edge SET
    count = edge.count - gone.count,
    first = coalesce((SELECT min(other.date) FROM evidence AS other
                      WHERE other.edge_id = edge.id AND other.article_id <> :article AND other.date > ''), ''),
    last = coalesce((SELECT max(other.date) FROM evidence AS other
                     WHERE other.edge_id = edge.id AND other.article_id <> :article), '')
FROM (SELECT edge_id, count(*) AS count FROM evidence WHERE article_id = :article GROUP BY edge_id) AS gone
WHERE edge.id = gone.edge_id
