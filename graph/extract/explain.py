"""Why the extractor sees a statement: which words it tagged, how surely, and whom else it thought of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.inference import CONTENT, CUE, SOURCE, SPEAKER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.assemble import Assembly, Draft
    from graph.extract.decode import Attributed

PARTS = {"cue": CUE, "source": SOURCE, "content": CONTENT}
DOUBTED = 0.2
"""What a word left out, or a speaker not taken, must be thought at least to be told of."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a statement with the probability of each that it is a cue, source or content of this cue."""

    part: str
    words: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that may name the speaker, how probably, and the entity that it was taken for, if it was taken."""

    mention: str
    probability: float
    taken_for: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """One statement. `probability`: that there is a cue (or a content without one) at all; None if no cue claims it.

    `left_out`: words near it that were thought to be a part, but not enough, or that another statement got.
    """

    text: str
    confidence: float
    probability: float | None
    parts: tuple[Part, ...]
    left_out: tuple[Part, ...]
    candidates: tuple[Candidate, ...]
    speakers: tuple[str, ...]


def explain(assembly: Assembly) -> Iterator[Explanation]:
    """Every statement of an article, in its order."""
    names = {e.key: e.name for e in assembly.graph().entities}
    for draft in assembly.drafts:
        text = " … ".join(assembly.words.text[slice(*assembly.words.span(*run))] for run in draft.content)
        speakers = tuple(names[c.key] for c in draft.speakers)
        if draft.by is None:
            yield Explanation(text, assembly.sure(draft), None, (), (), (), speakers)
            continue
        parts, left_out = _parts(assembly, draft, draft.by)
        yield Explanation(
            text=text,
            confidence=assembly.sure(draft),
            probability=round(draft.by.anchored.probability, 3),
            parts=parts,
            left_out=left_out,
            candidates=_candidates(assembly, draft, draft.by, names),
            speakers=speakers,
        )


def _parts(assembly: Assembly, draft: Draft, by: Attributed) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What was taken for each part, and what was not though it might have been."""
    a = by.anchored
    taken = {"cue": by.cue, "source": by.source, "content": sorted(draft.numbers)}
    everything = {*by.cue, *by.source, *by.content, *draft.numbers}

    def told(part: str, numbers: Sequence[int]) -> Part:
        inside = (i for i in numbers if a.start <= i < a.end)
        return Part(
            part, tuple((_word(assembly, i), round(float(a.parts[i - a.start, PARTS[part]]), 2)) for i in inside)
        )

    doubted = {
        part: [i for i in range(a.start, a.end) if i not in everything and a.parts[i - a.start, column] >= DOUBTED]
        for part, column in PARTS.items()
    }
    return (
        tuple(told(part, numbers) for part, numbers in taken.items() if numbers),
        tuple(told(part, numbers) for part, numbers in doubted.items() if numbers),
    )


def _candidates(assembly: Assembly, draft: Draft, by: Attributed, names: dict[str, str]) -> tuple[Candidate, ...]:
    """Whom the network thought of as speakers, the likeliest first."""
    found = []
    for mention, p in assembly.targets(by.anchored):
        cluster = assembly.clusters.of(mention)
        taken = cluster in draft.speakers
        if p[SPEAKER] >= DOUBTED:
            words = assembly.words.text[slice(*assembly.words.span(mention.first, mention.last))]
            found.append(Candidate(words, round(p[SPEAKER], 2), names[cluster.key] if cluster and taken else None))
    return tuple(sorted(found, key=lambda c: -c.probability))


def _word(assembly: Assembly, i: int) -> str:
    return assembly.words.text[slice(*assembly.words.span(i, i))]
