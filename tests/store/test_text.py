"""Cuts of a text."""

from __future__ import annotations

import pytest

from graph.store.text import cut, sentences, words_key

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
