-- Which entity each local entity of an article belongs to.
-- params:  :article
-- columns: id, entity_id
SELECT id, entity_id FROM local_entity WHERE article_id = :article
ORDER BY id
