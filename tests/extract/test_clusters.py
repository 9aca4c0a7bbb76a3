"""Which mentions are one entity, on scores written by hand."""

from __future__ import annotations

import numpy as np
import pytest

from graph.extract.clusters import Clusters
from graph.extract.inference import Reading
from graph.extract.mentions import OFFICE, PERSON, PLACE, Mention, make_mention, pronouns
from graph.extract.words import Words, split_words


def find(words: Words, name: str, kind: int, nth: int = 0) -> Mention:
    """The nth occurrence of a name."""
    parts = name.lower().split()
    at = [i for i in range(len(words)) if words.lower[i : i + len(parts)] == parts][nth]
    return make_mention(words, at, at + len(parts) - 1, kind)


def joined(text: str, *named: tuple[str, int], score: float = 3.0) -> Clusters:
    """The clusters of a text whose every earlier mention is scored alike as what a later one means."""
    words = split_words(text)
    seen: dict[str, int] = {}
    mentions = []
    for name, kind in named:
        mentions.append(find(words, name, kind, seen.get(name, 0)))
        seen[name] = seen.get(name, 0) + 1
    mentions = sorted([*mentions, *pronouns(words)], key=lambda m: m.first)
    pairs = [(i, j) for i in range(len(mentions)) for j in range(i) if not mentions[j].pronoun]
    none = np.zeros((len(words), 1), dtype=np.float32)
    reading = Reading(words, none, none, none, none, ())
    return Clusters(reading, mentions, np.array(pairs).reshape(-1, 2), np.full(len(pairs), score, dtype=np.float32))


@pytest.mark.parametrize(
    ("text", "one", "other", "kind", "same"),
    [
        ("The Defence Ministry met the Foreign Ministry.", "Defence Ministry", "Foreign Ministry", OFFICE, False),
        ("The Ministry of Defence of Kyrdan, or Kyrdan Defence Ministry, met.", "Ministry of Defence of Kyrdan",
         "Kyrdan Defence Ministry", OFFICE, True),
        ("Defence Minister Ana met Defence Ministry staff.", "Defence Minister", "Defence Ministry", OFFICE, False),
        ("Today Armenia met Azerbaijan.", "Armenia", "Azerbaijan", PLACE, False),
        ("Today Armenia met an Armenian envoy.", "Armenia", "Armenian", PLACE, True),
        ("In Azerbaijan it began, Baku said.", "Azerbaijan", "Baku", PLACE, True),
        ("In Azerbaijan it began, in Baku too.", "Azerbaijan", "Baku", PLACE, False),
        ("Today Nikol Pashinyan spoke, and Pashinyan left.", "Nikol Pashinyan", "Pashinyan", PERSON, True),
        ("The Federal Water Service came; FWS men left.", "Federal Water Service", "FWS", OFFICE, True),
        ("The House Ethics Committee met, then the House.", "House Ethics Committee", "House", OFFICE, False),
        ("The Ethics Committee of Orda met, the Committee too.", "Ethics Committee of Orda", "Committee", OFFICE,
         True),
    ],
)  # fmt: skip
def test_names(text: str, one: str, other: str, kind: int, *, same: bool) -> None:
    """Names of one type join where they share their words, never where each has a word of its own."""
    clusters = joined(text, (one, kind), (other, kind))
    first, second = (m for m in clusters.mentions if not m.pronoun)

    assert same == (clusters.of(first) is clusters.of(second))


def test_same_name_is_one_entity_whatever_the_network_thinks() -> None:
    """A name that comes back is the same entity, without a word from the network."""
    clusters = joined("Ana Voss spoke. Then Ana Voss left.", ("Ana Voss", PERSON), ("Ana Voss", PERSON), score=-9.0)

    assert 1 == len(clusters.all)


def test_a_place_is_no_person() -> None:
    """A place and a person do not join, however likely it seems."""
    clusters = joined("In Orda Ana Orda spoke.", ("Orda", PLACE), ("Ana Orda", PERSON), score=9.0)

    assert 2 == len(clusters.all)


def test_he_is_the_nearest_or_the_last_speaker() -> None:
    """Of two men equally likely "he" is the nearer one, but who spoke last has the benefit of the doubt."""
    clusters = joined("Then Ivo Brandt met Jan Voss. He smiled.", ("Ivo Brandt", PERSON), ("Jan Voss", PERSON))
    ivo, jan, he = clusters.mentions

    assert clusters.of(he) is clusters.of(jan)
    assert clusters.tell(he, clusters.of(ivo)) is clusters.of(ivo)


def test_he_is_not_whom_the_article_calls_she() -> None:
    """One person is not "she" and "he" in one article."""
    clusters = joined("Then Ana Voss spoke. She smiled. He left.", ("Ana Voss", PERSON))
    _, she, he = clusters.mentions

    assert clusters.of(she) is not None
    assert clusters.of(he) is None


@pytest.mark.parametrize(
    ("text", "one", "other", "pronoun", "meant"),
    [
        ("Barbara Hale saw Richard Boone. She left.", "Barbara Hale", "Richard Boone", "she", "barbara hale"),
        ("Barbara Hale saw Richard Boone. He left.", "Barbara Hale", "Richard Boone", "he", "richard boone"),
        ("Mrs. Okoro saw Mr. Adeyemi. She left.", "Okoro", "Adeyemi", "she", "okoro"),
        ("Tomas Ngata saw the actress. He left.", "Tomas Ngata", "the actress", "he", "tomas ngata"),
        ("Walter Brandt saw Ms Brandt. She left.", "Walter Brandt", "Ms Brandt", "she", "brandt"),
        ("Shai Dorn saw Noor Vale. She left.", "Shai Dorn", "Noor Vale", "she", "noor vale"),
    ],
)
def test_title_and_given_name_tell_he_from_she(text: str, one: str, other: str, pronoun: str, meant: str) -> None:
    """Whoever a title, noun or given name tells is a woman is no "he"; where nothing tells, the scores decide."""
    clusters = joined(text, (one, PERSON), (other, PERSON))
    told = next(m for m in clusters.mentions if m.name == pronoun)
    cluster = clusters.of(told)

    assert cluster is not None
    assert [m.name for m in cluster.mentions] == [meant]


@pytest.mark.parametrize(("pronoun", "meant"), [("They", None), ("It", None), ("He", "tomas berg")])
def test_one_man_is_not_they(pronoun: str, meant: str | None) -> None:
    """Neither "they" nor "it" is one person with a name, however much the network likes it."""
    clusters = joined(f"Tomas Berg came. {pronoun} left.", ("Tomas Berg", PERSON))
    cluster = clusters.of(next(m for m in clusters.mentions if m.pronoun))

    assert (cluster.mentions[0].name if cluster else None) == meant
