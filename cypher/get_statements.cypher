// Statements with the heads of their articles, and whom they are said by, about, to and in the name of.
// params:  $ids
// columns: statement_id, text, content, cue, source, mode, class, negated, inside, when_text, when_date,
//          when_precision, said_on, confidence, speakers, about, addressees, capacity, id, title, name, url,
//          publisher, published, language, status, sha256, length, statements
UNWIND $ids AS asked
MATCH (s:Statement:Node {id: asked})-[:REPORTED_IN]->(a:Article)
RETURN s.id AS statement_id, s.text AS text, s.content AS content, s.cue AS cue, s.source AS source, s.mode AS mode,
       s.class AS class, s.negated AS negated, s.inside AS inside, s.when_text AS when_text, s.when_date AS when_date,
       s.when_precision AS when_precision, s.said_on AS said_on, s.confidence AS confidence,
       COLLECT { MATCH (e:Entity)-[r:SAID]->(s)
                 RETURN [e.id, e.kind, e.caption] ORDER BY r.n, e.id } AS speakers,
       COLLECT { MATCH (s)-[r:ABOUT]->(e:Entity)
                 RETURN [e.id, e.kind, e.caption] ORDER BY r.n, e.id } AS about,
       COLLECT { MATCH (s)-[r:ADDRESSED_TO]->(e:Entity)
                 RETURN [e.id, e.kind, e.caption] ORDER BY r.n, e.id } AS addressees,
       COLLECT { MATCH (s)-[:IN_NAME_OF {depth: 1}]->(e:Entity)
                 WITH DISTINCT e RETURN [e.id, e.kind, e.caption] ORDER BY e.id } AS capacity,
       a.id AS id, a.title AS title, a.name AS name, a.url AS url, a.publisher AS publisher, a.published AS published,
       a.language AS language, a.status AS status, a.sha256 AS sha256, a.length AS length, a.statements AS statements
