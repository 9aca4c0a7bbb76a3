"""A real server on a real port, for tests that speak HTTP to it."""

from __future__ import annotations

import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from fastapi import FastAPI

HARBOUR = Path(__file__).parent / "harbour.graph.jsonl"
"""Three invented articles with their graphs: no answer here depends on an extractor."""


NDJSON = {"Content-Type": "application/x-ndjson"}


class Serve(Protocol):
    """Start a server with these settings, changed as told, and give a client of it."""

    def __call__(self, change: Callable[[FastAPI], object] = ..., **settings: Any) -> httpx.Client:
        """Where no store is named, it is a file of the test's own."""
        ...


@contextmanager
def running(app: FastAPI) -> Generator[httpx.Client]:
    """The app behind uvicorn on a free port."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it began"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts servers over a file of the test's own; they end with it."""
    with ExitStack() as stack:

        def start(change: Callable[[FastAPI], object] = lambda _: None, **settings: Any) -> httpx.Client:
            app = create_app(Settings.model_validate({"store": f"sqlite:///{tmp_path}/graph.db"} | settings))
            change(app)
            return stack.enter_context(running(app))

        yield start


@pytest.fixture
def lines() -> bytes:
    """The harbour articles as NDJSON."""
    return HARBOUR.read_bytes()


@pytest.fixture
def empty(serve: Serve) -> httpx.Client:
    """A server without articles."""
    return serve()


@pytest.fixture(scope="package")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server with the harbour articles, to be read only."""
    store = f"sqlite:///{tmp_path_factory.mktemp('harbour')}/graph.db"
    with running(create_app(Settings(store=store))) as client:
        sent = client.post("/v1/articles", content=HARBOUR.read_bytes(), headers=NDJSON)
        assert sent.json()["added"] == 3, sent.text
        yield client
