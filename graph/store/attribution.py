"""The chain behind a statement, what was made of it, and its words checked against the text: once, over any store."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from graph.model import EdgeType, EntityType
from graph.records import (
    Attribution,
    Capacity,
    Charge,
    Reception,
    Selector,
    Taken,
    Uptake,
    Verification,
)
from graph.store.telling import received, told
from graph.store.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Represents, Span
    from graph.records import NodeRef, StatementRecord, StoredGraph
    from graph.store.base import Store

_DENIALS = 1_000
_CONTEXT = 32  # code points before and after a quote, as W3C's examples have it


def attribution(store: Store, statement_id: str) -> Attribution:
    """The chain from the outlet to the first speaker, with the same words elsewhere. Raises `NotFound`."""
    statement = store.statements.get(statement_id)
    stored = store.articles.get(statement.article.id)
    outer = tuple(_outer(store, statement))[::-1]
    same = tuple(store.statements.same_words(statement_id))
    capacities = _capacities(store, statement, stored)
    cue, source = cut(stored.text, statement.cue), cut(stored.text, statement.source)
    return Attribution(
        statement=statement,
        outer=outer,
        capacities=capacities,
        same_words=same,
        first=min((statement, *same), key=lambda one: (one.said_on is None, one.said_on or "", one.id)),
        told=told(statement, outer, capacities, cue=cue, source=source),
    )


def reception(store: Store, statement_id: str) -> Reception:
    """What was made of a statement: where it was repeated, quoted and denied, and whom it accuses.

    Repeated are its words in articles of the same day and later, or of none known. Quoted are it and these: by each
    statement that they stand in, however deep. Denials are of it or of these. Raises `NotFound`.
    """
    statement = store.statements.get(statement_id)
    day = statement.article.published
    repeats = [
        one
        for one in store.statements.same_words(statement_id)
        if not day or not one.article.published or one.article.published[:10] >= day[:10]
    ]
    same = {one.id: one for one in (statement, *repeats)}
    found = {one.id: Uptake(Taken.REPEATED, one) for one in repeats}
    denials = store.edges.links(list(same), [EdgeType.DENIES], _DENIALS)
    for denial in sorted({link.source for link in denials if link.target in same} - same.keys()):
        found[denial] = Uptake(Taken.DENIED, store.statements.get(denial))
    for one in same.values():
        for outer in _outer(store, one):
            found.setdefault(outer.id, Uptake(Taken.QUOTED, outer))
    uptakes = tuple(sorted(found.values(), key=_when))
    charges = tuple(_charges(store, statement))
    outlets = (one.statement.article.publisher for one in uptakes)
    return Reception(
        statement=statement,
        uptakes=uptakes,
        charges=charges,
        outlets=tuple(dict.fromkeys(filter(None, outlets))),
        told=received(statement, uptakes, charges),
    )


def verify(store: Store, statement_id: str) -> Verification:
    """A statement's spans cut anew from the stored text, whose hash is computed anew. Raises `NotFound`."""
    statement = store.statements.get(statement_id)
    text = store.articles.get(statement.article.id).text
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    roles = (("content", statement.content), ("cue", statement.cue), ("source", statement.source))
    spans = [(role, span) for role, spans in roles for span in spans]
    evidence = store.edges.evidence_of_statement(statement_id)
    fits = all(0 <= start < end <= len(text) for _, (start, end) in spans)
    quoted = all(piece.quotes == tuple(text[start:end] for start, end in piece.spans) for piece in evidence)
    return Verification(
        statement=statement_id,
        article=statement.article,
        sha256=sha256,
        verified=fits
        and quoted
        and sha256 == statement.article.sha256
        and cut(text, statement.content) == statement.text,
        selectors=tuple(_selector(role, span, text) for role, span in spans),
        evidence=tuple(evidence),
    )


def _outer(store: Store, statement: StatementRecord) -> Iterator[StatementRecord]:
    """The statements that this one stands inside, nearest first; one that quotes itself in a ring is told once."""
    seen = {statement.id}
    while statement.inside and statement.inside not in seen:
        seen.add(statement.inside)
        statement = store.statements.get(statement.inside)
        yield statement


def _when(uptake: Uptake) -> tuple[bool, str, str, str]:
    """What sorts by the day of the article."""
    article = uptake.statement.article
    return (article.published is None, (article.published or "")[:10], article.id, uptake.statement.id)


def _charges(store: Store, statement: StatementRecord) -> Iterator[Charge]:
    """The accusations that a statement carries."""
    stored = store.articles.get(statement.article.id)
    for one in stored.graph.accuses:
        if one.statement == statement.id:
            accuser, accused = (store.edges.node(stored.canonical[key]) for key in (one.accuser, one.accused))
            yield Charge(accuser, accused, one.kind, cut(stored.text, (one.charge,)) if one.charge else None)


def _selector(role: str, span: Span, text: str) -> Selector:
    start, end = span
    return Selector(
        role, start, end, text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    )


def _capacities(store: Store, statement: StatementRecord, stored: StoredGraph) -> tuple[Capacity, ...]:
    """For each speaker, what this article says it stands for now, with the role and the place that belongs to."""
    names = {ref.id: ref for ref in (*statement.speakers, *statement.capacity)}
    types = {entity.key: entity.type for entity in stored.graph.entities}
    up: dict[str, list[Represents]] = {}
    for r in stored.graph.represents:
        if not r.former:
            up.setdefault(r.person_or_office, []).append(r)

    def ref(key: str) -> NodeRef:
        id_ = stored.canonical[key]
        return names.get(id_) or store.edges.node(id_)

    def place_of(key: str) -> str | None:
        ring, seen = [key], {key}
        while ring:
            found = next((one for one in ring if types[one] is EntityType.PLACE), None)
            if found:
                return found
            ring = [r.represents for one in ring for r in up.get(one, ()) if r.represents not in seen]
            seen.update(ring)
        return None

    found: dict[Capacity, None] = {}
    for key in next(s.speakers for s in stored.graph.statements if s.key == statement.id):
        held = up.get(key, [])
        for r in held:
            office = None if types[r.represents] is EntityType.PLACE else ref(r.represents)
            place = place_of(r.represents)
            found[Capacity(ref(key), r.role, office, ref(place) if place else None)] = None
        if not held:
            found[Capacity(ref(key), None, None, None)] = None
    return tuple(found)
