"""The whole graph as the lines of DESIGN §6, which `ingest --graphs` reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.lines import to_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store.base import Store


def lines(store: Store) -> Iterator[dict[str, Any]]:
    """One article a line, in the order of ids, one in memory at a time; what is removed meanwhile is left out."""
    return map(to_line, store.articles.present(store.articles.ids()))
