"""From probabilities to attributions: which words are cue, source and content of each anchor.

Statements may stand inside one another in our guideline: a content that takes in a whole other attribution keeps its
words, and only the words that two attributions quarrel about go to the more probable one. PolNeAR's guideline gives
every word to one attribution (sources excepted, which may be shared: "X said A and denied B").
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from graph.extract.inference import CONTENT, CUE, CUE_ANCHOR, SOURCE
from graph.extract.words import CLOSES, NEWLINE, OPENS, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.extract.inference import Anchored
    from graph.extract.words import Words

SOURCE_THRESHOLD = 0.4
QUOTED_WORDS = 4
"""Words from which on a quotation is taken as a whole, and is someone's statement even where no cue claims it."""
GAP = 2
"""So many words that no one claims, inside a content, are part of it."""


@dataclass(slots=True)
class Attributed:
    """One anchor's words, by number in the article, each list in order."""

    anchored: Anchored
    cue: list[int]
    source: list[int]
    content: list[int]
    confidence: float


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Runs (first, last) of consecutive numbers; the numbers must be sorted."""
    out: list[tuple[int, int]] = []
    for i in numbers:
        if out and i == out[-1][1] + 1:
            out[-1] = out[-1][0], i
        else:
            out.append((i, i))
    return out


def stretches(words: Words) -> list[tuple[int, int]]:
    """(opening mark, closing mark) of each quoted stretch; one left open ends with its paragraph."""
    found, opened, depth = [], -1, 0
    for i, (shape, quote, _, _) in enumerate(words.features):
        if quote == OPENS:
            opened, depth = (i, 1) if opened < 0 else (opened, depth + 1)
        elif opened >= 0 and (quote == CLOSES or shape == NEWLINE):
            depth = 0 if shape == NEWLINE else depth - 1
            if depth == 0:
                found.append((opened, i))
                opened = -1
    if opened >= 0:
        found.append((opened, len(words)))
    return found


def attributions(words: Words, anchored: Sequence[Anchored], *, exclusive: bool) -> list[Attributed]:
    """One for each anchor that has a content, in order of their anchors."""
    out: list[Attributed] = []
    by_window: dict[int, list[Anchored]] = {}
    for a in anchored:
        by_window.setdefault(a.start, []).append(a)
    quoted = [] if exclusive else stretches(words)
    for group in by_window.values():
        found = _exclusive(group) if exclusive else _nested(words, group, quoted)
        out += [a for a in found if any(words.is_word(i) for i in a.content)]
    return sorted(out, key=lambda a: a.anchored.anchor)


def _source(a: Anchored, taken: set[int]) -> list[int]:
    """The most probable run of source words."""
    p = a.parts[:, SOURCE]
    likely = [i for i in range(len(p)) if p[i] >= SOURCE_THRESHOLD and i + a.start not in taken]
    best = max(runs(likely), key=lambda r: float(p[r[0] : r[1] + 1].sum()), default=None)
    if best is None:
        return []
    return [i + a.start for i in range(best[0], best[1] + 1)]


def _labels(a: Anchored) -> list[int]:
    labels: list[int] = a.parts.argmax(-1).tolist()
    labels[a.anchor - a.start] = CUE if a.kind == CUE_ANCHOR else CONTENT
    return labels


def _cue(a: Anchored, labels: list[int]) -> list[int]:
    if a.kind != CUE_ANCHOR:
        return []
    end = a.anchor - a.start + 1
    while end < len(labels) and labels[end] == CUE:
        end += 1
    return list(range(a.anchor, a.start + end))


def _attributed(a: Anchored, cue: list[int], source: list[int], content: list[int]) -> Attributed:
    sure = float(a.parts[[i - a.start for i in content], CONTENT].mean()) if content else 0.0
    return Attributed(a, cue, source, content, a.probability * sure)


def _exclusive(group: list[Anchored]) -> list[Attributed]:
    labels = [_labels(a) for a in group]
    anchors = {a.anchor for a in group}
    owner: dict[int, tuple[float, int]] = {}
    for k, a in enumerate(group):
        best = a.parts[:, 1:].max(-1)
        for i in range(a.start, a.end):
            claim = 2.0 if i == a.anchor else 0.0 if i in anchors else float(best[i - a.start])
            if i not in owner or claim > owner[i][0]:
                owner[i] = claim, k
    out = []
    for k, a in enumerate(group):
        mine = {i for i in range(a.start, a.end) if owner[i][1] == k}
        others = {
            i for i in range(a.start, a.end) if i not in mine and labels[owner[i][1]][i - a.start] in (CUE, CONTENT)
        }
        source = _source(a, others | {a.anchor})
        content = [i for i in sorted(mine - set(source)) if labels[k][i - a.start] == CONTENT]
        own = [label if i in mine else 0 for i, label in enumerate(labels[k], a.start)]
        out.append(_attributed(a, _cue(a, own), source, content))
    return out


def _nested(words: Words, group: list[Anchored], quoted: list[tuple[int, int]]) -> list[Attributed]:
    contents: list[set[int]] = []
    cues: list[list[int]] = []
    for a in group:
        labels = _labels(a)
        cues.append(_cue(a, labels))
        content = [i + a.start for i, label in enumerate(labels) if label == CONTENT]
        contents.append(_filled(words, content, {i + a.start for i, x in enumerate(labels) if x in (CUE, SOURCE)}))
    _complete_quotations(group, contents, quoted)
    for x, y in combinations(range(len(group)), 2):
        shared = contents[x] & contents[y]
        if not shared or _holds(group[y], contents[y], contents[x]) or _holds(group[x], contents[x], contents[y]):
            continue
        for i in shared:
            p, q = (group[k].parts[i - group[k].start, CONTENT] * group[k].probability for k in (x, y))
            contents[y if p >= q else x].discard(i)
    out = []
    for a, cue, mine in zip(group, cues, contents, strict=True):
        source = _source(a, {*cue, *mine}) if a.kind == CUE_ANCHOR else []
        out.append(_attributed(a, cue, source, sorted(mine - set(cue) - set(source))))
    return out


def _complete_quotations(group: list[Anchored], contents: list[set[int]], quoted: list[tuple[int, int]]) -> None:
    """A whole quotation has one speaker: all of it goes to the anchor outside it that claims most of it."""
    start, end = group[0].start, group[0].end
    for first, last in quoted:
        inside = set(range(max(first + 1, start), min(last, end)))
        if len(inside) < QUOTED_WORDS:
            continue
        outer = [k for k, a in enumerate(group) if a.anchor not in inside or a.kind != CUE_ANCHOR]
        claims = [
            float(group[k].parts[[i - start for i in sorted(contents[k] & inside)], CONTENT].sum()) for k in outer
        ]
        if not claims or max(claims) < 0.5 * len(inside):
            continue
        best = outer[claims.index(max(claims))]
        contents[best] |= inside
        for k in outer:
            if k != best:
                contents[k] -= inside


def _holds(inner: Anchored, content: set[int], outer: set[int]) -> bool:
    """Whether the inner attribution, but for a stray word, stands inside the outer content."""
    return inner.anchor in outer and len(content - outer) <= 0.1 * len(content)


def _filled(words: Words, content: list[int], taken: set[int]) -> set[int]:
    """The content with its small gaps closed, where no part of the reporting clause stands in them."""
    stray = {first for first, last in runs(content) if first == last and words.features[first][1] == OUTSIDE}
    if len(stray) < len(content):  # a lone word far from the rest is a slip of the tagger
        content = [i for i in content if i not in stray]
    out = set(content)
    for (_, last), (first, _) in pairwise(runs(content)):
        gap = range(last + 1, first)
        if len(gap) <= GAP and not taken & set(gap) and words.sentence[last] == words.sentence[first]:
            out.update(gap)
    return out


def statements_of(words: Words, content: list[int]) -> list[list[tuple[int, int]]]:
    """One cue's content as statements, each a list of runs without marks at their ends.

    "A," he said, "B" is one statement of two runs; "A," he said. "B" is two: the second begins a sentence of its own.
    """
    out: list[list[tuple[int, int]]] = []
    for first, last in _pieces(words, content):
        trimmed = _trim(words, first, last)
        if trimmed is None:
            continue
        if out and not _apart(words, out[-1][-1][1], trimmed[0]):
            out[-1].append(trimmed)
        else:
            out.append([trimmed])
    if len(out) > 1:  # "called for calm: “…”": what leads to the quotation is no statement beside it
        out = [s for s in out if sum(last - first + 1 for first, last in s) > 1] or out
    return out


def _pieces(words: Words, content: list[int]) -> list[tuple[int, int]]:
    """The runs of a content, cut where a colon leads into a quotation."""
    out = []
    for first, last in runs(content):
        begin = first
        for i in range(first + 1, last):
            if words.lower[i] == ":" and words.features[i + 1][1] == OPENS and words.features[i][1] == OUTSIDE:
                out.append((begin, i))
                begin = i + 1
        out.append((begin, last))
    return out


def _apart(words: Words, before: int, after: int) -> bool:
    """Whether two runs of a content are two statements: a new sentence, or a quotation after a colon."""
    if words.sentence[before] != words.sentence[after]:
        return True
    between = range(before + 1, after)
    opened = any(words.features[i][1] == OPENS for i in between)
    return opened and any(words.lower[i] == ":" for i in between)


def _trim(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Without marks and a leading "that" at the edges; a full stop, question or exclamation mark at the end stays."""
    while first <= last and (
        (not words.is_word(first) and words.lower[first] not in "$£€#@") or words.lower[first] == "that"
    ):
        first += 1
    while last >= first and not words.is_word(last) and words.lower[last] not in ".?!…)%":
        last -= 1
    if first > last:
        return None
    if words.lower[first] == "s" and first > 1 and words.lower[first - 1] in ("'", "’"):
        first -= 2  # "Kyrdan's ministry", not "s ministry"
    marks = [words.features[i][1] for i in range(first, last + 1)]
    if marks.count(OPENS) > marks.count(CLOSES):  # a quotation that ends with the content ends inside it
        close = next((i for i in range(last + 1, min(last + 3, len(words))) if words.features[i][1] == CLOSES), last)
        last = close
    return first, last
