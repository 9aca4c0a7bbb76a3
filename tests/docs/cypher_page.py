"""The queries of docs/cypher.md, asked of a Neo4j server that holds the articles of seeds/ and nothing else."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from neo4j import READ_ACCESS

from graph.ingest import ingest
from graph.read import read_sources
from graph.store.neo4j import Neo4jStore
from tests.neo4j.server import wipe

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from neo4j import Session

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs/cypher.md"
_QUERY = re.compile(r"(?<=^```cypher\n)(?P<text>[^`]*)```\n```\n(?P<answer>[^`]*)", re.MULTILINE)
_DONE = {"00000", "02000"}  # with rows, without: what is not a remark


class Query(NamedTuple):
    """What the page tells to type, and the answer that it shows."""

    text: str
    answer: str


class Answer(NamedTuple):
    """A query's rows as a table, and what the server remarks on it."""

    table: str
    remarks: list[str]


def queries(page: str) -> list[Query]:
    """The page's queries, in its order."""
    return [Query(found["text"], found["answer"]) for found in _QUERY.finditer(page)]


@contextmanager
def seeds_at(url: str) -> Generator[Session]:
    """A session that reads the server there. Whatever it holds is deleted, and seeds/ read into it."""
    with Neo4jStore(url) as store:
        ingest(wipe(store), read_sources([str(ROOT / "seeds")]))
        with store._database._driver.session(default_access_mode=READ_ACCESS) as session:
            yield session


def ask(session: Session, text: str) -> Answer:
    """What the server answers to a query."""
    result = session.run(text)  # pyright: ignore[reportArgumentType]  # a page's own text
    rows = [list(result.keys()), *([_cell(value) for value in row.values()] for row in result)]
    status = result.consume().gql_status_objects
    return Answer(aligned(rows), [one.status_description for one in status if one.gql_status not in _DONE])


def answered(page: str, session: Session) -> str:
    """The page, each query followed by what the server answers now."""
    return _QUERY.sub(lambda found: f"{found['text']}```\n```\n{ask(session, found['text']).table}", page)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as the columns of a table; one with more or fewer cells than the first as it is."""
    columns = len(rows[0])
    widths = [max(len(row[i]) for row in rows if len(row) == columns) for i in range(columns - 1)]
    lines = ["  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[-1]]) for row in rows]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    return "" if value is None else str(value)
