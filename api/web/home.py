"""`/`: one box that finds people, offices, places, events and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.web.contexts import Group, HomePage, Try
from api.web.parameters import Cursor, UrlsDep, Words, page
from api.web.rendering import render
from graph.model import EntityType
from graph.queries import AccusationFilter, EntityFilter, Page, StatementFilter, encode_cursor

if TYPE_CHECKING:
    from api.web.urls import Urls
    from graph.store.base import Store

router = APIRouter()

TITLES = {
    EntityType.PERSON: "People",
    EntityType.OFFICE: "Offices",
    EntityType.PLACE: "Places",
    EntityType.EVENT: "Events",
}
FEW, MANY, STATEMENTS = 6, 50, 10


@router.get("/", response_class=HTMLResponse)
def home(
    store: StoreDep,
    urls: UrlsDep,
    q: Words = "",
    kind: Annotated[EntityType | None, Query(alias="type")] = None,
    after: Cursor = "",
) -> HTMLResponse:
    """What was found, a few of each kind; or many of one `type`, page by page."""
    q = q.strip()
    begin = not q and kind is None
    if begin:
        groups = []
    elif kind:
        groups = [_group(store, urls, q, kind, after, MANY)]
    else:
        groups = [_group(store, urls, q, one, "", FEW) for one in EntityType]
    words = StatementFilter(text=q)
    return render(
        HomePage(
            urls=urls,
            twin=None if begin else urls.data("entities", q=q, type=kind),
            q=q,
            groups=tuple(group for group in groups if group.entities),
            statements=() if begin or kind else store.statements.find(words, Page(STATEMENTS)).items,
            counts=store.counts() if begin else {},
            tries=tuple(_tries(store, urls)) if begin else (),
        )
    )


def _group(store: Store, urls: Urls, q: str, kind: EntityType, after: str, limit: int) -> Group:
    wanted = EntityFilter(q=q or None, type=kind)
    found = store.entities.find(wanted, page(wanted, after, limit))
    more = urls.home(q, kind, encode_cursor(wanted, found.next) if limit == MANY else None) if found.next else None
    return Group(title=TITLES[kind], entities=found.items, more=more)


def _tries(store: Store, urls: Urls) -> list[Try]:
    """Questions about what the graph knows most of; none where it is empty."""
    tries = []
    speakers = store.entities.find(EntityFilter(type=EntityType.PERSON, named=True), Page(12)).items
    speakers = tuple(sorted(speakers, key=lambda one: -one.statements))
    tries += [Try(question=f"What did {one.name} say?", href=urls.entity(one.id)) for one in speakers[:2]]
    for pair in store.edges.accusations(AccusationFilter(), Page(1)).items:
        question = f"Who accuses {pair.accused.name}?"
        tries.append(Try(question=question, href=urls.accusations(accused=pair.accused.name)))
        other = next((one for one in speakers if one.id != pair.accused.id), None)
        if other:
            question = f"How is {other.name} connected to {pair.accused.name}?"
            tries.append(Try(question=question, href=urls.paths(other.name, pair.accused.name)))
    return tries
