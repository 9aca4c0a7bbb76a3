-- Assertions of edges between entities by articles.
-- params:  :rows (JSON: [[id, edge_id, article_id, run_id, name, version, type, source, target, role, statement_id,
--          spans, kind, charge_span, charge, former, confidence, date], ...])
-- columns: none
INSERT INTO evidence (id, edge_id, article_id, run_id, type, source, target, role, statement_id, spans, kind,
                      charge_span, charge, former, confidence, date)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 6, value ->> 7, value ->> 8, value ->> 9,
       value ->> 10, value ->> 11, value ->> 12, value ->> 13, value ->> 14, value ->> 15, value ->> 16, value ->> 17
FROM json_each(:rows)
