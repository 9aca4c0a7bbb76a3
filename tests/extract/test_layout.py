"""Paragraphs that begin or end with who speaks."""

from __future__ import annotations

import pytest

from graph.extract.layout import lines_of_speech
from graph.extract.mentions import OFFICE, PERSON, PLACE, make_mention
from graph.extract.words import split_words

NAMES = {"Nadia Lem": PERSON, "Lem": PERSON, "Courier": OFFICE, "ORDA": PLACE}


def spoken(text: str) -> list[tuple[str, str]]:
    """Label and words of each line of speech."""
    words = split_words(text)
    mentions = []
    for name, kind in NAMES.items():
        parts = name.lower().split()
        starts = [i for i in range(len(words)) if words.lower[i : i + len(parts)] == parts]
        mentions += [make_mention(words, i, i + len(parts) - 1, kind) for i in starts]
    lines = lines_of_speech(words, mentions)
    return [(text[slice(*words.span(*line.label))], text[slice(*words.span(*line.spoken))]) for line in lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Nadia Lem: It rained.", [("Nadia Lem", "It rained.")]),
        ("Lem: “It rained. It was cold.” She left.", [("Lem", "It rained. It was cold.")]),
        ("[Lem] It rained.", [("Lem", "It rained.")]),
        ("Q: Did it rain?\n\nA: It did.", [("Q", "Did it rain?"), ("A", "It did.")]),
        ("JUDGE: Did it rain?\nWITNESS: It did.", [("JUDGE", "Did it rain?"), ("WITNESS", "It did.")]),
        ("Courier: Did it rain?\n\nLem: It did.", [("Courier", "Did it rain?"), ("Lem", "It did.")]),
        ("• Lem: “It rained.”", [("Lem", "It rained.")]),
        ("“It rained.” – Nadia Lem, student", [("Nadia Lem", "It rained.")]),
        ("“It rained” – Nadia Lem said – “all day.”", []),
        ("Courier: It rained.", []),
        ("UPDATE: It rained.", []),
        ("ORDA: It rained.\nORDA: It rained again.", []),
        ("Date: 4 May\nWeather: rain", []),
        ("Lem said this: it rained.", []),
        ("Lem:", []),
        ("", []),
    ],
)
def test_lines(text: str, lines: list[tuple[str, str]]) -> None:
    """A person's name is enough; any other label needs a second line of its kind, and a place is none."""
    assert spoken(text) == lines
