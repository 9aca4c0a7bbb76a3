-- An extractor version, once.
-- params:  :id, :name, :version
-- columns: none
INSERT INTO extraction_run (id, name, version) VALUES (:id, :name, :version) ON CONFLICT DO NOTHING
