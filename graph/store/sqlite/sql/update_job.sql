-- The new state of a job.
-- params:  :id, :state, :total, :done, :added, :refused, :updated
-- columns: id
UPDATE job
SET state = :state, total = :total, done = :done, added = :added, refused = :refused, updated = :updated
WHERE id = :id
RETURNING id
