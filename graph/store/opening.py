"""Which store a URL names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from graph.errors import BadQuery

if TYPE_CHECKING:
    from graph.store.base import Store

NEO4J = frozenset(f"{scheme}{safety}" for scheme in ("neo4j", "bolt") for safety in ("", "+s", "+ssc"))


def open_by_scheme(url: str) -> Store:
    """The store at `sqlite:///relative.db`, `sqlite:////absolute.db`, `sqlite://` (in memory) or `neo4j://host:7687`.

    Raises `BadQuery` for a scheme that is not known and a `StoreError` where it cannot be opened.
    """
    parts = urlsplit(url)
    if parts.scheme in NEO4J and parts.hostname:
        from graph.store.neo4j import Neo4jStore

        return Neo4jStore(url)
    if parts.scheme != "sqlite" or parts.netloc:
        shown = url.replace(f"{parts.netloc.rpartition('@')[0]}@", "") if "@" in parts.netloc else url
        message = (
            f"{shown!r} is no store: write sqlite:///FILE, sqlite:// for one in memory, "
            "or neo4j://USER:PASSWORD@HOST:7687 for a Neo4j server"
        )
        raise BadQuery(message, "store")
    from graph.store.sqlite import SqliteStore

    # Everything after the third slash is the file, "?" and "#" with it: SQLite has no options here.
    path = unquote(url.removeprefix("sqlite:").removeprefix("//").removeprefix("/"))
    return SqliteStore(path or None)
