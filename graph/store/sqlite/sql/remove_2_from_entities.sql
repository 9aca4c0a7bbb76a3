-- Take an article's local entities and what they say out of the entities' counts and dates;
-- their names are chosen afterwards.
-- params:  :article
-- columns: none
UPDATE entity SET
    name = '',
    articles = articles - 1,
    mentions = entity.mentions - gone.mentions,
    statements = statements - (SELECT count(DISTINCT c.statement_id)
                               FROM statement AS s CROSS JOIN capacity AS c ON c.statement_id = s.id
                               WHERE s.article_id = :article AND +c.entity_id = entity.id AND c.depth = 0),
    first = coalesce((SELECT min(other.day) FROM local_entity AS other
                      WHERE other.entity_id = entity.id AND other.article_id <> :article AND other.day > ''), ''),
    last = coalesce((SELECT max(other.day) FROM local_entity AS other
                     WHERE other.entity_id = entity.id AND other.article_id <> :article), '')
FROM (SELECT entity_id, sum(mentions) AS mentions FROM local_entity WHERE article_id = :article GROUP BY entity_id)
     AS gone
WHERE entity.id = gone.entity_id
