-- Whether this text was read by this very extractor version.
-- params:  :id, :sha256, :run
-- columns: found
SELECT 1 AS found
FROM article AS a JOIN reading AS r ON r.article_id = a.id
WHERE a.id = :id AND a.sha256 = :sha256 AND r.run_id = :run
