"""Content-hash ids: the same parts give the same id on any machine.

What an article brings (`art_`, `loc_`, `st_`, `ev_`) has the same ids in whatever order articles come. An entity's is
minted from its first member, so `ent_` ids, and `edge_` ids with one at an end, tell which article came first.

Prefix and 16 base32 characters (80 bits) of SHA-256 over the length-prefixed parts. What one article brings begins
with its article's first characters, so that it lies together in a store's indexes: an article touches few of their
pages, however many there are.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from courlan import normalize_url

from graph.model import Article, Language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import ArticleGraph, Span

_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s\b")
_NO_NAME = frozenset("the a an mr mrs ms dr sir".split())

_BASE32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [one + other for one in _BASE32 for other in _BASE32]  # ten bits each
_LENGTHS = [length.to_bytes(8, "big") for length in range(256)]
_NEAR = 6  # characters: one article in a billion has another's, and then ten more tell their parts apart


def make_id(prefix: str, *parts: str, near: str | None = None) -> str:
    """`prefix_` and 16 characters that depend on every part and on where one ends; the first are those of `near`.

    An id `near` another sorts beside it among ids of its prefix.
    """
    framed = b""
    for part in parts:
        data = part.encode()
        length = len(data)
        framed += (_LENGTHS[length] if length < len(_LENGTHS) else length.to_bytes(8, "big")) + data
    bits = int.from_bytes(hashlib.sha256(framed).digest()[:10], "big")
    pairs = _PAIRS  # written out: an article comes to two hundred ids, and a loop takes half as long again
    end = (
        f"{pairs[bits >> 40 & 1023]}{pairs[bits >> 30 & 1023]}{pairs[bits >> 20 & 1023]}"
        f"{pairs[bits >> 10 & 1023]}{pairs[bits & 1023]}"
    )
    if near is None:
        return f"{prefix}_{pairs[bits >> 70]}{pairs[bits >> 60 & 1023]}{pairs[bits >> 50 & 1023]}{end}"
    start = near.index("_") + 1
    return f"{prefix}_{near[start : start + _NEAR]}{end}"


@lru_cache(maxsize=10_000)
def normalise_name(name: str) -> str:
    """Lower case without accents, possessives, articles and titles: what "the same name" means.

    Never empty: a name of nothing but such words is kept as those words.
    """
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _WORD.findall(_POSSESSIVE.sub("", plain.casefold()))
    return " ".join(w for w in words if w not in _NO_NAME) or " ".join(words) or name.strip()


def canonical_url(url: str) -> str:
    """The address without fragment, default port, tracking parameters and the like."""
    return normalize_url(urldefrag(url).url, strict=False)


def make_article(
    text: str,
    *,
    title: str = "",
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    language: str = "en",
    status: Language = Language.SUPPORTED,
    name: str | None = None,
) -> Article:
    """An `Article` with its id and hash. The id is of the canonical URL or, without one, of the text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    url = canonical_url(url) if url else None
    return Article(
        id=make_id("art", "url", url) if url else make_id("art", "text", title, text),
        text=text,
        sha256=sha256,
        title=title,
        url=url,
        publisher=publisher,
        published=published,
        language=language,
        status=status,
        name=name,
    )


def _spans(spans: Iterable[Span]) -> str:
    return ",".join(f"{start}-{end}" for start, end in spans)


def global_keys(article_id: str, graph: ArticleGraph) -> dict[str, str]:
    """Local key → `loc_…` or `st_…`, for every entity and statement of the graph.

    Two entities of one type and name, or two statements of one content, are told apart by an ordinal in
    the order of the graph.
    """
    keys: dict[str, str] = {}
    seen: dict[tuple[str, ...], int] = {}
    parts: tuple[str, ...]
    for entity in graph.entities:
        parts = ("loc", article_id, entity.type, normalise_name(entity.name))
        seen[parts] = seen.get(parts, -1) + 1
        keys[entity.key] = make_id(*parts, str(seen[parts]), near=article_id)
    for statement in graph.statements:
        parts = ("st", article_id, _spans(statement.content))
        seen[parts] = seen.get(parts, -1) + 1
        keys[statement.key] = make_id(*parts, str(seen[parts]), near=article_id)
    return keys
