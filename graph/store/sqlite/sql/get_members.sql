-- The local entities of an entity, earliest first.
-- params:  :entity, :limit
-- columns: id
SELECT id FROM local_entity WHERE entity_id = :entity ORDER BY day, id LIMIT :limit
