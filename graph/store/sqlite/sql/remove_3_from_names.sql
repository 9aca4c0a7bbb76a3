-- Take an article's local entities out of the names' counts.
-- params:  :article
-- columns: none
UPDATE entity_name SET uses = entity_name.uses - gone.uses
FROM (
    SELECT entity_id, alias, name, count(*) AS uses
    FROM (
        SELECT entity_id, 0 AS alias, name FROM local_entity WHERE article_id = :article
        UNION ALL
        SELECT l.entity_id, 1, a.value FROM local_entity AS l, json_each(l.aliases) AS a WHERE l.article_id = :article
    )
    GROUP BY entity_id, alias, name
) AS gone
WHERE entity_name.entity_id = gone.entity_id AND entity_name.alias = gone.alias AND entity_name.name = gone.name
