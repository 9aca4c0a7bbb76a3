"""Who says each statement: what the network thinks of the mentions around a cue, and what the wording settles."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph.extract.decode import runs
from graph.extract.inference import SPEAKER
from graph.extract.layout import ANSWERS, QUESTIONS
from graph.extract.mentions import (
    FIRST_PLURAL,
    FIRST_SINGULAR,
    GROUP,
    HE,
    IT,
    OFFICE,
    PERSON,
    PLACE,
    SHE,
    THEY,
    make_mention,
)
from graph.extract.names import ARTICLES, CAPITALISED, ROLES, initials_of, is_named, is_organisation
from graph.extract.standing import holders
from graph.extract.words import INSIDE
from graph.ids import normalise_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.extract.assemble import Assembly, Draft
    from graph.extract.clusters import Cluster
    from graph.extract.decode import Attributed
    from graph.extract.layout import Line
    from graph.extract.mentions import Mention

SPEAKER_THRESHOLD = 0.5
SPEAKER_FLOOR = 0.1
"""Where no mention reaches the threshold, the best one is taken if it stands in the source and reaches this."""
ELIDED = frozenset("the a an this that these those first second third former latter".split())
"""A source of such words alone leaves out who it is: "The first charged him with fraud, the second accused him of"."""
NEAR = 3
"""Sentences back that "the couple" may have been named in."""
BELONGING = frozenset("of on in at for from within with".split())
RULINGS = frozenset("ruling judgment decision verdict order".split())
DOCUMENTS = RULINGS | frozenset(
    "statement letter email memo note missive message post tweet comment comments remarks release proclamation decree "
    "complaint filing petition motion resolution advisory bulletin notice report website site statistics data database "
    "announcement declaration testimony article book paper description".split()
)
"""What is written by somebody: "the letter said" tells of its author."""
COURTS = frozenset("court judge justice tribunal".split())
DEFINITE = frozenset("the this that its their his her".split())
NOBODY = frozenset(
    "report reports poll polls record records survey surveys study studies media data it this that which".split()
)


class Speakers:
    """The speakers of one article's statements. `tell` gives each draft its own."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self.words = assembly.words
        self.mentions = assembly.mentions
        self.clusters = assembly.clusters
        self._holders = holders(assembly.clusters, assembly.represents)

    def tell(self) -> None:
        """Outer statements first, since "I" inside one is its speaker; a run-on quotation takes the one before."""
        previous: Draft | None = None
        for d in sorted(self._assembly.drafts, key=lambda d: (self._depth(d), d.content[0][0])):
            if d.by is not None and d.by.cue:
                d.speakers = self._speakers(d, d.by)
        for d in self._assembly.drafts:
            if d.by is None or not d.by.cue:
                said = self._labelled(d.line) if d.line else self._speakers(d, d.by) if d.by else []
                d.speakers = said or ([] if d.line else self._run_on(d, previous))
            if d.inside is None:
                previous = d

    def _labelled(self, line: Line) -> list[Cluster]:
        """Whom the label of a line names; an answer is that of the person most spoken of, a question nobody's."""
        if line.speaker is not None:
            cluster = self.clusters.of(line.speaker)
            return [cluster] if cluster else []
        first, last = line.label
        if self.words.lower[first] in ANSWERS:
            people = [c for c in self.clusters.all if c.type == PERSON and c.mentions]
            return [max(people, key=lambda c: len(c.mentions) + len(c.pronouns))] if people else []
        if self.words.lower[first] in QUESTIONS:
            return []
        name = self.words.text[slice(*self.words.span(first, last))]
        known = (c for c in self.clusters.all if any(m.name == normalise_name(name) for m in c.mentions))
        return [next(known, None) or self.clusters.new(first, last, PERSON)]

    def _depth(self, d: Draft) -> int:
        depth, outer = 0, d.inside
        while outer is not None:
            depth, outer = depth + 1, outer.inside
        return depth

    def _run_on(self, d: Draft, previous: Draft | None) -> list[Cluster]:
        """The speaker of the statement before, if it is near; failing that, of the next one in the paragraph."""
        paragraph = self.words.paragraph[d.content[0][0]]
        if previous is not None and self.words.paragraph[previous.content[0][0]] >= paragraph - 1:
            return previous.speakers
        here = [
            o
            for o in self._assembly.drafts
            if o.by and o.by.cue and self.words.paragraph[o.by.anchored.anchor] == paragraph
        ]
        after = [o for o in here if o.content[0][0] > d.content[0][0] and o.inside is None]
        return after[0].speakers if after else []

    def _speakers(self, d: Draft, by: Attributed) -> list[Cluster]:
        source = set(by.source)
        scored = [(p[SPEAKER], m) for m, p in self._assembly.targets(by.anchored)]
        chosen = [(p, m) for p, m in scored if p >= SPEAKER_THRESHOLD]
        elided = bool(source) and all(self.words.lower[i] in ELIDED for i in source)
        if not chosen and source:
            near = [(p, m) for p, m in scored if p >= SPEAKER_FLOOR and (elided or {m.first, m.last} <= source)]
            chosen = [max(near, key=lambda c: c[0])] if near else []
        chosen += [
            (p, m) for p, m in scored if SPEAKER_FLOOR <= p < SPEAKER_THRESHOLD and self._is_beside(m, chosen, source)
        ]
        chosen += self._joined([m for _, m in chosen])
        others = self._said_again([m for _, m in chosen], source)
        chosen = [(p, m) for p, m in chosen if m not in others]
        found: list[Cluster] = []
        taken: set[int] = set()
        for p, m in sorted(chosen, key=lambda c: (-c[0], c[1].first)):
            span = set(range(m.first, m.last + 1))
            if span & taken:
                continue
            taken |= span
            cluster = self._source_meant(m, d)
            if cluster is not None and cluster not in found:
                self._call_fully(cluster, m, by.source)
                found.append(cluster)
                d.spoken = p or d.spoken
        found = self._authors(d, by.source) or self._several(d, by.source) or found
        if not found and elided:
            found = self._before(d, self.words.paragraph[by.anchored.anchor])
        elif not found and source and not any(m.pronoun and m.first in source for m in self.mentions):
            found = self._described(by.source)
        return sorted(found, key=lambda c: c.key)

    def _authors(self, d: Draft, source: Sequence[int]) -> list[Cluster]:
        """Whose the document is that a source names: "the WHO's website"; else who spoke last: "the letter went on"."""
        first, last = runs(source)[0] if source else (0, -1)
        if last < first or self.words.lower[last] not in DOCUMENTS or self.words.features[last][0] in CAPITALISED:
            return []
        for i in range(first + 1, last):
            if self.words.is_possessive(i):
                return self._called(make_mention(self.words, first, i - 2, OFFICE).name)
        if self.words.lower[first] not in DEFINITE or self._has_name(range(first, last + 1)):
            return []
        owners = [self.meant(m, d) for m in self.mentions if m.first == first and m.pronoun]
        if self.words.lower[last] in RULINGS:
            courts = (m for m in self.mentions if m.first < first and COURTS.intersection(m.name.split()))
            owners = [self.clusters.of(m) for m in courts][-1:]
        return [c for c in owners if c] or self._before(d, self.words.paragraph[last] - 1)

    def _several(self, d: Draft, source: Sequence[int]) -> list[Cluster]:
        """Whom "they", "both" or "the two" mean: who spoke together last, or else two people named side by side."""
        if not self._is_of_several(source) or self._has_name(source):
            return []
        first = source[0]
        before = self._before(d, self.words.paragraph[first] - 1)
        if len(before) > 1:
            return before
        pairs = [
            (a, b)
            for a, b in pairwise(m for m in self.mentions if m.last < first and not m.pronoun)
            if self.words.lower[a.last + 1 : b.first] == ["and"]
            and a.type == b.type == PERSON
            and self.words.sentence[b.last] >= self.words.sentence[first] - NEAR
        ]
        found = [self.clusters.of(m) for m in pairs[-1]] if pairs else []
        return [*{c.key: c for c in found if c}.values()]

    def _is_of_several(self, source: Sequence[int]) -> bool:
        said = [self.words.lower[i] for i in source if self.words.is_word(i)]
        return said == ["they"] or said[:1] == ["both"] or said[:2] == ["the", "two"] or said == ["the", "couple"]

    def _has_name(self, source: Sequence[int]) -> bool:
        return any(m.first in source and not m.pronoun and is_named(self.words, m) for m in self.mentions)

    def _called(self, name: str) -> list[Cluster]:
        """The entity that is called so, or whose initials these are."""
        found = (c for c in self.clusters.all if any(name == m.name or initials_of(name, m.name) for m in c.mentions))
        return [*islice(found, 1)]

    def _joined(self, chosen: Sequence[Mention]) -> list[tuple[float, Mention]]:
        """Who stands between two speakers in one list: "X, the ministry and Y said"."""
        found = []
        for one, other in pairwise(chosen):
            for m in self.mentions:
                if (
                    one.last < m.first
                    and m.last < other.first
                    and self.words.sentence[one.first] == self.words.sentence[other.first]
                ):
                    before = m.first - 1 - (self.words.lower[m.first - 1] in ARTICLES)
                    listed = self.words.lower[before] in (",", "and") and self.words.lower[m.last + 1] in (",", "and")
                    if listed and (m.type in (PERSON, PLACE, GROUP) or is_organisation(self.words, m)):
                        found.append((0.0, m))
        return found

    def _is_beside(self, m: Mention, chosen: Sequence[tuple[float, Mention]], source: set[int]) -> bool:
        """Whether a mention is a speaker's fellow: "both Kenya and Ethiopia said"."""
        return {m.first, m.last} <= source and any(
            self.words.lower[min(one.last, m.last) + 1 : max(one.first, m.first)] in (["and"], ["and", "the"])
            for _, one in chosen
            if one is not m and {one.first, one.last} <= source
        )

    def _call_fully(self, cluster: Cluster, m: Mention, source: Sequence[int]) -> None:
        """Let people without a name be called all that their source says: "hospital officials in Omsk"."""
        end = next((last for first, last in runs(source) if first <= m.first and m.last < last), m.last)
        more = range(m.last + 1, end + 1)
        belongs = more and self.words.lower[more[0]] in BELONGING and all(map(self.words.is_word, more))
        if belongs and not is_named(self.words, m) and m.type in (PERSON, GROUP):
            cluster.mentions.append(make_mention(self.words, m.first, end, m.type))

    def _said_again(self, chosen: Sequence[Mention], source: set[int]) -> set[Mention]:
        """Mentions in a source that are no speakers beside another: what he is called by, and where she belongs.

        "the manager of the club, Ali Tamim" is one man, "Democrats on the committee" are one party to it, "Saleh's
        wife, Huda" is she, and "Ilse Brandt, spokeswoman for Jan Horak" is Brandt.
        """
        found: set[Mention] = set()
        for one, other in pairwise(sorted((m for m in chosen if {m.first, m.last} <= source), key=lambda m: m.first)):
            between = self.words.lower[one.last + 1 : other.first]
            after = set(self.words.lower[other.last + 1 : max(source) + 1])
            belongs = set(between[:1]) & BELONGING and set(between) <= BELONGING | set(ARTICLES)
            serves = ROLES.intersection(between) and {"for", "of", "to"}.intersection(between) and "and" not in between
            if between[1:] and self.words.is_possessive(one.last + 2) and other.type == PERSON:
                found.add(one)
            elif belongs or serves:
                found.add(other)
            elif set(between) <= {",", *ARTICLES} and not after & {"and", ","}:
                named = other.type == PERSON and is_named(self.words, other)
                found.add(one if named or not is_named(self.words, one) else other)
        return found

    def meant(self, m: Mention, d: Draft) -> Cluster | None:
        """Whom a mention means: "I" and "we" whoever speaks the words around them, a post the one who holds it."""
        if m.pronoun in (FIRST_SINGULAR, FIRST_PLURAL):
            outer = self._around(m, d)
            if outer is not None and outer.speakers:
                return outer.speakers[0]
        cluster = self.clusters.of(m)
        return self._holders.get(cluster.key, cluster) if cluster else None

    def _source_meant(self, m: Mention, d: Draft) -> Cluster | None:
        """Whom a source means; "he said" goes on with the last speaker, in doubt.

        Who is quoted is not "they" in their own words, nor is what they stand for.
        """
        outer = self._around(m, d)
        if outer is not None and m.pronoun in (IT, THEY) and self.words.features[m.first][1] == INSIDE:
            own = {one.key for one in outer.speakers}
            own |= {r.represents for r in self._assembly.represents if r.person_or_office in own}
            found = self.meant(m, d)
            return None if found is not None and found.key in own else found
        if m.pronoun not in (HE, SHE) or d.inside is not None:
            return self.meant(m, d)
        last = self._before(d, self.words.paragraph[m.first] - 1)
        return self.clusters.tell(m, last[0] if len(last) == 1 else None)

    def _before(self, d: Draft, paragraph: int) -> list[Cluster]:
        """The speakers of the last outer statement before this one, if any from this paragraph on has some."""
        before = [
            o
            for o in self._assembly.drafts
            if o.speakers
            and o.inside is None
            and o.content[0][0] < d.content[0][0]
            and self.words.paragraph[o.content[0][0]] >= paragraph
        ]
        return before[-1].speakers if before else []

    def _around(self, m: Mention, d: Draft) -> Draft | None:
        outer = d.inside
        while outer is not None and m.first not in outer.numbers:
            outer = outer.inside
        return outer

    def _described(self, source: Sequence[int]) -> list[Cluster]:
        """A source that is no known mention: whoever it names, as its words stand; "reports" are nobody."""
        first, last = runs(source)[0]
        while first < last and not self.words.is_word(first):
            first += 1
        head = self.words.lower[last]
        if not self.words.is_word(first) or head in NOBODY:
            return []
        plural = head.endswith("s") and not head.endswith("ss")
        return [self.clusters.new(first, last, GROUP if plural else PERSON)]
