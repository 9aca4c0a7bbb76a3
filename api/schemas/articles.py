"""Articles as sent, asked for and answered; their graphs are the lines of DESIGN §6."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.common import DateParams, Listing, PageParams, Params, Record, Words
from graph.lines import Incoming
from graph.model import AccusationKind, EntityKind, EntityType, Language, Mode, Span, Spans, StatementClass
from graph.queries import ArticleFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.errors import BadRecord
    from graph.ingest import Summary


Outcome = Literal["added", "unchanged", "replaced", "refused"]


class ArticleParams(PageParams, DateParams):
    """Articles by outlet, day, language and words."""

    publisher: Words | None = Field(default=None, description="Outlet, as the articles call it")
    language: Words | None = Field(default=None, description="Language code, like en")
    text: Words | None = Field(default=None, description="Words that all occur in title or text")

    def filter(self) -> ArticleFilter:
        """The filter these parameters mean."""
        return ArticleFilter(self.publisher, self.since, self.until, self.language, self.text)


class SendParams(Params):
    """How sent articles are taken."""

    replace: bool = Field(default=False, description="Take another text under a known address or id in its place")


class ArticleHeadOut(Record):
    """An article without its text. `name` is the id that the input gave it."""

    id: str
    title: str
    name: str | None
    url: str | None
    publisher: str | None
    published: str | None
    language: str
    status: Language
    sha256: str
    length: int = Field(description="Code points of the text")
    statements: int


class ArticlePage(Listing[ArticleHeadOut]):
    """Articles, newest first."""


class ArticleIn(BaseModel):
    """An article as it is sent. With `entities` or `statements` (a graph line) nothing is extracted."""

    model_config = ConfigDict(extra="allow")

    text: str = Field(examples=["“All is calm,” Vahram Poghosyan said."])
    title: str = Field(default="", examples=["Calm in the capital"])
    id: str | None = Field(default=None, description="Your own name for it", examples=["calm-1"])
    url: str | None = Field(default=None, examples=["https://example.org/calm"])
    publisher: str | None = Field(default=None, examples=["The Example"])
    published: str | None = Field(default=None, examples=["2020-09-27"])


class EntityLine(Record):
    """What the article calls by one name: `key` is its `loc_` id, `canonical` the entity it belongs to."""

    key: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    mentions: Spans
    named: bool
    kind: EntityKind
    canonical: str


class TimeLine(Record):
    """When something was said."""

    text: Span
    date: str | None
    precision: str | None


class StatementLine(Record):
    """One statement of the article; entities and statements by key."""

    key: str
    content: Spans
    cue: Spans
    source: Spans
    speakers: tuple[str, ...]
    addressee: str | None
    about: tuple[str, ...]
    when: TimeLine | None
    mode: Mode
    class_: StatementClass = Field(alias="class")
    inside: str | None
    negated: bool
    confidence: float
    capacity: tuple[str, ...] = Field(description="Offices and places spoken for, by key")


class RepresentsLine(Record):
    """Someone stands for something."""

    person_or_office: str
    represents: str
    role: str | None
    former: bool
    evidence: Spans
    confidence: float


class AccusesLine(Record):
    """Someone accuses someone."""

    accuser: str
    accused: str
    charge: Span | None
    statement: str | None
    kind: AccusationKind
    evidence: Spans
    confidence: float


class ArticleOut(Record):
    """An article with its text and its graph: spans are code points into `text`, whose hash is `sha256`."""

    article: str
    id: str | None = Field(description="The name that the input gave it")
    title: str
    url: str | None
    publisher: str | None
    published: str | None
    language: str
    status: Language
    sha256: str
    text: str
    entities: tuple[EntityLine, ...]
    statements: tuple[StatementLine, ...]
    represents: tuple[RepresentsLine, ...]
    accuses: tuple[AccusesLine, ...]


class ResultOut(Record):
    """What became of one article of a body."""

    where: str = Field(description="Where it stands in the body")
    outcome: Outcome
    article: str | None
    id: str | None = Field(description="The name that the input gave it")
    statements: int
    entities: int
    reason: str | None = Field(description="Why it was refused")

    @classmethod
    def of(cls, record: Incoming | BadRecord, summary: Summary) -> Self:
        """From the ingest of this one record."""
        article = record.article if isinstance(record, Incoming) else None
        outcome: Outcome = next(o for o in get_args(Outcome) if getattr(summary, o))
        return cls(
            where=record.where,
            outcome=outcome,
            article=article.id if article else None,
            id=article.name if article else None,
            statements=summary.statements,
            entities=summary.entities,
            reason=summary.refused[0].reason if summary.refused else None,
        )


class ResultsOut(Record):
    """What became of a body, article by article, in its order."""

    results: tuple[ResultOut, ...]
    added: int
    unchanged: int
    replaced: int
    refused: int

    @classmethod
    def of(cls, results: Sequence[ResultOut]) -> Self:
        """The results and their sums."""
        counts = Counter(result.outcome for result in results)
        return cls(results=tuple(results), **{o: counts[o] for o in get_args(Outcome)})
