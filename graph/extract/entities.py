"""Mentions, found and joined: what the article calls by one name, a short form, a title or a pronoun."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.extract.countries import ALSO, CAPITALS
from graph.extract.inference import MENTION_TAGS
from graph.extract.mentions import (
    EVENT,
    GROUP,
    HE,
    OFFICE,
    PERSON,
    PLACE,
    SHE,
    Mention,
    make_mention,
    pronouns,
)
from graph.extract.words import NEWLINE
from graph.ids import normalise_name
from graph.model import EntityKind, EntityType, LocalEntity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
CONTINUITY = 2.0
"""Logits that the last speaker has ahead of others for "he said"."""
NAME_STEM = 5
"""Letters by which a name and its adjective are the same word."""
_ARTICLES = ("the", "a", "an")
_OFFICE_NOUNS = frozenset(
    "ministry minister department court council committee commission army forces police party government parliament "
    "senate agency bureau office university institute association authority embassy union federation corps".split()
)
_VOICES = frozenset("spokesman spokeswoman spokesperson spokespersons spokesmen representative".split())
"""Roles of those who speak for an office; none is an office itself."""
DOMESTIC = frozenset("president presidency minister premier ministry government parliament".split())
"""Offices that, without a country's name, are those of the country the article is about."""
_NO_OFFICES = frozenset("time times post sun heral journ news repor tribu guard".split())
"""How names of newspapers go on after their place."""
_WHERE = frozenset("in near from to at of around outside through into via".split())
NAME_HELD = -3.0
_LOOSE = frozenset("the a an of and or for in on at by to with from as".split())
"""Words that no mention begins or ends with."""
_ADJECTIVE = ("an", "ese", "ish", "i", "ic")


def find_mentions(reading: Reading) -> list[Mention]:
    """Names and descriptions of both layers, and pronouns, in text order (the longer first)."""
    found = {
        (m.first, m.last): m
        for layer in (1, 0)
        for m in _decode(reading.words, reading.mentions[:, layer * MENTION_TAGS : (layer + 1) * MENTION_TAGS])
    }
    taken = {m.first for m in found.values() if m.first == m.last}
    found |= {(p.first, p.last): p for p in pronouns(reading.words) if p.first not in taken}
    votes: dict[str, Counter[int]] = {}
    for m in found.values():
        if not m.pronoun:
            votes.setdefault(m.name, Counter())[m.type] += 1
    one_type = (m if m.pronoun else replace(m, type=_voted(m.name, votes[m.name])) for m in found.values())
    return sorted(one_type, key=lambda m: (m.first, -m.last))


def _goes_on(words: Words, end: int) -> bool:
    """Whether the letter before word `end` is one of several with full stops."""
    return (
        words.lower[end : end + 1] == ["."]
        and end + 1 < len(words)
        and len(words.lower[end + 1]) == 1
        and (words.features[end + 1][3] == 1 and words.is_word(end + 1))
    )


def _voted(name: str, votes: Counter[int]) -> int:
    """What a name is taken for throughout; one word that is a place at all is one."""
    if (" " not in name and votes[PLACE]) or name in ALSO or name.removeprefix("official ") in CAPITALS:
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
        while begin < end and (not words.is_word(begin) or words.lower[begin] in _LOOSE):
            begin += 1
        while end > begin and words.lower[end - 1] in _LOOSE:
            end -= 1
        while end > begin and len(words.lower[end - 1]) == 1 and _goes_on(words, end):
            end += 2  # "U" of "U.S."
        if begin and words.lower[begin - 1] == "the" and words.features[begin - 1][::2] == (1, 0):
            begin -= 1  # "The" of a name, as in "The Hague"; the tags leave articles out
        if end > begin:
            kind = int(of_type.argmax())
            if kind == PLACE and _OFFICE_NOUNS.intersection(words.lower[begin:end]):
                kind = OFFICE  # "Florida Department of Transportation": its first word alone is a place
            if kind != OFFICE or words.lower[end - 1] not in _VOICES:
                found.append(make_mention(words, begin, end - 1, kind))
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

    @property
    def longest(self) -> int:
        """Words of its longest name."""
        return max(len(m.name.split()) for m in self.mentions)

    def in_name_of(self, office: Cluster) -> bool:
        """Whether the office's name holds this one's: "Florida Department of Transportation"; not a newspaper's."""
        own = [_stems(m.name) for m in self.mentions]
        return any(
            stems < whole and not whole & _NO_OFFICES
            for m in office.mentions
            for whole in [_stems(m.name)]
            for stems in own
            if stems
        )

    @property
    def is_domestic(self) -> bool:
        """Whether one of its names ends with a word of `DOMESTIC` or holds a ministry."""
        return any(DOMESTIC.intersection(m.name.split()) for m in self.mentions)

    def may_be(self, pronoun: int) -> bool:
        """Whether "he" or "she" fits with the pronouns it has."""
        return all(p.pronoun not in (HE, SHE) or p.pronoun == pronoun for p in self.pronouns)


class Clusters:
    """The entities of one article. `of` says whose a mention is."""

    def __init__(
        self, reading: Reading, mentions: Sequence[Mention], pairs: NDArray[np.int64], scores: NDArray[np.float32]
    ) -> None:
        self.words = reading.words
        self.mentions = mentions
        self._of: dict[tuple[int, int], Cluster] = {}
        self.all: list[Cluster] = []
        self._by_name: dict[tuple[int, frozenset[str]], Cluster] = {}
        """By type and words: "Ministry of Defence of Armenia" is "Armenian Defence Ministry"."""
        self._candidates: dict[int, list[tuple[float, int]]] = {}
        for (later, earlier), score in zip(pairs.tolist(), scores.tolist(), strict=True):
            self._candidates.setdefault(mentions[later].first, []).append((score, earlier))
        for mention in mentions:
            if mention.pronoun:
                self.tell(mention)
            else:
                self._place(mention)
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

    def tell(self, pronoun: Mention, likely: Cluster | None = None) -> Cluster | None:
        """Whom a pronoun means, where one can say; `likely` has the benefit of the doubt (`CONTINUITY`)."""
        one_person = pronoun.pronoun in (HE, SHE)
        best: tuple[float, int, Cluster] | None = None
        for score, j in self._candidates.get(pronoun.first, []):
            cluster = self.of(self.mentions[j])
            if cluster is None or (one_person and (cluster.type != PERSON or not cluster.may_be(pronoun.pronoun))):
                continue
            ranked = score + (CONTINUITY if cluster is likely else 0.0), j, cluster
            if (one_person or ranked[0] > 0) and (best is None or ranked[:2] > best[:2]):
                best = ranked
        old = self.of(pronoun)
        if old is not None:
            old.pronouns.remove(pronoun)
            del self._of[pronoun.first, pronoun.last]
        if best is None:
            return None
        best[2].pronouns.append(pronoun)
        self._of[pronoun.first, pronoun.last] = best[2]
        return best[2]

    def _place(self, mention: Mention) -> None:
        named = is_named(self.words, mention)
        words = ALSO.get(mention.name, mention.name).split() if mention.type == PLACE else mention.name.split()
        name = mention.type, _stems(mention.name) if mention.type == OFFICE else frozenset(words)
        cluster = self._by_name.get(name) if named else None
        if cluster is None and mention.type == PLACE:
            cluster = self._of_capital(mention) or self._of_adjective(mention.name)
        if cluster is None:
            candidates = sorted(self._candidates.get(mention.first, []), key=lambda c: (-c[0], -c[1]))
            for score, j in candidates:
                other = self.of(self.mentions[j])
                if other is not None and self._may_join(mention, other) and score > self._needed(mention, other):
                    cluster = other
                    break
        if cluster is None:
            cluster = Cluster()
            self.all.append(cluster)
        cluster.mentions.append(mention)
        self._of[mention.first, mention.last] = cluster
        if named:
            self._by_name.setdefault(name, cluster)

    def _of_capital(self, mention: Mention) -> Cluster | None:
        """The country whose government is called by its capital: "Baku said", not "in Baku"."""
        before = self.words.lower[mention.first - 1] if mention.first else ""
        if before in _WHERE:
            return None
        name = mention.name.removeprefix("official ")
        return self._by_name.get((PLACE, frozenset(CAPITALS.get(name, "").split())))

    def _of_adjective(self, name: str) -> Cluster | None:
        """The place of which the name is the adjective, or the other way round: "Armenian", "Armenia"."""
        for (kind, words), cluster in self._by_name.items():
            other = " ".join(words)
            if kind == PLACE and " " not in name + other and name != other:
                shorter, longer = sorted((name, other), key=len)
                if (
                    longer.endswith(_ADJECTIVE)
                    and longer[: max(4, len(shorter) - 1)] == shorter[: max(4, len(shorter) - 1)]
                ):
                    return cluster
        return None

    def _needed(self, mention: Mention, cluster: Cluster) -> float:
        """Logits from which the mention joins: fewer where an office's longer name holds the whole shorter one."""
        mine = _stems(mention.name)
        held = any(
            m.type == OFFICE and len(mine & theirs) > 1 and (mine <= theirs or theirs <= mine)
            for m in cluster.mentions
            for theirs in [_stems(m.name)]
        )
        return NAME_HELD if held and mention.type == OFFICE else 0.0

    def _may_join(self, mention: Mention, cluster: Cluster) -> bool:
        """A name joins names of its type that share a word or its initials, none that has a word against it.

        "Defence Ministry" is not "Foreign Ministry", "Azerbaijan" not "Armenia", however much the network likes it.
        """
        if not is_named(self.words, mention):
            return True
        mine, like = _stems(mention.name), False
        named = [m for m in cluster.mentions if is_named(self.words, m)]
        for other in named:
            theirs = _stems(other.name)
            apart = len(mine) > 1 and len(theirs) > 1 and mine - theirs and theirs - mine
            if mention.type != other.type or (mention.type != EVENT and apart):
                return False
            like = like or bool(mine & theirs) or _initials(mention.name, other.name)
        return like or not named


def _initials(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return " " not in short and short == "".join(w[0] for w in long.split() if w not in ("of", "the", "and", "for"))


def _stems(name: str) -> frozenset[str]:
    """The name's words by their stems; a minister is no ministry."""
    return frozenset(
        word if word.endswith("er") else word[:NAME_STEM]
        for word in name.split()
        if word not in ("of", "the", "and", "for")
    )


def is_named(words: Words, mention: Mention) -> bool:
    """Whether the mention holds a proper name, by its capitals (not those of a sentence's first word)."""
    return any(
        words.features[i][0] in CAPITALISED
        and (words.features[i][2] == 0 or mention.last == mention.first or i > mention.first)
        for i in range(mention.first, mention.last + 1)
    )


def is_organisation(words: Words, mention: Mention) -> bool:
    """Whether the mention is a body, not a post: nobody is "the ministry"."""
    return mention.type == OFFICE and bool(_OFFICE_NOUNS.intersection(words.lower[mention.first : mention.last + 1]))


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


def _stands_for_another(name: str, names: Iterable[str]) -> bool:
    """Whether a place's name is the adjective or the capital of another of its names."""
    plain = normalise_name(name).removeprefix("official ")
    country = CAPITALS.get(plain) or ALSO.get(plain)
    return country in {normalise_name(n) for n in names} or any(
        name != n and len(name) > len(n) and name.startswith(n[:-1]) and name.endswith(_ADJECTIVE) for n in names
    )


def local_entity(words: Words, cluster: Cluster, role: NDArray[np.int64]) -> LocalEntity:
    """The entity with its fullest name, every form of it, and every mention but pronouns."""
    kind = cluster.type
    mentions = cluster.mentions
    named = kind != GROUP and any(is_named(words, m) for m in mentions)
    names = Counter(_bare(words, m, role) for m in mentions if is_named(words, m) or not named)
    capitals = {_bare(words, m, role): min(_capitals(words, m), 4) for m in mentions}
    if kind == PLACE:
        name = max(names, key=lambda n: (not _stands_for_another(n, names), names[n], len(n)))
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
