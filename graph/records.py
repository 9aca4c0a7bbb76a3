"""What a store answers: values with global ids, complete enough to be shown without a second look-up."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from graph.model import (
    AccusationKind,
    ArticleGraph,
    EdgeType,
    EntityKind,
    EntityType,
    Extractor,
    Language,
    Mode,
    Spans,
    StatementClass,
    TimeSaid,
)


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """An article without its text."""

    id: str
    title: str
    name: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str = "en"
    status: Language = Language.SUPPORTED
    sha256: str = ""
    length: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True)
class NodeRef:
    """A node as a label: `kind` is Person, Office, Place, Event, Statement, Article or Publisher."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An entity: a set of local entities, with what is known over all articles."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    named: bool
    kind: EntityKind
    articles: int
    mentions: int
    statements: int
    first: str | None
    last: str | None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One statement with its speakers and its article. `text` joins the content spans with " … ".

    `capacity`: the offices and places that the speakers stand for in this article.
    `said_on`: the date it was said, or else the day the article was published.
    """

    id: str
    article: ArticleHead
    text: str
    content: Spans
    cue: Spans
    source: Spans
    speakers: tuple[NodeRef, ...]
    capacity: tuple[NodeRef, ...]
    addressee: NodeRef | None
    about: tuple[NodeRef, ...]
    mode: Mode
    class_: StatementClass
    negated: bool
    inside: str | None
    when: TimeSaid | None
    said_on: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class EdgeRecord:
    """An edge of the projection, once for each (type, source, target, role)."""

    id: str
    type: EdgeType
    source: NodeRef
    target: NodeRef
    role: str | None
    count: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """One assertion of one edge by one article, with the words it rests on.

    `spans` are (start, end) into the article's text, `quotes` those words; `sentence` is what surrounds them.
    """

    id: str
    edge: str
    article: ArticleHead
    statement: str | None
    spans: Spans
    quotes: tuple[str, ...]
    sentence: str
    kind: AccusationKind | None
    charge: str | None
    former: bool
    extractor: str
    version: str
    run: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Selector:
    """A span as W3C selectors: TextPositionSelector (start, end) and TextQuoteSelector (exact, prefix, suffix)."""

    role: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Verification:
    """A statement's spans re-cut from the stored text, whose hash was computed again."""

    statement: str
    article: ArticleHead
    sha256: str
    verified: bool
    selectors: tuple[Selector, ...]
    evidence: tuple[EvidenceRecord, ...]


@dataclass(frozen=True, slots=True)
class Capacity:
    """One speaker of a chain, with the offices spoken for and the places these belong to."""

    speaker: NodeRef
    role: str | None
    office: NodeRef | None
    place: NodeRef | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The chain behind a statement: outlet → article → outer speakers → speaker → office → place.

    `outer` runs from the outermost statement inwards. `told` is the chain in one plain sentence.
    `same_words` are statements elsewhere with the same words, earliest first; `first` is the earliest of all.
    """

    statement: StatementRecord
    outer: tuple[StatementRecord, ...]
    capacities: tuple[Capacity, ...]
    same_words: tuple[StatementRecord, ...]
    first: StatementRecord
    told: str


class Taken(StrEnum):
    """How a statement is taken up elsewhere: in the same words, within what another says, or by being denied."""

    REPEATED = "repeated"
    QUOTED = "quoted"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Uptake:
    """A statement that takes another up, and how; its article tells where and when."""

    how: Taken
    statement: StatementRecord


@dataclass(frozen=True, slots=True)
class Charge:
    """One accusation that a statement carries; `words` are the charge as the article has it."""

    accuser: NodeRef
    accused: NodeRef
    kind: AccusationKind
    words: str | None


@dataclass(frozen=True, slots=True)
class Reception:
    """What was made of a statement, the other way round from `Attribution`.

    `uptakes` come by the day of their article, undated ones last; `outlets` are theirs, in that order. `told` is all
    of it in one plain sentence.
    """

    statement: StatementRecord
    uptakes: tuple[Uptake, ...]
    charges: tuple[Charge, ...]
    outlets: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path; `forward` if the edge is walked from its source to its target."""

    edge: EdgeRecord
    forward: bool
    evidence: tuple[EvidenceRecord, ...]


class Link(NamedTuple):
    """An edge as a walk sees it: ids only."""

    id: str
    source: str
    target: str
    weight: int  # the edge's count
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class PathRecord:
    """A path: its nodes in order, and one hop between each two."""

    nodes: tuple[NodeRef, ...]
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class PairRecord:
    """An aggregated accusation: how often, by which kinds, when, with the edge behind it.

    Where pairs are counted for an office or country, or by `month` ("2020-09"): the `edges` and `statements` behind
    the row, those with the newest evidence first, at most ten; `edge` is the first of them.
    """

    accuser: NodeRef
    accused: NodeRef
    count: int
    explicit: int
    asserted_act: int
    first: str | None
    last: str | None
    edge: str
    charges: tuple[str, ...]
    month: str | None = None
    edges: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RepresentationRecord:
    """Who stands for what, in which role; former where every article that says so calls it past."""

    person: NodeRef
    office: NodeRef
    role: str | None
    former: bool
    count: int
    first: str | None
    last: str | None
    edge: str


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """Who spoke for an office or place in one capacity: `office` is it or an office of it, None where it spoke itself.

    `count`: its statements, of a text's copies those of the earliest; `statements`: the first of them, at most ten.
    """

    speaker: NodeRef
    office: NodeRef | None
    role: str | None
    count: int
    first: str | None
    last: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subgraph:
    """Nodes and the edges among them; `cut` if the cap left something out."""

    nodes: tuple[NodeRef, ...]
    edges: tuple[EdgeRecord, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Written:
    """What one write did. `changed` is False where the very same graph was there already.

    `replaced`: it changed an article that was stored, in its text, its fields or what was read off it.
    """

    article: str
    name: str | None
    changed: bool
    entities: int
    statements: int
    represents: int
    accuses: int
    status: Language
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class StoredGraph:
    """An article with its graph: keys are global ids, `canonical` maps each `loc_` to its `ent_`.

    `graph` is what all `readings` show together.
    """

    head: ArticleHead
    text: str
    graph: ArticleGraph
    canonical: dict[str, str]
    readings: dict[Extractor, ArticleGraph] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Which entity a name was taken for, and what else it might have meant (best first)."""

    asked: str
    entity: EntityRecord
    alternatives: tuple[EntityRecord, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A long ingest, kept as a row so that it survives a restart. State: queued, running, done, failed."""

    id: str
    state: str
    total: int
    done: int
    added: int
    refused: tuple[tuple[str, str], ...]
    created: str
    updated: str
