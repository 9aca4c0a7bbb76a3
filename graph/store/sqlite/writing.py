"""What SQLite does within one write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.model import Extractor
from graph.store import rows
from graph.store.assertions import SHARED, run_id
from graph.store.stored import Stored, stored_from
from graph.store.writing import Transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Article
    from graph.store.ready import Ready
    from graph.store.sqlite.connection import Connection

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
        found = self._connection.rows("match_entities", names=rows.as_json(names))
        return {(row["type"], row["norm"]): row["entity_id"] for row in found}

    def insert(self, articles: Sequence[tuple[Ready, dict[str, str]]]) -> None:
        write = self._connection
        known = [(one.article, one.whole, members) for one, members in articles]
        many = list[rows.Row]
        heads, readings, runs = many(), many(), dict[str, rows.Row]()
        locals_, statements, capacities, edges, evidence = many(), list[object](), many(), many(), many()
        for one, members in articles:
            article, whole = one.article, one.whole
            heads.append(rows.article_row(one))
            for maker, graph in one.readings.values():
                run = run_id(maker)
                runs[run] = {"id": run, "name": maker.name, "version": maker.version}
                readings.append({"article": article.id, "extractor": maker.name, "run": run, "graph": graph})
            locals_ += rows.local_rows(article, whole, members)
            statements += one.statements
            capacities += rows.capacity_rows(article, whole, members)
            pieces = rows.pieces(article, whole, one.graphs, members)
            edges += rows.edge_rows(pieces)
            evidence += rows.evidence_rows(article, [piece for piece in pieces if piece.said.type in SHARED])
            self._touched.update(members.values())
        write.many("add_article", heads)
        write.many("add_run", runs.values())
        write.many("add_reading", readings)
        write.many("add_entity", rows.entity_rows(known))
        write.rows("add_entity_names", rows=rows.as_json(rows.name_rows(known)))
        write.many("add_local_entity", locals_)
        write.rows("add_statements", rows=rows.as_json(statements))
        write.many("add_capacity", capacities)
        write.many("add_edge", edges)
        write.many("add_evidence", evidence)

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
