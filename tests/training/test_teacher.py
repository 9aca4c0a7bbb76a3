"""What is taken from two taggers that read the same words."""

from __future__ import annotations

import pytest

from graph.extract.words import split_words
from training.corpus import UNKNOWN, taught
from training.teacher import agreed, runs


def test_runs() -> None:
    """A name is a row of words of one tag."""
    assert list(runs(["O", "PERSON", "PERSON", "LOCATION", "O"])) == [(1, 2, "PERSON"), (3, 3, "LOCATION")]


@pytest.mark.parametrize(
    ("strict", "loose", "sure", "unsure"),
    [
        (["PERSON", "PERSON"], ["PERSON", "O"], [(0, 1, "Person")], []),
        (["PERSON", "PERSON"], ["O", "O"], [], [(0, 1, "Person")]),
        (["ORGANIZATION", "O"], ["LOCATION", "O"], [], [(0, 0, "Office")]),
        (["O", "O"], ["O", "LOCATION"], [], [(1, 1, "?")]),
        (["O", "MISC"], ["O", "O"], [(1, 1, "Place")], []),
        (["MISC", "O"], ["O", "O"], [], [(0, 0, "MISC")]),
    ],
)
def test_agreed(
    strict: list[str], loose: list[str], sure: list[tuple[int, int, str]], unsure: list[tuple[int, int, str]]
) -> None:
    """Names of one type to both are sure, and adjectives of countries; the rest is nobody's."""
    assert agreed(["Nadia", "Armenian"], strict, loose) == (sure, unsure)


def test_taught() -> None:
    """A teacher's names become tags, words outside any name none, and all else stays unknown."""
    text = "In Orda Nadia Lem waits."
    record = {"names": [[3, 7, "Place"], [8, 17, "Person"]], "none": [[0, 2], [23, 24]]}

    assert taught(split_words(text), record) == [0, 5, 1, 2, UNKNOWN, 0]
