"""What happens when a server dies, hangs, is slow or is asked in its own tongue: nothing is lost, nothing hangs."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from shutil import copytree, rmtree
from typing import TYPE_CHECKING

import pytest

import graph.ingest
from api.app import create_app
from api.settings import Settings
from graph.errors import StoreUnavailable, TooLarge
from graph.ingest import ingest
from graph.lines import Incoming, to_line
from graph.model import EdgeType
from graph.store.base import open_store
from graph.store.neo4j import connection
from tests.api.conftest import NDJSON, running
from tests.neo4j.server import PASSWORD, or_skip, own
from tests.store.build import Draft, said, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

    from graph.ingest import Progress
    from graph.store.base import Store
    from tests.neo4j.server import Server
    from tests.store.build import Piece

PATIENCE = 5.0  # seconds within which a dead server is told
SYNTAX = [
    *["a:b AND (c", "*", '"', "~", "\\", "||", "harbour~2", "harb*", "har?our", "+harbour -closed", "[a TO b]"],
    *["/har.*/", "{", "harbour^4", "NOT harbour", "harbour && closed", "AND", "OR OR", "search:harbour", "!", ":"],
    *["harbour_closed", "Hafenstraße", "hafenstrasse", "CAFÉ", "cafe\u0301", "e\u0301", "１", "%00", "$text", "`"],
]
SEARCHES = [("statements", "text"), ("articles", "text"), ("entities", "q")]
TEXTS = [
    ("Anna", "The harbour is closed."),
    ("Börje A. And", "Closed, the Hafenstraße; a café or not."),
    ("(c) ||", "1 cafe\u0301 ~2, harbour_closed; AND OR NOT"),
    ("*", "search:harbour a:b"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that may be killed."""
    with or_skip(own(tmp_path_factory.mktemp("neo4j") / "home")) as started:
        yield started


@pytest.fixture(scope="module")
def store(server: Server) -> Iterator[Store]:
    """The store on it, opened once."""
    with open_store(server.url) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(server: Server, store: Store) -> Iterator[httpx.Client]:
    """The app over a store of its own on that server."""
    with running(create_app(Settings(store=server.url))) as opened:
        yield opened


@pytest.fixture
def batch(monkeypatch: pytest.MonkeyPatch) -> list[Incoming]:
    """Articles with their graphs that share people and accusations, six to a transaction."""
    monkeypatch.setattr(graph.ingest, "TOGETHER", 6)
    found: list[Incoming] = []
    for n in range(48):
        draft = Draft(f"2020-09-{n % 28 + 1:02}", url=f"https://o.example/{n}")
        draft.place("Armenia")
        draft.say("Anna", f"The harbour is closed for the {n}th time.", about=("Armenia",))
        draft.say(f"Berta{n % 7}", "No.", addressee="Anna")
        draft.accuse("Anna", "Armenia", "noise")
        found.append(Incoming(f"line {n}", *draft.done()))
    return found


def unavailable(client: httpx.Client, server: Server) -> float:
    """Seconds until the app says that the store does not answer."""
    started = time.monotonic()
    answer = client.get("/v1/statements")
    told = time.monotonic() - started

    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json"), answer.text
    assert answer.json()["type"] == "/problems/store-unavailable"
    assert f"127.0.0.1:{server.port}" in answer.json()["detail"]
    assert PASSWORD not in answer.text
    return told


def answering(store: Store, seconds: float = 30) -> None:
    """Wait until the store, opened before, answers by itself."""
    end = time.monotonic() + seconds
    while True:
        try:
            store.ping()
        except StoreUnavailable:
            assert time.monotonic() < end
        else:
            return


def test_killed_while_writing(server: Server, store: Store, client: httpx.Client, batch: list[Incoming]) -> None:
    """What was acknowledged is there, nothing is half there, and a second run completes it."""
    acknowledged: list[str | None] = []
    some = threading.Event()

    def keep(progress: Progress) -> None:
        acknowledged.append(progress.article)
        if len(acknowledged) == 12:
            some.set()

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(ingest, store, batch, on_progress=keep)
        assert some.wait(60)
        server.kill()
        killed = time.monotonic()
        told = unavailable(client, server)
        with pytest.raises(StoreUnavailable, match=f"127.0.0.1:{server.port} cannot be reached") as refused:
            writing.result()
        ended = time.monotonic() - killed
    server.start()

    assert max(told, ended) < PATIENCE
    assert PASSWORD not in str(refused.value)
    answering(store)
    kept = set(store.articles.ids())
    assert 12 <= len(acknowledged) <= len(kept) < len(batch)
    assert set(acknowledged) <= kept
    with open_store("sqlite://") as whole:
        ingest(whole, [one for one in batch if one.article.id in kept])
        assert snapshot(store) == snapshot(whole)
        assert ingest(store, batch).added == len(batch) - len(kept)
        ingest(whole, batch)
        assert snapshot(store) == snapshot(whole)
    assert client.get("/v1/statements").status_code == 200


def test_hung(server: Server, store: Store, client: httpx.Client) -> None:
    """A server that is there but does not move is told like one that is not, and is used again once it moves."""
    assert client.get("/v1/statements").status_code == 200
    assert server.process
    time.sleep(connection.IDLE_SECONDS)
    os.kill(server.process.pid, signal.SIGSTOP)
    try:
        told = unavailable(client, server)
        with pytest.raises(StoreUnavailable):
            open_store(server.url)
    finally:
        os.kill(server.process.pid, signal.SIGCONT)

    answering(store)
    assert told < PATIENCE
    assert client.get("/v1/statements").status_code == 200


def test_restored_beneath(
    server: Server, store: Store, client: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read waits for what was written before it; where a backup took that away, one waits in vain, the next not."""
    data, backup = server.home / "data", tmp_path / "data"
    server.kill()
    copytree(data, backup)
    server.start()
    answering(store)
    store.articles.add_all([said("Anna", "Yes." * n) for n in range(1, 9)])
    server.kill()
    rmtree(data)
    copytree(backup, data)
    server.start()
    monkeypatch.setattr(connection, "READ_SECONDS", 8)  # time for a server that has just started
    with pytest.raises(TooLarge):
        answering(store)

    store.ping()
    assert store.articles.add(*said("Anna", "No.")).changed
    assert client.get("/v1/statements?text=no").json()["items"]


def test_takes_too_long(store: Store, batch: list[Incoming], monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that takes longer than the server may give to one is ended, and the next one is answered."""
    ingest(store, batch)
    nodes = [one.article.id for one in batch]
    edges = [edge.id for edge in store.edges.adjacent(nodes, EdgeType, 10_000)]
    monkeypatch.setattr(connection, "READ_SECONDS", 0.001)

    with pytest.raises(TooLarge, match="longer"):
        store.edges.evidence(edges * 9, 100)
    monkeypatch.undo()
    assert store.edges.evidence(edges[:1], 100)


def test_syntax_is_no_syntax(store: Store, client: httpx.Client) -> None:
    """What Lucene would read as operators is words or nothing: an answer, and the same as SQLite's."""
    for id_ in list(store.articles.ids()):
        store.articles.remove(id_)
    lines = [json.dumps(to_line(*saying(*words))) for words in TEXTS]
    asked = [(f"/v1/{path}", {name: text}) for text in SYNTAX for path, name in SEARCHES]
    with running(create_app(Settings(store="sqlite://"))) as other:
        for one in (client, other):
            sent = one.post("/v1/articles", content="\n".join(lines), headers=NDJSON)
            assert sent.json()["added"] == len(TEXTS), sent.text
        answers = [[one.get(path, params=params) for path, params in asked] for one in (client, other)]

    told = [
        [(*ask, answer.status_code, answer.text) for ask, answer in zip(asked, some, strict=True)] for some in answers
    ]
    assert told[0] == told[1]
    assert {status for *_, status, _ in told[0]} <= {200, 422}


def saying(speaker: str, words: str) -> Piece:
    """An article of one sentence."""
    return said(speaker, words, title=words)
