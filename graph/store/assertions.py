"""What one article's graph asserts, edge by edge, under global local ids: the same for every store."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.ids import global_keys, make_id, normalise_name
from graph.model import (
    AccusationKind,
    Accuses,
    Article,
    ArticleGraph,
    EdgeType,
    LocalEntity,
    Represents,
    Span,
    Spans,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Extractor


SHARED = frozenset({EdgeType.ACCUSES, EdgeType.REPRESENTS})
"""Edges between entities gather evidence from many articles; every other edge is of one article alone."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """One assertion of one edge; its ends are `loc_`, `st_`, `art_` or `pub_` ids.

    Two are the same where they assert the same, however confident.
    """

    type: EdgeType
    source: str
    target: str
    spans: Spans
    confidence: float = field(compare=False)
    role: str | None = None
    statement: str | None = None
    kind: AccusationKind | None = None
    charge: Span | None = None
    former: bool = False


@lru_cache(maxsize=1_000)
def run_id(extractor: Extractor) -> str:
    """The id of the extraction run of one extractor version."""
    return make_id("run", extractor.name, extractor.version)


def publisher_id(publisher: str) -> str:
    """The id of an outlet by its name; an id stays as it is."""
    return publisher if publisher.startswith("pub_") else make_id("pub", normalise_name(publisher))


def edge_id(type_: EdgeType, source: str, target: str, role: str | None) -> str:
    """The id of an edge of the projection: one for each type, source, target and role; near its article's, if any."""
    near = None if type_ in SHARED else source if source.startswith(("art_", "st_")) else target
    return make_id("edge", type_, source, target, role or "", near=near)


def evidence_id(run: str, said: Assertion) -> str:
    """The id of a piece of evidence: of all that it asserts, by which run; its ends carry the article."""
    details = (said.role, said.statement, said.spans, said.kind, said.charge, said.former)
    return make_id("ev", run, said.type, said.source, said.target, repr(details))


def mint(local: LocalEntity) -> str:
    """The `ent_` id of a set whose first member this is (its key global).

    An unnamed source's is another than the same words' as a name, so that an article that takes a name back
    leaves the set that grew from it alone.
    """
    parts = (local.key,) if local.named else (local.key, "unnamed")
    return make_id("ent", *parts, near=local.key)


def globalise(article_id: str, graph: ArticleGraph) -> ArticleGraph:
    """The same graph with `loc_` and `st_` ids for its keys."""
    ids = global_keys(article_id, graph)

    def known(key: str | None) -> str | None:
        return None if key is None else ids[key]

    entities = [replace(e, key=ids[e.key]) for e in graph.entities]
    statements = [
        replace(
            s,
            key=ids[s.key],
            speakers=tuple(ids[k] for k in s.speakers),
            addressee=known(s.addressee),
            about=tuple(ids[k] for k in s.about),
            inside=known(s.inside),
        )
        for s in graph.statements
    ]
    represents = [
        replace(r, person_or_office=ids[r.person_or_office], represents=ids[r.represents]) for r in graph.represents
    ]
    accuses = [
        replace(a, accuser=ids[a.accuser], accused=ids[a.accused], statement=known(a.statement)) for a in graph.accuses
    ]
    return ArticleGraph(tuple(entities), tuple(statements), tuple(represents), tuple(accuses))


def united(graphs: Sequence[ArticleGraph]) -> ArticleGraph:
    """What several readings of one article show together; where two differ, the first one's word holds."""
    if len(graphs) == 1:
        return graphs[0]
    entities: dict[str, LocalEntity] = {}
    statements: dict[str, Statement] = {}
    represents: dict[Represents, None] = {}
    accuses: dict[Accuses, None] = {}
    for graph in graphs:
        for entity in graph.entities:
            first = entities.setdefault(entity.key, entity)
            entities[entity.key] = replace(
                first,
                aliases=tuple(dict.fromkeys(first.aliases + entity.aliases)),
                mentions=tuple(sorted({*first.mentions, *entity.mentions})),
            )
        for statement in graph.statements:
            statements.setdefault(statement.key, statement)
        represents |= dict.fromkeys(graph.represents)
        accuses |= dict.fromkeys(graph.accuses)
    return ArticleGraph(tuple(entities.values()), tuple(statements.values()), tuple(represents), tuple(accuses))


def assertions(article: Article, graph: ArticleGraph) -> Iterator[Assertion]:
    """Every edge that one reading (its keys global) asserts, in the order of the graph."""
    if article.publisher:
        yield Assertion(EdgeType.PUBLISHED_BY, article.id, publisher_id(article.publisher), (), 1.0)
    mentions = {e.key: e.mentions for e in graph.entities}
    for entity in graph.entities:
        yield Assertion(EdgeType.MENTIONS, article.id, entity.key, entity.mentions, 1.0)
    for statement in graph.statements:
        yield from _of_statement(article.id, statement, mentions)
    for r in graph.represents:
        yield Assertion(
            EdgeType.REPRESENTS,
            r.person_or_office,
            r.represents,
            r.evidence,
            r.confidence,
            role=r.role,
            former=r.former,
        )
    for a in graph.accuses:
        yield Assertion(
            EdgeType.ACCUSES,
            a.accuser,
            a.accused,
            a.evidence,
            a.confidence,
            statement=a.statement,
            kind=a.kind,
            charge=a.charge,
        )


def _of_statement(article_id: str, s: Statement, mentions: dict[str, Spans]) -> Iterator[Assertion]:
    """The edges of one statement. What it is about rests on the mentions in its words, the rest on all of it."""
    whole = tuple(sorted({*s.source, *s.cue, *s.content}))

    def edge(type_: EdgeType, source: str, target: str, spans: Spans) -> Assertion:
        return Assertion(type_, source, target, spans, s.confidence, statement=s.key)

    yield edge(EdgeType.REPORTED_IN, s.key, article_id, s.content)
    for speaker in s.speakers:
        yield edge(EdgeType.SAID, speaker, s.key, whole)
    for entity in s.about:
        inside = tuple(m for m in mentions[entity] if any(m[0] < end and start < m[1] for start, end in s.content))
        yield edge(EdgeType.ABOUT, s.key, entity, inside or s.content)
    if s.addressee:
        yield edge(EdgeType.ADDRESSED_TO, s.key, s.addressee, whole)
    if s.inside:
        yield edge(EdgeType.QUOTES, s.inside, s.key, whole)


def capacities(graph: ArticleGraph) -> dict[str, dict[str, int]]:
    """For each statement, in whose name it is said: 0 the speakers, 1 what they stand for, 2 one step up.

    A former office is none that one speaks for.
    """
    up: dict[str, list[str]] = {}
    for r in graph.represents:
        if not r.former:
            up.setdefault(r.person_or_office, []).append(r.represents)
    found: dict[str, dict[str, int]] = {}
    for statement in graph.statements:
        steps = dict.fromkeys(statement.speakers, 0)
        for depth in (1, 2):
            for key in [key for key, at in steps.items() if at == depth - 1]:
                for above in up.get(key, ()):
                    steps.setdefault(above, depth)
        found[statement.key] = steps
    return found
