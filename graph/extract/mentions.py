"""Mentions of entities as word ranges, and what pairs of them look like on the surface.

A pair is judged by two small networks (`graph.extract.pairs`): may the later mention mean what the earlier one
means, and does one stand for the other (holds, speaks for, belongs to). Here stand the candidates and the features that
both training and extraction feed to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.ids import normalise_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from graph.extract.words import Words

PERSON, OFFICE, PLACE, EVENT, GROUP, PRONOUN = range(6)
"""Types as the network sees them; a group is a person of several heads, to readers (`kind: group`)."""

PRONOUNS = {
    word: number
    for number, group in enumerate(
        ("he him his himself", "she her hers herself", "it its itself", "they them their themselves", "i me my myself",
         "we us our ourselves", "who whom whose", "you your"), start=1)
    for word in group.split()
}  # fmt: skip

HE, SHE, IT, THEY, FIRST_SINGULAR, FIRST_PLURAL, RELATIVE = 1, 2, 3, 4, 5, 6, 7

MAX_ANTECEDENTS = 24
MAX_LINK_WORDS = 40

COREFERENCE_FEATURES = 34 + 9 * 6
LINK_FEATURES = 34 + 36
STEM = 4
"""Letters by which "Armenian" and "Armenia" are alike."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (included), its type, and its normalised name. `pronoun` is 0 for none."""

    first: int
    last: int
    type: int
    name: str
    pronoun: int = 0


def make_mention(words: Words, first: int, last: int, type_: int) -> Mention:
    """A mention of a name or a description."""
    return Mention(first, last, type_, normalise_name(words.text[slice(*words.span(first, last))]))


def pronouns(words: Words) -> list[Mention]:
    """Every personal pronoun of the text; "US", "IT" and "WHO" are none."""
    return [
        Mention(i, i, PRONOUN, word, PRONOUNS[word])
        for i, word in enumerate(words.lower)
        if word in PRONOUNS and (len(word) == 1 or not words.text[words.start[i] : words.end[i]].isupper())
    ]


def _names(mentions: Sequence[Mention]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The number of each mention's name, and for each pair of names six kinds of likeness."""
    numbers: dict[str, int] = {}
    number = np.array([numbers.setdefault(m.name, len(numbers)) for m in mentions], dtype=np.int64)
    tokens = [name.split() for name in numbers]
    sets = [frozenset(t) for t in tokens]
    initials = ["".join(t[0] for t in words if t not in ("of", "the", "and", "for")) for words in tokens]
    likeness = np.zeros((len(tokens), len(tokens), 6), dtype=np.float32)
    places: dict[str, list[int]] = {}
    for n, words in enumerate(sets):
        for word in words:
            places.setdefault(word, []).append(n)
    for a, words in enumerate(sets):
        for b in {n for word in words for n in places[word]}:
            shared = likeness[a, b]
            shared[0] = a == b
            shared[1] = tokens[a][-1:] == tokens[b][-1:]
            shared[2] = words < sets[b]
            shared[3] = words > sets[b]
            shared[4] = tokens[a][:1] == tokens[b][:1]
    short = {name: n for name, n in numbers.items() if " " not in name and 1 < len(name) < 7}
    for b, initial in enumerate(initials):
        if len(initial) > 1 and initial in short:
            likeness[short[initial], b, 5] = likeness[b, short[initial], 5] = 1
    return number, likeness


def _bucket(values: NDArray[np.int64], edges: Sequence[int]) -> NDArray[np.int64]:
    return np.searchsorted(np.asarray(edges), values, side="right")


def antecedents(words: Words, mentions: Sequence[Mention]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Candidate pairs (later, earlier) and their features.

    For each mention the nearest earlier one of each distinct name, at most `MAX_ANTECEDENTS`, none that it overlaps.
    Shapes: pairs (P, 2), features (P, `COREFERENCE_FEATURES`). Mentions must be in text order.
    """
    number, likeness = _names(mentions)
    pairs: list[tuple[int, int]] = []
    rank: list[int] = []
    latest: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        chosen = 0
        for j in reversed(latest.values()):
            if mentions[j].last >= mention.first:
                continue
            pairs.append((i, j))
            rank.append(chosen)
            chosen += 1
            if chosen == MAX_ANTECEDENTS:
                break
        if not mention.pronoun:
            latest.pop(int(number[i]), None)
            latest[int(number[i])] = i
    if not pairs:
        return np.zeros((0, 2), dtype=np.int64), np.zeros((0, COREFERENCE_FEATURES), dtype=np.float32)
    pair = np.array(pairs, dtype=np.int64)
    later, earlier = pair[:, 0], pair[:, 1]
    first = np.array([m.first for m in mentions])
    kind = np.array([m.type for m in mentions])
    pronoun = np.array([m.pronoun for m in mentions])
    sentence = np.array(words.sentence)[first]
    paragraph = np.array(words.paragraph)[first]
    quoted = np.array([words.features[f][1] == 1 for f in first])
    definite = np.array([words.lower[f] in ("the", "this", "that", "his", "her", "their", "its") for f in first])
    count = np.array([sum(number[: k + 1] == number[k]) for k in range(len(mentions))])
    rows = np.arange(len(pair))
    out = np.zeros((len(pair), COREFERENCE_FEATURES), dtype=np.float32)
    out[:, :6] = likeness[number[later], number[earlier]]
    out[:, 6] = kind[later] == kind[earlier]
    out[:, 7] = paragraph[later] == paragraph[earlier]
    out[:, 8] = quoted[later]
    out[:, 9] = quoted[earlier]
    out[:, 10] = quoted[later] == quoted[earlier]
    out[:, 11] = definite[later]
    out[:, 12] = definite[earlier]
    out[rows, 13 + _bucket(sentence[later] - sentence[earlier], (1, 2, 3, 5, 9))] = 1
    out[rows, 19 + _bucket(np.array(rank), (1, 2, 3, 5, 9))] = 1
    out[rows, 25 + _bucket(count[earlier], (2, 4))] = 1
    out[rows, 28 + kind[later]] = 1
    out[rows, 34 + pronoun[later] * 6 + kind[earlier]] = 1
    return pair, out


def links(words: Words, mentions: Sequence[Mention]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Candidate pairs (who stands, for what) and their features.

    All pairs within a sentence; and beyond it, where news leaves unsaid whose prime minister is meant, the first
    mention of each office with the places and offices most spoken of, and each person with the offices of the
    sentences beside. Shapes: pairs (P, 2), features (P, `LINK_FEATURES`). Mentions must be in text order.
    """
    pairs = list(dict.fromkeys([*_within_sentences(words, mentions), *_beyond_sentences(words, mentions)]))
    if not pairs:
        return np.zeros((0, 2), dtype=np.int64), np.zeros((0, LINK_FEATURES), dtype=np.float32)
    pair = np.array(pairs, dtype=np.int64)
    a, b = pair[:, 0], pair[:, 1]
    first = np.array([m.first for m in mentions])
    last = np.array([m.last for m in mentions])
    kind = np.array([m.type for m in mentions])
    sentence = np.array(words.sentence)[first]
    marks = {name: np.concatenate(([0], np.cumsum([w == name for w in words.lower]))) for name in (",", "of", "and")}
    begins = np.cumsum(np.bincount(first, minlength=len(words)))  # mentions that begin up to a word
    rows = np.arange(len(pair))
    before = last[a] < first[b]
    after = last[b] < first[a]
    apart = before | after
    gap_from = np.where(before, last[a], last[b]) + 1
    gap_to = np.maximum(np.where(before, first[b], first[a]), gap_from)
    out = np.zeros((len(pair), LINK_FEATURES), dtype=np.float32)
    out[:, 0] = before
    out[:, 1] = after
    out[:, 2] = ~apart & (last[a] - first[a] >= last[b] - first[b])
    out[:, 3] = ~apart & (last[a] - first[a] < last[b] - first[b])
    for k, name in enumerate(marks):
        between = np.where(apart, marks[name][gap_to] - marks[name][gap_from], 0)
        out[:, 4 + 2 * k] = between == 1
        out[:, 5 + 2 * k] = between > 1
    out[rows, 10 + np.where(apart, 1 + _bucket(gap_to - gap_from, (1, 2, 3, 4, 6, 9, 13, 21)), 0)] = 1
    out[rows, 20 + np.where(apart, np.minimum(begins[gap_to - 1] - begins[gap_from - 1], 3), 0)] = 1
    out[rows, 24 + _bucket(np.abs(sentence[a] - sentence[b]), (1, 2, 3, 6))] = 1
    out[rows, 29 + _bucket(_spoken_of(mentions)[b], (2, 3, 5))] = 1
    stems = [{t[:STEM] for t in m.name.split() if len(t) >= STEM} for m in mentions]
    out[:, 33] = [bool(stems[x] & stems[y]) for x, y in pairs]
    out[rows, 34 + kind[a] * 6 + kind[b]] = 1
    return pair, out


def _may_stand(holder: Mention, held: Mention) -> bool:
    return (
        holder.type not in (PLACE, EVENT)
        and (holder.type != PRONOUN or holder.pronoun in (HE, SHE))
        and held.type not in (EVENT, GROUP, PRONOUN)
    )


def _within_sentences(words: Words, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    groups: dict[int, list[int]] = {}
    for i, mention in enumerate(mentions):
        groups.setdefault(words.sentence[mention.first], []).append(i)
    return [
        (a, b)
        for group in groups.values()
        for a in group
        for b in group
        if a != b
        and _may_stand(mentions[a], mentions[b])
        and -MAX_LINK_WORDS < mentions[b].first - mentions[a].last < MAX_LINK_WORDS
    ]


def _spoken_of(mentions: Sequence[Mention]) -> NDArray[np.int64]:
    """How often each mention's name occurs."""
    counts: dict[str, int] = {}
    for mention in mentions:
        counts[mention.name] = counts.get(mention.name, 0) + 1
    return np.array([counts[m.name] for m in mentions])


def _beyond_sentences(words: Words, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    by_name: dict[int, dict[str, list[int]]] = {PERSON: {}, OFFICE: {}, PLACE: {}}
    for i, mention in enumerate(mentions):
        if mention.type in by_name:
            by_name[mention.type].setdefault(mention.name, []).append(i)
    pairs = []
    for kind, most in ((PLACE, 8), (OFFICE, 5)):
        common = sorted(by_name[kind].values(), key=lambda found: (-len(found), found[0]))[:most]
        for own in by_name[OFFICE].values():
            i = own[0]
            for found in common:
                j = min(found, key=lambda j: (abs(mentions[j].first - mentions[i].first), j))
                if mentions[j].name != mentions[i].name:
                    pairs.append((i, j))
    offices = [i for i, m in enumerate(mentions) if m.type == OFFICE]
    for own in by_name[PERSON].values():
        sentence = words.sentence[mentions[own[0]].first]
        pairs += [(own[0], j) for j in offices if abs(words.sentence[mentions[j].first] - sentence) == 1]
    return pairs
