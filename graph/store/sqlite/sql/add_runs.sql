-- Extractor versions, each once.
-- params:  :rows (JSON: [[id, name, version], ...])
-- columns: none
INSERT INTO extraction_run (id, name, version)
SELECT value ->> 0, value ->> 1, value ->> 2
FROM json_each(:rows) WHERE true
ON CONFLICT DO NOTHING
