"""graphology's serialisation: `new MultiDirectedGraph().import(answer)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.export.attributes import edge_attributes, node_attributes

if TYPE_CHECKING:
    from graph.records import Subgraph


def graphology(subgraph: Subgraph, about: dict[str, Any] | None = None) -> dict[str, Any]:
    """Nodes and edges by key; `about` becomes the graph's own attributes."""
    return {
        "options": {"type": "directed", "multi": True, "allowSelfLoops": True},
        "attributes": {"cut": subgraph.cut} | (about or {}),
        "nodes": [{"key": n.id, "attributes": node_attributes(n)} for n in subgraph.nodes],
        "edges": [
            {"key": e.id, "source": e.source.id, "target": e.target.id, "attributes": edge_attributes(e)}
            for e in subgraph.edges
        ],
    }
