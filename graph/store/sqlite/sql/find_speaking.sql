-- Who says what in the name of an office or place, by what the statement's article shows of its speakers: they are
-- it, stand for it, or for an office of it.
-- params:  :office, :since, :until
-- columns: statement, said_on, speaker, in_office, role, words, published, article
WITH said AS MATERIALIZED (
    SELECT c.statement_id, c.said_on, c.local_id AS asked, speaker.local_id AS speaker, speaker.entity_id,
           s.article_id
    FROM capacity AS c
    CROSS JOIN capacity AS speaker ON speaker.statement_id = c.statement_id AND speaker.depth = 0
    CROSS JOIN statement AS s ON s.id = c.statement_id
    WHERE c.entity_id = :office
      AND c.said_on BETWEEN substr(:since, 1, 4) AND :until AND c.said_on || '~' >= :since
),
stands AS MATERIALIZED (
    SELECT DISTINCT e.source, e.target, e.role
    FROM (SELECT DISTINCT article_id FROM said) AS told CROSS JOIN evidence AS e ON e.article_id = told.article_id
    WHERE e.type = 'REPRESENTS' AND NOT e.former
),
found AS (
    SELECT *, NULL AS held, NULL AS role FROM said WHERE speaker = asked
    UNION
    SELECT said.*, r.target, r.role FROM said CROSS JOIN stands AS r ON r.source = said.speaker AND r.target = said.asked
    UNION
    SELECT said.*, r.target, r.role
    FROM said CROSS JOIN stands AS r ON r.source = said.speaker
    CROSS JOIN stands AS up ON up.source = r.target AND up.target = said.asked
)
SELECT DISTINCT f.statement_id AS statement, f.said_on, f.entity_id AS speaker, held.entity_id AS in_office, f.role,
       a.words, a.published, f.article_id AS article
FROM found AS f CROSS JOIN article AS a ON a.id = f.article_id
LEFT JOIN local_entity AS held ON held.id = f.held
