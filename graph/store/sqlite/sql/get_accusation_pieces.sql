-- What pieces of evidence for accusations tell.
-- params:  :pieces (JSON)
-- columns: piece, id, statement, charge
SELECT e.n AS piece, e.id, e.statement_id AS statement, e.charge
FROM json_each(:pieces) AS asked CROSS JOIN evidence AS e ON e.n = asked.value
