"""Whether two stores hold the same: every article with its readings, every entity, every edge and its evidence.

Evidence of an edge that one article alone supports is what its readings say (both stores cut it from these), and so
is compared with them. Few articles or entities of each store are in memory at a time.
"""

from __future__ import annotations

from dataclasses import fields
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, TypeVar

from graph.model import EdgeType
from graph.queries import EntityFilter, Page
from graph.store.assertions import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from _typeshed import DataclassInstance

    from graph.records import EdgeRecord, EntityRecord, StoredGraph
    from graph.store.base import Store

    R = TypeVar("R", bound=DataclassInstance)

_ARTICLES = 16  # compared at a time
_ENTITIES = 50
_EVIDENCE = 500
_ALL = 1_000_000  # edges that touch so few, or pieces of evidence of one


def differences(here: Store, there: Store, on_progress: Callable[[int], object] = lambda _: None) -> Iterator[str]:
    """What the one store holds and the other does not, or not so: a line each.

    `on_progress` is told how many articles have been compared.
    """
    counts = there.counts()
    yield from (f"{n} {what} are {counts[what]} there" for what, n in here.counts().items() if n != counts[what])
    ids, done = here.articles.ids(), 0
    while some := list(islice(ids, _ARTICLES)):
        mine, theirs = _articles(here, some), _articles(there, some)
        yield from _unlike("article", mine, theirs)
        nodes = [*mine, *(s.key for stored in mine.values() for s in stored.graph.statements)]
        yield from _unlike("edge", _edges(here, nodes, EdgeType), _edges(there, nodes, EdgeType))
        done += len(some)
        on_progress(done)
    yield from (f"article {id_} is only there" for id_ in ids_beyond(here, there))
    nothing: dict[str, EntityRecord] = {}
    for entities, others in zip_longest(_entities(here), _entities(there), fillvalue=nothing):
        yield from _unlike("entity", entities, others)
        edges, same = (
            {id_: edge for id_, edge in _edges(store, list(entities), SHARED).items() if edge.source.id in entities}
            for store in (here, there)
        )
        yield from _unlike("edge", edges, same)
        for some in _portions(edges.values()):
            evidence = ({one.id: one for one in store.edges.evidence(some, _ALL)} for store in (here, there))
            yield from _unlike("evidence", *evidence)


def ids_beyond(here: Store, there: Store) -> Iterator[str]:
    """The articles that only the other store has. Both tell theirs in order."""
    known = here.articles.ids()
    at = ""
    for id_ in there.articles.ids():
        while at < id_:
            at = next(known, "~")  # after all ids
        if at != id_:
            yield id_


def _portions(edges: Iterable[EdgeRecord]) -> Iterator[list[str]]:
    """Ids of edges that have little evidence together, or of one that has much."""
    some, pieces = list[str](), 0
    for edge in edges:
        if some and pieces + edge.count > _EVIDENCE:
            yield some
            some, pieces = [], 0
        some.append(edge.id)
        pieces += edge.count
    if some:
        yield some


def _unlike(what: str, here: Mapping[str, R], there: Mapping[str, R]) -> Iterator[str]:
    """Where two sets of records by id differ."""
    for id_ in sorted(here.keys() | there.keys()):
        mine, theirs = here.get(id_), there.get(id_)
        if mine is None or theirs is None:
            yield f"{what} {id_} is {'only there' if mine is None else 'not there'}"
        elif mine != theirs:
            values = ((f.name, getattr(mine, f.name), getattr(theirs, f.name)) for f in fields(mine))
            yield from (f"{what} {id_}: {name} is {_cut(b)} there, not {_cut(a)}" for name, a, b in values if a != b)


def _cut(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _articles(store: Store, ids: Iterable[str]) -> dict[str, StoredGraph]:
    """Those of the articles that are there."""
    return {stored.head.id: stored for stored in store.articles.present(ids)}


def _edges(store: Store, nodes: Sequence[str], via: Iterable[EdgeType]) -> dict[str, EdgeRecord]:
    return {edge.id: edge for edge in store.edges.adjacent(nodes, via, _ALL)}


def _entities(store: Store) -> Iterator[dict[str, EntityRecord]]:
    """Entities page by page, those of most articles first."""
    page = Page(_ENTITIES)
    while True:
        found = store.entities.find(EntityFilter(), page)
        if found.items:
            yield {entity.id: entity for entity in found.items}
        if found.next is None:
            return
        page = Page(_ENTITIES, found.next)
