"""A graph in one SQLite file, or in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.store.base import Store
from graph.store.sqlite.articles import SqliteArticles
from graph.store.sqlite.connection import BUSY_SECONDS, Database
from graph.store.sqlite.edges import SqliteEdges
from graph.store.sqlite.entities import SqliteEntities
from graph.store.sqlite.jobs import SqliteJobs
from graph.store.sqlite.statements import SqliteStatements

if TYPE_CHECKING:
    from os import PathLike


class SqliteStore(Store):
    """The store in a file, made if it is not there; without a path one in memory.

    `busy_seconds`: how long a write waits for another program's.
    """

    def __init__(self, path: str | PathLike[str] | None = None, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self._database = Database(path, busy_seconds)
        self.articles = SqliteArticles(self._database)
        self.entities = SqliteEntities(self._database)
        self.statements = SqliteStatements(self._database)
        self.edges = SqliteEdges(self._database)
        self.jobs = SqliteJobs(self._database)

    @property
    def url(self) -> str:
        path = self._database.path
        return f"sqlite:///{path}" if path else "sqlite://"

    def counts(self) -> dict[str, int]:
        with self._database.reading() as read:
            (row,) = read.rows("count_all")
        return dict(row)

    def ping(self) -> None:
        with self._database.reading() as read:
            read.rows("get_job", id="")

    def close(self) -> None:
        self._database.close()
