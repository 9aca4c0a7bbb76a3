"""Interchange formats: subgraphs as the JSON that front ends read, and the whole graph as lines."""

from graph.export.cytoscape import cytoscape
from graph.export.graphology import graphology
from graph.export.lines import lines
from graph.export.node_link import node_link

__all__ = ["cytoscape", "graphology", "lines", "node_link"]
