"""What each template gets: one frozen dataclass a page, and a test that the template uses exactly its fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from markupsafe import Markup

    from api.web.urls import Urls
    from graph.records import (
        ArticleHead,
        Attribution,
        EntityRecord,
        PairRecord,
        PathRecord,
        Reception,
        RepresentationRecord,
        Resolved,
        StatementRecord,
        Verification,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page gets. `twin`: the address of the same in JSON, or None where there is none."""

    template: ClassVar[str]
    urls: Urls
    twin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entities of one type that a search found; `more`: where to see the rest, None if these are all."""

    title: str
    entities: tuple[EntityRecord, ...]
    more: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """A question that the graph can answer now, and where."""

    question: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Frame):
    """The search box; with `q` what was found, without it what is there and a few things to try."""

    template: ClassVar[str] = "home.html"
    q: str
    groups: tuple[Group, ...]
    statements: tuple[StatementRecord, ...]
    counts: dict[str, int]
    tries: tuple[Try, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of statements; `newer` leads back to the first, `older` on, None where there is no such page."""

    statements: tuple[StatementRecord, ...]
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher and in how many of the statements at hand it is the one that tells."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage(Frame):
    """One entity. `said`: by it or, for an office or place, in its name too. `resolved`: how a name was taken."""

    template: ClassVar[str] = "entity.html"
    entity: EntityRecord
    resolved: Resolved | None
    said: Listing
    about: Listing
    stands_for: tuple[RepresentationRecord, ...]
    stood_for_by: tuple[RepresentationRecord, ...]
    accuses: tuple[PairRecord, ...]
    accused_by: tuple[PairRecord, ...]
    outlets: tuple[Outlet, ...]
    counted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One link of the chain: what it is (outlet, article, speaker …), its name, its page, and a note beside it."""

    label: str
    name: str
    href: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage(Frame):
    """One statement with all that proves it. `passage` is its paragraph with content, cue and source marked."""

    template: ClassVar[str] = "statement.html"
    statement: StatementRecord
    attribution: Attribution
    steps: tuple[Step, ...]
    passage: Markup
    reception: Reception
    inner: tuple[StatementRecord, ...]
    verification: Verification
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesPage(Frame):
    """The articles that meet the filter, newest first."""

    template: ClassVar[str] = "articles.html"
    text: str
    publisher: str
    since: str
    until: str
    articles: tuple[ArticleHead, ...]
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A statement in the order of the text: its number there, and how many others it stands in."""

    number: int
    depth: int
    statement: StatementRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity of one article: what the article calls it, how often, and its page."""

    name: str
    type: str
    mentions: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(Frame):
    """One article: `body` is its text with statements and mentions marked."""

    template: ClassVar[str] = "article.html"
    article: ArticleHead
    body: Markup
    statements: tuple[Placed, ...]
    entities: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A name that nothing bears; `nearest`: names that come close, each with the address that asks for it instead."""

    asked: str
    nearest: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathsPage(Frame):
    """How two parties are connected; `paths` is None until both are known."""

    template: ClassVar[str] = "paths.html"
    source: str
    target: str
    resolved: tuple[Resolved, ...]
    unknown: Unknown | None
    paths: tuple[PathRecord, ...] | None
    max_hops: int
    swapped: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccusationsPage(Frame):
    """Who accuses whom, pair by pair, or for the offices or countries (`group_by`) behind them, or `per` month."""

    template: ClassVar[str] = "accusations.html"
    accuser: str
    accused: str
    kind: str
    group_by: str
    per: str
    resolved: tuple[Resolved, ...]
    pairs: tuple[PairRecord, ...]
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One of several entities that bear a name."""

    name: str
    type: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage(Frame):
    """What went wrong and what to do: `nearest` names to search for, or the `candidates` that a name may mean."""

    template: ClassVar[str] = "error.html"
    status: int
    title: str
    detail: str
    nearest: tuple[str, ...]
    candidates: tuple[Candidate, ...]
