"""Small articles with their graphs, written sentence by sentence so that every span is right by construction."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from graph.ids import make_article
from graph.model import (
    Accuses,
    Article,
    ArticleGraph,
    EdgeType,
    EntityKind,
    EntityType,
    Extractor,
    LocalEntity,
    Mode,
    Represents,
    Statement,
)
from graph.queries import AccusationFilter, ArticleFilter, EntityFilter, Page, RepresentationFilter, StatementFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model import Span
    from graph.queries import Slice
    from graph.records import EntityRecord, StatementRecord
    from graph.store.base import Store

T = TypeVar("T")

MACHINE = Extractor("saidgraph", "1.0")
ALL = Page(limit=10_000)


class Piece(NamedTuple):
    """What `Articles.add` takes."""

    article: Article
    graph: ArticleGraph
    extractor: Extractor


class Draft:
    """An article in the making. Entities are known by their name, which is their key too."""

    def __init__(self, published: str | None = "2020-09-27", **head: Any) -> None:
        self.head: dict[str, Any] = {"published": published, "publisher": "Outlet"} | head
        self.text = ""
        self.entities: dict[str, LocalEntity] = {}
        self.statements: dict[str, Statement] = {}
        self.represents: list[Represents] = []
        self.accuses: list[Accuses] = []

    def person(self, name: str, **more: Any) -> str:
        """Somebody."""
        return self._entity(EntityType.PERSON, name, more)

    def office(self, name: str, **more: Any) -> str:
        """An organisation or post."""
        return self._entity(EntityType.OFFICE, name, more)

    def place(self, name: str, **more: Any) -> str:
        """A place."""
        return self._entity(EntityType.PLACE, name, more)

    def crowd(self, name: str) -> str:
        """Several people without a name."""
        return self.person(name, named=False, kind=EntityKind.GROUP)

    def say(self, speakers: str, words: str, *, cue: str = "said", **more: Any) -> str:
        """SPEAKERS said: “WORDS”. Speakers are names with " and " between them; none if empty."""
        names = [self._known(name) for name in speakers.split(" and ") if name]
        source = self._write(speakers)
        self._write(" ")
        said = self._write(cue)
        self._write(": “")
        content = self._write(words)
        self._write("”. ")
        key = f"s{len(self.statements) + 1}"
        more = {"mode": Mode.DIRECT, "about": ()} | more
        for name in (*more["about"], *filter(None, [more.get("addressee")])):
            self._known(name)
        self.statements[key] = Statement(
            key, (content,), (said,), (source,) if speakers else (), speakers=tuple(names), **more
        )
        return key

    def quote(self, outer: str, speaker: str, words: str, **more: Any) -> str:
        """SPEAKER's words within what another statement says."""
        (start, _), *_ = self.statements[outer].content
        at = self.text.index(words, start)
        key = f"s{len(self.statements) + 1}"
        content = ((at, at + len(words)),)
        self.statements[key] = Statement(key, content, speakers=(self._known(speaker),), inside=outer, **more)
        return key

    def stand(self, who: str, office: str, role: str | None = None, **more: Any) -> None:
        """WHO is ROLE of OFFICE."""
        span = self._write(f"{who} is {role or 'part'} of {office}")
        self._write(". ")
        self.represents.append(Represents(self._known(who), self._known(office), role, evidence=(span,), **more))

    def accuse(self, accuser: str, accused: str, charge: str | None = None, **more: Any) -> None:
        """ACCUSER blames ACCUSED for CHARGE."""
        start, _ = self._write(f"{accuser} blames {accused}")
        span = None
        if charge:
            self._write(" for ")
            span = self._write(charge)
        end = len(self.text)
        self._write(". ")
        evidence = ((start, end),)
        self.accuses.append(Accuses(self._known(accuser), self._known(accused), span, evidence=evidence, **more))

    def done(self, extractor: Extractor = MACHINE) -> Piece:
        """The article, each entity with every place that names it."""
        text = self.text or "Nothing happened."
        entities = (replace(e, mentions=self._mentions(e, text)) for e in self.entities.values())
        graph = ArticleGraph(
            tuple(entities), tuple(self.statements.values()), tuple(self.represents), tuple(self.accuses)
        )
        return Piece(make_article(text, **self.head), graph, extractor)

    def _entity(self, type_: EntityType, name: str, more: dict[str, Any]) -> str:
        self.entities[name] = LocalEntity(name, type_, name, **more)
        return name

    def _known(self, name: str) -> str:
        return name if name in self.entities else self.person(name)

    def _write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return (start, len(self.text))

    @staticmethod
    def _mentions(entity: LocalEntity, text: str) -> tuple[Span, ...]:
        found = {m.span() for name in (entity.name, *entity.aliases) for m in re.finditer(re.escape(name), text)}
        return tuple(sorted(found))


def said(speaker: str, words: str, *, on: str | None = "2020-09-27", **head: Any) -> Piece:
    """An article in which one person says one thing."""
    draft = Draft(on, **head)
    draft.say(speaker, words)
    return draft.done()


def the(store: Store, name: str) -> EntityRecord:
    """The one entity that is called so."""
    (found,) = [one for one in store.entities.named(name) if one.name == name]
    return found


def words(found: Slice[StatementRecord]) -> list[str]:
    """What the statements of a page say."""
    return [one.text for one in found.items]


def through(ask: Callable[[Page], Slice[T]], limit: int, between: Callable[[], object] = lambda: None) -> list[T]:
    """All rows, page after page; `between` two pages something may happen."""
    found: list[T] = []
    page = Page(limit)
    while True:
        rows = ask(page)
        found += rows.items
        if rows.next is None:
            return found
        page = Page(limit, rows.next)
        between()


def snapshot(store: Store) -> dict[str, Any]:
    """All that a store answers, with entities by what they are rather than by their id.

    The id of an entity is minted from its first member, so it tells the order of writing; nothing else may.
    """
    entities = store.entities.find(EntityFilter(), ALL).items
    names = {one.id: f"{one.type}:{min(store.entities.get(one.id).members)}" for one in entities}
    ids = list(store.articles.ids())
    statements = store.statements.find(StatementFilter(), ALL).items
    nodes = [*names, *ids, *(one.id for one in statements)]
    edges = store.edges.adjacent(nodes, EdgeType, 100_000)

    def called(id_: str) -> str:
        return names.get(id_, id_)

    ends = {e.id: (e.type, called(e.source.id), called(e.target.id), e.role) for e in edges}
    evidence = store.edges.evidence(list(ends), 1_000)
    shown = {
        "counts": store.counts(),
        "heads": store.articles.find(ArticleFilter(), ALL).items,
        "articles": [store.articles.get(id_) for id_ in ids],
        "entities": [store.entities.get(one.id) for one in entities],
        "statements": statements,
        "edges": [(ends[e.id], e.count, e.first, e.last) for e in edges],
        "evidence": [(ends[one.edge], one.id, one.spans, one.quotes, one.sentence) for one in evidence],
        "accusations": [(ends[p.edge], p) for p in store.edges.accusations(AccusationFilter(), ALL).items],
        "representations": [(ends[r.edge], r) for r in store.edges.representations(RepresentationFilter(), ALL).items],
    }
    return {
        part: _renamed(value, names | {id_: repr(end) for id_, end in ends.items()}) for part, value in shown.items()
    }


def _renamed(value: Any, names: dict[str, str]) -> Any:
    """The same as text, with ids replaced; lists in an order that does not depend on these."""
    if not isinstance(value, (list, tuple)):
        return value
    rows = (re.sub(r"(?:ent|edge)_\w{16}", lambda found: names[found[0]], repr(row)) for row in value)
    return sorted(rows)
