-- Accusations of a whole office or country are counted over all accusations and over all who stand for something:
-- both, and when somebody stood for it no more, are read off small indexes (on two million edges .25 s, before .5).

DROP INDEX edge_accuses;
CREATE INDEX edge_accuses ON edge (id, source, target) WHERE type = 'ACCUSES';
CREATE INDEX edge_standing ON edge (source, type, target, count, first, id) WHERE type IN ('REPRESENTS', 'LOCATED_IN');
CREATE INDEX evidence_past ON evidence (edge_id, date) WHERE former;
