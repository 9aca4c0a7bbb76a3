"""Statements as asked for and answered, with the chain behind one and its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from api.schemas.articles import ArticleHeadOut
from api.schemas.common import DateParams, Listing, Name, NameParams, NodeOut, PageParams, Record, Words
from graph.model import AccusationKind, Mode, Span, Spans, StatementClass
from graph.queries import StatementFilter
from graph.records import Taken

if TYPE_CHECKING:
    from api.names import Names


class StatementParams(PageParams, DateParams, NameParams):
    """Statements that meet every condition given."""

    speaker: Name | None = Field(default=None, description="Who said it: id or name")
    office: Name | None = Field(default=None, description="The office (or place) it was said for: id or name")
    about: Name | None = Field(default=None, description="Whom or what it speaks of: id or name")
    addressee: Name | None = Field(default=None, description="Whom it was said to: id or name")
    mode: Mode | None = Field(default=None, description="How the words stand in the article")
    class_: StatementClass | None = Field(default=None, alias="class", description="Said, thought or written")
    negated: bool | None = Field(default=None, description="Only what was denied to have been said, or only the rest")
    publisher: Words | None = Field(default=None, description="Outlet, as its articles call it")
    article: Name | None = Field(default=None, description="Only of this article: its id")
    text: Words | None = Field(default=None, description="Words that all occur in what was said")

    def filter(self, names: Names) -> StatementFilter:
        """The filter these parameters mean, names resolved."""
        return StatementFilter(
            speaker=names("speaker", self.speaker),
            office=names("office", self.office),
            about=names("about", self.about),
            addressee=names("addressee", self.addressee),
            mode=self.mode,
            class_=self.class_,
            negated=self.negated,
            publisher=self.publisher,
            article=self.article,
            since=self.since,
            until=self.until,
            text=self.text,
        )


class TimeOut(Record):
    """When it was said: the words, and the date they come to."""

    text: Span
    date: str | None
    precision: str | None


class StatementOut(Record):
    """One statement. Spans are code points into the article's text, which `article.sha256` fixes."""

    id: str
    article: ArticleHeadOut
    text: str
    content: Spans
    cue: Spans
    source: Spans
    speakers: tuple[NodeOut, ...]
    capacity: tuple[NodeOut, ...] = Field(description="Offices and places that the speakers stand for here")
    addressee: NodeOut | None
    about: tuple[NodeOut, ...]
    mode: Mode
    class_: StatementClass = Field(serialization_alias="class")
    negated: bool
    inside: str | None = Field(description="The statement that this one is quoted in")
    when: TimeOut | None
    said_on: str | None
    confidence: float


class StatementPage(Listing[StatementOut]):
    """Statements, newest first."""


class CapacityOut(Record):
    """One speaker, with the office spoken for and the place that this belongs to."""

    speaker: NodeOut
    role: str | None
    office: NodeOut | None
    place: NodeOut | None


class UptakeOut(Record):
    """A statement that takes another up: repeated in its words, quoted within what it says, or denied by it."""

    how: Taken
    statement: StatementOut


class ChargeOut(Record):
    """An accusation that a statement carries."""

    accuser: NodeOut
    accused: NodeOut
    kind: AccusationKind
    words: str | None


class ReceptionOut(Record):
    """What was made of a statement, by the day of each article, told in a sentence."""

    told: str
    statement: StatementOut
    uptakes: tuple[UptakeOut, ...]
    outlets: tuple[str, ...]
    charges: tuple[ChargeOut, ...]


class AttributionOut(Record):
    """The chain: outlet → article → outer speakers (outermost first) → speaker → office → place, told in a sentence."""

    told: str
    statement: StatementOut
    outer: tuple[StatementOut, ...]
    capacities: tuple[CapacityOut, ...]
    same_words: tuple[StatementOut, ...] = Field(description="The same words elsewhere, earliest first")
    first: StatementOut = Field(description="Where these words appear first")
