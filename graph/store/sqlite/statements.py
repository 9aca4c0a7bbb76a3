"""Statements in SQLite: one statement file for each anchor, then the page's rows in a fixed number of look-ups."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from graph.errors import NotFound
from graph.model import EdgeType
from graph.queries import Slice
from graph.records import NodeRef
from graph.store.base import Statements
from graph.store.decode import statement_from
from graph.store.speaking import speakers
from graph.store.sqlite import sql
from graph.store.terms import cut_page, every_word, statement_terms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from graph.queries import Page, SpeakerFilter, StatementFilter
    from graph.records import SpeakerRecord, StatementRecord
    from graph.store.sqlite.connection import Connection, Database

_CAPACITY = "CAPACITY"


def labels(read: Connection, ids: Iterable[str]) -> dict[str, NodeRef]:
    """The labels of nodes, by id."""
    rows = read.rows("get_nodes", ids=json.dumps(list(dict.fromkeys(ids))))
    return {row["id"]: NodeRef(row["id"], row["kind"], row["name"]) for row in rows}


def ask(read: Connection, statement: str, **params: object) -> list[tuple[Any, ...]]:
    """The rows of a statement that takes its lists as JSON: plain tuples, made in less time where they are many."""
    cursor = read.raw.cursor()
    cursor.row_factory = None
    given = {name: json.dumps(value) if isinstance(value, list) else value for name, value in params.items()}
    return cursor.execute(sql.statement(statement), given).fetchall()


class SqliteStatements(Statements):
    """What was said."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, statement_id: str) -> StatementRecord:
        with self._database.reading() as read:
            found = _records(read, [statement_id])
        if not found:
            message = f"no statement {statement_id}"
            raise NotFound(message)
        return found[0]

    def find(self, wanted: StatementFilter, page: Page) -> Slice[StatementRecord]:
        params = statement_terms(wanted, page) | {"text": None}
        if wanted.text is not None:
            params["text"] = every_word(wanted.text)
            if not params["text"]:
                return Slice(())
        file = "find_statements_all" if wanted.anchor == "all" else f"find_statements_by_{wanted.anchor}"
        with self._database.reading() as read:
            rows, after = cut_page(read.rows(file, **params), page, "said_on")
            items = _records(read, [row["id"] for row in rows])
        return Slice(tuple(items), after)

    def same_words(self, statement_id: str) -> list[StatementRecord]:
        with self._database.reading() as read:
            return _records(read, [row["id"] for row in read.rows("find_same_words", id=statement_id)])

    def speakers(self, wanted: SpeakerFilter, page: Page) -> Slice[SpeakerRecord]:
        with self._database.reading() as read:
            return speakers(partial(ask, read), wanted, page)


def _records(read: Connection, ids: Sequence[str]) -> list[StatementRecord]:
    """The records of those of these statements that exist, in this order."""
    wanted = json.dumps(ids)
    found = {row["statement_id"]: row for row in read.rows("get_statements", ids=wanted)}
    ends: dict[str, dict[str, list[str]]] = {id_: {} for id_ in found}
    for row in read.rows("get_statement_ends", ids=wanted):
        ends[row["statement_id"]].setdefault(row["part"], []).append(row["entity_id"])
    nodes = labels(read, (id_ for parts in ends.values() for part in parts.values() for id_ in part))
    return [_record(found[id_], ends[id_], nodes) for id_ in ids if id_ in found]


def _record(row: sqlite3.Row, ends: Mapping[str, list[str]], nodes: Mapping[str, NodeRef]) -> StatementRecord:
    def refs(part: str) -> tuple[NodeRef, ...]:
        return tuple(nodes[id_] for id_ in dict.fromkeys(ends.get(part, ())))

    return statement_from(
        row,
        speakers=refs(EdgeType.SAID),
        capacity=refs(_CAPACITY),
        addressee=next(iter(refs(EdgeType.ADDRESSED_TO)), None),
        about=refs(EdgeType.ABOUT),
    )
