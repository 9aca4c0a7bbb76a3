-- In how many names three letters in a row stand, counted no further than a limit.
-- params:  :trigrams, :limit
-- columns: trigram, names
SELECT asked.value AS trigram, (
    SELECT count(*) FROM (
        SELECT t.rowid FROM name_trigram AS t
        WHERE name_trigram MATCH '"' || replace(asked.value, '"', '""') || '"'
        LIMIT :limit)
    ) AS names
FROM json_each(:trigrams) AS asked
