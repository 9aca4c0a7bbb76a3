"""What Neo4j does within one write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import Extractor
from graph.store import rows as shared_rows
from graph.store.assertions import publisher_id
from graph.store.neo4j import rows
from graph.store.stored import Reading, Stored, stored_from
from graph.store.writing import Transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model import Article
    from graph.store.neo4j.connection import Connection, Row
    from graph.store.ready import Ready


class Neo4jTransaction(Transaction):
    """One write, within a transaction that the driver has begun."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._edges: list[Row] = []
        self._entities: set[str] = set()
        self._publishers: set[str] = set()
        self._named: set[str] = set()

    def stored(self, articles: Sequence[Article]) -> list[Stored]:
        names = [article.name for article in articles if article.name is not None]
        found = self._connection.rows("find_stored", ids=[article.id for article in articles], names=names)
        return [stored_from(row, readings_of(row)) for row in found]

    def members(self, ids: Sequence[str]) -> dict[str, str]:
        return members_of(self._connection, ids)

    def release(self, name: str) -> None:
        self._connection.rows("remove_article_name", name=name)

    def take_out(self, article_id: str, publisher: str | None) -> None:
        self._edges += self._connection.rows("get_shared_edges", article=article_id)
        self._entities.update(self.members([article_id]).values())
        if publisher:
            self._publishers.add(publisher_id(publisher))
        self._connection.rows("remove_article", article=article_id)

    def matching(self, names: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
        found = self._connection.rows("match_entities", names=[list(name) for name in names])
        return {(row["type"], row["norm"]): row["entity_id"] for row in found}

    def insert(self, articles: Sequence[tuple[Ready, dict[str, str]]]) -> None:
        self._named.update(*(members.values() for _, members in articles))
        for name, batch in batches(articles):
            if batch:
                self._connection.rows(name, rows=batch)

    def settle(self) -> None:
        entities = sorted(self._entities)
        if self._edges:
            self._connection.rows("recount_edges", edges=self._edges)
        if entities:
            self._connection.rows("recount_names", entities=entities)
            self._connection.rows("recount_entities", entities=entities)
        if self._publishers:
            self._connection.rows("recount_publishers", publishers=sorted(self._publishers))
        self._connection.rows("choose_entity_names", entities=sorted(self._entities | self._named))
        self._edges, self._entities, self._publishers, self._named = [], set(), set(), set()


def members_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The entity of each local entity of articles."""
    return {row["id"]: row["entity_id"] for row in connection.rows("get_canonical", articles=list(ids))}


def readings_of(row: Row) -> dict[str, Reading]:
    """The readings that stand on an article as lists, by the extractor's name."""
    makers = map(Extractor, row["extractors"], row["versions"])
    return {maker.name: (maker, graph) for maker, graph in zip(makers, row["graphs"], strict=True)}


def batches(articles: Sequence[tuple[Ready, dict[str, str]]]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each statement, in an order in which what a row names is there before it."""
    known = [(one.article, one.whole, members) for one, members in articles]
    yield "add_articles", [rows.article_row(one) for one, _ in articles]
    yield "add_entities", shared_rows.entity_rows(known)
    yield "add_entity_names", rows.name_rows(known)
    yield "add_local_entities", [row for some in known for row in rows.local_rows(*some)]
    yield "add_statements", [row for one, _ in articles for row in rows.statement_rows(one)]
    yield "add_capacities", [row for some in known for row in shared_rows.capacity_rows(*some)]
    edges: dict[str, list[Row]] = {"add_own_edges": [], "add_accusations": [], "add_representations": []}
    evidence: list[Row] = []
    for one, members in articles:
        pieces = shared_rows.pieces(one.article, one.whole, one.graphs, members)
        for name, some in rows.edge_rows(pieces).items():
            edges[name] += some
        evidence += rows.evidence_rows(one, pieces)
    yield from edges.items()
    yield "add_evidence", evidence
