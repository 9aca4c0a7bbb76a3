"""The one place that imports the driver: sessions, the schema, and what its errors mean.

Reads are managed transactions that a cluster's followers serve; a write is one transaction that the driver repeats
where the server asks for it. Bookmarks chain them: a read sees what this process wrote before. Every wait has an end.
"""

from __future__ import annotations

import logging
import re
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, LiteralString, TypeVar
from urllib.parse import unquote, urlsplit, urlunsplit

from neo4j import READ_ACCESS, WRITE_ACCESS, GraphDatabase, unit_of_work
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DatabaseUnavailable,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

import cypher
from graph.errors import BadInput, BadQuery, SaidgraphError, StoreReadOnly, StoreUnavailable, StoreVersion, TooLarge

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from neo4j import Driver, ManagedTransaction, Session

T = TypeVar("T")
Row = dict[str, Any]

CONNECT_SECONDS = 3.0
ACQUIRE_SECONDS = 4.0
IDLE_SECONDS = 1.0  # a connection that has not been used for so long is tried first: the server may hang
RETRY_SECONDS = 2.0  # a third try after three to four seconds is the last: who waits is told within five
READ_SECONDS = 30.0
WRITE_SECONDS = 60.0
INDEX_SECONDS = 3_600.0
OLDEST = (5, 26)  # the first that takes a relationship's type from a row

_TIMED_OUT = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "MemoryPoolOutOfMemoryError")
_WAITED = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration", "BookmarkTimeout")

# The server remarks that a label or a type is not there yet: in an empty store, none is.
logging.getLogger("neo4j.notifications").setLevel(logging.ERROR)


def numbers(version: str) -> tuple[int, ...]:
    """The first two numbers of a version, whatever follows (`5.27-aura`, as hosted servers answer); none of none."""
    found = re.match(r"(\d+)\.(\d+)", version)
    return tuple(map(int, found.groups())) if found else ()


def _reason(error: DriverError | Neo4jError) -> str:
    """The last part of the server's code for an error."""
    return (error.code or "").rpartition(".")[2] if isinstance(error, Neo4jError) else ""


class Connection:
    """A transaction that runs statements by name."""

    def __init__(self, raw: ManagedTransaction) -> None:
        self._raw = raw

    def rows(self, name: str, /, **params: object) -> list[Row]:
        """All rows of a statement."""
        found = self._raw.run(cypher.statement(name), params)
        names = found.keys()
        return [dict(zip(names, record, strict=True)) for record in found]  # a fifth of what `dict(record)` costs

    def row(self, name: str, /, **params: object) -> Row | None:
        """The first row of a statement, if any."""
        return next(iter(self.rows(name, **params)), None)


class Database:
    """A database of a server: `bolt://user:password@host:7687/database`, or with `neo4j`, `neo4j+s` and the like."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        self._database = parts.path.strip("/") or "neo4j"
        self.url = urlunsplit((parts.scheme, host, parts.path.rstrip("/"), parts.query, ""))
        auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        self._closed = False
        with self._translated():
            self._driver: Driver = GraphDatabase.driver(
                urlunsplit((parts.scheme, host, "", parts.query, "")),
                auth=auth,
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=ACQUIRE_SECONDS,
                liveness_check_timeout=IDLE_SECONDS,
                max_transaction_retry_time=RETRY_SECONDS,
                user_agent="saidgraph",
            )
        self._bookmarks = GraphDatabase.bookmark_manager()
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def read(self, work: Callable[[Connection], T]) -> T:
        """What the work answers, within one reading transaction."""
        with self._session(READ_ACCESS) as session:
            return session.execute_read(unit_of_work(timeout=READ_SECONDS)(lambda raw: work(Connection(raw))))

    def write(self, work: Callable[[Connection], T]) -> T:
        """What the work answers, kept whole or not at all; it may run again, where the server asks for that."""
        with self._session(WRITE_ACCESS) as session:
            return session.execute_write(unit_of_work(timeout=WRITE_SECONDS)(lambda raw: work(Connection(raw))))

    def close(self) -> None:
        """Close every connection."""
        self._closed = True
        self._driver.close()

    @contextmanager
    def _translated(self) -> Generator[None]:
        """The driver's errors as ours, each to the most telling class."""
        if self._closed:
            raise StoreUnavailable(f"{self.url} is closed")
        try:
            yield
        except (DriverError, Neo4jError) as error:
            if _reason(error) in _WAITED:  # perhaps for what a database restored from a backup will never have
                self._bookmarks = GraphDatabase.bookmark_manager()
            meaning = self._meaning(error)
            if meaning is None:
                raise  # a mistake of ours, not the store's state
            raise meaning from error
        except UnicodeEncodeError as error:
            raise BadInput("text with lone surrogates is no Unicode; it can be neither stored nor searched") from error

    def _meaning(self, error: DriverError | Neo4jError) -> SaidgraphError | None:
        last = _reason(error)
        if isinstance(error, ConfigurationError):
            return BadQuery(f"{self.url} is no address of a Neo4j server", "store")
        if isinstance(error, AuthError) or last == "AuthenticationRateLimit":
            return StoreUnavailable(f"{self.url} refuses this user name and password")
        if last in _TIMED_OUT:
            return TooLarge(f"{self.url}: this took longer, or more memory, than the server may give to one question")
        if last in {"AccessMode", "NotALeader", "ForbiddenOnReadOnlyDatabase"} or isinstance(error, Forbidden):
            return StoreReadOnly(f"{self.url} cannot be written by this user")
        if last == "DatabaseNotFound":
            return StoreUnavailable(f"{self.url}: the server has no database {self._database!r}")
        no_connection = "failed to obtain a connection" in str(error)  # a class of its own only in later drivers
        if no_connection or isinstance(error, (ServiceUnavailable, SessionExpired)):
            return StoreUnavailable(f"{self.url} cannot be reached; try again")
        if isinstance(error, (TransientError, DatabaseUnavailable)):
            return StoreUnavailable(f"{self.url} cannot do it now ({last}); try again")
        if isinstance(error, DriverError) and "losed" in str(error):
            return StoreUnavailable(f"{self.url} is closed")
        return None

    def _prepare(self) -> None:
        """Make the schema, or bring it up to date; refuse what is not ours to change."""
        steps = cypher.schema()
        taken = self.read(self._steps_taken)
        if taken == len(steps):
            return
        for step in steps[taken:]:
            for text in step:
                self._change_schema(text)
        self._await_indexes()
        self.write(lambda write: write.rows("set_schema", version=len(steps)))

    def _await_indexes(self) -> None:
        """Wait until every index answers: over a graph that was imported in bulk they take minutes."""
        deadline = time.monotonic() + INDEX_SECONDS
        while any(row["populating"] for row in self.read(lambda read: read.rows("count_indexes_in_the_making"))):
            if time.monotonic() > deadline:
                raise StoreUnavailable(f"{self.url} is still making its indexes; try again")
            time.sleep(0.05)

    @contextmanager
    def _session(self, access: str) -> Generator[Session]:
        with (
            self._translated(),
            self._driver.session(
                database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
            ) as session,
        ):
            yield session

    def _change_schema(self, text: LiteralString) -> None:
        with self._session(WRITE_ACCESS) as session:
            session.run(text).consume()

    def _steps_taken(self, read: Connection) -> int:
        """How many steps of the schema the database has taken.

        Raises `StoreVersion` for a server that is too old, another program's graph and a newer schema.
        """
        server = read.row("get_server")
        version = str(server["version"]) if server else "?"
        if numbers(version) < OLDEST:
            raise StoreVersion(f"{self.url} is Neo4j {version}; 5.26 or newer is needed")
        found = read.row("get_schema")
        taken = int(found["version"] or 0) if found else 0
        if found and found["version"] is None and found["occupied"]:
            raise StoreVersion(f"{self.url} holds the graph of another program: give saidgraph a database of its own")
        known = len(cypher.schema())
        if taken > known:
            raise StoreVersion(
                f"{self.url} was made by a newer saidgraph (schema {taken}, this program knows {known}): "
                "upgrade the program"
            )
        return taken
