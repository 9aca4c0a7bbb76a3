"""Who stands for what, from the pairs of mentions that the network links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.extract.decode import runs
from graph.extract.mentions import OFFICE, PERSON, PLACE
from graph.extract.names import PAST, POSTS, is_organisation, stems
from graph.extract.roles import role_between
from graph.model import Represents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from graph.extract.clusters import Cluster, Clusters
    from graph.extract.confidence import Curve
    from graph.extract.mentions import Mention
    from graph.extract.words import Words

LINK_THRESHOLD = 0.5
WORDED_LINK = 0.15
"""The same where the words between the two are those of a role (`graph.extract.roles`)."""
LIKELY_PLACE = 0.2
"""From which probability an office with no other tie is its likeliest place's."""
MAIN_PLACE = 0.4
"""Share of all mentions of places from which one is the country that the article is about."""


class Standing:
    """The mentions and entities of one article, as they stand for each other."""

    def __init__(self, words: Words, mentions: Sequence[Mention], clusters: Clusters, role: NDArray[np.int64]) -> None:
        self.words = words
        self.mentions = mentions
        self.clusters = clusters
        self.role = role

    def of(self, links: NDArray[np.int64], scores: NDArray[np.float32], confidence: Curve) -> Iterable[Represents]:
        """Each pair of entities once: what its pairs of mentions say together (as in training), the best pair shown.

        An office that stands for nothing yet is given the place in its own name, or else its likeliest one.
        """
        pairs: dict[tuple[str, str], list[tuple[float, float, Mention, Mention]]] = {}
        for (a, b), (stands, formerly) in zip(links.tolist(), scores.tolist(), strict=True):
            one, other = self.clusters.of(self.mentions[a]), self.clusters.of(self.mentions[b])
            if one is not None and other is not None and one is not other and not self._listed(a, b):
                scored = stands, formerly, self.mentions[a], self.mentions[b]
                pairs.setdefault((one.key, other.key), []).append(scored)
        sure = {
            pair: float(1 / (1 + np.exp(-np.logaddexp.reduce([f[0] for f in found])))) for pair, found in pairs.items()
        }
        chosen = {pair for pair, p in sure.items() if p >= LINK_THRESHOLD}
        chosen |= {pair for pair, p in sure.items() if p >= WORDED_LINK and self._is_worded(pairs[pair])}
        chosen |= {pair for pair in self._offices_of_places(chosen, sure) if pair in pairs}
        for pair in sorted(chosen, key=lambda pair: (int(pair[0][1:]), int(pair[1][1:]))):
            _, formerly, a, b = max(pairs[pair], key=lambda f: f[0])
            evidence = tuple(sorted({self.words.span(a.first, a.last), self.words.span(b.first, b.last)}))
            role = self._role(a, b)
            former = formerly > 0 or self._is_past(a, b)
            yield Represents(*pair, role, former, evidence, confidence(max(sure[pair], LINK_THRESHOLD)))

    def _listed(self, a: int, b: int) -> bool:
        """Whether a person and a body stand side by side in a list: "Nikol Pashinyan, the Ministry of Defense"."""
        person, body = self.mentions[a], self.mentions[b]
        if person.type != PERSON or not is_organisation(self.words, body):
            return False
        return all(w in (",", "and", "the") for w in self.words.lower[person.last + 1 : body.first] or "-")

    def _is_worded(self, found: Iterable[tuple[float, float, Mention, Mention]]) -> bool:
        return any(
            a.type == PERSON
            and b.type == OFFICE
            and role_between(self.words, a, b) is not None
            and self.words.lower[b.last + 1 : b.last + 2] not in (["of"], ["for"])  # then it is the role itself
            for _, _, a, b in found
        )

    def _offices_of_places(
        self, chosen: set[tuple[str, str]], sure: dict[tuple[str, str], float]
    ) -> Iterable[tuple[str, str]]:
        settled = {holder for holder, _ in chosen}
        places = [c for c in self.clusters.all if c.type == PLACE]
        main = max(places, key=lambda p: len(p.mentions), default=None)
        if main is not None and len(main.mentions) < MAIN_PLACE * sum(len(p.mentions) for p in places):
            main = None
        for office in self.clusters.all:
            if office.type != OFFICE:
                continue
            own = [p for p in places if p.in_name_of(office) and (office.key, p.key) in sure]
            if own:
                yield office.key, max(own, key=lambda p: (p.longest, p.key)).key
            if own or office.key in settled:
                continue
            likely = [(sure.get((office.key, p.key), 0.0), p.key) for p in places]
            best = max(likely, default=(0.0, ""))
            if best[0] >= LIKELY_PLACE:
                yield office.key, best[1]
            elif main is not None and office.is_domestic:
                yield office.key, main.key

    def _is_past(self, a: Mention, b: Mention) -> bool:
        """Whether "former" or the like stands before the person, the post, or the words for the role between them."""
        role = role_between(self.words, a, b) if a.type == PERSON else None
        starts = {a.first, b.first, *(role or ())[:1]}
        before = {i - 1 - (self.words.lower[i - 1] == "-") for i in starts if i > 0}
        return a.type == PERSON and any(self.words.lower[i] in PAST for i in before if i >= 0)

    def _role(self, a: Mention, b: Mention) -> str | None:
        """The words for the role in which a person stands for an office, if the article has any."""
        if a.type != PERSON:
            return None
        found = role_between(self.words, a, b)
        if found is None:
            near = [i for i in range(min(a.first, b.first), max(a.last, b.last) + 1) if self.role[i]]
            found = max(runs(near), key=lambda r: r[1] - r[0], default=None)
        if found and found[0] < found[1] and self.words.lower[found[0]] == "s":
            found = found[0] + 1, found[1]  # of "Tolna's spokeswoman"
        return None if found is None else self.words.text[slice(*self.words.span(*found))]


def holders(clusters: Clusters, represents: Iterable[Represents]) -> dict[str, Cluster]:
    """The one person who holds a post now, by the post's key: "the president said" is said by him.

    A post is what is called as the role in it is; who speaks for a president in another role does not hold it.
    """
    by_key = {cluster.key: cluster for cluster in clusters.all}
    found: dict[str, set[str]] = {}
    for r in represents:
        person, post, role = by_key[r.person_or_office], by_key[r.represents], stems((r.role or "").lower())
        called = role and any(role <= stems(m.name) and POSTS.intersection(m.name.split()) for m in post.mentions)
        if person.type == PERSON and called and not r.former:
            found.setdefault(post.key, set()).add(person.key)
    return {post: by_key[person] for post, (person, *others) in found.items() if not others}
