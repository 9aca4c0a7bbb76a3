-- Whom statements are said by, about and to, and what their speakers stand for, in the order of the article.
-- params:  :ids (JSON)
-- columns: statement_id, part, entity_id
SELECT statement_id, part, entity_id FROM (
    SELECT e.target AS statement_id, e.type AS part, e.source AS entity_id, e.n
    FROM json_each(:ids) AS asked JOIN edge AS e ON e.target = asked.value AND e.type = 'SAID'
    UNION ALL
    SELECT e.source, e.type, e.target, e.n
    FROM json_each(:ids) AS asked
    JOIN edge AS e ON e.source = asked.value AND e.type IN ('ABOUT', 'ADDRESSED_TO')
    UNION ALL
    SELECT c.statement_id, 'CAPACITY', c.entity_id, 0
    FROM json_each(:ids) AS asked JOIN capacity AS c ON c.statement_id = asked.value AND c.depth = 1
)
ORDER BY statement_id, part, n, entity_id
