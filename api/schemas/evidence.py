"""Evidence as answered: the words an edge rests on, each span as W3C selectors."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field

from api.schemas.articles import ArticleHeadOut
from api.schemas.common import Record
from graph.model import AccusationKind, Spans
from graph.records import EvidenceRecord, Selector, Verification


class PositionSelector(Record):
    """W3C TextPositionSelector: code points, end exclusive."""

    type: Literal["TextPositionSelector"] = "TextPositionSelector"
    start: int
    end: int


class QuoteSelector(Record):
    """W3C TextQuoteSelector; prefix and suffix are null where the surrounding sentence does not fix them."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str | None
    suffix: str | None


class SpanOut(Record):
    """One span of an article, twice: by position, which the hash fixes, and by its words, which survive an edit."""

    role: str = Field(examples=["content"])
    selector: tuple[PositionSelector, QuoteSelector]

    @classmethod
    def of(cls, span: Selector) -> Self:
        """From a selector of the store."""
        position = PositionSelector(start=span.start, end=span.end)
        return cls(role=span.role, selector=(position, QuoteSelector.model_validate(span)))


class EvidenceOut(Record):
    """One assertion of one edge by one article, and the sentence it stands in."""

    id: str
    edge: str
    article: ArticleHeadOut
    statement: str | None
    sentence: str
    quotes: tuple[str, ...]
    spans: Spans
    selectors: tuple[SpanOut, ...]
    kind: AccusationKind | None
    charge: str | None
    former: bool
    extractor: str
    version: str
    run: str
    confidence: float

    @classmethod
    def of(cls, evidence: EvidenceRecord) -> Self:
        """From a record: prefix and suffix are cut from its sentence, where the words stand there but once."""
        fields = {name: getattr(evidence, name) for name in cls.model_fields if name != "selectors"}
        return cls.model_validate(fields | {"selectors": tuple(_selectors(evidence))})


def _selectors(evidence: EvidenceRecord) -> list[SpanOut]:
    found = []
    for (start, end), exact in zip(evidence.spans, evidence.quotes, strict=True):
        around = evidence.sentence.split(exact) if exact else []
        prefix, suffix = around if len(around) == 2 else (None, None)
        quote = QuoteSelector(exact=exact, prefix=prefix, suffix=suffix)
        found.append(SpanOut(role="evidence", selector=(PositionSelector(start=start, end=end), quote)))
    return found


class VerificationOut(Record):
    """A statement's spans, cut again from the stored text, whose hash was computed again."""

    statement: str
    article: ArticleHeadOut
    sha256: str
    verified: bool
    spans: tuple[SpanOut, ...]
    evidence: tuple[EvidenceOut, ...]

    @classmethod
    def of(cls, done: Verification) -> Self:
        """From the store's verification."""
        return cls(
            statement=done.statement,
            article=ArticleHeadOut.model_validate(done.article),
            sha256=done.sha256,
            verified=done.verified,
            spans=tuple(map(SpanOut.of, done.selectors)),
            evidence=tuple(map(EvidenceOut.of, done.evidence)),
        )
