"""Which store a URL names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from graph.errors import BadQuery

if TYPE_CHECKING:
    from graph.store.base import Store


def open_by_scheme(url: str) -> Store:
    """The store at `sqlite:///relative.db`, `sqlite:////absolute.db` or `sqlite://` (in memory).

    Raises `BadQuery` for a scheme that is not known and a `StoreError` where it cannot be opened.
    """
    parts = urlsplit(url)
    if parts.scheme != "sqlite" or parts.netloc:
        message = f"{url!r} is no store: write sqlite:///FILE, or sqlite:// for one in memory"
        raise BadQuery(message, "store")
    from graph.store.sqlite import SqliteStore

    # Everything after the third slash is the file, "?" and "#" with it: SQLite has no options here.
    path = unquote(url.removeprefix("sqlite:").removeprefix("//").removeprefix("/"))
    return SqliteStore(path or None)
