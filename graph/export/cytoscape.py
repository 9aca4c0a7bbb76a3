"""Cytoscape.js JSON: `cytoscape({elements: answer.elements})`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.export.attributes import edge_attributes, node_attributes

if TYPE_CHECKING:
    from graph.records import Subgraph


def cytoscape(subgraph: Subgraph, about: dict[str, Any] | None = None) -> dict[str, Any]:
    """Nodes and edges as elements; `about` becomes the graph's own data."""
    nodes = [{"data": {"id": n.id} | node_attributes(n)} for n in subgraph.nodes]
    edges = [
        {"data": {"id": e.id, "source": e.source.id, "target": e.target.id} | edge_attributes(e)}
        for e in subgraph.edges
    ]
    return {"data": {"cut": subgraph.cut} | (about or {}), "elements": {"nodes": nodes, "edges": edges}}
