-- Statements with the heads of their articles.
-- params:  :ids (JSON)
-- columns: statement_id, article_id, text, content, cue, source, mode, class, negated, inside, when_text, when_date,
--          when_precision, said_on, confidence, id, title, name, url, publisher, published, language, status, sha256,
--          length, statements
SELECT s.id AS statement_id, s.article_id, s.text, s.content, s.cue, s.source, s.mode, s.class, s.negated, s.inside,
       s.when_text, s.when_date, s.when_precision, s.said_on, s.confidence,
       a.id, a.title, a.name, a.url, a.publisher, a.published, a.language, a.status, a.sha256, a.length, a.statements
FROM json_each(:ids) AS asked
JOIN statement AS s ON s.id = asked.value
JOIN article AS a ON a.id = s.article_id
