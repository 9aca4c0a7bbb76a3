// Statements of other articles with the same words, earliest first, undated last.
// params:  $id
// columns: id
MATCH (mine:Statement:Node {id: $id})
WHERE mine.words <> ''
MATCH (s:Statement {words: mine.words})
WHERE s.article <> mine.article
RETURN s.id AS id
ORDER BY s.said_on = '', s.said_on, id
