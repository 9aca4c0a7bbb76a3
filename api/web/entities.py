"""`/entities/{id or name}`: what somebody said, what was said about them, for whom they speak, whom they accuse."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.deps import CapsDep, StoreDep
from api.names import Names
from api.web.contexts import EntityPage, Listing, Outlet
from api.web.parameters import Asked, Cursor, Strict, UrlsDep, guessed, page
from api.web.rendering import render
from graph.model import EntityType
from graph.queries import AccusationFilter, Page, RepresentationFilter, StatementFilter, encode_cursor

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.records import EntityRecord
    from graph.store.base import Store

router = APIRouter()
STATEMENTS, ROWS = 20, 50


@router.get("/entities/{asked:path}", response_class=HTMLResponse)
def entity(
    store: StoreDep,
    urls: UrlsDep,
    caps: CapsDep,
    asked: Asked,
    said: Cursor = "",
    about: Cursor = "",
    strict: Strict = False,
) -> Response:
    """One entity; a merged id leads on to its successor."""
    names = Names(store, strict=strict)
    found = store.entities.get(names("entity", asked))
    resolved = names.resolved["entity"]
    if asked.startswith("ent_") and asked != found.id:
        return RedirectResponse(urls.entity(found.id), 308)
    speaks, spoken_of = _said(found), StatementFilter(about=found.id)
    outlets, counted = _outlets(store, speaks, caps.page)
    rows = Page(ROWS)
    return render(
        EntityPage(
            urls=urls,
            twin=urls.data("entities", found.id),
            entity=found,
            resolved=resolved if guessed(resolved) else None,
            said=_listing(store, speaks, said, lambda cursor: urls.entity(asked, cursor, about)),
            about=_listing(store, spoken_of, about, lambda cursor: urls.entity(asked, said, cursor)),
            stands_for=store.edges.representations(RepresentationFilter(person=found.id), rows).items,
            stood_for_by=store.edges.representations(RepresentationFilter(office=found.id), rows).items,
            accuses=store.edges.accusations(AccusationFilter(accuser=found.id), rows).items,
            accused_by=store.edges.accusations(AccusationFilter(accused=found.id), rows).items,
            outlets=outlets,
            counted=counted,
        )
    )


def _said(found: EntityRecord) -> StatementFilter:
    """What it said; an office or a place also says what is said in its name."""
    if found.type in {EntityType.OFFICE, EntityType.PLACE}:
        return StatementFilter(office=found.id)
    return StatementFilter(speaker=found.id)


def _listing(store: Store, wanted: StatementFilter, cursor: str, turn: Callable[[str | None], str]) -> Listing:
    found = store.statements.find(wanted, page(wanted, cursor, STATEMENTS))
    return Listing(
        statements=found.items,
        newer=turn(None) if cursor else None,
        older=turn(encode_cursor(wanted, found.next)) if found.next else None,
    )


def _outlets(store: Store, wanted: StatementFilter, limit: int) -> tuple[tuple[Outlet, ...], int]:
    """Who tells what this entity said, over its newest statements; and how many these are."""
    found = store.statements.find(wanted, Page(limit)).items
    tally = Counter(one.article.publisher for one in found if one.article.publisher)
    return tuple(Outlet(name=name, count=count) for name, count in tally.most_common()), len(found)
