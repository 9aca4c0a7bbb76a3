"""Plain text and web pages: one document, one article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from graph.read.streams import decode, read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.read.objects import Raw

_TITLE = re.compile(r"\s*(?P<title>[^\r\n]{1,300})(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*(?=\S)")
_SENTENCE_END = re.compile(r"\.[\"'”’»)\]]*\s*$")
_META = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def read_text(stream: BinaryIO, name: str) -> Iterator[Raw]:
    """A plain text. Its first line is the title if a blank line follows and it does not end as a sentence does."""
    yield name, text_fields(decode(read_whole(stream)))


def text_fields(text: str) -> dict[str, str]:
    """Title and text of a plain text; the text without the title line, and else as it stands."""
    first = _TITLE.match(text)
    if first is None or _SENTENCE_END.search(first["title"]):
        return {"text": text}
    return {"title": first["title"], "text": text[first.end() :]}


def read_html(stream: BinaryIO, name: str) -> Iterator[Raw]:
    """A web page, in the encoding that it declares if it fits."""
    data = read_whole(stream)
    declared = _META.search(data[:2048])
    try:
        html = data.decode(declared[1].decode() if declared else "utf-8")
    except (LookupError, ValueError):  # no such encoding, or the page is in another
        html = decode(data)
    yield name, {"html": html}
