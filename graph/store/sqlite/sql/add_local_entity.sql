-- What one article calls by one name.
-- params:  :id, :article, :entity, :type, :name, :aliases, :named, :kind, :mentions, :day
-- columns: none
INSERT INTO local_entity (id, article_id, entity_id, type, name, aliases, named, kind, mentions, day)
VALUES (:id, :article, :entity, :type, :name, :aliases, :named, :kind, :mentions, :day)
