"""Node-link JSON, as d3-force reads it and `networkx.node_link_graph(answer, edges="links")`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.export.attributes import edge_attributes, node_attributes

if TYPE_CHECKING:
    from graph.records import Subgraph


def node_link(subgraph: Subgraph, about: dict[str, Any] | None = None) -> dict[str, Any]:
    """Nodes and links; `about` becomes the graph's own attributes."""
    return {
        "directed": True,
        "multigraph": True,
        "graph": {"cut": subgraph.cut} | (about or {}),
        "nodes": [{"id": n.id} | node_attributes(n) for n in subgraph.nodes],
        "links": [
            {"key": e.id, "source": e.source.id, "target": e.target.id} | edge_attributes(e) for e in subgraph.edges
        ],
    }
