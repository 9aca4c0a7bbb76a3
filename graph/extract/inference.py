"""The shipped network, run over one text: what it thinks of every word, of every cue, of every pair of mentions.

Each window is run alone. Quantisation looks at the range of a whole batch, so only this makes the answer depend on
nothing but the text: the same in any company, on any number of threads. It is also faster than padding.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime as ort

from graph.extract.confidence import Confidence, Curve
from graph.extract.mentions import antecedents, links
from graph.extract.words import CLS, EDGE, SEP, windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from graph.extract.mentions import Mention
    from graph.extract.words import Words

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

NO_ANCHOR, CUE_ANCHOR, CONTENT_ANCHOR = range(3)
CUE, SOURCE, CONTENT = 1, 2, 3
CHARGE, WHEN = range(2)
SPEAKER, ACCUSED_EXPLICIT, ACCUSED_ASSERTED, ADDRESSEE = range(4)
MENTION_TAGS = 11
SPEECH, THOUGHT, DOCUMENT, NEGATED = range(4)


@dataclass(frozen=True, slots=True)
class Anchored:
    """One anchor (a cue's first word, or a cue-less content's) and what every word of its window is to it.

    Arrays cover words `start` to `end` of the article. `parts` (W, 4) and `flags` (W, 2) are probabilities,
    `targets` (W, 8) logits of a mention's first word (0–3) and last word (4–7).
    """

    anchor: int
    kind: int
    probability: float
    start: int
    end: int
    parts: Floats
    flags: Floats
    targets: Floats

    def target(self, first: Numbers, last: Numbers) -> Floats:
        """Probabilities (N, 4) of mentions in the window: speaker, explicitly accused, accused of an act, addressee."""
        last = np.minimum(last, self.end - 1)  # a mention may run over the window's end
        logit = self.targets[first - self.start, :4] + self.targets[last - self.start, 4:]
        return np.asarray(1 / (1 + np.exp(-logit)), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything about one text, an array row a word: mention tags (outer 11, inner 11, role 3), manner, vectors."""

    words: Words
    anchor: Floats
    mentions: Floats
    manner: Floats
    vectors: Floats
    anchored: tuple[Anchored, ...]


class Network:
    """The three sessions. Safe to share between threads; `threads` is for one text."""

    def __init__(self, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        weights = files("graph.extract") / "weights"
        self._sessions = {}
        for name in ("encoder", "conditional", "pairs"):
            with as_file(weights / f"{name}.onnx") as path:
                self._sessions[name] = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        about = json.loads((weights / "weights.json").read_text("utf-8"))
        self.version: str = about["version"]
        self.confidence = Confidence(**{kind: Curve(*curve) for kind, curve in about.get("confidence", {}).items()})

    def _run(self, name: str, **inputs: NDArray[np.generic]) -> list[Floats]:
        outputs: list[Floats] = self._sessions[name].run(None, inputs)
        return outputs

    def read(self, words: Words, threshold: float, first_token: int = CLS) -> Reading:
        """One pass, and the conditional pass for every anchor at least `threshold` probable."""
        parts: list[list[Floats]] = []
        anchored: list[Anchored] = []
        for start, end in windows(words):
            *outputs, shared, anchors = self._run("encoder", **_window(words, start, end, first_token))
            parts.append(outputs)
            anchored += self._condition(start, end, outputs[0], shared, anchors, threshold)
        flat = [np.concatenate(arrays) for arrays in zip(*parts, strict=True)]
        return Reading(words, flat[0], flat[1], flat[2], flat[3], tuple(anchored))

    def _condition(
        self, start: int, end: int, probability: Floats, shared: Floats, anchors: Floats, threshold: float
    ) -> list[Anchored]:
        positions = np.nonzero(1 - probability[:, NO_ANCHOR] >= threshold)[0]
        if not len(positions):
            return []
        parts, flags, targets = self._run("conditional", shared=shared, anchors=anchors, position=positions)
        found = []
        for n, at in enumerate(positions.tolist()):
            p = probability[at]
            kind = CUE_ANCHOR if p[CUE_ANCHOR] >= p[CONTENT_ANCHOR] else CONTENT_ANCHOR
            sure = float(1 - p[NO_ANCHOR])
            found.append(Anchored(start + at, kind, sure, start, end, parts[n], flags[n], targets[n]))
        return found

    def pairs(self, reading: Reading, mentions: Sequence[Mention]) -> tuple[Numbers, Floats, Numbers, Floats]:
        """Antecedent pairs (P, 2) with logits (P,), link pairs (Q, 2) with logits (Q, 2: stands for, formerly)."""
        earlier, earlier_x = antecedents(reading.words, mentions)
        link, link_x = links(reading.words, mentions)
        if not len(earlier) and not len(link):
            return earlier, np.zeros(0, np.float32), link, np.zeros((0, 2), np.float32)
        ends = np.array([(m.first, m.last) for m in mentions])
        vectors = reading.vectors[ends].reshape(len(mentions), -1)
        coreference, linked = self._run(
            "pairs", mentions=vectors, earlier=earlier, earlier_x=earlier_x, link=link, link_x=link_x
        )
        return earlier, coreference, link, linked


def _window(words: Words, start: int, end: int, first_token: int) -> dict[str, NDArray[np.generic]]:
    """The encoder's inputs for words `start` to `end`: pieces (L,), their features (L, 5), first pieces (W,)."""
    pieces = words.pieces[start:end]
    counts = np.fromiter(map(len, pieces), np.int64, end - start)
    first = np.cumsum(counts) - counts + 1
    ids = np.array([first_token, *(piece for word in pieces for piece in word), SEP], np.int64)
    features = np.zeros((len(ids), 5), np.int64)
    features[0, 0] = features[-1, 0] = EDGE
    features[1:-1, :4] = np.repeat(np.array(words.features[start:end], np.int64), counts, axis=0)
    features[1:-1, 4] = 1
    features[first, 4] = 0
    return {"ids": ids, "features": features, "first": first}
