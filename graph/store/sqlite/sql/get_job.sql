-- A job.
-- params:  :id
-- columns: id, state, total, done, added, refused, created, updated
SELECT id, state, total, done, added, refused, created, updated FROM job WHERE id = :id
