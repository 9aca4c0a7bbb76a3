// Who says what in the name of an office or place, by what the statement's article shows of its speakers: they are
// it, stand for it, or for an office of it.
// params:  $office, $since, $until
// columns: statement, said_on, speaker, in_office, role, words, published, article
MATCH (:Node {id: $office})<-[c:IN_NAME_OF]-(s:Statement)
WHERE s.said_on >= left($since, 4) AND s.said_on + '~' >= $since AND s.said_on <= $until
MATCH (s)-[r:IN_NAME_OF {depth: 0}]->(e:Entity)
MATCH (a:Article {id: s.article})
WITH s, a, e.id AS speaker, r.local AS spoke, c.local AS asked, COLLECT {
    MATCH (v:Evidence {article: s.article}) WHERE v.type = 'REPRESENTS' AND NOT v.former RETURN v
} AS stands
UNWIND CASE spoke WHEN asked THEN [[null, null]] ELSE [] END
    + [v IN stands WHERE v.source = spoke AND v.target = asked | [v.to, v.role]]
    + [v IN stands WHERE v.source = spoke
       AND any(up IN stands WHERE up.source = v.target AND up.target = asked) | [v.to, v.role]] AS held
RETURN DISTINCT s.id AS statement, s.said_on AS said_on, speaker, held[0] AS in_office, held[1] AS role,
       a.words AS words, a.published AS published, a.id AS article
