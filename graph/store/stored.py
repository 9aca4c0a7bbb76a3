"""What a write finds under an article's id and name, and what is to be done about it: the same for every store."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from graph.errors import Conflict
from graph.ids import normalise_name
from graph.model import Extractor
from graph.store.assertions import mint
from graph.store.codec import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Article, ArticleGraph
    from graph.store.decode import Row

Reading = tuple[Extractor, str]
"""Who read the article, and the graph as JSON."""


class Outcome(Enum):
    """What a write did."""

    ADDED = auto()
    REPLACED = auto()
    UNCHANGED = auto()


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as it is stored, its readings as JSON by extractor name."""

    id: str
    name: str | None
    sha256: str
    head: tuple[object, ...]
    readings: dict[str, Reading] = field(default_factory=dict)

    @property
    def publisher(self) -> str | None:
        """Its outlet, if it has one."""
        return None if self.head[2] is None else str(self.head[2])


Found = dict[str, Stored]
"""What is there under an article's id or name, by id: none, one, or one of each."""


def stored_from(row: Row, readings: dict[str, Reading]) -> Stored:
    """An article as it is stored, from a row of `find_stored`."""
    head = (row["url"], row["title"], row["publisher"], row["published"] or None, row["language"], row["status"])
    return Stored(row["id"], row["name"], row["sha256"], head, readings)


def unchanged(stored: Found, article: Article, readings: Mapping[str, Reading]) -> bool:
    """Whether the very same article and readings are there already."""
    known = stored.get(article.id)
    return (
        known is not None
        and known.sha256 == article.sha256
        and known.head == head_of(article)
        and (article.name is None or known.name is not None)
        and readings.items() <= known.readings.items()
    )


def same(stored: Found, article: Article, readings: Mapping[str, Reading]) -> bool:
    """Whether the very same article and readings, and none besides, are there under the same name."""
    known = stored.get(article.id)
    return (
        known is not None
        and (known.sha256, known.head, known.name) == (article.sha256, head_of(article), article.name)
        and readings == known.readings
    )


def head_of(article: Article) -> tuple[object, ...]:
    """The fields whose change is a change of the article."""
    return (article.url, article.title, article.publisher, article.published, article.language, article.status)


def refuse_other_text(stored: Found, article: Article) -> None:
    """Raises `Conflict` where another text is stored under the article's id or name."""
    for known in stored.values():
        if known.sha256 != article.sha256:
            what = f"article {known.id}" if known.id == article.id else f"an article named {article.name!r}"
            raise Conflict(f"{what} is stored with another text; replace it to take the new one")


def readings_with(stored: Found, article: Article, readings: Mapping[str, Reading]) -> dict[str, Reading]:
    """The readings of this text by other extractors, and these."""
    known = stored.get(article.id)
    others = known.readings if known and known.sha256 == article.sha256 else {}
    return {**others, **readings}


def graphs_of(
    readings: Mapping[str, Reading], known: Mapping[Extractor, ArticleGraph]
) -> dict[Extractor, ArticleGraph]:
    """The graph of each reading, in the order of the extractors' names; some are known."""
    return {maker: known.get(maker) or load(text) for _, (maker, text) in sorted(readings.items())}


def named(stored: Found, article: Article) -> Article:
    """The article under the name it keeps: the first one it came with."""
    known = stored.get(article.id)
    return replace(article, name=known.name) if known and known.name else article


def named_entities(graph: ArticleGraph) -> dict[str, tuple[str, str]]:
    """What the plain rule asks for: type and normalised name of each named local entity."""
    return {e.key: (str(e.type), normalise_name(e.name)) for e in graph.entities if e.named}


def canonical(graph: ArticleGraph, known: dict[tuple[str, str], str]) -> dict[str, str]:
    """The entity of each local entity by the plain rule: same type, same normalised full name; else its own."""
    names = named_entities(graph)
    return {e.key: known.setdefault(names[e.key], mint(e)) if e.named else mint(e) for e in graph.entities}
