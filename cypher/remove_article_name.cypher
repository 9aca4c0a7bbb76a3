// The article that bears a name of its own bears none.
// params:  $name
// columns: none
MATCH (a:Article {name: $name})
REMOVE a.name
