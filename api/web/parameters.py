"""What the pages take from an address. A form sends empty fields, and other sites add parameters of their own:
both mean nothing here, unlike in the API, where a misspelt filter is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Path, Query

from api.web.rendering import urls_for
from api.web.urls import Urls
from graph.queries import Page, decode_cursor

if TYPE_CHECKING:
    from graph.records import Resolved

_NO_NUL = r"^[^\x00]*$"

Words = Annotated[str, Query(max_length=500, pattern=_NO_NUL)]
"""A name, words to look for, or nothing."""

Day = Annotated[str, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$")]
"""A day as 2020-09-27, or nothing."""

Cursor = Annotated[str, Query(max_length=2000)]
"""Where a list goes on, or nothing for its beginning."""

Asked = Annotated[str, Path(max_length=500, pattern=_NO_NUL)]
"""An id or a name, in the path."""

Strict = Annotated[bool, Query()]
"""Whether a name that several bear is refused instead of taken for the best match."""

UrlsDep = Annotated[Urls, Depends(urls_for)]


def page(wanted: object, cursor: str, limit: int) -> Page:
    """The page that a cursor stands for. Raises `BadCursor` for a cursor of another filter."""
    return Page(limit, decode_cursor(wanted, cursor) if cursor else None)


def guessed(resolved: Resolved) -> bool:
    """Whether a name was taken for something that a reader may not have meant."""
    exact = resolved.asked in {resolved.entity.id, resolved.entity.name, *resolved.entity.members}
    return bool(resolved.alternatives) or not exact
