"""An article from the fields of a record: what is accepted, what is refused and why."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from graph.errors import BadInput
from graph.ids import make_article
from graph.language import detect
from graph.model import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Article

FIELDS = ("id", "text", "html", "title", "url", "publisher", "published", "language")
"""What is read of a record; `html` stands for the text and whatever else the page tells. Other fields are ignored."""

MAX_TEXT = 20 * 1024 * 1024
"""The longest text, in code points."""

_UNFIT = re.compile("[\0\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")


def parse_article(record: Mapping[str, Any]) -> Article:
    """The article of a record. Its text stays exactly as given; the other fields are trimmed.

    A date in the future is kept: embargoed texts bear one. Raises `BadInput` whose message names the field.
    """
    if record.get("text") is None and record.get("html") is not None:
        page = parse_html(check_string("html", record["html"]))
        record = page | {name: value for name, value in record.items() if value is not None}
    if record.get("text") is None:
        raise BadInput("text: is missing")
    text = check_string("text", record["text"])
    if not text.strip():
        raise BadInput("text: is empty")
    if len(text) > MAX_TEXT:
        raise BadInput(f"text: {len(text):,} characters are more than {MAX_TEXT:,}; split it into articles")
    language = _language(record) or detect(text)
    return make_article(
        text,
        title=_words(record, "title") or "",
        url=_url(_words(record, "url")),
        publisher=_words(record, "publisher"),
        published=parse_date(record.get("published")),
        language=language,
        status=Language.SUPPORTED if language.split("-")[0] == "en" else Language.UNSUPPORTED,
        name=_words(record, "id"),
    )


def parse_html(html: str) -> dict[str, object]:
    """The fields that a page tells. Raises `BadInput` where it holds no article."""
    from graph.html import article_fields  # lxml is heavy

    return article_fields(html)


def parse_date(value: object) -> str | None:
    """An ISO 8601 day, or timestamp with its zone (UTC where it names none), in one spelling; None if empty."""
    if value is None or value == "":
        return None
    try:
        if isinstance(value, str):
            value = value.strip()
            value = date.fromisoformat(value) if len(value) <= len("2020-09-27") else datetime.fromisoformat(value)
        if isinstance(value, datetime):
            moment = value if value.tzinfo else value.replace(tzinfo=UTC)
            return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
        if isinstance(value, date):
            return value.isoformat()
    except ValueError:
        pass
    raise BadInput(f"published: {value!r:.60} is no date (2020-09-27) or timestamp (2020-09-27T10:00:00Z)")


def check_string(path: str, value: object) -> str:
    """The string at `path`. Raises `BadInput` where it is none, or holds what no text can."""
    if not isinstance(value, str):
        raise BadInput(f"{path}: a string is wanted, not {kind_of(value)}")
    unfit = _UNFIT.search(value)
    if unfit:
        what = "a NUL" if unfit[0] == "\0" else f"half a surrogate pair (U+{ord(unfit[0]):X})"
        raise BadInput(f"{path}: {what} at character {unfit.start()}")
    return value


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    names: dict[type, str] = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "true or false",
        type(None): "null",
    }
    return names.get(type(value), "a number" if isinstance(value, int | float) else type(value).__name__)


def _words(record: Mapping[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is None:
        return None
    if field == "id" and type(value) is int:
        return str(value)
    return check_string(field, value).strip() or None


def _language(record: Mapping[str, Any]) -> str | None:
    code = _words(record, "language")
    if code and not _LANGUAGE.fullmatch(code):
        raise BadInput(f"language: {code!r:.60} is no language code; give one like en, or leave it out")
    return code and code.replace("_", "-").lower()


def _url(url: str | None) -> str | None:
    try:
        parts = urlsplit(url or "")
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        sound = False
    if url and not sound:
        raise BadInput(f"url: {url!r:.80} is no http or https address")
    return url
