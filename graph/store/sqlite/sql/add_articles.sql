-- Articles.
-- params:  :rows (JSON: [[id, name, url, title, publisher, publisher_id, published, language, status, sha256, words,
--          length, statements, text], ...])
-- columns: none
INSERT INTO article (id, name, url, title, publisher, publisher_id, published, language, status, sha256, words,
                     length, statements, text)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
       value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13
FROM json_each(:rows)
