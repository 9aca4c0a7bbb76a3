-- Entities that no article mentions any more.
-- params:  none
-- columns: none
DELETE FROM entity WHERE articles = 0
