-- A new job.
-- params:  :id, :state, :total, :done, :added, :refused, :created, :updated
-- columns: none
INSERT INTO job (id, state, total, done, added, refused, created, updated)
VALUES (:id, :state, :total, :done, :added, :refused, :created, :updated)
