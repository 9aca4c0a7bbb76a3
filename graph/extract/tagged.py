"""Mentions of entities, found by the network's tags."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.extract.countries import ALSO, CAPITALS, COUNTRIES
from graph.extract.inference import MENTION_TAGS
from graph.extract.mentions import (
    OFFICE,
    PERSON,
    PLACE,
    Mention,
    make_mention,
    pronouns,
)
from graph.extract.names import (
    ARTICLES,
    BODIES,
    CAPITALISED,
    OFFICE_NOUNS,
    PAST,
    ROLES,
    TEMPORARY,
    VOICES,
)
from graph.extract.words import NEWLINE

if TYPE_CHECKING:
    from collections.abc import Container

    import numpy as np
    from numpy.typing import NDArray

    from graph.extract.inference import Reading
    from graph.extract.words import Words

TITLES = frozenset("mr mrs ms dr".split())
QUANTIFIERS = TITLES | frozenset("some each another such same".split())
"""Words that alone are no mention."""
LOOSE = frozenset("the a an of and or for in on at by to with from as".split())
"""Words that no mention begins or ends with."""


def find_mentions(reading: Reading) -> list[Mention]:
    """Names and descriptions of both layers, and pronouns, in text order (the longer first)."""
    found = {
        (m.first, m.last): m
        for layer in (1, 0)
        for m in _decode(reading.words, reading.mentions[:, layer * MENTION_TAGS : (layer + 1) * MENTION_TAGS])
    }
    bodies = {m.last for m in found.values() if m.type == OFFICE}
    found = {span: m for span, m in found.items() if not (m.first - 1 in bodies and _is_role(reading.words, m))}
    taken = {m.first for m in found.values() if m.first == m.last}
    found |= {(p.first, p.last): p for p in pronouns(reading.words) if p.first not in taken}
    votes: dict[str, Counter[int]] = {}
    for m in found.values():
        if not m.pronoun:
            votes.setdefault(m.name, Counter())[m.type] += 1
    surnames = {name.rpartition(" ")[2] for name, cast in votes.items() if " " in name and cast[PERSON]}
    one_type = (m if m.pronoun else replace(m, type=_voted(m.name, votes[m.name], surnames)) for m in found.values())
    return sorted(one_type, key=lambda m: (m.first, -m.last))


def _is_role(words: Words, m: Mention) -> bool:
    """Whether a mention is but what somebody is to the body before it: "Osprey Airlines chief executive"."""
    return all(words.features[i][0] == 0 and words.lower[i] in ROLES for i in range(m.first, m.last + 1))


def _goes_on(words: Words, end: int) -> bool:
    """Whether the letter before word `end` is one of several with full stops."""
    return (
        words.lower[end : end + 1] == ["."]
        and end + 1 < len(words)
        and len(words.lower[end + 1]) == 1
        and (words.features[end + 1][3] == 1 and words.is_word(end + 1))
    )


def _voted(name: str, votes: Counter[int], surnames: Container[str]) -> int:
    """What a name is taken for throughout; a country is a place unless a person of the article bears its name.

    One word that is a place at all is one.
    """
    country = name in COUNTRIES or name in ALSO or name.removeprefix("official ") in CAPITALS
    if (" " not in name and votes[PLACE]) or (country and name not in surnames):
        return PLACE
    return votes.most_common(1)[0][0]


def _decode(words: Words, tags: NDArray[np.float32]) -> list[Mention]:
    """BIO tags → mentions; the type of one is what its words say together."""
    best = tags.argmax(-1).tolist()
    found = []
    i = 0
    while i < len(best):
        if best[i] == 0 or words.features[i][0] == NEWLINE:
            i += 1
            continue
        end = i + 1
        while end < len(best) and best[end] != 0 and best[end] % 2 == 0 and words.sentence[end] == words.sentence[i]:
            end += 1
        of_type = tags[i:end, 1::2].sum(0) + tags[i:end, 2::2].sum(0)
        while end > i and not words.is_word(end - 1) and words.lower[end - 1] != ")":
            end -= 1
        begin = i
        kind = int(of_type.argmax())
        while begin < end and (
            not words.is_word(begin)
            or words.lower[begin] in LOOSE
            or words.is_possessive(begin)
            or (kind == OFFICE and words.lower[begin] in PAST | TEMPORARY)
        ):
            begin += 1
        while end > begin and words.lower[end - 1] in LOOSE:
            end -= 1
        if kind == OFFICE and any(words.features[i][0] in CAPITALISED for i in range(begin, end)):
            while end - 1 > begin and words.features[end - 1][0] == 0 and words.lower[end - 1] in ROLES:
                end -= 1
        if end - 2 > begin and words.is_possessive(end - 1):
            end -= 2  # "Azerbaijan's"
        while end > begin and len(words.lower[end - 1]) == 1 and _goes_on(words, end):
            end += 2  # "U" of "U.S"
        if end - 2 > begin and words.lower[end - 2] == "." and words.lower[end : end + 1] == ["."]:
            end += 1 if len(words.lower[end - 1]) == 1 else 0  # "U.S."
        while end - begin > 2 and words.lower[begin] in TITLES and words.lower[begin + 1] == ".":
            begin += 2
        if begin and words.lower[begin - 1] == "the" and words.features[begin - 1][::2] == (1, 0):
            begin -= 1  # "The" of a name, as in "The Hague"; the tags leave articles out
        if end > begin and words.lower[end - 1] not in (QUANTIFIERS if end - begin == 1 else TITLES):
            if kind == PLACE and OFFICE_NOUNS.intersection(words.lower[begin:end]):
                kind = OFFICE  # "Florida Department of Transportation": its first word alone is a place
            if kind == PERSON and words.lower[end - 1] in BODIES:
                kind = OFFICE  # "Azerbaijan's Defence Ministry", though its voice is a person's
            if kind != OFFICE or not VOICES.intersection((words.lower[end - 1], " ".join(words.lower[end - 2 : end]))):
                found += [make_mention(words, *part, kind) for part in _parts(words, begin, end - 1, kind)]
        i = max(end, i + 1)
    return found


def _parts(words: Words, first: int, last: int, kind: int) -> list[tuple[int, int]]:
    """Two bodies that were read as one: "the Investigative Committee and the Security Service", "CIA and others"."""
    for i in range(first + 1, last):
        if kind == OFFICE and words.lower[i] == "and":
            second = i + 1 + (words.lower[i + 1] in ARTICLES)
            if second <= last and (second > i + 1 or words.lower[second] in ("other", words.lower[first])):
                return [(first, i - 1), *_parts(words, second, last, kind)]
    return [(first, last)]
