-- Edges that nothing supports any more.
-- params:  none
-- columns: none
DELETE FROM edge WHERE count = 0
