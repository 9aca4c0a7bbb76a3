// What has a label for people to read has `Node` beside it: one index finds any end of an edge.
// Dates are text, and an unknown one is '' so that it sorts before all others and compares without nulls.
CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT article_name IF NOT EXISTS FOR (a:Article) REQUIRE a.name IS UNIQUE;
CREATE CONSTRAINT local_id IF NOT EXISTS FOR (l:LocalEntity) REQUIRE l.id IS UNIQUE;
CREATE CONSTRAINT job_id IF NOT EXISTS FOR (j:Job) REQUIRE j.id IS UNIQUE;
CREATE CONSTRAINT name_key IF NOT EXISTS FOR (n:Name) REQUIRE (n.entity, n.alias, n.name) IS UNIQUE;
CREATE INDEX article_id IF NOT EXISTS FOR (a:Article) ON (a.id);
CREATE INDEX article_newest IF NOT EXISTS FOR (a:Article) ON (a.published);
CREATE INDEX article_publisher IF NOT EXISTS FOR (a:Article) ON (a.publisher_id);
CREATE INDEX entity_weight IF NOT EXISTS FOR (e:Entity) ON (e.articles);
CREATE INDEX local_article IF NOT EXISTS FOR (l:LocalEntity) ON (l.article);
CREATE INDEX name_norm IF NOT EXISTS FOR (n:Name) ON (n.norm);
CREATE INDEX name_entity IF NOT EXISTS FOR (n:Name) ON (n.entity);
CREATE INDEX statement_newest IF NOT EXISTS FOR (s:Statement) ON (s.said_on);
CREATE INDEX statement_article IF NOT EXISTS FOR (s:Statement) ON (s.article);
CREATE INDEX statement_words IF NOT EXISTS FOR (s:Statement) ON (s.words);
CREATE INDEX evidence_edge IF NOT EXISTS FOR (v:Evidence) ON (v.edge_id);
CREATE INDEX evidence_article IF NOT EXISTS FOR (v:Evidence) ON (v.article);
CREATE INDEX evidence_from IF NOT EXISTS FOR (v:Evidence) ON (v.from);
CREATE INDEX evidence_to IF NOT EXISTS FOR (v:Evidence) ON (v.to);
CREATE INDEX evidence_type IF NOT EXISTS FOR (v:Evidence) ON (v.type);
