"""Attributions and mentions → the article graph: who is who, who said which statement, for whom, against whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from graph.extract.accusing import accusations, flagged
from graph.extract.blame import VERBS, what_is_said
from graph.extract.clusters import Cluster, Clusters
from graph.extract.dates import resolve
from graph.extract.decode import QUOTED_WORDS, Attributed, runs, statements_of, stretches
from graph.extract.entities import local_entity
from graph.extract.inference import (
    ADDRESSEE,
    MENTION_TAGS,
    NEGATED,
    WHEN,
)
from graph.extract.layout import is_set_off, lines_of_speech
from graph.extract.mentions import (
    PRONOUN,
    Mention,
)
from graph.extract.speakers import Speakers
from graph.extract.standing import Standing
from graph.extract.tagged import find_mentions
from graph.extract.words import INSIDE, OPENS, OUTSIDE
from graph.model import (
    ArticleGraph,
    Mode,
    Statement,
    StatementClass,
    TimeSaid,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.extract.inference import Anchored, Network, Reading
    from graph.extract.layout import Line
    from graph.extract.words import Words
    from graph.model import Spans

ADDRESSEE_THRESHOLD = 0.5
LAID_OUT = 0.9
"""How sure a paragraph that begins with its speaker's name is a statement of theirs."""
CONDITIONS = frozenset("if unless had should were".split())
"""What says nothing was said: "If he says so", "Had he said so"."""
KEPT_BACK = re.compile(r"\b(?:declin|refus)\w+ to (?:say|tell|comment|reveal|disclose|explain)\b")
CLASSES = (StatementClass.SPEECH, StatementClass.THOUGHT, StatementClass.DOCUMENT)


@dataclass(slots=True)
class Draft:
    """A statement under construction, in word numbers. `line`: the paragraph of speech that it is, if it is one."""

    content: list[tuple[int, int]]
    by: Attributed | None
    confidence: float
    speakers: list[Cluster] = field(default_factory=list)
    spoken: float = 0.5
    """How probably the least likely of its speakers is one."""
    key: str = ""
    inside: Draft | None = None
    line: Line | None = None

    @property
    def numbers(self) -> set[int]:
        """Every word of the content."""
        return {i for first, last in self.content for i in range(first, last + 1)}


class Assembly:
    """One article being put together. `graph()` is the result."""

    def __init__(
        self, network: Network, reading: Reading, attributed: Sequence[Attributed], published: str | None
    ) -> None:
        self.words: Words = reading.words
        self.confidence = network.confidence
        self.reading = reading
        self.published = published
        self.role = reading.mentions[:, 2 * MENTION_TAGS :].argmax(-1)
        self.mentions = find_mentions(reading)
        self.first = np.array([m.first for m in self.mentions], dtype=np.int64)
        self.last = np.array([m.last for m in self.mentions], dtype=np.int64)
        self._targets: dict[int, list[tuple[Mention, list[float]]]] = {}
        earlier, coreference, links, linked = network.pairs(reading, self.mentions)
        self.clusters = Clusters(reading, self.mentions, earlier, coreference)
        standing = Standing(self.words, self.mentions, self.clusters, self.role)
        self.represents = tuple(standing.of(links, linked, self.confidence.represents))
        self.drafts = self._drafts(attributed)
        self._nest()
        self.speakers = Speakers(self)
        self.speakers.tell()
        self._keep()

    def graph(self) -> ArticleGraph:
        """Everything, with keys in text order."""
        statements = tuple(self._statement(d) for d in self.drafts)
        accuses = tuple(accusations(self))
        entities = tuple(local_entity(self.words, c, self.role) for c in self.clusters.all if c.mentions)
        return ArticleGraph(entities, statements, self.represents, accuses)

    def _drafts(self, attributed: Sequence[Attributed]) -> list[Draft]:
        drafts = [
            Draft(content, a, a.confidence)
            for a in attributed
            for content in statements_of(self.words, what_is_said(self.words, a.cue, a.content))
        ]
        drafts = self._with_lines(drafts)
        drafts += self._uncovered(drafts, attributed)
        drafts.sort(key=lambda d: (d.content[0][0], -d.content[-1][1]))
        unique: dict[tuple[tuple[int, int], ...], Draft] = {}
        for d in drafts:
            known = unique.get(tuple(d.content))
            if known is None or d.confidence > known.confidence:
                unique[tuple(d.content)] = d
        drafts = list(unique.values())
        for n, d in enumerate(drafts, 1):
            d.key = f"s{n}"
        return drafts

    def _with_lines(self, drafts: list[Draft]) -> list[Draft]:
        """Paragraphs of speech stand for what was thought of their words, but for what is reported within them."""
        for line in lines_of_speech(self.words, self.mentions):
            first, last = min(line.label[0], line.spoken[0]), max(line.label[1], line.spoken[1])
            drafts = [
                d
                for d in drafts
                if (d.by is not None and line.spoken[0] <= d.by.anchored.anchor <= last and d.by.cue)
                or not first <= d.content[0][0] <= last
            ]
            drafts.append(Draft([line.spoken], None, LAID_OUT, line=line))
        return drafts

    def _uncovered(self, drafts: Sequence[Draft], attributed: Sequence[Attributed]) -> list[Draft]:
        """Quoted sentences that no cue claimed: the quotation before runs on."""
        claimed = {i for d in drafts for i in d.numbers}
        claimed |= {i for a in attributed for i in (*a.cue, *a.source)}
        found = []
        for first, last in stretches(self.words):
            inside = [i for i in range(first + 1, last) if self.words.is_word(i)]
            if len(inside) < QUOTED_WORDS or any(i in claimed for i in inside):
                continue
            sentence_starts = self.words.features[inside[0]][2] > 0 and self.words.features[inside[0]][0] != 0
            ended = self.words.lower[last - 1] in ".?!,…" or (last < len(self.words) and self.words.lower[last] == "\n")
            if sentence_starts and ended:
                end = last - 1 if self.words.lower[last - 1] in ".?!…" else inside[-1]
                found.append(Draft([(inside[0], end)], None, 0.5))
        return found

    def _nest(self) -> None:
        numbers = [(d, d.numbers) for d in self.drafts]
        for d, mine in numbers:
            whole = set(mine)
            if d.by is not None:
                whole |= {*d.by.cue, *d.by.source}
            outer = [
                (len(theirs), o.key, o)
                for o, theirs in numbers
                if o is not d and len(theirs) > len(mine) and whole <= theirs
            ]
            d.inside = min(outer, key=lambda o: o[:2])[2] if outer else None

    def targets(self, a: Anchored) -> list[tuple[Mention, list[float]]]:
        """The mentions of the anchor's window, each with its four probabilities."""
        known = self._targets.get(a.anchor)
        if known is None:
            start, end = np.searchsorted(self.first, (a.start, a.end)).tolist()
            p = a.target(self.first[start:end], self.last[start:end]).tolist()
            known = self._targets[a.anchor] = list(zip(self.mentions[start:end], p, strict=True))
        return known

    def _keep(self) -> None:
        """Leave out what is none: "if he says so", an inner belief of nobody, an inner "we condemn" of who speaks."""

        def idle(d: Draft) -> bool:
            if d.by is not None and d.by.cue and self._is_supposed(d.by.cue[0]):
                return True
            if d.inside is None or d.by is None:
                return False
            blames = any(self.words.lower[i] in VERBS for i in d.by.cue)
            return not (d.speakers or d.by.source) or (blames and d.speakers == d.inside.speakers)

        dropped = {d.key for d in self.drafts if idle(d)}
        self.drafts = [d for d in self.drafts if d.key not in dropped]
        for d in self.drafts:
            while d.inside is not None and d.inside.key in dropped:
                d.inside = d.inside.inside
        for n, d in enumerate(self.drafts, 1):
            d.key = f"s{n}"

    def _is_supposed(self, cue: int) -> bool:
        """Whether a cue stands in the first clause of a sentence that begins as a condition does."""
        words, first = self.words, cue
        while first > 0 and words.sentence[first - 1] == words.sentence[cue] and words.lower[first - 1] not in ",;:—–“":
            first -= 1
        starts = words.features[first][2] > 0 or first == 0
        return starts and words.lower[first] in CONDITIONS and words.features[cue][1] == OUTSIDE

    def _statement(self, d: Draft) -> Statement:
        words, by = self.words, d.by
        numbers = d.numbers
        cue: Spans = ()
        source: Spans = ()
        when: TimeSaid | None = None
        addressee: str | None = None
        class_, negated = StatementClass.SPEECH, False
        if by is not None:
            manner = self.reading.manner[by.anchored.anchor]
            class_, negated = CLASSES[int(manner[:3].argmax())], bool(manner[NEGATED] > 0.5) or self._unsaid(by.cue)
            cue, source = self._spans(by.cue), self._spans(by.source)
            when = self._when(by)
            to = [(p[ADDRESSEE], m) for m, p in self.targets(by.anchored) if m.first not in numbers]
            best = max(to, key=lambda t: t[0], default=None)
            if best and best[0] >= ADDRESSEE_THRESHOLD:
                cluster = self.speakers.meant(best[1], d)
                addressee = cluster.key if cluster and cluster not in d.speakers else None
        if d.line is not None:
            source = (words.span(*d.line.label),)
        about = dict.fromkeys(
            c.key
            for m in self.mentions
            if m.first in numbers and m.last in numbers and m.type != PRONOUN and (c := self.clusters.of(m))
        )
        return Statement(
            key=d.key,
            content=tuple(words.span(*r) for r in d.content),
            cue=cue,
            source=source,
            speakers=tuple(c.key for c in d.speakers),
            addressee=addressee,
            about=tuple(about),
            when=when,
            mode=self._mode(d),
            class_=class_,
            inside=d.inside.key if d.inside else None,
            negated=negated,
            confidence=self.sure(d),
        )

    def _unsaid(self, cue: Sequence[int]) -> bool:
        """Whether a cue and the words beside it say that nothing was said: "would not say", "declined to say"."""
        if not cue:
            return False
        before = self.words.lower[cue[0] - 1 : cue[0]]
        around = " ".join(self.words.lower[max(0, cue[0] - 2) : cue[0] + 3])
        return before in (["not"], ["never"], ["neither"]) or KEPT_BACK.search(around) is not None

    def sure(self, d: Draft) -> float:
        """How often such a statement, with such speakers, is right."""
        return self.confidence.statements(d.confidence * d.spoken)

    def _spans(self, numbers: Iterable[int]) -> Spans:
        return tuple(self.words.span(*r) for r in runs(numbers))

    def _when(self, by: Attributed) -> TimeSaid | None:
        numbers = [i for i in flagged(by, WHEN) if self.words.is_word(i) or self.words.lower[i] == ","]
        if not numbers:
            return None
        span = self.words.span(*max(runs(numbers), key=lambda r: r[1] - r[0]))
        return TimeSaid(span, *resolve(self.words.text[slice(*span)], self.published))

    def _mode(self, d: Draft) -> Mode:
        """Direct: all within marks and standing free. Mixed: part of it, or the quotation goes on the clause before."""
        words = self.words
        inner = [i for i in sorted(d.numbers) if words.is_word(i)]
        if d.line is not None and words.features[inner[0]][0] != 0:
            return Mode.DIRECT  # but "Lopez: harbour will reopen" is a headline
        quoted = sum(words.features[i][1] == INSIDE for i in inner)
        if quoted == 0:
            return Mode.DIRECT if is_set_off(words, inner[0]) else Mode.INDIRECT
        first = inner[0]
        leading = words.features[first][0] == 0 and first >= 2 and words.features[first - 1][1] == OPENS
        bound = leading and words.lower[first - 2] not in ",:;\n" and words.features[first - 1][2] == 0
        return Mode.DIRECT if quoted >= 0.9 * len(inner) and not bound else Mode.MIXED
