"""Records from a store's rows: columns of the same names, whichever store they come from."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Protocol

from graph.model import AccusationKind, EdgeType, EntityKind, EntityType, Language, Mode, StatementClass, TimeSaid
from graph.records import (
    ArticleHead,
    EdgeRecord,
    EntityRecord,
    EvidenceRecord,
    PairRecord,
    RepresentationRecord,
    StatementRecord,
)
from graph.store.text import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Span, Spans
    from graph.records import NodeRef

_CHARGES = 10


class Row(Protocol):
    """Columns by name: a dict, or what a driver has for one."""

    def __getitem__(self, column: str, /) -> Any:
        """The value of a column."""


def spans_from(data: str) -> Spans:
    """Spans from their JSON."""
    return tuple(span_from(span) for span in json.loads(data))


def span_from(pair: Sequence[int]) -> Span:
    """A span from a pair."""
    start, end = pair
    return (start, end)


def head_from(row: Row) -> ArticleHead:
    """An article's head from the columns of that name."""
    return ArticleHead(
        id=row["id"],
        title=row["title"],
        name=row["name"],
        url=row["url"],
        publisher=row["publisher"],
        published=row["published"] or None,
        language=row["language"],
        status=Language(row["status"]),
        sha256=row["sha256"],
        length=row["length"],
        statements=row["statements"],
    )


def entity_from(row: Row, names: Sequence[str], members: tuple[str, ...]) -> EntityRecord:
    """An entity, with all that it is called and its members."""
    return EntityRecord(
        id=row["id"],
        type=EntityType(row["type"]),
        name=row["name"],
        aliases=tuple(name for name in names if name != row["name"]),
        named=bool(row["named"]),
        kind=EntityKind.GROUP if row["is_group"] else EntityKind.INDIVIDUAL,
        articles=row["articles"],
        mentions=row["mentions"],
        statements=row["statements"],
        first=row["first"] or None,
        last=row["last"] or None,
        members=members,
    )


def statement_from(
    row: Row,
    *,
    speakers: tuple[NodeRef, ...],
    capacity: tuple[NodeRef, ...],
    addressee: NodeRef | None,
    about: tuple[NodeRef, ...],
) -> StatementRecord:
    """A statement from a row that holds its article's head too."""
    when = None
    if row["when_text"]:
        when = TimeSaid(span_from(json.loads(row["when_text"])), row["when_date"], row["when_precision"])
    return StatementRecord(
        id=row["statement_id"],
        article=head_from(row),
        text=row["text"],
        content=spans_from(row["content"]),
        cue=spans_from(row["cue"]),
        source=spans_from(row["source"]),
        speakers=speakers,
        capacity=capacity,
        addressee=addressee,
        about=about,
        mode=Mode(row["mode"]),
        class_=StatementClass(row["class"]),
        negated=bool(row["negated"]),
        inside=row["inside"],
        when=when,
        said_on=row["said_on"] or None,
        confidence=row["confidence"],
    )


def edge_from(row: Row, source: NodeRef, target: NodeRef) -> EdgeRecord:
    """An edge of the projection."""
    return EdgeRecord(
        id=row["id"],
        type=EdgeType(row["type"]),
        source=source,
        target=target,
        role=row["role"],
        count=row["count"],
        first=row["first"] or None,
        last=row["last"] or None,
    )


def pair_from(row: Row, accuser: NodeRef, accused: NodeRef, charges: Sequence[str]) -> PairRecord:
    """An aggregated accusation, with its most common charges."""
    counts = Counter(charges)
    return PairRecord(
        accuser=accuser,
        accused=accused,
        count=row["count"],
        explicit=row["explicit"],
        asserted_act=row["asserted_act"],
        first=row["first"] or None,
        last=row["last"] or None,
        edge=row["id"],
        charges=tuple(sorted(counts, key=lambda charge: (-counts[charge], charge))[:_CHARGES]),
    )


def representation_from(row: Row, person: NodeRef, office: NodeRef) -> RepresentationRecord:
    """Who stands for what."""
    return RepresentationRecord(
        person=person,
        office=office,
        role=row["role"],
        former=bool(row["former"]),
        count=row["count"],
        first=row["first"] or None,
        last=row["last"] or None,
        edge=row["id"],
    )


def evidence_from(row: Row, head: ArticleHead, text: str) -> EvidenceRecord:
    """A piece of evidence with its words, cut from the article's text."""
    spans = spans_from(row["spans"])
    return EvidenceRecord(
        id=row["id"],
        edge=row["edge_id"],
        article=head,
        statement=row["statement_id"],
        spans=spans,
        quotes=tuple(text[start:end] for start, end in spans),
        sentence=sentences(text, spans),
        kind=AccusationKind(row["kind"]) if row["kind"] else None,
        charge=row["charge"],
        former=bool(row["former"]),
        extractor=row["name"],
        version=row["version"],
        run=row["run_id"],
        confidence=row["confidence"],
    )
