"""What a person asked, as the statements take it: dates as bounds, words as full-text terms, pages as sort keys."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import BadCursor
from graph.store.assertions import publisher_id
from graph.store.text import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.queries import AccusationFilter, ArticleFilter, Key, Page, RepresentationFilter, StatementFilter
    from graph.store.decode import Row

    R = TypeVar("R", bound=Row)

END = "~"
"""Sorts after everything that an ISO date can hold."""


_NEWEST: Key = ("~", "")
_WEIGHTIEST: Key = (1 << 62, "")


def article_terms(wanted: ArticleFilter, page: Page) -> dict[str, Any]:
    """Parameters of `find_articles_…`, but for `text`, which each store writes in its own way."""
    return _terms(page, _NEWEST, wanted.since, wanted.until) | {
        "language": wanted.language,
        "publisher": _publisher(wanted.publisher),
    }


def statement_terms(wanted: StatementFilter, page: Page) -> dict[str, Any]:
    """Parameters of `find_statements_…`, but for `text`, which each store writes in its own way."""
    return _terms(page, _NEWEST, wanted.since, wanted.until) | {
        "article": wanted.article,
        "speaker": wanted.speaker,
        "office": wanted.office,
        "about": wanted.about,
        "addressee": wanted.addressee,
        "mode": wanted.mode,
        "class": wanted.class_,
        "negated": wanted.negated,
        "publisher": _publisher(wanted.publisher),
    }


def accusation_terms(wanted: AccusationFilter, page: Page) -> tuple[str, dict[str, Any]]:
    """The condition to begin at, which picks the statement file, and the parameters."""
    anchor = "by_accuser" if wanted.accuser else "by_accused" if wanted.accused else "all"
    own = {"accuser": wanted.accuser, "accused": wanted.accused, "kind": wanted.kind}
    return anchor, _terms(page, _WEIGHTIEST, wanted.since, wanted.until) | own


def representation_terms(wanted: RepresentationFilter, page: Page) -> tuple[str, dict[str, Any]]:
    """The condition to begin at, which picks the statement file, and the parameters."""
    anchor = "by_person" if wanted.person else "by_office" if wanted.office else "all"
    own = {"person": wanted.person, "office": wanted.office, "former": wanted.former, "on": wanted.on}
    return anchor, _terms(page, _WEIGHTIEST, None, wanted.on) | own


def _publisher(name: str | None) -> str | None:
    return None if name is None else publisher_id(name)


def _terms(page: Page, first: Key, since: str | None, until: str | None) -> dict[str, Any]:
    """What every list takes: one row more than the page, to see whether it goes on."""
    low, high = bounds(since, until)
    after, after_id = sort_key(page, first)
    return {"since": low, "until": high, "after": after, "after_id": after_id, "limit": page.limit + 1}


def cut_page(rows: Sequence[R], page: Page, column: str) -> tuple[Sequence[R], Key | None]:
    """The rows of the page, and the sort key (a column's value, and the id) to go on from."""
    mine = rows[: page.limit]
    return mine, (mine[-1][column], mine[-1]["id"]) if len(rows) > page.limit else None


def heaviest(counts: Mapping[str, int], page: Page) -> tuple[list[str], Key | None]:
    """The keys of the page's rows, the highest counts first, then by key; and the sort key to go on from.

    An empty key is no row.
    """
    after, after_id = sort_key(page, _WEIGHTIEST)
    sizes = ((-count, key) for key, count in counts.items() if key)
    rest = heapq.nsmallest(page.limit + 1, (size for size in sizes if size > (-int(after or 0), after_id)))
    mine = rest[: page.limit]
    return [key for _, key in mine], (-mine[-1][0], mine[-1][1]) if len(rest) > page.limit else None


def bounds(since: str | None, until: str | None) -> tuple[str, str]:
    """The dates as `>= since` and `< until`; a day, month or year as `until` holds all that begins with it.

    An unknown date ('') lies within no bounds, so that either of them leaves it out.
    """
    return since or ("0" if until else ""), f"{until or ''}{END}"


def every_word(text: str) -> str:
    """A full-text expression for all words of the text, none read as syntax; empty without words."""
    return " ".join(f'"{word}"' for word in words_of(text))


def name_prefix(norm: str) -> str:
    """A full-text expression for names that hold all words of a normalised one, the last as a prefix."""
    words = every_word(norm)
    return f"{words}*" if words else ""


def sort_key(page: Page, first: Key) -> Key:
    """The sort key to go on from, or `first` where the page is the first one.

    Raises `BadCursor` where it is the key of another kind of list.
    """
    if page.after is None:
        return first
    if [type(value) for value in page.after] != [type(value) for value in first]:
        message = "this cursor belongs to another kind of list"
        raise BadCursor(message)
    return page.after
