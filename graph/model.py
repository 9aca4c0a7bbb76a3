"""The values that everything here passes around: an article, and the graph that it supports.

Offsets are code points into `Article.text`, end exclusive. Keys (`e1`, `s1`) are local to one graph.
Dates are ISO 8601 strings: "2020-09-27", or a full timestamp with its zone; they sort as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
Spans = tuple[Span, ...]


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "Person"
    OFFICE = "Office"
    PLACE = "Place"
    EVENT = "Event"


class EntityKind(StrEnum):
    """One, or several that are spoken of as one ("officials")."""

    INDIVIDUAL = "individual"
    GROUP = "group"


class Mode(StrEnum):
    """How the words stand in the article: all quoted, partly quoted, or reported."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class StatementClass(StrEnum):
    """Said aloud, written or published, or held in mind."""

    SPEECH = "speech"
    THOUGHT = "thought"
    DOCUMENT = "document"


class AccusationKind(StrEnum):
    """Blame in so many words, or a hostile act asserted of someone without a word of blame."""

    EXPLICIT = "explicit"
    ASSERTED_ACT = "asserted_act"


class EdgeType(StrEnum):
    """Every kind of edge, from → to."""

    SAID = "SAID"  # entity → statement
    REPRESENTS = "REPRESENTS"  # person → office, office → office or place
    ACCUSES = "ACCUSES"  # entity → entity
    ABOUT = "ABOUT"  # statement → entity
    ADDRESSED_TO = "ADDRESSED_TO"  # statement → entity
    QUOTES = "QUOTES"  # outer statement → inner statement
    REPORTED_IN = "REPORTED_IN"  # statement → article
    MENTIONS = "MENTIONS"  # article → entity
    REPEATS = "REPEATS"  # statement → earlier statement with the same words
    DENIES = "DENIES"  # statement → statement
    LOCATED_IN = "LOCATED_IN"  # place, office or event → place
    PUBLISHED_BY = "PUBLISHED_BY"  # article → publisher


class Language(StrEnum):
    """Whether an article's graph could be read off it."""

    SUPPORTED = "supported"
    UNSUPPORTED = "language_unsupported"


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. `name` is the id that the input gave it, `id` ours (see `graph.ids`)."""

    id: str
    text: str
    sha256: str
    title: str = ""
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str = "en"
    status: Language = Language.SUPPORTED
    name: str | None = None


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """What one article calls by one name, with every mention of it (pronouns excluded)."""

    key: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: Spans = ()
    named: bool = True
    kind: EntityKind = EntityKind.INDIVIDUAL


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """When something was said: the words, and the date they come to (precision: day, month, year)."""

    text: Span
    date: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One reported speech act. `speakers`, `addressee` and `about` are entity keys."""

    key: str
    content: Spans
    cue: Spans = ()
    source: Spans = ()
    speakers: tuple[str, ...] = ()
    addressee: str | None = None
    about: tuple[str, ...] = ()
    when: TimeSaid | None = None
    mode: Mode = Mode.INDIRECT
    class_: StatementClass = StatementClass.SPEECH
    inside: str | None = None
    negated: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Represents:
    """Someone holds, or speaks for, an office; or an office belongs to an office or a place."""

    person_or_office: str
    represents: str
    role: str | None = None
    former: bool = False
    evidence: Spans = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Accuses:
    """Someone blames someone: the charge is a span, `statement` the key it comes from."""

    accuser: str
    accused: str
    charge: Span | None = None
    statement: str | None = None
    kind: AccusationKind = AccusationKind.EXPLICIT
    evidence: Spans = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """All that one article supports, by one extractor (DESIGN §6)."""

    entities: tuple[LocalEntity, ...] = ()
    statements: tuple[Statement, ...] = ()
    represents: tuple[Represents, ...] = ()
    accuses: tuple[Accuses, ...] = ()


@dataclass(frozen=True, slots=True)
class Extractor:
    """Who made a graph: `saidgraph` and its version, a person, or another program."""

    name: str
    version: str
