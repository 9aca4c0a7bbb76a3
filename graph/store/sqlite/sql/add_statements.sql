-- Statements. All rows at once: full text is written at the end of each statement.
-- params:  :rows (JSON: [[article, id, text, words, content, cue, source, mode, class, negated, inside, when_text,
--          when_date, when_precision, said_on, confidence], ...])
-- columns: none
INSERT INTO statement (article_id, id, text, words, content, cue, source, mode, class, negated, inside, when_text,
                       when_date, when_precision, said_on, confidence)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
       value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, value ->> 15
FROM json_each(:rows)
