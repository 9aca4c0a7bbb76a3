-- In whose name a statement is made.
-- params:  :statement, :local, :entity, :depth, :said_on
-- columns: none
INSERT INTO capacity (statement_id, local_id, entity_id, depth, said_on)
VALUES (:statement, :local, :entity, :depth, :said_on)
