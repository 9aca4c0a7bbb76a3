-- More uses of names of entities. All rows at once: full text is written at the end of each statement.
-- params:  :rows (JSON: [[entity, name, alias, norm, uses], ...])
-- columns: none
INSERT INTO entity_name (entity_id, name, alias, norm, uses)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(:rows) WHERE true
ON CONFLICT (entity_id, alias, name) DO UPDATE SET uses = uses + excluded.uses
