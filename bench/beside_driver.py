"""How much of a question to Neo4j is ours: the store beside the bare driver running the same Cypher.

`bench/beside_driver.py [--store URL | --edges N] [--queries Q] [--rounds R] [--only KIND ...] [--json]`. Without a URL,
a server of its own is filled with a made-up graph (bench/synthetic.py) of N edges and started anew. Q random questions
of each kind (bench/mix.py) are asked of the store: first right after the start (cold: nothing compiled, no plan known,
the graph in the system's cache at best), which also notes down what the store runs. Then the store and the driver take
turns, R times, the driver running the same statements with the same parameters in the same transactions, each record
taken as plain values. For the ratio the best of its turns counts for each question: others' work only ever slows one.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import cypher
from bench.figures import arguments, in_turns, milliseconds, percentile, show
from bench.graphs import bare_driver, fill, lines_file, neo4j_server
from bench.mix import questions
from bench.noting import noting
from graph.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from neo4j import Driver, ManagedTransaction

    from bench.mix import Question
    from bench.noting import Statement, Transactions

BAR_RATIO, BAR_MILLISECONDS = 1.3, 300


def replay(driver: Driver, ran: Transactions) -> None:
    """The same with the bare driver."""

    def work(raw: ManagedTransaction, some: Sequence[Statement]) -> None:
        for one in some:
            raw.run(cypher.statement(one.name), one.params).values()

    for some in ran:
        with driver.session(database="neo4j") as session:
            session.execute_read(work, some)


def measure(url: str, asked: Mapping[str, Sequence[Question]], rounds: int) -> dict[str, Any]:
    """For each kind: milliseconds of ours, cold and warm, and of the driver."""
    rows = {}
    with bare_driver(url) as driver, open_store(url) as store:
        runs: dict[str, list[Transactions]] = {}
        cold: dict[str, list[float]] = {}
        for kind, asks in asked.items():
            for question in asks:
                with noting() as ran:
                    cold.setdefault(kind, []).append(milliseconds(partial(question.ask, store)))
                runs.setdefault(kind, []).append(ran)
        for kind, asks in asked.items():
            replays = [partial(replay, driver, ran) for ran in runs[kind]]
            turns = in_turns(
                [(partial(question.ask, store), again) for question, again in zip(asks, replays, strict=True)], rounds
            )
            rows[kind] = _row(cold[kind], *turns)
    return rows


def _row(cold: Sequence[float], ours: Sequence[Sequence[float]], bare: Sequence[Sequence[float]]) -> dict[str, Any]:
    ratio = median(map(min, ours)) / median(map(min, bare))
    found = {"cold_p50": percentile(cold, 50), "cold_p95": percentile(cold, 95), "p50_ratio": ratio}
    for name, times in ("", ours), ("bare_", bare):
        every = [*chain.from_iterable(times)]
        found |= {f"{name}p50": percentile(every, 50), f"{name}p95": percentile(every, 95)}
    rounded: dict[str, Any] = {name: round(value, 2) for name, value in found.items()}
    return rounded | {"bar": ratio <= BAR_RATIO and max(found["p95"], found["cold_p95"]) <= BAR_MILLISECONDS}


def main() -> None:
    """Load, ask, print."""
    args = arguments(__doc__, rounds=3).parse_args()
    with contextlib.ExitStack() as stack:
        server = None if args.store else stack.enter_context(neo4j_server())
        url = server.url if server else args.store
        with open_store(url) as store:
            if server:
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                fill(store, lines_file(args.edges, folder), f"{args.edges:,} edges")
            asked, counts = questions(store, args.queries, args.only), store.counts()
        if server:
            server.restart()
        result = {"queries": measure(url, asked, args.rounds), "graph": counts}
    show(result, "ms", "queries", as_json=args.json)


if __name__ == "__main__":
    main()
