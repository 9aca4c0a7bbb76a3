"""The contract of a store: small parts, one per noun, and what is the same for every store.

A store keeps evidence (`loc_` ids, spans, runs) and, beside it, the projection that queries walk (`ent_`
ids, one edge per type, source, target and role, with counts and dates). An article is written whole or not at all.
Everything here is synchronous and safe to call from several threads.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Self

from graph.errors import NotFound
from graph.store.ready import ready, ready_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.model import Article, ArticleGraph, EdgeType, Extractor
    from graph.queries import (
        AccusationFilter,
        ArticleFilter,
        EntityFilter,
        Page,
        RepresentationFilter,
        Slice,
        SpeakerFilter,
        StatementFilter,
    )
    from graph.records import (
        ArticleHead,
        EdgeRecord,
        EntityRecord,
        EvidenceRecord,
        Job,
        Link,
        NodeRef,
        PairRecord,
        RepresentationRecord,
        SpeakerRecord,
        StatementRecord,
        StoredGraph,
        Written,
    )
    from graph.store.ready import Ready


class Articles(ABC):
    """Texts and their graphs."""

    def add(self, article: Article, graph: ArticleGraph, extractor: Extractor, *, replace: bool = False) -> Written:
        """Write an article with its graph in one transaction, or nothing of it.

        The same article with the same graph changes nothing. The same text with another graph replaces the
        earlier evidence of that extractor name. Another text under the same id, or under the same `name`, is a
        `Conflict` unless `replace`. Spans and keys are expected to be sound (`graph.lines.check`).
        """
        (done,) = self.write([ready(article, graph, extractor)], replace=replace)
        return done

    def add_all(
        self, batch: Sequence[tuple[Article, ArticleGraph, Extractor]], *, replace: bool = False
    ) -> list[Written]:
        """What `add` would do with one after the other, in one transaction: all of them, or nothing."""
        return self.write([ready(*one) for one in batch], replace=replace)

    def restore(self, batch: Sequence[StoredGraph], *, replace: bool = False) -> list[Written]:
        """Write articles exactly as another store has them, each in place of what is here of it; else as `add_all`.

        Readings, own name and its entities' ids are those there. Another article here that bears its name loses it.
        """
        return self.write([ready_again(one) for one in batch], replace=replace)

    @abstractmethod
    def write(self, batch: Sequence[Ready], *, replace: bool = False) -> list[Written]:
        """Write articles that are ready (`graph.store.ready`), in one transaction: all of them, or nothing."""

    @abstractmethod
    def has(self, article: Article, extractor: Extractor) -> bool:
        """Whether this very text has been read by this very extractor version: nothing is left to do."""

    @abstractmethod
    def remove(self, article_id: str) -> None:
        """Take away the article and exactly what only it supported. Raises `NotFound`."""

    @abstractmethod
    def get(self, article_id: str) -> StoredGraph:
        """An article by our id or by its own name. Raises `NotFound`."""

    def present(self, ids: Iterable[str]) -> Iterator[StoredGraph]:
        """The articles of these ids, streamed; one that is not there, or is removed meanwhile, is left out."""
        for id_ in ids:
            try:
                stored = self.get(id_)
            except NotFound:
                continue
            yield stored

    @abstractmethod
    def find(self, wanted: ArticleFilter, page: Page) -> Slice[ArticleHead]:
        """Articles, newest first; of one date by id; undated ones last."""

    @abstractmethod
    def ids(self) -> Iterator[str]:
        """Every article id in order, streamed."""


class Entities(ABC):
    """Who and what the articles speak of."""

    @abstractmethod
    def get(self, entity_id: str) -> EntityRecord:
        """By `ent_` id, a merged one's successor, or the entity a `loc_` belongs to. Raises `NotFound`."""

    @abstractmethod
    def find(self, wanted: EntityFilter, page: Page) -> Slice[EntityRecord]:
        """Best match first: exact name, alias, prefix, fuzzy; then most evidence, then id."""

    @abstractmethod
    def named(self, name: str) -> list[EntityRecord]:
        """Entities that bear the normalised name: as their name first, then as an alias; most evidence first."""


class Statements(ABC):
    """What was said."""

    @abstractmethod
    def get(self, statement_id: str) -> StatementRecord:
        """Raises `NotFound`."""

    @abstractmethod
    def find(self, wanted: StatementFilter, page: Page) -> Slice[StatementRecord]:
        """Every statement that meets the filter, newest first; of one date by id; undated ones last."""

    @abstractmethod
    def same_words(self, statement_id: str) -> list[StatementRecord]:
        """Statements of other articles whose normalised content is the same, earliest first."""

    @abstractmethod
    def speakers(self, wanted: SpeakerFilter, page: Page) -> Slice[SpeakerRecord]:
        """Who spoke for an office or place in which capacity: most statements first, then by ids and role."""


class Edges(ABC):
    """The projection, and the evidence under it."""

    @abstractmethod
    def node(self, node_id: str) -> NodeRef:
        """The label of an entity, statement or article. Raises `NotFound`."""

    @abstractmethod
    def adjacent(self, nodes: Sequence[str], via: Iterable[EdgeType], limit: int) -> list[EdgeRecord]:
        """Edges of these types that touch any of the nodes, either way; weightiest first, then id."""

    @abstractmethod
    def among(self, nodes: Sequence[str], via: Iterable[EdgeType]) -> list[EdgeRecord]:
        """Edges of these types with both ends among the nodes; weightiest first, then id."""

    @abstractmethod
    def links(
        self, nodes: Sequence[str], via: Iterable[EdgeType], limit: int, onto: Sequence[str] | None = None
    ) -> list[Link]:
        """What `adjacent` gives, in any order and without labels, for walks that look at many: at most `limit` rows.

        With `onto` only edges from the nodes to these. An edge that touches two of the nodes may come twice.
        """

    @abstractmethod
    def degrees(self, nodes: Sequence[str], via: Iterable[EdgeType]) -> dict[str, int]:
        """How many edges of these types touch each node, a loop once; 0 for a node that is not there."""

    @abstractmethod
    def evidence(self, edge_ids: Sequence[str], limit: int) -> list[EvidenceRecord]:
        """At most `limit` for each edge, most confident first, then newest; of a text's copies the earliest counts."""

    @abstractmethod
    def evidence_of_statement(self, statement_id: str) -> list[EvidenceRecord]:
        """All that a statement supports."""

    @abstractmethod
    def accusations(self, wanted: AccusationFilter, page: Page) -> Slice[PairRecord]:
        """Aggregated pairs, most evidence first; of one count as `AccusationFilter` tells."""

    @abstractmethod
    def representations(self, wanted: RepresentationFilter, page: Page) -> Slice[RepresentationRecord]:
        """Who stands for what, most evidence first, then edge id."""


class Jobs(ABC):
    """Long ingests as rows."""

    @abstractmethod
    def add(self, total: int) -> Job:
        """A new job, queued."""

    @abstractmethod
    def get(self, job_id: str) -> Job:
        """Raises `NotFound`."""

    @abstractmethod
    def update(self, job: Job) -> None:
        """Replace the row of that id."""

    @abstractmethod
    def unfinished(self) -> list[Job]:
        """Queued and running ones: after a restart, those whose work was cut off."""


class Store(ABC):
    """One graph. Open it with `open_store(url)`, close it, or use it in a `with`."""

    articles: Articles
    entities: Entities
    statements: Statements
    edges: Edges
    jobs: Jobs

    @property
    @abstractmethod
    def url(self) -> str:
        """Where it is, without any password."""

    @abstractmethod
    def counts(self) -> dict[str, int]:
        """How many articles, entities, statements, edges and pieces of evidence there are."""

    @abstractmethod
    def ping(self) -> None:
        """Raises a `StoreError` that names the store where it cannot answer."""

    @abstractmethod
    def close(self) -> None:
        """Close every connection; calling it twice is harmless."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def open_store(url: str) -> Store:
    """The store at a URL: `sqlite:///graph.db` (relative), `sqlite:////srv/graph.db`, `sqlite://` (in memory), or
    `neo4j://USER:PASSWORD@HOST:7687` (also `bolt`, `+s`, `+ssc`; a database of its own as path).

    Raises `BadQuery` for a scheme that is not known and a `StoreError` where it cannot be opened.
    """
    from graph.store.opening import open_by_scheme

    return open_by_scheme(url)
