"""Graphs to measure on: made-up articles as a file of lines, and the stores that they go into."""

from __future__ import annotations

import contextlib
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from neo4j import GraphDatabase
from rich.console import Console
from rich.progress import Progress as Bar

from bench.synthetic import News
from graph.ingest import ingest
from graph.read import read_sources
from tests.neo4j.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from neo4j import Driver

    from graph.ingest import Progress, Summary
    from graph.store.base import Store


class BigServer(Server):
    """A server as it is run in earnest: compiled to the end, with room for two million edges."""

    java = ("-Xms4g", "-Xmx4g")
    pages = "4g"

    def restart(self) -> None:
        """Stop it as an operator would, and start it again."""
        if self.process:
            self.process.terminate()
            self.process.wait(300)
        self.start()


@contextlib.contextmanager
def neo4j_server() -> Generator[BigServer]:
    """A server of its own with an empty store, gone afterwards. Needs java and mvn."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        server = BigServer(Path(home) / "neo4j")
        server.start()
        try:
            yield server
        finally:
            server.kill()


def bare_driver(url: str) -> Driver:
    """The driver as its manual opens it, at a store's URL."""
    from urllib.parse import unquote, urlsplit

    parts = urlsplit(url)
    address, auth = f"{parts.scheme}://{parts.hostname}:{parts.port or 7687}", None
    if parts.username:
        auth = (unquote(parts.username), unquote(parts.password or ""))
    return GraphDatabase.driver(address, auth=auth)


def lines_file(edges: int, folder: Path, seed: int = 7) -> Path:
    """A file of made-up articles with their graphs, of about so many edges."""
    file = folder / f"{edges}-{seed}.ndjson"
    if not file.exists():
        part = file.with_suffix(".part")
        with part.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(line) + "\n" for line in News(edges, seed).lines())
        part.rename(file)
    return file


def fill(store: Store, file: Path, told: str, on_done: Callable[[int], None] = lambda _: None) -> Summary:
    """Ingest a file of lines, with a bar on standard error; `on_done` hears how many are done."""
    with Bar(console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        with file.open("rb") as lines:
            task = bar.add_task(told, total=sum(1 for _ in lines))

        def tell(progress: Progress) -> None:
            bar.update(task, completed=progress.done)
            on_done(progress.done)

        return ingest(store, read_sources([str(file)]), on_progress=tell)
