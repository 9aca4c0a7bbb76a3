// An article with its readings, local entities, statements and evidence, and every edge at these.
// params:  $article
// columns: none
CALL () {
    MATCH (n:Article {id: $article}) RETURN n
    UNION ALL
    MATCH (n:Statement {article: $article}) RETURN n
    UNION ALL
    MATCH (n:LocalEntity {article: $article}) RETURN n
    UNION ALL
    MATCH (n:Evidence {article: $article}) RETURN n
}
DETACH DELETE n
