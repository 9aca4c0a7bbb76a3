"""`/paths`: how two parties are connected, hop by hop, each with the words it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.deps import CapsDep, StoreDep
from api.names import Names
from api.web.contexts import PathsPage, Unknown
from api.web.parameters import Strict, UrlsDep, Words, guessed
from api.web.rendering import render
from graph.errors import NotFound
from graph.queries import PathQuery
from graph.store.paths import shortest_paths

if TYPE_CHECKING:
    from api.web.urls import Urls

router = APIRouter()
PATHS, HOPS = 3, 4


@router.get("/paths", response_class=HTMLResponse)
def paths(
    store: StoreDep, urls: UrlsDep, caps: CapsDep, source: Words = "", target: Words = "", strict: Strict = False
) -> HTMLResponse:
    """The form and, with both fields filled, the shortest paths; a name that nobody bears keeps the form."""
    asked = {"source": source.strip(), "target": target.strip()}
    names, unknown = Names(store, strict=strict), None
    ends: dict[str, str] = {}
    for field, name in asked.items():
        try:
            if name:
                ends[field] = names.node(field, name)
        except NotFound as error:
            unknown = unknown or _unknown(urls, error, asked, field)
    hops = min(HOPS, caps.hops)
    query = None
    if len(ends) == len(asked):
        query = PathQuery(ends["source"], ends["target"], min(PATHS, caps.paths), hops)
    return render(
        PathsPage(
            urls=urls,
            twin=urls.data("paths", **asked) if query else None,
            **asked,
            resolved=tuple(one for one in names.resolved.values() if guessed(one)),
            unknown=unknown,
            paths=shortest_paths(store, query, caps) if query else None,
            max_hops=hops,
            swapped=urls.paths(asked["target"], asked["source"]),
        ),
        status=404 if unknown else 200,
    )


def _unknown(urls: Urls, error: NotFound, asked: dict[str, str], field: str) -> Unknown:
    return Unknown(
        asked=asked[field], nearest=tuple((name, urls.paths(**{**asked, field: name})) for name in error.nearest)
    )
