-- Jobs that are queued or running, oldest first.
-- params:  none
-- columns: id, state, total, done, added, refused, created, updated
SELECT id, state, total, done, added, refused, created, updated
FROM job
WHERE state IN ('queued', 'running')
ORDER BY created, id
