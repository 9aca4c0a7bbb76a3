"""What every format says of a node and of an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.records import EdgeRecord, NodeRef


def node_attributes(node: NodeRef) -> dict[str, Any]:
    """All but its id, which each format puts elsewhere."""
    return {"label": node.name, "kind": node.kind}


def edge_attributes(edge: EdgeRecord) -> dict[str, Any]:
    """All but its id and ends."""
    return {
        "label": edge.role or edge.type.value.replace("_", " ").lower(),
        "type": edge.type.value,
        "role": edge.role,
        "count": edge.count,
        "first": edge.first,
        "last": edge.last,
    }
