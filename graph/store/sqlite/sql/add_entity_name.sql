-- One more use of a name of an entity.
-- params:  :entity, :name, :alias, :norm, :uses
-- columns: none
INSERT INTO entity_name (entity_id, name, alias, norm, uses) VALUES (:entity, :name, :alias, :norm, :uses)
ON CONFLICT (entity_id, alias, name) DO UPDATE SET uses = uses + excluded.uses
