"""What SQLite does within one write."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from graph.model import Extractor
from graph.store import rows
from graph.store.assertions import SHARED, run_id
from graph.store.stored import Stored, stored_from
from graph.store.writing import Transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.model import Article
    from graph.store.ready import Ready
    from graph.store.sqlite.connection import Connection

T = TypeVar("T")

_REMOVAL = (
    "remove_1_from_edges",
    "remove_2_from_entities",
    "remove_3_from_names",
    "remove_4_own_edges",
    "remove_5_article",
    "remove_6_edges",
)
_SWEEP = ("remove_7_names", "remove_8_entities", "remove_9_runs")


class SqliteTransaction(Transaction):
    """One write, on a connection that has begun a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._touched: set[str] = set()
        self._removed = False

    def stored(self, articles: Sequence[Article]) -> list[Stored]:
        ids = rows.as_json([article.id for article in articles])
        names = rows.as_json([article.name for article in articles if article.name is not None])
        found: dict[str, Stored] = {}
        for row in self._connection.rows("find_stored", ids=ids, names=names):
            known = found.setdefault(row["id"], stored_from(row, {}))
            known.readings[row["extractor"]] = (Extractor(row["extractor"], row["version"]), row["graph"])
        return list(found.values())

    def members(self, ids: Sequence[str]) -> dict[str, str]:
        return members_of(self._connection, ids)

    def release(self, name: str) -> None:
        self._connection.rows("remove_article_name", name=name)

    def take_out(self, article_id: str, publisher: str | None) -> None:
        del publisher  # an outlet is no row of its own
        self._touched.update(self.members([article_id]).values())
        for step in _REMOVAL:
            self._connection.rows(step, article=article_id)
        self._removed = True

    def matching(self, names: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
        (row,) = self._connection.rows("match_entities", names=rows.as_json(names))
        return {(type_, norm): entity for type_, norm, entity in json.loads(row["found"])}

    def insert(self, articles: Sequence[tuple[Ready, dict[str, str]]]) -> None:
        self._touched.update(*(members.values() for _, members in articles))
        for name, batch in _ahead(batches(articles)):
            self._connection.rows(name, rows=batch)

    def settle(self) -> None:
        if self._removed:
            for step in _SWEEP:
                self._connection.rows(step)
        self._connection.rows("choose_entity_names", entities=json.dumps(sorted(self._touched)))
        self._touched, self._removed = set(), False


def members_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The entity of each local entity of articles."""
    found = connection.rows("get_canonical", articles=rows.as_json(list(ids)))
    return {row["id"]: row["entity_id"] for row in found}


def batches(articles: Sequence[tuple[Ready, dict[str, str]]]) -> Iterator[tuple[str, str]]:
    """The rows of each statement, in an order in which what a row names is there before it.

    A statement takes all of them at once, in JSON: one row at a time SQLite hands Python back its lock for each.
    """
    known = [(one.article, one.whole, members) for one, members in articles]
    runs = {run_id(maker): maker for one, _ in articles for maker, _ in one.readings.values()}
    readings = [
        (one.article.id, maker.name, run_id(maker), graph)
        for one, _ in articles
        for maker, graph in one.readings.values()
    ]
    yield "add_articles", _json(rows.article_row(one) for one, _ in articles)
    yield "add_runs", rows.as_json([(run, maker.name, maker.version) for run, maker in runs.items()])
    yield "add_readings", rows.as_json(readings)
    yield "add_entities", _json(rows.entity_rows(known))
    yield "add_entity_names", rows.as_json(rows.name_rows(known))
    yield "add_local_entities", _json(row for some in known for row in rows.local_rows(*some))
    yield "add_statements", rows.as_json([row for one, _ in articles for row in one.statements])
    yield "add_capacities", _json(row for some in known for row in rows.capacity_rows(*some))
    edges, evidence = list[rows.Row](), list[rows.Row]()
    for one, members in articles:
        pieces = rows.pieces(one.article, one.whole, one.graphs, members)
        edges += rows.edge_rows(pieces)
        evidence += rows.evidence_rows(one.article, [piece for piece in pieces if piece.said.type in SHARED])
    yield "add_edges", _json(edges)
    yield "add_evidence", _json(evidence)


def _json(some: Iterable[rows.Row]) -> str:
    """Rows as lists, half as long as with their keys: a statement's header tells the order."""
    return rows.as_json([[*row.values()] for row in some])


def _ahead(items: Iterable[T]) -> Iterator[T]:
    """The same items, made in another thread while those before them are in use: it saves an eighth of a load."""
    made: SimpleQueue[T | None] = SimpleQueue()

    def make() -> None:
        try:
            for item in items:
                made.put(item)
        finally:
            made.put(None)

    with ThreadPoolExecutor(1) as maker:
        making = maker.submit(make)
        while (item := made.get()) is not None:
            yield item
        making.result()
