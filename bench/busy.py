"""How much slower questions are answered while somebody writes.

`bench/busy.py [--store URL | --edges N [--neo4j]] [--queries Q] [--rounds R] [--only KIND ...] [--json]`. Without a
URL, a made-up graph (bench/synthetic.py) of N edges goes into an SQLite file, or a Neo4j server of its own. A graph
that is there is written to: give a copy. Q random questions of each kind (bench/mix.py) are asked in random order, R
times over, while nothing else goes on, and then while `saidgraph ingest --graphs` writes further articles, of about N
edges, in a process of its own; with its end the questions end too.
"""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.figures import arguments, milliseconds, percentile, show
from bench.graphs import fill, lines_file, neo4j_server
from bench.mix import questions
from graph.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

    from bench.mix import Question
    from graph.store.base import Store

BAR = 2
"""Times the 95th percentile of all questions at rest."""
ENOUGH = 20  # times, for a 95th percentile
START_SECONDS = 60.0

Times = dict[str, list[float]]


@contextlib.contextmanager
def writing(store: Store, url: str, lines: Path) -> Generator[subprocess.Popen[bytes]]:
    """A process that writes the lines, and has begun to."""
    before = store.counts()["articles"]
    command = [str(Path(sys.executable).with_name("saidgraph")), "ingest", "--graphs", "--store", url, str(lines)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            end = time.monotonic() + START_SECONDS
            while store.counts()["articles"] == before:
                if process.poll() is not None or time.monotonic() > end:
                    sys.exit("bench/busy.py: the writer did not begin")
                time.sleep(0.1)
            yield process
        finally:
            process.terminate()


def ask(store: Store, asked: Mapping[str, Sequence[Question]], rounds: int, going_on: Callable[[], bool]) -> Times:
    """Milliseconds of each question, by kind and all together."""
    found: Times = {kind: [] for kind in asked}
    order = [(kind, question) for kind, asks in asked.items() for question in asks]
    for turn in range(rounds):
        random.Random(turn).shuffle(order)
        for kind, question in order:
            if going_on():
                found[kind].append(milliseconds(partial(question.ask, store)))
    return found | {"all": [time for times in found.values() for time in times]}


def compared(rest: Times, busy: Times) -> dict[str, dict[str, Any]]:
    """For each kind both percentiles at rest and meanwhile, of those that were asked often enough to tell."""
    rows = {}
    for kind, times in busy.items():
        if len(times) < ENOUGH:
            continue
        (r50, r95), (b50, b95) = ([percentile(some, percent) for percent in (50, 95)] for some in (rest[kind], times))
        row = {"rest_p50": r50, "busy_p50": b50, "rest_p95": r95, "busy_p95": b95, "p95_ratio": b95 / r95}
        rows[kind] = {name: round(value, 2) for name, value in row.items()} | {"asked": len(times)}
    return rows


def measure(url: str, asked: Mapping[str, Sequence[Question]], lines: Path, rounds: int) -> dict[str, Any]:
    """Ask at rest, then while the lines are written."""
    with open_store(url) as store:
        ask(store, asked, 1, lambda: True)
        rest = ask(store, asked, rounds, lambda: True)
        before = store.counts()
        with writing(store, url, lines) as process:
            began = time.perf_counter()
            busy = ask(store, asked, rounds, lambda: process.poll() is None)
            seconds = time.perf_counter() - began
        written = store.counts()["edges"] - before["edges"]
    rows = compared(rest, busy)
    rows["all"]["bar"] = rows["all"]["p95_ratio"] <= BAR
    return {"queries": rows, "graph": before, "edges written a second meanwhile": round(written / seconds)}


def main() -> None:
    """Load, ask, print."""
    parser = arguments(__doc__, rounds=1, store="the URL of a graph that is there; it is written to")
    parser.add_argument("--neo4j", action="store_true", help="not SQLite: start a Neo4j")
    args = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = args.store or f"sqlite:///{folder}/graph.db"
        if args.neo4j:
            url = stack.enter_context(neo4j_server()).url
        with open_store(url) as store:
            if not args.store:
                fill(store, lines_file(args.edges, folder), f"{args.edges:,} edges")
            asked = questions(store, args.queries, args.only)
        result = measure(url, asked, lines_file(args.edges, folder, seed=8), args.rounds)
    show(result, "ms", "queries", as_json=args.json)


if __name__ == "__main__":
    main()
