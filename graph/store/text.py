"""Cuts of an article's text: what a statement says, the sentences around spans, keys for "the same words"."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.ids import make_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Article, Span, Statement

GAP = " … "
"""Stands between two spans that do not touch."""

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W_]+")
# Some pages lose the space between two sentences: "been reported.The ministry".
_SENTENCE_END = re.compile(r"""[.!?…]+["'”’»)\]]*\s+|\s*\n\s*|(?<=[a-z]{2})[.!?](?=[A-Z][a-z])""")


def cut(text: str, spans: Iterable[Span]) -> str:
    """The words of the spans, with a gap between them."""
    return GAP.join(text[start:end] for start, end in spans)


def words_key(text: str) -> str:
    """The same for two texts of the same words, whatever their case, spacing and punctuation; empty without words."""
    words = _WORD.findall(text.casefold())
    return make_id("w", " ".join(words)) if words else ""


class _Plain(dict[int, str]):
    """Each character as SQLite's full text folds it: one for one, Latin ones without accents, these dropped."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = next(c for c in (character.casefold(), character.lower(), character) if len(c) == 1)
        base = unicodedata.normalize("NFD", folded)[0]
        self[code] = "" if 0x300 <= code <= 0x331 else base.lower() if base.isascii() else folded
        return self[code]


_PLAIN = _Plain()


def words_of(text: str) -> list[str]:
    """The words of a text as every store's full text has them: in lower case, without accents."""
    return _LETTERS.findall(text.translate(_PLAIN))


def day_of(published: str | None) -> str:
    """The day of a date or timestamp, as it stands where it was published; empty if there is none."""
    return (published or "")[:10]


def said_on(statement: Statement, article: Article) -> str:
    """The date a statement was made, or else the day it was published; empty if neither is known."""
    return (statement.when and statement.when.date) or day_of(article.published)


def sentences(text: str, spans: Iterable[Span]) -> str:
    """The sentences that hold the spans, in order, with a gap where some were left out."""
    wanted = sorted(spans)
    if not wanted:
        return ""
    bounds = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    found = [
        (start, end) for start, end in pairwise(bounds) if any(first < end and start < last for first, last in wanted)
    ]
    parts: list[tuple[int, int]] = []
    for start, end in found:
        if parts and parts[-1][1] == start:
            parts[-1] = (parts[-1][0], end)
        else:
            parts.append((start, end))
    return GAP.join(text[start:end].strip() for start, end in parts)
