"""The one place that opens SQLite: readers, the writer, the schema, and what its errors mean.

On disk: WAL, one writer (`BEGIN IMMEDIATE`, so that it never fails half-way for a lock) and a read-only reader for
each thread. In memory a second connection would see another, empty database: there is one, and a lock.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadInput, StoreError, StoreFull, StoreReadOnly, StoreUnavailable, StoreVersion, TooLarge
from graph.store.sqlite import sql

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

APPLICATION_ID = 0x53616964  # "Said", in the file's header
_MAGIC = b"SQLite format 3\x00"
BUSY_SECONDS = 10.0
READ_SECONDS = 30.0
_MAPPED = 1 << 40  # bytes of the file that readers see in memory, as far as SQLite allows: no read call for a page
_CHECK_EVERY = 20_000  # virtual machine steps between two looks at the clock: about a millisecond

_MEANING: dict[int, tuple[type[StoreError | TooLarge], str]] = {
    sqlite3.SQLITE_BUSY: (StoreUnavailable, "is locked by another program; try again"),
    sqlite3.SQLITE_LOCKED: (StoreUnavailable, "is locked by another connection; try again"),
    sqlite3.SQLITE_READONLY: (StoreReadOnly, "cannot be written: the file or its folder is read-only"),
    sqlite3.SQLITE_IOERR: (StoreUnavailable, "cannot be read or written: the device reports an error"),
    sqlite3.SQLITE_FULL: (StoreFull, "cannot grow: no room left on the device"),
    sqlite3.SQLITE_NOTADB: (StoreVersion, "is not a database"),
    sqlite3.SQLITE_CORRUPT: (StoreVersion, "is damaged; restore it from a copy"),
    sqlite3.SQLITE_INTERRUPT: (TooLarge, f"took longer than the cap of {READ_SECONDS:g} seconds for one question"),
}


class Connection:
    """A connection that runs statements by name, within the transaction that `Database` opened."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.raw = raw
        raw.row_factory = sqlite3.Row

    def rows(self, name: str, /, **params: object) -> list[sqlite3.Row]:
        """All rows of a statement."""
        return self.raw.execute(sql.statement(name), params).fetchall()

    def row(self, name: str, /, **params: object) -> sqlite3.Row | None:
        """The first row of a statement, if any."""
        found: sqlite3.Row | None = self.raw.execute(sql.statement(name), params).fetchone()
        return found


class Database:
    """A database file, or one in memory (`path` None)."""

    def __init__(self, path: str | os.PathLike[str] | None, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = None if path is None else Path(path).absolute()
        self._busy_seconds = busy_seconds
        self._lock = threading.RLock()
        self._local = threading.local()
        self._readers: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._writer: Connection | None = None
        self._closed = False
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """One consistent look at the store; nested looks are the same one."""
        with self._translated():
            if self.path is None:
                with self._lock, self._transaction(self._writing_connection(), "BEGIN") as connection:
                    yield connection
            else:
                with self._transaction(self._reading_connection(), "BEGIN") as connection:
                    yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """One transaction that is kept whole, or not at all."""
        with (
            self._translated(),
            self._lock,
            self._transaction(self._writing_connection(), "BEGIN IMMEDIATE") as connection,
        ):
            yield connection

    def close(self) -> None:
        """Close every connection; the writer last, so that it can fold the log into the file."""
        with self._lock:
            self._closed = True
            for _, reader in self._readers:
                reader.close()
            self._readers.clear()
            if self._writer:
                self._writer.raw.close()
                self._writer = None

    @contextmanager
    def _transaction(self, connection: Connection, begin: str) -> Generator[Connection]:
        if connection.raw.in_transaction:
            yield connection
            return
        connection.raw.execute(begin)
        deadline = time.monotonic() + READ_SECONDS
        if begin == "BEGIN":
            connection.raw.set_progress_handler(lambda: time.monotonic() > deadline, _CHECK_EVERY)
        try:
            yield connection
            connection.raw.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # it may have rolled back by itself, as for a full disk
                connection.raw.execute("ROLLBACK")
            raise
        finally:
            connection.raw.set_progress_handler(None, 0)

    @contextmanager
    def _translated(self) -> Generator[None]:
        """SQLite's errors as ours, each to the most telling class."""
        try:
            yield
        except sqlite3.Error as error:
            meaning = self._meaning(error)
            if meaning is None:
                raise  # a mistake of ours, not the store's state
            raise meaning from error
        except UnicodeEncodeError as error:
            message = "text with lone surrogates is no Unicode; it can be neither stored nor searched"
            raise BadInput(message) from error

    def _meaning(self, error: sqlite3.Error) -> StoreError | TooLarge | None:
        where = str(self.path or "the store in memory")
        if self._closed:
            return StoreUnavailable(f"{where} is closed")
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code == sqlite3.SQLITE_CANTOPEN and self.path:
            if self.path.parent.is_dir() and not _writable(self.path.parent) and not self.path.exists():
                return StoreReadOnly(f"{where} cannot be written: its folder is read-only")
            return StoreUnavailable(f"{where} cannot be opened: {'it is a folder' if self.path.is_dir() else error}")
        if code not in _MEANING:
            return None
        kind, meaning = _MEANING[code]
        return kind(f"{where} {meaning}")

    def _connect(self, options: str) -> sqlite3.Connection:
        target = f"{self.path.as_uri()}?{options}" if self.path else ":memory:"
        return sqlite3.connect(
            target,
            uri=self.path is not None,
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,  # `close` may come from another thread; use is per thread or locked
            cached_statements=256,
        )

    def _writing_connection(self) -> Connection:
        with self._lock:
            self._refuse_if_closed()
            if self._writer is None:
                raw = self._connect("mode=rwc")
                try:
                    raw.execute("PRAGMA foreign_keys = ON")
                    raw.execute("PRAGMA cache_size = -65536")
                    if self.path:
                        self._write_ahead(raw)
                        raw.execute("PRAGMA synchronous = NORMAL")  # a killed program loses nothing
                        raw.execute("PRAGMA wal_autocheckpoint = 8000")  # pages: 32 MB of log between two fsyncs
                except BaseException:
                    raw.close()
                    raise
                self._writer = Connection(raw)
            return self._writer

    def _write_ahead(self, raw: sqlite3.Connection) -> None:
        """Switch a new file to WAL, where SQLite waits for nobody: 21 of 360 openings, six at once, failed."""
        deadline = time.monotonic() + self._busy_seconds
        while True:
            try:
                raw.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or time.monotonic() > deadline:
                    raise
                time.sleep(0.01)
            else:
                return

    def _reading_connection(self) -> Connection:
        mine: Connection | None = getattr(self._local, "connection", None)
        if mine is None or self._closed:
            with self._lock:
                self._refuse_if_closed()
                for thread, reader in self._readers:
                    if not thread.is_alive():
                        reader.close()
                self._readers = [(thread, reader) for thread, reader in self._readers if thread.is_alive()]
                mine = self._local.connection = Connection(self._connect_reader())
                self._readers.append((threading.current_thread(), mine.raw))
        return mine

    def _connect_reader(self) -> sqlite3.Connection:
        reader = self._connect("mode=ro")
        try:
            reader.execute("PRAGMA user_version")
        except sqlite3.OperationalError:
            reader.close()
            # WAL wants to write a file beside this one. Where nobody can, nobody changes the file either.
            if self.path is None or not self.path.is_file() or _writable(self.path.parent):
                raise
            reader = self._connect("mode=ro&immutable=1")
        reader.execute(f"PRAGMA mmap_size = {_MAPPED}")
        return reader

    def _refuse_if_closed(self) -> None:
        if self._closed:
            message = f"{self.path or 'the store in memory'} is closed"
            raise StoreUnavailable(message)

    def _prepare(self) -> None:
        """Make the schema, or bring it up to date; refuse what is not ours to change."""
        self._refuse_other_files()
        if self.path and self.path.is_file() and self.path.stat().st_size:
            with self._translated(), closing(self._connect_reader()) as reader:
                if self._steps_taken(reader) == len(sql.schema()):
                    return
        with self.writing() as write:
            steps = sql.schema()
            for step in steps[self._steps_taken(write.raw) :]:
                for statement in _statements(step):
                    write.raw.execute(statement)
            write.raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            write.raw.execute(f"PRAGMA user_version = {len(steps)}")

    def _refuse_other_files(self) -> None:
        """SQLite would take a very short file for an empty database, and overwrite it."""
        if self.path is None:
            return
        with suppress(OSError), self.path.open("rb") as file:  # what cannot be read, SQLite will name
            if file.read(len(_MAGIC)) not in {b"", _MAGIC}:
                raise StoreVersion(f"{self.path} is not a database")

    def _steps_taken(self, connection: sqlite3.Connection) -> int:
        """How many steps of the schema a file has taken. Raises `StoreVersion` for one of another program."""
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and application != APPLICATION_ID:
            message = f"{self.path} is a database of another program, not a saidgraph store"
            raise StoreVersion(message)
        known = len(sql.schema())
        if version > known:
            message = (
                f"{self.path} was made by a newer saidgraph (schema {version}, this program knows {known}): "
                "upgrade the program"
            )
            raise StoreVersion(message)
        return int(version)


def _writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _statements(script: str) -> Iterator[str]:
    """The single statements of a schema step (`executescript` would commit before it)."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
