-- In whose name statements are made.
-- params:  :rows (JSON: [[statement, local, entity, depth, said_on], ...])
-- columns: none
INSERT INTO capacity (statement_id, local_id, entity_id, depth, said_on)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
FROM json_each(:rows)
