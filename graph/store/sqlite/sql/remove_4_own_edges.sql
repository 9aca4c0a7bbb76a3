-- The edges that touch an article or its statements: no other article has a part in them.
-- params:  :article
-- columns: none
DELETE FROM edge WHERE n IN (
    SELECT n FROM edge WHERE source = :article
    UNION ALL
    SELECT n FROM edge WHERE target = :article
    UNION ALL
    SELECT e.n FROM statement AS s CROSS JOIN edge AS e ON e.source = s.id WHERE s.article_id = :article
    UNION ALL
    SELECT e.n FROM statement AS s CROSS JOIN edge AS e ON e.target = s.id WHERE s.article_id = :article
)
