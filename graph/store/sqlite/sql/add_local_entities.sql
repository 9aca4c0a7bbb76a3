-- What articles call by one name each.
-- params:  :rows (JSON: [[id, article, entity, type, name, aliases, named, kind, mentions, day], ...])
-- columns: none
INSERT INTO local_entity (id, article_id, entity_id, type, name, aliases, named, kind, mentions, day)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
       value ->> 8, value ->> 9
FROM json_each(:rows)
