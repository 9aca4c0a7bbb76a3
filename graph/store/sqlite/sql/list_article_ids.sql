-- Article ids in order, after one.
-- params:  :after, :limit
-- columns: id
SELECT id FROM article WHERE id > :after ORDER BY id LIMIT :limit
