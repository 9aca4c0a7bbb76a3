-- One assertion of an edge between entities by an article.
-- params:  :id, :edge_id, :article_id, :run_id, :type, :source, :target, :role, :statement_id, :spans, :kind,
--          :charge_span, :charge, :former, :confidence, :date
-- columns: none
INSERT INTO evidence (id, edge_id, article_id, run_id, type, source, target, role, statement_id, spans, kind,
                      charge_span, charge, former, confidence, date)
VALUES (:id, :edge_id, :article_id, :run_id, :type, :source, :target, :role, :statement_id, :spans, :kind,
        :charge_span, :charge, :former, :confidence, :date)
