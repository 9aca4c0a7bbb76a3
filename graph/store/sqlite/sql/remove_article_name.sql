-- The article that bears a name of its own bears none.
-- params:  :name
-- columns: none
UPDATE article SET name = NULL WHERE name = :name
