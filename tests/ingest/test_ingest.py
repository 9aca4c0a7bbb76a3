"""The one way in: what becomes of each record, whatever happens on the way."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import BadRecord, StoreError, StoreReadOnly, StoreUnavailable
from graph.ingest import GIVEN, TOGETHER, WAIT, Outcome, Progress, ingest
from graph.lines import parse_record, to_line
from graph.model import Extractor
from graph.store.base import Store, open_store
from graph.store.sqlite import SqliteStore
from tests.ingest.readers import Counter, Faller, Quoter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.lines import Incoming


def said(n: int, text: str = "", **fields: Any) -> Incoming:
    """The n-th article of a batch, in which somebody says something."""
    text = text or f"“The talks have failed {n} times,” Lopez said. “Not so,” Karim said on day {n}."
    return parse_record({"text": text, "id": f"a{n}", **fields}, f"f:{n}")


def dump(store: Store) -> dict[str, Any]:
    """All that a store tells of its articles, and its counts."""
    lines = {key: to_line(store.articles.get(key)) for key in store.articles.ids()}
    return {"lines": lines, "counts": store.counts()}


@pytest.fixture
def store() -> Iterator[Store]:
    """A new store in memory."""
    with open_store("sqlite://") as opened:
        yield opened


def test_added(store: Store) -> None:
    """Articles are read and written, and the summary counts what they hold."""
    summary = ingest(store, [said(n) for n in range(3)], extractor=Quoter())

    assert (summary.added, summary.statements, summary.entities, summary.refused) == (3, 6, 6, ())
    assert summary.seconds > 0
    assert str(summary) == "3 added, 0 replaced, 0 unchanged, 0 refused"
    assert store.counts()["articles"] == 3


def test_rerun(store: Store) -> None:
    """What is there is not even read again, and nothing changes."""
    ingest(store, [said(n) for n in range(3)], extractor=Quoter())
    before, reader = dump(store), Counter()

    summary = ingest(store, [said(n) for n in range(4)], extractor=reader)

    assert (summary.added, summary.unchanged) == (1, 3)
    assert reader.read == [said(3).article.text]
    assert dump(store)["lines"].items() >= before["lines"].items()


def test_newer_extractor(store: Store) -> None:
    """A newer version of the extractor reads the articles again and replaces what the older one found."""
    ingest(store, [said(1)], extractor=Quoter())
    newer = Quoter()
    newer.identity = Extractor("quoter", "2")

    assert ingest(store, [said(1)], extractor=newer).replaced == 1
    assert ingest(store, [said(1)], extractor=newer).unchanged == 1


def test_unsupported_language(store: Store) -> None:
    """An article that is not in English is stored without being read, and counted."""
    reader = Counter()

    summary = ingest(store, [said(1, language="fr")], extractor=reader)

    assert (summary.added, summary.unsupported, summary.statements, reader.read) == (1, 1, 0, [])
    assert str(summary).endswith("(1 not in English)")


def test_given_graph(store: Store) -> None:
    """A graph that comes with its article is written as it is, without loading an extractor."""
    line = to_line(said(1).article, Quoter()(said(1).article.text))
    records = [parse_record(line | {"extractor": maker}, "f:1") for maker in (None, {"name": "me", "version": "3"})]

    assert ingest(store, records[:1], load=NotImplemented).statements == 2
    assert store.articles.has(records[0].article, GIVEN)
    assert ingest(store, records[1:], load=NotImplemented).replaced == 1
    assert store.articles.has(records[0].article, Extractor("me", "3"))


def test_conflict(store: Store) -> None:
    """Another text under the same id is refused, unless it is to replace the first; the rest goes on."""
    records = [said(1, "“No,” Lopez said."), said(1, "“Yes,” Lopez said."), said(2)]

    summary = ingest(store, records, extractor=Quoter())

    assert (summary.added, [r.where for r in summary.refused]) == (2, ["f:1"])
    assert "is stored with another text" in summary.refused[0].reason
    assert ingest(store, [said(1, "“Yes,” Lopez said.")], extractor=Quoter(), replace=True).replaced == 1
    assert store.articles.get("a1").text == "“Yes,” Lopez said."


@pytest.mark.parametrize("workers", [1, 2])
def test_refused_records(store: Store, workers: int) -> None:
    """A bad record, a text the extractor fails over and a graph that does not fit are refused; the rest goes on."""
    bad = BadRecord("f:9", "text: is empty")
    records: list[Incoming | BadRecord] = [said(0), bad, said(2, "FAIL"), said(3, "WRONG"), said(4)]

    summary = ingest(store, records, load=Faller, workers=workers)

    assert summary.added == 2
    assert [str(refused) for refused in summary.refused] == [
        "f:9: text: is empty",
        "f:2: the extractor failed: RuntimeError: a text that it cannot read",
        "f:3: statements[0].content[0]: end 10000 is outside the text of 5 code points",
    ]


def test_worker_falls(store: Store) -> None:
    """A text that fells its process is refused; those that were read beside it are not."""
    records = [said(n, "KILL" if n in {2, 5} else "") for n in range(12)]

    summary = ingest(store, records, load=Faller, workers=2)

    assert summary.added == 10
    assert [refused.where for refused in summary.refused] == ["f:2", "f:5"]
    assert "process fell over this text" in summary.refused[0].reason


def test_workers_give_the_same_graph() -> None:
    """Two workers give the very graph that one gives, in the same order."""
    records = [said(n) for n in range(30)]
    dumps: list[dict[str, Any]] = []
    told: list[list[str]] = []
    for workers in (1, 2):
        with open_store("sqlite://") as one:
            told.append([])
            ingest(one, records, load=Quoter, workers=workers, on_progress=lambda p: told[-1].append(p.where))
            dumps.append(dump(one))

    assert dumps[0] == dumps[1]
    assert told[0] == told[1] == [record.where for record in records]


def test_progress(tmp_path: Path) -> None:
    """Each record is told once, when it can be seen from elsewhere."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    told: list[Progress] = []
    seen: list[int] = []
    with open_store(url) as store, open_store(url) as other:

        def on_progress(progress: Progress) -> None:
            told.append(progress)
            seen.append(other.counts()["articles"])

        ingest(store, [said(1), BadRecord("f:2", "no"), said(1), said(3)], extractor=Quoter(), on_progress=on_progress)

    assert [(p.outcome, p.done, p.added) for p in told] == [
        (Outcome.ADDED, 1, 1),
        (Outcome.REFUSED, 2, 1),
        (Outcome.UNCHANGED, 3, 1),
        (Outcome.ADDED, 4, 2),
    ]
    assert [p.article for p in told] == [said(1).article.id, None, said(1).article.id, said(3).article.id]
    assert told[1].reason == "no"
    assert seen == [1, 1, 1, 2]


def test_interrupt(store: Store) -> None:
    """An interrupt ends the ingest between two articles, and says what was done, which stays."""

    def interrupt(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as stopped:
        ingest(store, [said(n) for n in range(5)], extractor=Quoter(), on_progress=interrupt)

    assert stopped.value.__notes__ == [
        "Before that: 2 added, 0 replaced, 0 unchanged, 0 refused. This stays; run it again for the rest."
    ]
    assert store.counts()["articles"] == 2
    assert ingest(store, [said(n) for n in range(5)], extractor=Quoter()).added == 3


def given(n: int, text: str = "") -> Incoming:
    """The n-th article, with its graph."""
    article = said(n, text).article
    return parse_record(to_line(article, Quoter()(article.text)), f"f:{n}")


def test_ready_graphs_are_written_together(tmp_path: Path) -> None:
    """Articles that bring their graphs are on disk many at a time, and told one by one after that."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    seen: list[int] = []
    with open_store(url) as store, open_store(url) as other:
        ingest(
            store,
            [given(n) for n in range(TOGETHER + 6)],
            load=NotImplemented,
            on_progress=lambda _: seen.append(other.counts()["articles"]),
        )

    assert seen[-1] == TOGETHER + 6
    assert all(told <= seen[told - 1] for told in range(1, TOGETHER + 7))
    assert len(set(seen)) < TOGETHER


@pytest.mark.parametrize("workers", [1, 2])
def test_twice_in_a_row(store: Store, workers: int) -> None:
    """Of one text that comes twice the first record counts, though it is still on its way when the second comes."""
    dated = said(1, published="2020-09-27")
    undated = parse_record({"text": dated.article.text, "id": "a1"}, "f:2")
    assert dated.article.id == undated.article.id

    summary = ingest(store, [dated, undated], workers=workers)

    assert (summary.added, summary.replaced, summary.unchanged) == (1, 0, 1)
    assert store.articles.get("a1").head.published == "2020-09-27"


def test_one_bad_among_many(store: Store) -> None:
    """A graph that cannot be written does not keep those back that come with it."""
    records = [given(1), given(2), given(1, "“Yes,” Lopez said."), given(3)]

    summary = ingest(store, records, load=NotImplemented)

    assert (summary.added, [r.where for r in summary.refused]) == (3, ["f:1"])


def test_slow_source(tmp_path: Path) -> None:
    """What comes after a pause is written when it comes, not only when its batch is full or the next one comes."""
    url = f"sqlite:///{tmp_path / 'a.db'}"
    seen: list[int] = []

    def slow() -> Iterator[Incoming]:
        for n in range(3):
            time.sleep(WAIT)
            yield given(n)
            deadline = time.monotonic() + 10
            while other.counts()["articles"] <= n and time.monotonic() < deadline:
                time.sleep(0.01)
            seen.append(other.counts()["articles"])

    with open_store(url) as store, open_store(url) as other:
        ingest(store, slow(), load=NotImplemented)

    assert seen == [1, 2, 3]


def test_interrupted_among_many(store: Store) -> None:
    """What is told to be done is what is there, also where several were written together."""

    def interrupt(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as stopped:
        ingest(store, [given(n) for n in range(5)], load=NotImplemented, on_progress=interrupt)

    assert stopped.value.__notes__[0].startswith(f"Before that: {store.counts()['articles']} added")


def test_source_that_fails(store: Store) -> None:
    """What a source gave before it failed is written, also where it was waiting for company."""

    def failing() -> Iterator[Incoming]:
        yield from (given(n) for n in range(3))
        raise ValueError

    with pytest.raises(ValueError) as stopped:  # noqa: PT011 - the source's own
        ingest(store, failing(), load=NotImplemented)

    assert stopped.value.__notes__[0].startswith("Before that: 3 added")
    assert store.counts()["articles"] == 3


def stops(store: Store, kind: type[StoreError], records: list[Incoming], on_progress: Any = None) -> str:
    """The note of an ingest that a failing store ends."""
    with pytest.raises(kind) as stopped:
        ingest(store, records, extractor=Quoter(), on_progress=on_progress)
    (note,) = stopped.value.__notes__
    return str(note)


def test_locked_store(tmp_path: Path) -> None:
    """A store that another program keeps locked ends the ingest; what came before stays, and a rerun completes."""
    file = tmp_path / "a.db"
    with SqliteStore(file, busy_seconds=0.05) as store:
        other = sqlite3.connect(file, isolation_level=None)

        def lock(progress: Progress) -> None:
            if progress.done == 2:
                other.execute("BEGIN IMMEDIATE")

        assert stops(store, StoreUnavailable, [said(n) for n in range(5)], lock).startswith("Before that: 2 added")

        other.execute("ROLLBACK")
        other.close()
        assert ingest(store, [said(n) for n in range(5)], extractor=Quoter()).added == 3


def test_full_disk(tmp_path: Path) -> None:
    """A device without room ends the ingest; every article that was told of is there, whole."""
    file = tmp_path / "a.db"
    code = f"""
import resource, signal
from graph.ingest import ingest
from graph.store.base import open_store
from tests.ingest.readers import Quoter
from tests.ingest.test_ingest import said
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
with open_store("sqlite:///{file}") as store:
    records = (said(n) for n in range(10_000))
    ingest(store, records, extractor=Quoter(), on_progress=lambda p: print(p.article, flush=True))
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    told = ended.stdout.split()
    assert ended.returncode == 1
    assert f"Before that: {len(told)} added" in ended.stderr
    assert "graph.errors.Store" in ended.stderr
    with open_store(f"sqlite:///{file}") as store:
        assert sorted(told) == list(store.articles.ids())
        assert all(len(line["statements"]) == 2 for line in dump(store)["lines"].values())


def test_read_only_store(tmp_path: Path) -> None:
    """A store that can no longer be written ends the ingest; it can still be asked."""
    with SqliteStore(tmp_path / "a.db") as store:
        ingest(store, [said(1)], extractor=Quoter())
        with store._database.writing() as write:
            raw = write.raw
        raw.execute("PRAGMA query_only = ON")

        assert stops(store, StoreReadOnly, [said(1), said(2)]).startswith("Before that: 0 added, 0 replaced, 1 unch")
        assert store.counts()["articles"] == 1


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    """A parent that is killed leaves no worker behind."""
    code = """
import multiprocessing, sys, time
from graph.ingest import ingest
from graph.store.base import open_store
from tests.ingest.readers import Quoter
from tests.ingest.test_ingest import said

def told(progress):
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    ingest(open_store("sqlite://"), map(said, range(99)), load=Quoter, workers=2, on_progress=told)
"""
    program = tmp_path / "program.py"
    program.write_text(code)
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [Path("/proc", pid) for pid in parent.stdout.readline().split()]
        assert len(workers) == 2
        parent.kill()

    deadline = time.monotonic() + 10
    while any(worker.exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(worker.exists() for worker in workers)


def test_killed_at_random_moments(tmp_path: Path) -> None:
    """After kill -9 every acknowledged article is whole, none is half, and a rerun gives the uninterrupted graph."""
    articles = tmp_path / "articles.ndjson"
    lines = [to_line(one.article, Quoter()(one.article.text), Quoter.identity) for one in map(said, range(48))]
    articles.write_text("\n".join(map(json.dumps, lines)))
    bench = str(Path(__file__).parents[2] / "bench/crash.py")
    command = [sys.executable, bench, "--articles", str(articles), "--times", "4", "--seed", "7", "--json"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)

    found = json.loads(ended.stdout)
    assert (found["kills"], found["lost"], found["half"], found["differing"]) == (4, 0, 0, 0)
    assert all(kill["stored"] >= kill["acknowledged"] for kill in found["each"])
