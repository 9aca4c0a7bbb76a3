"""Contexts become HTML here, and nowhere else: the template environment, its filters and the headers of a page."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.web.urls import Urls
from graph.model import EdgeType, Mode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.web.contexts import Frame
    from graph.records import Hop, StatementRecord

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Nothing from elsewhere, nothing inline, nobody's frame: whatever a text smuggles in cannot run."""

VERBS = {
    EdgeType.SAID: ("said", "was said by"),
    EdgeType.REPRESENTS: ("represents", "is represented by"),
    EdgeType.ACCUSES: ("accuses", "is accused by"),
    EdgeType.ABOUT: ("is about", "is spoken of in"),
    EdgeType.ADDRESSED_TO: ("was addressed to", "is addressed by"),
    EdgeType.QUOTES: ("quotes", "is quoted in"),
    EdgeType.REPORTED_IN: ("is reported in", "reports"),
    EdgeType.MENTIONS: ("mentions", "is mentioned in"),
    EdgeType.REPEATS: ("repeats", "is repeated by"),
    EdgeType.DENIES: ("denies", "is denied by"),
    EdgeType.LOCATED_IN: ("lies in", "is where one finds"),
    EdgeType.PUBLISHED_BY: ("was published by", "published"),
}
"""Each edge as a verb, walked forward and backward."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?=T|\s|$)")
_MONTHS = "January February March April May June July August September October November December".split()
_QUOTE_MARKS = "\"'“”„«»‘’"


def day(date: str) -> str:
    """An ISO date as people write it: "27 September 2020", "September 2020", "2020"; anything else as it is."""
    found = _DAY.match(date)
    if not found:
        return date
    year, month, of_month = found.groups()
    if month is None or not 1 <= int(month) <= len(_MONTHS):
        return year
    return " ".join(filter(None, (str(int(of_month)) if of_month else "", _MONTHS[int(month) - 1], year)))


def words(statement: StatementRecord) -> str:
    """The statement's words: in quotation marks where they stand so in the article and bring none of their own."""
    text = statement.text.strip()
    if statement.mode is not Mode.DIRECT or text[:1] in _QUOTE_MARKS:
        return text
    return f"“{text}”"


def verb(hop: Hop) -> str:
    """The hop as a verb between the node before and the node after."""
    return VERBS[hop.edge.type][0 if hop.forward else 1]


def number(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 statement", "1,204 statements"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


ENVIRONMENT = Environment(
    loader=PackageLoader("api.web", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_FILTERS: dict[str, Any] = {"day": day, "words": words, "verb": verb, "number": number}
ENVIRONMENT.filters.update(_FILTERS)


def urls_for(request: Request) -> Urls:
    """The addresses as this request's client sees them, below any proxy's path."""
    return Urls(request.scope.get("root_path", "").rstrip("/"))


def render(page: Frame, status: int = 200, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """The page as a response."""
    given = {field.name: getattr(page, field.name) for field in fields(page)}
    html = ENVIRONMENT.get_template(page.template).render(given)
    return HTMLResponse(html, status, {**HEADERS, **(headers or {})})
