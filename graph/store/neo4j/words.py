"""Words for Neo4j's full text: split and folded here, so that its indexes find what every other store finds."""

from __future__ import annotations

import re

from graph.store.text import words_of

_CLAUSES = 500  # Lucene refuses more than 1,024 in one question


def searched(text: str) -> str:
    """The words of a text, a blank before and after each: what is stored to be searched."""
    return f" {' '.join(words_of(text))} "


def contained(text: str) -> list[str]:
    """What `searched` of a text that holds every word contains."""
    return [f" {word} " for word in words_of(text)]


def every_word(text: str) -> str:
    """A Lucene expression for all words of the text; empty without words. No word can be read as syntax."""
    return " ".join(f"+{word}" for word in words_of(text)[:_CLAUSES])


def name_prefix(norm: str) -> str:
    """A Lucene expression for names that hold all words of a normalised one, the last as a prefix."""
    words = every_word(norm)
    return f"search:({words}*)" if words else ""


def prefix_contained(norm: str) -> list[str]:
    """What `searched` of such a name contains."""
    parts = contained(norm)
    return [*parts[:-1], *(part.rstrip() for part in parts[-1:])]


def trigrams_of(norm: str) -> str:
    """Every three letters in a row of a normalised name: what is stored to be found by likeness."""
    return " ".join(_trigrams(norm))


def any_trigram(norm: str) -> str:
    """A Lucene expression for names that share three letters in a row with a normalised one."""
    found = " ".join(_trigrams(norm)[:_CLAUSES])
    return f"trigrams:({found})" if found else ""


def _trigrams(norm: str) -> list[str]:
    joined = "_".join(re.findall(r"\w+", norm))
    return list(dict.fromkeys(joined[i : i + 3] for i in range(len(joined) - 2)))
