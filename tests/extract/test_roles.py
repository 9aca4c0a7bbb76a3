"""The role in which someone stands for an office."""

from __future__ import annotations

import pytest

from graph.extract.mentions import OFFICE, PERSON, make_mention
from graph.extract.roles import role_between
from graph.extract.words import split_words


@pytest.mark.parametrize(
    ("text", "office", "role"),
    [
        ("Foreign Ministry spokeswoman Anna said", "foreign ministry", "spokeswoman"),
        ("Anna, spokeswoman of the Foreign Ministry, said", "foreign ministry", "spokeswoman"),
        ("Anna, the former press secretary for the Foreign Ministry, said", "foreign ministry", "press secretary"),
        ("Anna, who is spokeswoman at the Foreign Ministry", "foreign ministry", "spokeswoman"),
        ("Commander of the Defense Army Anna called", "defense army", "Commander"),
        ("The press secretary of the Defense Minister Anna said", "defense minister", "press secretary"),
        ("Prime Minister Anna said", "prime minister", "Prime Minister"),
        ("Anna told the people and the press about the Foreign Ministry", "foreign ministry", None),
        ("Anna told the Foreign Ministry so", "foreign ministry", None),
        ("Anna spoke. The Foreign Ministry did not.", "foreign ministry", None),
    ],
)
def test_role_between(text: str, office: str, role: str | None) -> None:
    """The usual ways to put a role are read; anything else gives none."""
    words = split_words(text)
    first = next(i for i in range(len(words)) if " ".join(words.lower[i : i + 2]) == office)
    anna = words.lower.index("anna")
    found = role_between(words, make_mention(words, anna, anna, PERSON), make_mention(words, first, first + 1, OFFICE))

    assert role == (found and text[slice(*words.span(*found))])
