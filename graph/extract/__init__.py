"""Article text → article graph: a pure function, the same graph for the same text anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.model import ArticleGraph, EntityType, Extractor, LocalEntity, Mode, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUOTE = re.compile(r"“([^”]+)”,? ([A-Z]\w+ [A-Z]\w+) (said)")


class ArticleExtractor:
    """PLACEHOLDER, replaced in this issue by the learned extractor of the same interface."""

    identity = Extractor("saidgraph", "0.0.0")

    def __call__(self, text: str, *, published: str | None = None) -> ArticleGraph:
        """The graph of one text."""
        entities: dict[str, LocalEntity] = {}
        statements = []
        for n, m in enumerate(_QUOTE.finditer(text)):
            name = m[2]
            if name not in entities:
                entities[name] = LocalEntity(f"e{len(entities) + 1}", EntityType.PERSON, name, (name,), (m.span(2),))
            statements.append(
                Statement(f"s{n + 1}", (m.span(1),), (m.span(3),), (m.span(2),), (entities[name].key,), mode=Mode.DIRECT)
            )
        return ArticleGraph(tuple(entities.values()), tuple(statements))

    def many(self, texts: Sequence[str]) -> list[ArticleGraph]:
        """The graphs of several texts."""
        return [self(text) for text in texts]


def load_extractor(threads: int = 1) -> ArticleExtractor:
    """The shipped extractor, its weights loaded; `threads` for one pass (processes scale better)."""
    return ArticleExtractor()
