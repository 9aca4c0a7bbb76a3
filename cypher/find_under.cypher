// Who stands for any of the nodes or lies in them, whenever that was.
// params:  $nodes
// columns: id
MATCH (n:Node)<-[:REPRESENTS|LOCATED_IN]-(m)
WHERE n.id IN $nodes
RETURN DISTINCT m.id AS id
