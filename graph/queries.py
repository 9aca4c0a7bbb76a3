"""What can be asked: frozen filters and pages, the same for API, command line and web page.

Ids here are final: names become ids in `graph.store.naming`, before a filter is made. Dates are ISO
strings, as precise as one likes; `since` is inclusive, `until` too (a day, month or year means its end). A date that
cannot be meant is a `BadQuery` when its filter is made.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from graph.errors import BadCursor, BadQuery
from graph.model import AccusationKind, EdgeType, EntityType, Mode, StatementClass

T = TypeVar("T")

Key = tuple[str | int | float | None, ...]

PATH_EDGES = (
    EdgeType.SAID,
    EdgeType.REPRESENTS,
    EdgeType.ACCUSES,
    EdgeType.ABOUT,
    EdgeType.ADDRESSED_TO,
    EdgeType.QUOTES,
    EdgeType.REPEATS,
    EdgeType.DENIES,
    EdgeType.LOCATED_IN,
)
"""What a path walks unless told otherwise: all that says something; not mere mention or publication."""


_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T.+)?)?)?")


def _check_date(parameter: str, value: str | None) -> None:
    """Raises `BadQuery` for what is no year, month, day or timestamp."""
    if value is None:
        return
    try:
        sound = bool(_DATE.fullmatch(value)) and datetime.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        sound = False
    if not sound:
        raise BadQuery(f"{parameter}={value!r} is no date: write it as 2020-09-27", parameter)


def _check_dates(since: str | None, until: str | None) -> None:
    """Raises `BadQuery` for what is no date, and for a span of time that ends before it begins."""
    _check_date("since", since)
    _check_date("until", until)
    if since and until and since[: len(until)] > until:
        raise BadQuery(f"since={since} is after until={until}", "since")


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Articles by publisher, day, language and words (full text, every word must occur)."""

    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    language: str | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        """Refuse dates that cannot be meant."""
        _check_dates(self.since, self.until)


@dataclass(frozen=True, slots=True)
class EntityFilter:
    """Entities by words (prefix and alias, then fuzzy) and type; without words all, most evidence first."""

    q: str | None = None
    type: EntityType | None = None
    named: bool | None = None


@dataclass(frozen=True, slots=True)
class StatementFilter:
    """Statements that meet every condition given, newest first.

    `office`: said by someone who stood for that office (or place) in the same article, or by the office itself.
    """

    speaker: str | None = None
    office: str | None = None
    about: str | None = None
    addressee: str | None = None
    mode: Mode | None = None
    class_: StatementClass | None = None
    negated: bool | None = None
    publisher: str | None = None
    article: str | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        """Refuse dates that cannot be meant."""
        _check_dates(self.since, self.until)

    @property
    def anchor(self) -> str:
        """The most selective condition given; it picks the statement file."""
        order = ("article", "speaker", "office", "about", "addressee", "text")
        return next((name for name in order if getattr(self, name) is not None), "all")


class Party(StrEnum):
    """Whom an accusation counts for, on either side: who makes or meets it, or the office or country behind them."""

    ACTOR = "actor"
    OFFICE = "office"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class AccusationFilter:
    """Who accuses whom, pairs aggregated; most evidence first, then the pair's edge.

    `by`: each piece of evidence (of a text's copies the earliest) counts for the actor itself, or for the office or
    country that this one stood for on the evidence's day: where some article of that day or before says so, and none
    calls it past. An `OFFICE` is one step of REPRESENTS away. A `COUNTRY` is the nearest place, at most three steps
    of REPRESENTS and LOCATED_IN away; what is LOCATED_IN another is so at all times. Of several the nearest counts,
    then the one with most evidence (in the weakest step), then by id. Who stood for none stays, as do an office by
    `OFFICE`, a place by `COUNTRY`, and both sides where the evidence has no date.
    `monthly`: a row for each month; undated evidence has one of its own.
    With either, rows of one count come by the ids of accuser and accused, then by month.
    `accuser`, `accused`: that actor, or the office or country that the row counts for.
    """

    accuser: str | None = None
    accused: str | None = None
    kind: AccusationKind | None = None
    since: str | None = None
    until: str | None = None
    by: Party = Party.ACTOR
    monthly: bool = False

    def __post_init__(self) -> None:
        """Refuse dates that cannot be meant."""
        _check_dates(self.since, self.until)

    @property
    def rolled_up(self) -> bool:
        """Whether rows are other than the pairs as they are."""
        return self.monthly or self.by is not Party.ACTOR


@dataclass(frozen=True, slots=True)
class RepresentationFilter:
    """Who stands for what. `on`: only what some article of that day or before shows, and none denies as former."""

    person: str | None = None
    office: str | None = None
    on: str | None = None
    former: bool | None = None

    def __post_init__(self) -> None:
        """Refuse a day that cannot be meant."""
        _check_date("on", self.on)


@dataclass(frozen=True, slots=True)
class SpeakerFilter:
    """Who spoke for an office or place, most statements first.

    By what the article of each statement shows: its speaker is that office or place, stands for it, or for an office
    of it. A statement counts for the day it was said on, or else that of its article.
    """

    office: str
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        """Refuse dates that cannot be meant."""
        _check_dates(self.since, self.until)


@dataclass(frozen=True, slots=True)
class PathQuery:
    """The `k` shortest simple paths between two nodes (entities or statements), edges walked either way.

    `avoid`: nodes not to be walked through. With `since` or `until` an edge counts where the days from its first to
    its last evidence overlap that window; an undated edge counts only without one.
    """

    source: str
    target: str
    k: int = 3
    max_hops: int = 4
    via: tuple[EdgeType, ...] = PATH_EDGES
    avoid: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        """Refuse dates that cannot be meant."""
        _check_dates(self.since, self.until)


@dataclass(frozen=True, slots=True)
class SubgraphQuery:
    """What lies within `hops` of a node, nearest and weightiest first, at most `limit` nodes."""

    center: str
    hops: int = 1
    limit: int = 200
    via: tuple[EdgeType, ...] = PATH_EDGES


@dataclass(frozen=True, slots=True)
class Caps:
    """What a single query may cost. Exceeding one is answered with `TooLarge`, naming the cap."""

    page: int = 500
    hops: int = 6
    paths: int = 25
    nodes: int = 2_000
    visited: int = 200_000
    seconds: float = 10.0


@dataclass(frozen=True, slots=True)
class Page:
    """At most `limit` rows after the row whose sort key is `after` (the first rows if None)."""

    limit: int = 50
    after: Key | None = None


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """One page of rows, and the sort key to go on from (None at the end)."""

    items: tuple[T, ...]
    next: Key | None = field(default=None)


def _digest(wanted: object, key: list[object]) -> str:
    shape = [type(wanted).__name__, asdict(wanted), key]  # type: ignore[call-overload]
    return hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()[:12]


def encode_cursor(wanted: object, key: Key) -> str:
    """An opaque cursor that is good for this very filter only."""
    values: list[object] = list(key)
    data = json.dumps([_digest(wanted, values), *values]).encode()
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def decode_cursor(wanted: object, cursor: str) -> Key:
    """The sort key in a cursor.

    Raises `BadCursor` where it is no cursor, was changed, or belongs to another filter.
    """
    try:
        data = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        digest, *values = json.loads(data)
        sound = digest == _digest(wanted, values)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        sound, values = False, []
    if not sound:
        raise BadCursor("this cursor belongs to another query, or was changed; start again without one")
    return tuple(values)
