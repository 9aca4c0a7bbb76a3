"""Cuts of a text."""

from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing

import pytest

from graph.store.text import cut, sentences, words_key, words_of

TEXT = "One here. “Two here!” he said. Three.\n\nFour without stop\nFive.Six runs on"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["here"], "One here."),
        (["Two"], "“Two here!”"),
        (["Two", "said"], "“Two here!” he said."),
        (["One", "Three"], "One here. … Three."),
        (["Four"], "Four without stop"),
        (["Six"], "Six runs on"),
        ([], ""),
    ],
)
def test_sentences(words: list[str], expected: str) -> None:
    """The sentences around spans, joined where they touch, with a gap where they do not."""
    spans = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]

    assert sentences(TEXT, spans) == expected


def test_cut() -> None:
    """Spans that do not touch are joined by a gap."""
    assert cut("abcdef", [(0, 2), (4, 6)]) == "ab … ef"


def test_words_key() -> None:
    """Case, marks and spacing do not matter; words do."""
    assert words_key("We did NOT, begin\n this.") == words_key("“we did not begin this”")
    assert words_key("We did") != words_key("We did not")
    assert words_key("— …") == ""


def test_words_as_sqlite_has_them() -> None:
    """Letters and digits of every script fold and join as in SQLite's own full text, so that all stores find alike."""
    marks = {"\u01e0", "\u01e1"}  # two accents, of which SQLite keeps both
    characters = [c for c in map(chr, range(0x1100)) if unicodedata.ucd_3_2_0.category(c)[0] in "LNPZS"]
    texts = [f"a{c}b {c}, cafe\u0301{c}" for c in characters if c not in marks]
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'unicode61 remove_diacritics 2')")
        database.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
        database.executemany("INSERT INTO t VALUES (?)", [(text,) for text in texts])
        found = database.execute("SELECT doc, term FROM v ORDER BY doc, offset").fetchall()

    words = [(n, word) for n, text in enumerate(texts, 1) for word in words_of(text)]
    assert found == words
