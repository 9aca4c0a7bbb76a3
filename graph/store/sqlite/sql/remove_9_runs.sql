-- Extractor versions of which no reading is other.
-- params:  none
-- columns: none
DELETE FROM extraction_run WHERE NOT EXISTS (SELECT 1 FROM reading AS r WHERE r.run_id = extraction_run.id)
