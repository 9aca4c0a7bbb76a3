"""Small extractors that stand in for the learned one: at once loaded, and each with a failing of its own."""

from __future__ import annotations

import os
import re
import signal

from graph.model import ArticleGraph, EntityType, Extractor, LocalEntity, Mode, Statement

_QUOTE = re.compile(r"“([^”]+)” (\w+) (said)")


class Quoter:
    """Finds “…” X said."""

    identity = Extractor("quoter", "1")

    def __call__(self, text: str, *, published: str | None = None) -> ArticleGraph:  # noqa: ARG002 - it knows no dates
        """One statement for each quotation, one person for each name."""
        people: dict[str, LocalEntity] = {}
        statements: list[Statement] = []
        for n, match in enumerate(_QUOTE.finditer(text)):
            name = match[2]
            people.setdefault(name, LocalEntity(f"e{len(people)}", EntityType.PERSON, name, (name,), (match.span(2),)))
            content, source, cue = ((match.span(group),) for group in (1, 2, 3))
            statements.append(Statement(f"s{n}", content, cue, source, (people[name].key,), mode=Mode.DIRECT))
        return ArticleGraph(tuple(people.values()), tuple(statements))


class Faller(Quoter):
    """Fails over some texts as a program may, and takes its process along over others."""

    def __call__(self, text: str, *, published: str | None = None) -> ArticleGraph:
        """A graph, an error, or the end."""
        if "FAIL" in text:
            message = "a text\nthat it cannot read"
            raise RuntimeError(message)
        if "KILL" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "WRONG" in text:
            return ArticleGraph(statements=(Statement("s0", ((0, 10_000),)),))
        return super().__call__(text, published=published)


class Counter(Quoter):
    """Remembers what it has read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, text: str, *, published: str | None = None) -> ArticleGraph:
        """The graph; the text is remembered."""
        self.read.append(text)
        return super().__call__(text, published=published)
