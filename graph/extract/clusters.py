"""Mentions, joined: what the article calls by one name, a short form, a title or a pronoun."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extract.countries import ALSO, CAPITALS
from graph.extract.gender import pronoun_of
from graph.extract.mentions import (
    EVENT,
    HE,
    IT,
    OFFICE,
    PERSON,
    PLACE,
    SHE,
    THEY,
    Mention,
    make_mention,
)
from graph.extract.names import (
    ADJECTIVE,
    ANY_PLACE,
    DOMESTIC,
    NO_OFFICES,
    initials_of,
    is_named,
    is_part,
    stems,
)
from graph.ids import normalise_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from graph.extract.inference import Reading

CONTINUITY = 2.0
"""Logits that the last speaker has ahead of others for "he said"."""
NAME_HELD = -3.0
"""Logits from which an office joins one whose name holds its own."""
WHERE = frozenset("in near from to at of around outside through into via".split())
"""What stands before a capital that is only a city."""


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
        own = [stems(m.name) for m in self.mentions]
        return any(
            mine < whole and not whole & NO_OFFICES
            for m in office.mentions
            for whole in [stems(m.name)]
            for mine in own
            if mine - ANY_PLACE
        )

    @property
    def is_domestic(self) -> bool:
        """Whether one of its names holds a word of `DOMESTIC`."""
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
        self._named = {(m.first, m.last): is_named(self.words, m) for m in mentions}
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
            if cluster is None or not self._fits(pronoun, cluster):
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

    def _fits(self, pronoun: Mention, cluster: Cluster) -> bool:
        """Whether a pronoun may mean them at all: "it" is nobody, "they" are not one man with a name."""
        if pronoun.pronoun in (HE, SHE):
            may_be = cluster.type == PERSON and cluster.may_be(pronoun.pronoun)
            return may_be and self._told(cluster) <= {pronoun.pronoun}
        if pronoun.pronoun in (IT, THEY) and cluster.type == PERSON:
            return pronoun.pronoun == THEY and not any(self._named[m.first, m.last] for m in cluster.mentions)
        return True

    def _told(self, cluster: Cluster) -> set[int]:
        """Whether they are "he" or "she" by what they are called; empty where that does not tell."""
        return {pronoun_of(self.words, m) for m in cluster.mentions} - {0}

    def _place(self, mention: Mention) -> None:
        named = self._named[mention.first, mention.last]
        name = mention.type, stems(mention.name) if mention.type == OFFICE else self._words_of(mention)
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

    @staticmethod
    def _words_of(mention: Mention) -> frozenset[str]:
        """The words by which an equal name is known: those of the country for "British" and "UK"."""
        country = ALSO.get(mention.name) if mention.type == PLACE else None
        return frozenset((normalise_name(country) if country else mention.name).split())

    def _of_capital(self, mention: Mention) -> Cluster | None:
        """The country whose government is called by its capital: "Baku said", not "in Baku"."""
        before = self.words.lower[mention.first - 1] if mention.first else ""
        if before in WHERE:
            return None
        country = CAPITALS.get(mention.name.removeprefix("official "), "")
        return self._by_name.get((PLACE, frozenset(normalise_name(country).split())))

    def _of_adjective(self, name: str) -> Cluster | None:
        """The place of which the name is the adjective, or the other way round: "Armenian", "Armenia"."""
        for (kind, words), cluster in self._by_name.items():
            other = " ".join(words)
            if kind == PLACE and " " not in name + other and name != other:
                shorter, longer = sorted((name, other), key=len)
                if (
                    longer.endswith(ADJECTIVE)
                    and longer[: max(4, len(shorter) - 1)] == shorter[: max(4, len(shorter) - 1)]
                ):
                    return cluster
        return None

    def _needed(self, mention: Mention, cluster: Cluster) -> float:
        """Logits from which the mention joins: fewer where an office's longer name holds the whole shorter one."""
        mine = stems(mention.name)
        held = any(
            m.type == OFFICE and len(mine & theirs) > 1 and (mine <= theirs or theirs <= mine)
            for m in cluster.mentions
            for theirs in [stems(m.name)]
        )
        return NAME_HELD if held and mention.type == OFFICE else 0.0

    def _may_join(self, mention: Mention, cluster: Cluster) -> bool:
        """A name joins names of its type that share a word or its initials, none that has a word against it.

        "Defence Ministry" is not "Foreign Ministry", "Azerbaijan" not "Armenia", the House not its Ethics Committee,
        however much the network likes it; nor is Mrs. Brandt her husband Walter.
        """
        own = pronoun_of(self.words, mention) if mention.type == PERSON else 0
        if own and self._told(cluster) - {own}:
            return False
        if not self._named[mention.first, mention.last]:
            return True
        mine, like = stems(mention.name), False
        named = [m for m in cluster.mentions if self._named[m.first, m.last]]
        for other in named:
            theirs = stems(other.name)
            apart = len(mine) > 1 and len(theirs) > 1 and mine - theirs and theirs - mine
            if mention.type != other.type or (mention.type != EVENT and apart):
                return False
            if mention.type == OFFICE and is_part(mention.name, other.name):
                return False
            like = like or bool(mine & theirs) or initials_of(mention.name, other.name)
        return like or not named
