-- An entity is called what most of its members are; among equals the fullest name, then the first in order.
-- Only those whose name is to be chosen ('').
-- params:  :entities (JSON)
-- columns: none
UPDATE entity SET name = (
    SELECT n.name FROM entity_name AS n
    WHERE n.entity_id = entity.id AND n.alias = 0
    ORDER BY n.uses DESC, length(n.name) DESC, n.name
    LIMIT 1
)
WHERE id IN (SELECT value FROM json_each(:entities)) AND name = ''
