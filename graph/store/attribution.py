"""The chain behind a statement, and its words checked against the stored text: once, over any store."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from graph.model import EntityType
from graph.records import Attribution, Capacity, Selector, Verification
from graph.store.telling import told
from graph.store.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import Represents, Span
    from graph.records import NodeRef, StatementRecord, StoredGraph
    from graph.store.base import Store

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
