"""Accusations by their wording."""

from __future__ import annotations

import pytest

from graph.extract.blame import acting, blamed, found_responsible, is_cleared, is_mutual, what_is_said
from graph.extract.mentions import OFFICE, PLACE, Mention, make_mention, pronouns
from graph.extract.words import Words, split_words
from graph.model import AccusationKind

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


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("Zarkand had again shelled the town.", [("zarkand", AccusationKind.ASSERTED_ACT, "shelled")]),
        ("The town was shelled by the Zarkand army.", [("zarkand", AccusationKind.ASSERTED_ACT, "shelled")]),
        ("Zarkand fired on the ferry.", [("zarkand", AccusationKind.ASSERTED_ACT, "fired")]),
        ("Zarkand lied.", [("zarkand", AccusationKind.EXPLICIT, "lied")]),
        ("Zarkand had not shelled the town.", []),
        ("Zarkand was shelled.", []),
        ("Zarkand fired the minister.", []),
        ("Zarkand repaired the town.", []),
    ],
)
def test_acting(text: str, deeds: list[tuple[str, AccusationKind, str]]) -> None:
    """A hostile deed is its doer's, not the one's whom it is done to, and none where it was not done."""
    words = split_words(text)
    found = acting(words, mentions(words), range(len(words)))

    assert [(m.name, kind, words.lower[verb]) for m, kind, verb in found] == deeds


@pytest.mark.parametrize(
    ("text", "mutual"),
    [
        ("Kyrdan and Zarkand accused each other of theft.", True),
        ("They blamed one another.", True),
        ("Each accused the other of theft.", True),
        ("Kyrdan accused Zarkand.", False),
        ("They told each other of it.", False),
    ],
)
def test_mutual(text: str, *, mutual: bool) -> None:
    """Those who accuse each other are told by the words after an accusing verb."""
    words = split_words(text)
    cue = [i for i, word in enumerate(words.lower) if word in ("accused", "blamed", "told")]

    assert is_mutual(words, cue) == mutual


def test_what_is_said() -> None:
    """The word that leads from an accusing verb to the wrong is no part of it."""
    words = split_words("Kyrdan blamed them for the fire.")

    assert what_is_said(words, [1], [3, 4, 5]) == [4, 5]
    assert what_is_said(words, [0], [3, 4, 5]) == [3, 4, 5]
