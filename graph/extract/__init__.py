"""Article text → article graph: a pure function, the same graph for the same text anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.assemble import Assembly
from graph.extract.decode import attributions
from graph.extract.explain import explain
from graph.extract.inference import Network
from graph.extract.sections import LONGEST, join, sections
from graph.extract.words import CLS, POLNEAR, split_words
from graph.model import ArticleGraph, Extractor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.decode import Attributed
    from graph.extract.explain import Explanation
    from graph.extract.words import Words

CUE_THRESHOLD = 0.4
POLNEAR_THRESHOLD = 0.5


class ArticleExtractor:
    """Reads articles with the shipped weights. Call it, or share it between threads, as often as you like."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self.identity = Extractor("saidgraph", network.version)

    def __call__(self, text: str, *, published: str | None = None) -> ArticleGraph:
        """The graph of one text by our guideline; `published` (ISO date) tells which Tuesday is meant."""
        if len(text) <= LONGEST:
            return self._section(text, published)
        return join((start, self._section(text[start:end], published)) for start, end in sections(text))

    def explain(self, text: str) -> Iterator[Explanation]:
        """Why each statement is seen, and its speakers are."""
        for start, end in sections(text):
            assembly = self._assembly(text[start:end], None)
            yield from explain(assembly) if assembly else ()

    def _section(self, text: str, published: str | None) -> ArticleGraph:
        assembly = self._assembly(text, published)
        return assembly.graph() if assembly else ArticleGraph()

    def _assembly(self, text: str, published: str | None) -> Assembly | None:
        words = split_words(text)
        if not len(words):
            return None
        reading = self._network.read(words, CUE_THRESHOLD, CLS)
        found = attributions(words, reading.anchored, exclusive=False)
        return Assembly(self._network, reading, found, published)

    def polnear(self, text: str) -> tuple[Words, Sequence[Attributed]]:
        """Attributions alone, by PolNeAR's guideline: for comparison with other extractors."""
        words = split_words(text)
        if not len(words):
            return words, ()
        reading = self._network.read(words, POLNEAR_THRESHOLD, POLNEAR)
        return words, attributions(words, reading.anchored, exclusive=True)


def load_extractor(threads: int = 1) -> ArticleExtractor:
    """The shipped extractor, its weights loaded; `threads` for one text (processes scale better)."""
    return ArticleExtractor(Network(threads))
