// How much there is of everything. Statements are counted by their articles, so that both are of one moment.
// params:  none
// columns: articles, entities, statements, edges, evidence
CALL () { MATCH (a:Article) RETURN count(a) AS articles, sum(a.statements) AS statements }
CALL () { MATCH (e:Entity) RETURN count(e) AS entities }
CALL () { MATCH ()-[r:SAID|REPRESENTS|ACCUSES|ABOUT|ADDRESSED_TO|QUOTES|REPORTED_IN|MENTIONS|REPEATS|DENIES|LOCATED_IN
          |PUBLISHED_BY]->() RETURN count(r) AS edges, sum(r.count) AS evidence }
RETURN articles, entities, statements, edges, evidence
