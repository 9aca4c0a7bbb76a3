-- One assertion of an edge by an article.
-- params:  :id, :edge, :article, :run, :type, :source, :target, :role, :statement, :spans, :kind, :charge_span,
--          :charge, :former, :confidence, :date
-- columns: none
INSERT INTO evidence (id, edge_id, article_id, run_id, type, source, target, role, statement_id, spans, kind,
                      charge_span, charge, former, confidence, date)
VALUES (:id, :edge, :article, :run, :type, :source, :target, :role, :statement, :spans, :kind, :charge_span,
        :charge, :former, :confidence, :date)
