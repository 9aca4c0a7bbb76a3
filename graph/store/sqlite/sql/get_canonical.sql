-- Which entity each local entity of articles belongs to.
-- params:  :articles (JSON)
-- columns: id, entity_id
SELECT id, entity_id FROM local_entity WHERE article_id IN (SELECT value FROM json_each(:articles))
ORDER BY id
