"""The whole graph as the lines of DESIGN §6, which `ingest --graphs` reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import NotFound
from graph.lines import to_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store.base import Store


def lines(store: Store) -> Iterator[dict[str, Any]]:
    """One article a line, in the order of ids, one in memory at a time; what is removed meanwhile is left out."""
    for article_id in store.articles.ids():
        try:
            stored = store.articles.get(article_id)
        except NotFound:
            continue
        yield to_line(stored)
