-- The entity that an `ent_` or `loc_` id means today.
-- params:  :id
-- columns: id
SELECT id FROM entity WHERE id = :id
UNION ALL
SELECT entity_id FROM local_entity WHERE id = :id
