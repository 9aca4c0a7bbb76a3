// The entity that an `ent_` or `loc_` id means today.
// params:  $id
// columns: id
CALL () {
    MATCH (e:Entity:Node {id: $id}) RETURN e
    UNION
    MATCH (:LocalEntity {id: $id})-[:MEMBER_OF]->(e) RETURN e
}
RETURN e.id AS id
