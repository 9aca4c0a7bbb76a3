"""What a person asked, as the statements take it: dates as bounds, words as full-text terms, pages as sort keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import BadCursor

if TYPE_CHECKING:
    from graph.queries import Key, Page

_WORD = re.compile(r"\w+")
END = "~"
"""Sorts after everything that an ISO date can hold."""


def bounds(since: str | None, until: str | None) -> tuple[str, str]:
    """The dates as `>= since` and `< until`; a day, month or year as `until` holds all that begins with it.

    An unknown date ('') lies within no bounds, so that either of them leaves it out.
    """
    return since or ("0" if until else ""), f"{until or ''}{END}"


def every_word(text: str) -> str:
    """A full-text expression for all words of the text, none read as syntax; empty without words."""
    return " ".join(f'"{word}"' for word in _WORD.findall(text))


def name_prefix(norm: str) -> str:
    """A full-text expression for names that hold all words of a normalised one, the last as a prefix."""
    words = every_word(norm)
    return f"{words}*" if words else ""


def any_trigram(norm: str) -> str:
    """A full-text expression for names that share three letters in a row with a normalised one."""
    trigrams = dict.fromkeys(norm[i : i + 3].replace('"', '""') for i in range(len(norm) - 2))
    return " OR ".join(f'"{trigram}"' for trigram in trigrams)


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
