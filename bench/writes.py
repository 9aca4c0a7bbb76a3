"""How fast ready-made graphs go into both stores, beside the bare drivers writing the same rows.

`bench/writes.py [--edges N] [--head H] [--store URL] [--only STORE] [--keep FOLDER] [--json]`. Made-up articles with
their graphs (bench/synthetic.py), of about N edges, are ingested from a file of lines into an empty SQLite file and an
empty Neo4j (a server of its own, or the one at URL, which is emptied), then once more. Before that, the first of them,
of about H edges, are ingested (which also warms a server), the rows are noted down, and `sqlite3` or the Neo4j driver
alone writes the same rows with the same statements in the same transactions: what it does not take is ours.
"""

from __future__ import annotations

import argparse
import contextlib
import sqlite3
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import cypher
from bench.figures import show
from bench.graphs import bare_driver, fill, lines_file, neo4j_server
from bench.noting import noting, writes
from bench.synthetic import ARTICLE_EDGES
from graph.store.base import open_store
from graph.store.sqlite import sql

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from neo4j import ManagedTransaction

    from bench.noting import Statement, Transactions

BARS = {"SQLite": 15_000, "Neo4j": 5_000}
"""Edges a second."""
AGAIN = 3
"""How many times faster it is where everything is there."""


def into_sqlite(url: str, transactions: Transactions) -> None:
    """The rows, with `sqlite3` alone."""
    raw = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    raw.execute("PRAGMA synchronous = NORMAL")
    for some in transactions:
        raw.execute("BEGIN")
        for name, params in some:
            raw.execute(sql.statement(name), params)
        raw.execute("COMMIT")
    raw.close()


def into_neo4j(url: str, transactions: Transactions) -> None:
    """The rows, with the driver alone."""

    def work(raw: ManagedTransaction, some: list[Statement]) -> None:
        for name, params in some:
            raw.run(cypher.statement(name), params).consume()

    with bare_driver(url) as driver, driver.session(database="neo4j") as session:
        for some in transactions:
            session.execute_write(work, some)


def measure(
    empty: Callable[[], str], bare: Callable[[str, Transactions], None], file: Path, head: int
) -> dict[str, Any]:
    """Edges a second of the whole file, of its head, and of the bare driver; then once more."""
    url = empty()
    with _cut(file, head) as first, open_store(url) as store, noting() as ran:
        fill(store, first, "noting down")
        edges_of_head = store.counts()["edges"]
    url = empty()
    rows = writes(ran)
    began = time.perf_counter()
    bare(url, rows)
    bare_seconds = time.perf_counter() - began
    del ran, rows

    url = empty()
    with open_store(url) as store:
        until_head, own = _Stopwatch(head), time.process_time()
        summary = fill(store, file, "writing", until_head)
        own = time.process_time() - own
        counts = store.counts()
        with noting() as ran:
            again = fill(store, file, "again")
    found = {
        "edges": counts["edges"],
        "articles": summary.added,
        "seconds": round(summary.seconds, 1),
        "own CPU seconds": round(own, 1),
        "edges/s": round(counts["edges"] / summary.seconds),
        "head edges/s": round(edges_of_head / until_head.seconds),
        "bare head edges/s": round(edges_of_head / bare_seconds),
        "times faster again": round(summary.seconds / again.seconds, 1),
        "writes again": len(writes(ran)) + again.added + again.replaced,
    }
    if url.startswith("sqlite:"):
        found["bytes an edge"] = round(Path(url.removeprefix("sqlite:///")).stat().st_size / counts["edges"])
    return found


class _Stopwatch:
    """Seconds until so many articles are in."""

    def __init__(self, articles: int) -> None:
        self._articles = articles
        self._began = time.perf_counter()
        self.seconds = 0.0

    def __call__(self, done: int) -> None:
        if done <= self._articles:
            self.seconds = time.perf_counter() - self._began


@contextlib.contextmanager
def _cut(file: Path, lines: int) -> Generator[Path]:
    """The first lines of a file, as a file."""
    first = file.with_suffix(".head.ndjson")
    with file.open("rb") as whole, first.open("wb") as part:
        part.writelines(islice(whole, lines))
    yield first
    first.unlink()


def _wipe(url: str) -> str:
    """The store without anything in it; its schema stays."""
    open_store(url).close()
    with bare_driver(url) as driver, driver.session(database="neo4j") as session:
        session.run("MATCH (n) WHERE NOT n:Schema CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
    return url


def main() -> None:
    """Write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, default=200_000)
    parser.add_argument("--head", type=int, default=100_000, help="edges that the bare drivers write too")
    parser.add_argument("--store", help="the URL of a Neo4j; everything in it is deleted")
    parser.add_argument("--only", choices=BARS)
    parser.add_argument("--keep", type=Path, help="a folder in which the lines are left, and looked for")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    rows = {}
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        file, head = lines_file(args.edges, args.keep or folder), min(args.head, args.edges) // ARTICLE_EDGES
        if args.only != "Neo4j":
            names = (folder / f"{n}.db" for n in range(3))
            rows["SQLite"] = measure(lambda: _made(next(names)), into_sqlite, file, head)
        if args.only != "SQLite":
            url = args.store or stack.enter_context(neo4j_server()).url
            rows["Neo4j"] = measure(lambda: _wipe(url), into_neo4j, file, head)
    for name, row in rows.items():
        row["bar"] = row["edges/s"] >= BARS[name] and row["times faster again"] >= AGAIN and not row["writes again"]
    show({"stores": rows}, "store", "stores", as_json=args.json)


def _made(path: Path) -> str:
    """A new, empty file."""
    url = f"sqlite:///{path}"
    open_store(url).close()
    return url


if __name__ == "__main__":
    main()
