// Names that share most letters with a text, of entities without a name that holds its words.
// Only the thousand that come first are looked into: what a search costs does not grow with the graph.
// params:  $limit, $named, $trigrams, $type, $words
// columns: id, norm, articles
CALL db.index.fulltext.queryNodes('name_text', $trigrams, {limit: 1000}) YIELD node, score
MATCH (node)-[:NAMES]->(e:Entity)
WHERE ($type IS NULL OR e.kind = $type)
  AND ($named IS NULL OR e.named = $named)
  AND NOT EXISTS {
      MATCH (held:Name {entity: e.id})
      WHERE all(word IN $words WHERE held.search CONTAINS word)
  }
RETURN e.id AS id, node.norm AS norm, e.articles AS articles
ORDER BY score DESC, norm, id
LIMIT $limit
