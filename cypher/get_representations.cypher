// Who stands for what as whom.
// params:  $edges
// columns: id, source, source_kind, source_name, target, target_kind, target_name, role
UNWIND $edges AS edge
CALL (edge) {
    MATCH (v:Evidence {edge_id: edge})
    RETURN v
    LIMIT 1
}
MATCH (s:Node {id: v.from})
MATCH (t:Node {id: v.to})
RETURN edge AS id, s.id AS source, s.kind AS source_kind, s.caption AS source_name,
       t.id AS target, t.kind AS target_kind, t.caption AS target_name, v.role AS role
