// What counts of an edge's evidence is never more than all of it: who stands for what is walked from the heaviest edge
// on, as far as the page can reach (of two million edges in 154 ms, before 518).
CREATE INDEX represents_count IF NOT EXISTS FOR ()-[r:REPRESENTS]-() ON (r.count);
CREATE INDEX evidence_dated IF NOT EXISTS FOR (v:Evidence) ON (v.edge_id, v.date);
