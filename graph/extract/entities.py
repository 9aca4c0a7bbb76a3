"""Mentions, found and joined: what the article calls by one name, a short form, a title or a pronoun."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extract.inference import MENTION_TAGS
from graph.extract.mentions import (
    EVENT,
    GROUP,
    OFFICE,
    PERSON,
    PLACE,
    Mention,
    make_mention,
    pronouns,
)
from graph.extract.words import NEWLINE
from graph.model import EntityKind, EntityType, LocalEntity

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from graph.extract.inference import Reading
    from graph.extract.words import Words

TYPES = {
    PERSON: EntityType.PERSON,
    OFFICE: EntityType.OFFICE,
    PLACE: EntityType.PLACE,
    EVENT: EntityType.EVENT,
    GROUP: EntityType.PERSON,
}
CAPITALISED = (1, 2, 3)
_ARTICLES = ("the", "a", "an")


def find_mentions(reading: Reading) -> list[Mention]:
    """Names and descriptions of both layers, and pronouns, in text order (the longer first)."""
    found = {
        (m.first, m.last): m
        for layer in (1, 0)
        for m in _decode(reading.words, reading.mentions[:, layer * MENTION_TAGS : (layer + 1) * MENTION_TAGS])
    }
    taken = {m.first for m in found.values() if m.first == m.last}
    found |= {(p.first, p.last): p for p in pronouns(reading.words) if p.first not in taken}
    return sorted(found.values(), key=lambda m: (m.first, -m.last))


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
        if end > i:
            found.append(make_mention(words, i, end - 1, int(of_type.argmax())))
        i = max(end, i + 1)
    return found


@dataclass(slots=True)
class Cluster:
    """What one article calls by one name: its mentions (pronouns last and apart)."""

    mentions: list[Mention] = field(default_factory=list)
    pronouns: list[Mention] = field(default_factory=list)
    key: str = ""

    @property
    def type(self) -> int:
        """What most of its mentions are taken for."""
        return Counter(m.type for m in self.mentions).most_common(1)[0][0]


class Clusters:
    """The entities of one article. `of` says whose a mention is."""

    def __init__(
        self, reading: Reading, mentions: Sequence[Mention], pairs: NDArray[np.int64], scores: NDArray[np.float32]
    ) -> None:
        self.words = reading.words
        self.mentions = mentions
        self._of: dict[tuple[int, int], Cluster] = {}
        self.all: list[Cluster] = []
        self._by_name: dict[tuple[int, str], Cluster] = {}
        candidates: dict[int, list[tuple[float, int]]] = {}
        for (later, earlier), score in zip(pairs.tolist(), scores.tolist(), strict=True):
            candidates.setdefault(later, []).append((score, earlier))
        for i, mention in enumerate(mentions):
            self._place(mention, sorted(candidates.get(i, []), key=lambda c: (-c[0], -c[1])))
        self.all.sort(key=lambda c: c.mentions[0].first)
        for n, cluster in enumerate(self.all):
            cluster.key = f"e{n + 1}"

    def of(self, mention: Mention) -> Cluster | None:
        """The entity that a mention means; None where a pronoun could not be told."""
        return self._of.get((mention.first, mention.last))

    def new(self, first: int, last: int, type_: int) -> Cluster:
        """An entity for words that no mention covers: "a witness" named as a source."""
        cluster = Cluster([make_mention(self.words, first, last, type_)], key=f"e{len(self.all) + 1}")
        self.all.append(cluster)
        self._of[first, last] = cluster
        return cluster

    def _place(self, mention: Mention, candidates: list[tuple[float, int]]) -> None:
        if mention.pronoun:
            person = mention.pronoun in (1, 2)
            for score, j in candidates:
                cluster = self.of(self.mentions[j])
                if cluster and (cluster.type == PERSON if person else score > 0):
                    cluster.pronouns.append(mention)
                    self._of[mention.first, mention.last] = cluster
                    return
            return
        named = is_named(self.words, mention)
        cluster = self._by_name.get((mention.type, mention.name)) if named else None
        for score, j in candidates:
            if cluster is not None or score <= 0:
                break
            other = self.of(self.mentions[j])
            if other and self._may_join(mention, other):
                cluster = other
        if cluster is None:
            cluster = Cluster()
            self.all.append(cluster)
        cluster.mentions.append(mention)
        self._of[mention.first, mention.last] = cluster
        if named:
            self._by_name.setdefault((mention.type, mention.name), cluster)

    def _may_join(self, mention: Mention, cluster: Cluster) -> bool:
        """Not two people by two full names, however much the network likes it."""
        if mention.type != PERSON or cluster.type != PERSON:
            return True
        mine = mention.name.split()
        if len(mine) < 2 or not is_named(self.words, mention):
            return True
        for other in cluster.mentions:
            theirs = other.name.split()
            if len(theirs) > 1 and is_named(self.words, other) and mine[-1] != theirs[-1] and not {*mine} & {*theirs}:
                return False
        return True


def is_named(words: Words, mention: Mention) -> bool:
    """Whether the mention holds a proper name, by its capitals (not those of a sentence's first word)."""
    return any(
        words.features[i][0] in CAPITALISED
        and (words.features[i][2] == 0 or mention.last == mention.first or i > mention.first)
        for i in range(mention.first, mention.last + 1)
    )


def surface(words: Words, mention: Mention) -> str:
    """The mention's words as they stand."""
    return words.text[words.start[mention.first] : words.end[mention.last]]


def _capitals(words: Words, m: Mention) -> int:
    return sum(words.features[i][0] in CAPITALISED for i in range(m.first, m.last + 1))


def _bare(words: Words, m: Mention, role: NDArray[np.int64]) -> str:
    """The name without an article and, of a person, without the title or role before it."""
    first = m.first
    if m.type == PERSON:
        starts = [i for i in range(m.first, m.last + 1) if words.features[i][0] in CAPITALISED and not role[i]]
        tail = [i for i in starts if all(words.is_word(k) or words.lower[k] in ".-’'" for k in range(i, m.last + 1))]
        if tail and m.last - tail[0] >= 1:
            first = tail[0]
    while first < m.last and words.lower[first] in _ARTICLES:
        first += 1
    return words.text[words.start[first] : words.end[m.last]]


def local_entity(words: Words, cluster: Cluster, role: NDArray[np.int64]) -> LocalEntity:
    """The entity with its fullest name, every form of it, and every mention but pronouns."""
    kind = cluster.type
    mentions = cluster.mentions
    named = kind != GROUP and any(is_named(words, m) for m in mentions)
    names = Counter(_bare(words, m, role) for m in mentions if is_named(words, m) or not named)
    capitals = {_bare(words, m, role): min(_capitals(words, m), 4) for m in mentions}
    if kind == PLACE:
        name = max(names, key=lambda n: (names[n], len(n)))
    elif kind == PERSON:
        name = max(names, key=lambda n: (min(len(n.split()), 2), names[n], -len(n)))
    else:
        name = max(names, key=lambda n: (capitals[n], -len(n)))
    aliases = dict.fromkeys([name, *(surface(words, m) for m in mentions)])
    return LocalEntity(
        key=cluster.key,
        type=TYPES[kind],
        name=name,
        aliases=tuple(aliases),
        mentions=tuple(sorted({words.span(m.first, m.last) for m in mentions})),
        named=named,
        kind=EntityKind.GROUP if kind == GROUP else EntityKind.INDIVIDUAL,
    )
