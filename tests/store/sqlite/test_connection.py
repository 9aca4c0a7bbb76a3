"""What can go wrong with a file, and what each of it is called."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.errors import BadInput, StoreFull, StoreReadOnly, StoreUnavailable, StoreVersion, TooLarge
from graph.model import EdgeType
from graph.queries import ArticleFilter, EntityFilter, StatementFilter
from graph.store.attribution import verify
from graph.store.base import open_store
from graph.store.sqlite import SqliteStore, connection, sql
from tests.store.build import ALL, Draft, said, snapshot, words

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

HELLO = said("Anna", "Hello.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "graph.db"


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user may enter, with a store in it."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with SqliteStore(f"{folder}/graph.db") as store:
            store.articles.add(*HELLO)
        yield Path(folder)


@contextmanager
def as_nobody() -> Generator[None]:
    """Without root's power over permissions; as who one is if one is not root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_reopened(path: Path) -> None:
    """What was written is there when the file is opened again, and no log stays beside it."""
    with SqliteStore(path) as store:
        store.articles.add(*HELLO)
        before = snapshot(store)
    beside = sorted(one.name for one in path.parent.iterdir())
    with SqliteStore(path) as store:
        again = snapshot(store)

    assert beside == ["graph.db"]
    assert again == before


def test_locked(path: Path) -> None:
    """A write that another program's keeps waiting too long says so, and reading goes on."""
    with SqliteStore(path, busy_seconds=0.05) as store, closing(sqlite3.connect(path)) as other:
        store.articles.add(*HELLO)
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreUnavailable, match="locked by another program"):
            store.articles.add(*said("Anna", "Bye."))
        assert store.counts()["articles"] == 1
        other.execute("ROLLBACK")
        assert store.articles.add(*said("Anna", "Bye.")).changed


def test_waits_for_a_lock(path: Path) -> None:
    """A write waits for another program's, which is the usual case."""
    with SqliteStore(path) as store, closing(sqlite3.connect(path, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.2, other.rollback).start()

        assert store.articles.add(*HELLO).changed


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
def test_read_only(public: Path, file_mode: int, folder_mode: int) -> None:
    """A file that may not be written is read all the same; writing it is refused."""
    (public / "graph.db").chmod(file_mode)
    public.chmod(folder_mode)
    try:
        with as_nobody(), SqliteStore(public / "graph.db") as store:
            assert words(store.statements.find(StatementFilter(text="hello"), ALL)) == ["Hello."]
            with pytest.raises(StoreReadOnly, match=r"graph\.db cannot be written"):
                store.articles.add(*said("Anna", "Bye."))
    finally:
        public.chmod(0o755)


def test_new_file_in_a_read_only_folder(public: Path) -> None:
    """No store can be made where nothing may be written."""
    public.chmod(0o555)
    try:
        with as_nobody(), pytest.raises(StoreReadOnly, match="its folder is read-only"):
            SqliteStore(public / "new.db")
    finally:
        public.chmod(0o755)


def test_unreadable(public: Path) -> None:
    """A file that may not be read cannot be opened."""
    (public / "graph.db").chmod(0o000)

    with as_nobody(), pytest.raises(StoreUnavailable, match="cannot be opened"):
        SqliteStore(public / "graph.db")


def test_disk_full(path: Path) -> None:
    """An article for which there is no room is not written at all, and the store stays sound."""
    with SqliteStore(path) as store:
        store.articles.add(*HELLO)
        before = snapshot(store)
        with store._database.writing() as write:
            (pages,) = write.raw.execute("PRAGMA page_count").fetchone()
            write.raw.execute(f"PRAGMA max_page_count = {pages + 5}")

        with pytest.raises(StoreFull, match="no room left"):
            store.articles.add(*said("Anna", "word " * 100_000))
        assert snapshot(store) == before


@pytest.mark.parametrize("content", [b"I am no database. " * 100, b"x", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_not_a_database(path: Path, content: bytes) -> None:
    """A file of something else is refused and left as it is."""
    path.write_bytes(content)

    with pytest.raises(StoreVersion, match=r"is not a database|is damaged"):
        SqliteStore(path)
    assert path.read_bytes() == content


def test_database_of_another_program(path: Path) -> None:
    """Somebody else's database is refused and left as it is."""
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    before = path.read_bytes()

    with pytest.raises(StoreVersion, match="database of another program"):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_damaged(path: Path) -> None:
    """A file that lost its pages says that it is damaged."""
    with SqliteStore(path) as store:
        store.articles.add(*HELLO)
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xaa" * (len(data) - 8192)
    path.write_bytes(data)

    with pytest.raises(StoreVersion, match="is damaged"), SqliteStore(path) as store:
        snapshot(store)


def test_newer_schema(path: Path) -> None:
    """A file of a newer program is refused with both versions told."""
    known = len(sql.schema())
    SqliteStore(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {known + 7}")

    with pytest.raises(StoreVersion, match=rf"newer saidgraph \(schema {known + 7}, this program knows {known}\)"):
        SqliteStore(path)


def older(path: Path) -> None:
    """Make a file as it was before full text came, with an article in it."""
    first, *_ = sql.schema()
    with closing(sqlite3.connect(path)) as before, SqliteStore() as full:
        full.articles.add(*HELLO)
        before.executescript(first)
        before.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
        before.execute("PRAGMA user_version = 1")
        tables = [name for (name,) in before.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        with full._database.reading() as read:
            for table in tables:
                rows = [tuple(row) for row in read.raw.execute(f"SELECT * FROM {table}")]
                for row in rows:
                    before.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
        before.commit()


def test_older_schema_is_upgraded(path: Path) -> None:
    """A file of an older program takes the steps that it lacks, with all that is in it."""
    older(path)

    with SqliteStore(path) as store, SqliteStore() as fresh:
        fresh.articles.add(*HELLO)
        assert words(store.statements.find(StatementFilter(text="hello"), ALL)) == ["Hello."]
        assert store.articles.find(ArticleFilter(text="anna"), ALL).items
        assert store.entities.find(EntityFilter(q="ann"), ALL).items
        assert snapshot(store) == snapshot(fresh)
    with closing(sqlite3.connect(path)) as upgraded:
        assert upgraded.execute("PRAGMA user_version").fetchone() == (len(sql.schema()),)


def test_half_an_upgrade_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An upgrade that fails leaves the older file as it was."""
    older(path)
    before = path.read_bytes()
    broken = ("", "CREATE TABLE half (way TEXT);\nINSERT INTO nowhere VALUES (1);\n")
    monkeypatch.setattr(sql, "schema", lambda: broken)

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        SqliteStore(path)
    with closing(sqlite3.connect(path)) as after:
        assert after.execute("PRAGMA user_version").fetchone() == (1,)
        assert not after.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchall()
    assert len(before) == path.stat().st_size


@pytest.mark.parametrize("name", [f"{n}.db" for n in range(20)])
def test_several_open_a_new_file_at_once(path: Path, name: str) -> None:
    """Of several that make one file, one makes the schema and all can use it."""
    barrier = threading.Barrier(6)
    stores: list[SqliteStore] = []

    def make() -> None:
        barrier.wait()
        stores.append(SqliteStore(path.with_name(name)))

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [store.counts()["articles"] for store in stores] == [0] * 6
    for store in stores:
        store.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///{}"])
def test_closed(url: str, path: Path) -> None:
    """A closed store says so, however it is asked; closing it twice is harmless."""
    store = open_store(url.format(path))
    store.ping()
    store.close()
    store.close()

    for ask in (store.ping, store.counts, lambda: store.articles.add(*HELLO)):
        with pytest.raises(StoreUnavailable, match="is closed"):
            ask()


def test_every_connection_is_closed(path: Path) -> None:
    """Readers of threads that are gone are closed, and all others with the store."""
    store = SqliteStore(path)
    for _ in range(5):
        thread = threading.Thread(target=store.counts)
        thread.start()
        thread.join()
    open_now = len(store._database._readers)
    store.close()

    assert open_now == 1
    assert not [fd for fd in Path("/proc/self/fd").glob("*") if os.path.realpath(fd).startswith(str(path))]


def test_missing_folder_and_folder(tmp_path: Path) -> None:
    """What cannot be opened is named, with the reason."""
    with pytest.raises(StoreUnavailable, match=r"nowhere/graph\.db cannot be opened"):
        SqliteStore(tmp_path / "nowhere" / "graph.db")
    with pytest.raises(StoreUnavailable, match="it is a folder"):
        SqliteStore(tmp_path)


def test_a_question_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question is stopped at the cap of seconds, and the store answers the next one."""
    with SqliteStore() as store:
        monkeypatch.setattr(connection, "READ_SECONDS", 0.0)
        with pytest.raises(TooLarge, match="seconds for one question"), store._database.reading() as read:
            read.raw.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
        monkeypatch.undo()

        assert store.counts()["articles"] == 0


def test_lone_surrogates(path: Path) -> None:
    """Text that is no Unicode is bad input, not a broken store."""
    with SqliteStore(path) as store, pytest.raises(BadInput, match="surrogates"):
        store.entities.named("\ud800")


def test_mistakes_of_ours_stay_what_they_are() -> None:
    """An error that is not the store's state is not dressed up as one."""
    with SqliteStore() as store, pytest.raises(sqlite3.OperationalError), store._database.reading() as read:
        read.raw.execute("SELECT nonsense")


def test_crash_in_the_middle(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that stops half-way leaves nothing of the article."""
    with SqliteStore(path) as store:
        store.articles.add(*HELLO)
        before = snapshot(store)
        draft = Draft()
        draft.accuse("Anna", "Berta", "it")
        text = sql.statement("add_evidence").replace("INSERT INTO evidence", "INSERT INTO nowhere")
        real = sql.statement
        monkeypatch.setattr(sql, "statement", lambda name: text if name == "add_evidence" else real(name))
        with pytest.raises(sqlite3.OperationalError):
            store.articles.add(*draft.done())
        monkeypatch.undo()

        assert snapshot(store) == before
        assert store.edges.adjacent([*store.articles.ids()], EdgeType, 100)


def test_tampering_shows(path: Path) -> None:
    """A text that was changed behind the store's back no longer verifies."""
    with SqliteStore(path) as store:
        store.articles.add(*HELLO)
        (statement,) = store.statements.find(StatementFilter(), ALL).items
        sound = verify(store, statement.id)
        with store._database.writing() as write:
            write.raw.execute("UPDATE article SET text = replace(text, 'Hello', 'Help!')")
        broken = verify(store, statement.id)

    assert (sound.verified, broken.verified) == (True, False)
    assert broken.sha256 != sound.sha256 == sound.article.sha256
