"""Long texts, read a section at a time so that memory stays bounded, and put together again.

A section is a run of whole paragraphs. Within it pronouns and short forms are told as ever; between sections
entities are joined by their type and normalised full name alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.ids import normalise_name
from graph.model import ArticleGraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Accuses, LocalEntity, Represents, Span, Spans, Statement

LONGEST = 60_000
"""Characters in a section: some 10,000 words, far beyond a news article, and 250 MB of memory."""


def sections(text: str) -> Iterator[Span]:
    """(start, end) of each section: cut after a line end, else at white space, else anywhere."""
    start = 0
    while len(text) - start > LONGEST:
        most = start + LONGEST
        cut = max(text.rfind("\n", start + 1, most), 0) or max(text.rfind(" ", start + 1, most), 0) or most
        yield start, cut
        start = cut
    yield start, len(text)


def _shift(spans: Spans, by: int) -> Spans:
    return tuple((start + by, end + by) for start, end in spans)


class _Joined:
    """The graph so far."""

    def __init__(self) -> None:
        self.entities: dict[str, LocalEntity] = {}
        self.by_name: dict[tuple[str, str], str] = {}
        self.statements: list[Statement] = []
        self.represents: dict[tuple[str, str], Represents] = {}
        self.accuses: list[Accuses] = []

    def add(self, graph: ArticleGraph, by: int) -> None:
        """Take in a section that starts at code point `by`."""
        keys = {e.key: self._entity(e, by) for e in graph.entities}
        keys |= {s.key: f"s{len(self.statements) + n}" for n, s in enumerate(graph.statements, 1)}
        self.statements += [self._statement(s, keys, by) for s in graph.statements]
        for r in graph.represents:
            pair = keys[r.person_or_office], keys[r.represents]
            if pair[0] != pair[1]:
                moved = replace(r, person_or_office=pair[0], represents=pair[1], evidence=_shift(r.evidence, by))
                self.represents.setdefault(pair, moved)
        for a in graph.accuses:
            self.accuses.append(
                replace(
                    a,
                    accuser=keys[a.accuser],
                    accused=keys[a.accused],
                    charge=a.charge and (a.charge[0] + by, a.charge[1] + by),
                    statement=a.statement and keys[a.statement],
                    evidence=_shift(a.evidence, by),
                )
            )

    def _entity(self, e: LocalEntity, by: int) -> str:
        name = str(e.type), normalise_name(e.name)
        key = self.by_name.get(name) if e.named else None
        mentions = _shift(e.mentions, by)
        if key is None:
            key = f"e{len(self.entities) + 1}"
            self.entities[key] = replace(e, key=key, mentions=mentions)
            if e.named:
                self.by_name[name] = key
            return key
        known = self.entities[key]
        aliases = tuple(dict.fromkeys((*known.aliases, *e.aliases)))
        self.entities[key] = replace(known, aliases=aliases, mentions=known.mentions + mentions)
        return key

    @staticmethod
    def _statement(s: Statement, keys: dict[str, str], by: int) -> Statement:
        when = s.when and replace(s.when, text=(s.when.text[0] + by, s.when.text[1] + by))
        return replace(
            s,
            key=keys[s.key],
            content=_shift(s.content, by),
            cue=_shift(s.cue, by),
            source=_shift(s.source, by),
            speakers=tuple(dict.fromkeys(keys[k] for k in s.speakers)),
            addressee=s.addressee and keys[s.addressee],
            about=tuple(dict.fromkeys(keys[k] for k in s.about)),
            when=when,
            inside=s.inside and keys[s.inside],
        )


def join(parts: Iterable[tuple[int, ArticleGraph]]) -> ArticleGraph:
    """One graph of (start, graph) of each section, in order."""
    joined = _Joined()
    for start, graph in parts:
        joined.add(graph, start)
    return ArticleGraph(
        tuple(joined.entities.values()),
        tuple(joined.statements),
        tuple(joined.represents.values()),
        tuple(joined.accuses),
    )
