"""Statements in Neo4j: one statement file for each anchor, then the page's records in one look-up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from graph.errors import NotFound
from graph.queries import Slice
from graph.records import NodeRef
from graph.store.base import Statements
from graph.store.decode import statement_from
from graph.store.neo4j.words import contained, every_word
from graph.store.speaking import speakers
from graph.store.terms import cut_page, statement_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.queries import Page, SpeakerFilter, StatementFilter
    from graph.records import SpeakerRecord, StatementRecord
    from graph.store.neo4j.connection import Connection, Database, Row


def ask(read: Connection, statement: str, **params: object) -> list[tuple[Any, ...]]:
    """The rows of a statement, columns by their order; some statements give each column as a list, in one row."""
    found = [tuple(row.values()) for row in read.rows(statement, **params)]
    if found and all(isinstance(value, list) for value in found[0]):
        return list(zip(*found[0], strict=True))
    return found


class Neo4jStatements(Statements):
    """What was said."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, statement_id: str) -> StatementRecord:
        found = self._database.read(lambda read: _records(read, [statement_id]))
        if not found:
            raise NotFound(f"no statement {statement_id}")
        return found[0]

    def find(self, wanted: StatementFilter, page: Page) -> Slice[StatementRecord]:
        params = statement_terms(wanted, page) | {"text": None, "words": None}
        if wanted.text is not None:
            params["text"], params["words"] = every_word(wanted.text), contained(wanted.text)
            if not params["text"]:
                return Slice(())
        file = "find_statements_all" if wanted.anchor == "all" else f"find_statements_by_{wanted.anchor}"

        def look(read: Connection) -> Slice[StatementRecord]:
            rows, after = cut_page(read.rows(file, **params), page, "said_on")
            return Slice(tuple(_records(read, [row["id"] for row in rows])), after)

        return self._database.read(look)

    def same_words(self, statement_id: str) -> list[StatementRecord]:
        return self._database.read(
            lambda read: _records(read, [row["id"] for row in read.rows("find_same_words", id=statement_id)])
        )

    def speakers(self, wanted: SpeakerFilter, page: Page) -> Slice[SpeakerRecord]:
        return self._database.read(lambda read: speakers(partial(ask, read), wanted, page))


def _records(read: Connection, ids: Sequence[str]) -> list[StatementRecord]:
    """The records of those of these statements that exist, in this order."""
    found = {row["statement_id"]: row for row in read.rows("get_statements", ids=list(ids))}
    return [_record(found[id_]) for id_ in ids if id_ in found]


def _record(row: Row) -> StatementRecord:
    def refs(part: str) -> tuple[NodeRef, ...]:
        return tuple(NodeRef(*ref) for ref in row[part])

    return statement_from(
        row,
        speakers=refs("speakers"),
        capacity=refs("capacity"),
        addressee=next(iter(refs("addressees")), None),
        about=refs("about"),
    )
