"""Mentions out of tags that are written by hand, and how places come by their names."""

from __future__ import annotations

import numpy as np
import pytest

from graph.extract.entities import local_entity
from graph.extract.inference import MENTION_TAGS, Reading
from graph.extract.mentions import OFFICE, PERSON, PLACE, Mention
from graph.extract.tagged import find_mentions
from graph.extract.words import split_words
from tests.extract.test_clusters import joined


def find(text: str, *tagged: tuple[str, int]) -> dict[str, Mention]:
    """The mentions of a text whose words are tagged so, by their words."""
    words = split_words(text)
    tags = np.zeros((len(words), 2 * MENTION_TAGS), dtype=np.float32)
    tags[:, [0, MENTION_TAGS]] = 1.0
    for name, kind in tagged:
        parts = split_words(name).lower
        at = next(i for i in range(len(words)) if words.lower[i : i + len(parts)] == parts)
        tags[at, 1 + 2 * kind] = 5.0
        tags[at + 1 : at + len(parts), 2 + 2 * kind] = 5.0
    none = np.zeros((len(words), 1), dtype=np.float32)
    mentions = find_mentions(Reading(words, none, tags, none, none, ()))
    return {text[slice(*words.span(m.first, m.last))]: m for m in mentions}


@pytest.mark.parametrize(
    ("text", "tagged", "name", "type_"),
    [
        ("Armenia waits.", [("Armenia", OFFICE)], "Armenia", PLACE),
        ("The Armenian minister waits.", [("Armenian", PERSON)], "Armenian", PLACE),
        ("Jordan, or Michael Jordan.", [("Jordan", PERSON), ("Michael Jordan", PERSON)], "Jordan", PERSON),
        ("Ordania's Defence Ministry waits.", [("Ordania's Defence Ministry", PERSON)], "Ordania's Defence Ministry",
         OFFICE),
        ("A Defence Minister waits.", [("Defence Minister", PERSON)], "Defence Minister", PERSON),
        ("We saw Ordania's hills.", [("Ordania's", PLACE)], "Ordania", PLACE),
        ("In the U.S. it waits.", [("U.S", PLACE)], "U.S.", PLACE),
        ("Yesterday Ms. Lem waited.", [("Ms. Lem", PERSON)], "Lem", PERSON),
    ],
)  # fmt: skip
def test_types(text: str, tagged: list[tuple[str, int]], name: str, type_: int) -> None:
    """A country is a place unless a person bears its name; what ends as a body does is an office, not a person."""
    assert find(text, *tagged)[name].type == type_


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dam Committee and the Water Service", ["Dam Committee", "Water Service"]),
        ("CIA and other agencies", ["CIA", "other agencies"]),
        ("Centre for Bees and Centre for Wasps", ["Centre for Bees", "Centre for Wasps"]),
        ("Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
    ],
)
def test_two_bodies(name: str, parts: list[str]) -> None:
    """Two bodies that were tagged as one name are two; a ministry of two things is one."""
    assert list(find(f"Yesterday {name} waited.", (name, OFFICE))) == parts


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("The Armenian ministry waits.", ["Armenian"], "Armenia"),
        ("The British ministry waits.", ["British"], "United Kingdom"),
        ("Armenia met an Armenian envoy.", ["Armenia", "Armenian"], "Armenia"),
        ("The Ordanian ministry waits.", ["Ordanian"], "Ordanian"),
    ],
)
def test_name_of_a_country(text: str, names: list[str], expected: str) -> None:
    """A country that an article knows by its adjective or a short form alone is called by its name."""
    clusters = joined(text, *((name, PLACE) for name in names))
    (cluster,) = clusters.all

    entity = local_entity(clusters.words, cluster, np.zeros(len(clusters.words), dtype=np.int64))

    assert entity.name == expected
    assert all(text[start:end] in entity.aliases for start, end in entity.mentions)
