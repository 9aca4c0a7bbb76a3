"""An article's graph as one JSON text, and back: what a store keeps of a reading."""

from __future__ import annotations

from pydantic import TypeAdapter

from graph.model import ArticleGraph

_graph = TypeAdapter(ArticleGraph)


def dump(graph: ArticleGraph) -> str:
    """The graph as JSON, without what is as `graph.model` has it by default: the same text for the same graph."""
    return _graph.dump_json(graph, exclude_defaults=True).decode()


def load(data: str) -> ArticleGraph:
    """The graph that `dump` wrote."""
    return _graph.validate_json(data)
