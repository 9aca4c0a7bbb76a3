"""Accusations by their wording."""

from __future__ import annotations

import pytest

from graph.extract.blame import blamed, found_responsible, is_cleared
from graph.extract.mentions import OFFICE, PLACE, Mention, make_mention, pronouns
from graph.extract.words import Words, split_words

ACTORS = {"kyrdan": PLACE, "zarkand": PLACE, "ordabek": PLACE, "army": OFFICE}


def mentions(words: Words) -> list[Mention]:
    """The actors of these sentences, and pronouns."""
    named = [make_mention(words, i, i, ACTORS[w]) for i, w in enumerate(words.lower) if w in ACTORS]
    return sorted([*named, *pronouns(words)], key=lambda m: m.first)


@pytest.mark.parametrize(
    ("text", "cue", "names"),
    [
        ("Kyrdan accused Zarkand of theft.", "accused", ["zarkand"]),
        ("Kyrdan condemned the actions of the Zarkand army.", "condemned", ["zarkand"]),
        ("Kyrdan condemned the attack in Ordabek.", "condemned", []),
        ("Zarkand was accused of theft.", "accused", ["zarkand"]),
        ("Kyrdan said Zarkand bears full responsibility for it.", "said", ["zarkand"]),
        ("Kyrdan said Zarkand is to blame.", "said", ["zarkand"]),
        ("Kyrdan said Zarkand is responsible for water.", "said", ["zarkand"]),
        ("Kyrdan said “we strongly condemn Zarkand”.", "said", ["zarkand"]),
        ("Kyrdan said the army condemned Zarkand.", "said", []),
        ("Kyrdan blamed them.", "blamed", ["them"]),
        ("Kyrdan said Zarkand won.", "said", []),
        ("Kyrdan denounced a plan that Zarkand had made.", "denounced", []),
    ],
)
def test_blamed(text: str, cue: str, names: list[str]) -> None:
    """The object of an accusing verb and the subject of a finding of responsibility, and nobody else."""
    words = split_words(text)
    at = words.lower.index(cue)
    content = range(at + 1, len(words))

    found = [*blamed(words, mentions(words), [at], content), *found_responsible(words, mentions(words), content)]

    assert names == [m.name for m in found]


@pytest.mark.parametrize(
    ("text", "cleared"),
    [("Zarkand did not lie.", True), ("Zarkand is not guilty.", True), ("Zarkand did not come.", False)],
)
def test_cleared(text: str, *, cleared: bool) -> None:
    """Who is said not to have done it is not accused of it."""
    words = split_words(text)

    assert cleared == is_cleared(words, mentions(words)[0])
