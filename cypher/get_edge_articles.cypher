// The articles that alone may support an edge: its id begins like theirs.
// params:  $prefix
// columns: id
MATCH (a:Article)
WHERE a.id STARTS WITH $prefix
RETURN a.id AS id
