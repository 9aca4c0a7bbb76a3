"""Whom a statement accuses, of what: what the network tags, and what the wording settles (`graph.extract.blame`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graph.extract.blame import VERBS, acting, blamed, found_responsible, is_cleared, is_mutual
from graph.extract.decode import runs
from graph.extract.inference import ACCUSED_ASSERTED, ACCUSED_EXPLICIT, CHARGE, NEGATED
from graph.model import AccusationKind, Accuses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.extract.assemble import Assembly, Draft
    from graph.extract.decode import Attributed
    from graph.model import Span

ACCUSED_THRESHOLD = 0.5
WORDED_FLOOR = 0.05
"""What the network must think at least of an accusing verb's object; nothing where the verb is followed by "by"."""


class Accused(NamedTuple):
    """How somebody is accused, how surely, and the word that names the deed, if it was told by that."""

    kind: AccusationKind
    probability: float
    deed: int | None


def accusations(assembly: Assembly) -> Iterator[Accuses]:
    """The accusations of every statement, those of each speaker; none of what is denied."""
    for d in assembly.drafts:
        if d.by is None or not d.speakers or assembly.reading.manner[d.by.anchored.anchor][NEGATED] > 0.5:
            continue
        evidence = tuple(assembly.words.span(*r) for r in d.content)
        for key, accused in _accused(assembly, d, d.by).items():
            charge, sure = _charge(assembly, d, d.by, accused.deed), assembly.confidence.accuses(accused.probability)
            for speaker in d.speakers:
                if speaker.key != key:
                    yield Accuses(speaker.key, key, charge, d.key, accused.kind, evidence, sure)


def flagged(by: Attributed, flag: int) -> list[int]:
    """The words that the network takes for a charge or a time."""
    return [i + by.anchored.start for i in np.nonzero(by.anchored.flags[:, flag] >= 0.5)[0].tolist()]


def _accused(assembly: Assembly, d: Draft, by: Attributed) -> dict[str, Accused]:
    """Whom a statement accuses, by their keys."""
    words, mentions = assembly.words, assembly.mentions
    sentences = {words.sentence[i] for i in (*d.numbers, *by.cue, *by.source)}
    passive = bool(by.cue) and words.lower[by.cue[-1] + 1 : by.cue[-1] + 2] == ["by"]
    worded = dict.fromkeys(blamed(words, mentions, by.cue, d.numbers), 0.0 if passive else WORDED_FLOOR)
    worded |= dict.fromkeys(found_responsible(words, mentions, d.numbers), 0.0)
    deeds = {m: (kind, verb) for m, kind, verb in acting(words, mentions, d.numbers)}
    found: dict[str, Accused] = {}
    for m, p in assembly.targets(by.anchored):
        if words.sentence[m.first] not in sentences or is_cleared(words, m):
            continue
        told, deed = deeds.get(m, (None, None))
        explicit, act = p[ACCUSED_EXPLICIT], p[ACCUSED_ASSERTED]
        if explicit >= worded.get(m, 2.0) or told is AccusationKind.EXPLICIT:
            explicit = max(explicit, ACCUSED_THRESHOLD)
        elif told is not None:
            act = max(act, ACCUSED_THRESHOLD)
        kind = AccusationKind.EXPLICIT if explicit >= act else AccusationKind.ASSERTED_ACT
        sure = max(explicit, act)
        cluster = assembly.speakers.meant(m, d) if sure >= ACCUSED_THRESHOLD else None
        if cluster is not None and (cluster.key not in found or sure > found[cluster.key].probability):
            found[cluster.key] = Accused(kind, sure, deed)
    if is_mutual(words, by.cue):
        found |= {s.key: Accused(AccusationKind.EXPLICIT, ACCUSED_THRESHOLD, None) for s in d.speakers}
    return found


def _charge(assembly: Assembly, d: Draft, by: Attributed, deed: int | None) -> Span | None:
    """The words for the wrong: those tagged or, where few are, what an accusing verb is about, or else the deed."""
    words = assembly.words
    tagged = [i for i in flagged(by, CHARGE) if i not in by.cue]
    first, last = max(runs(tagged), key=lambda r: r[1] - r[0], default=(0, 0))
    about = d.content[0] if by.cue and words.lower[by.cue[0]] in VERBS else None
    if about is not None and (last == first or 2 * (last - first + 1) < about[1] - about[0] + 1):
        first, last = about
    elif last == first and deed is not None:
        end = next(r[1] for r in d.content if r[0] <= deed <= r[1])
        first, last = deed, max(i for i in range(deed, end + 1) if words.sentence[i] == words.sentence[deed])
    elif not tagged:
        return None
    while last > first and not words.is_word(last):
        last -= 1
    return words.span(first, last)
