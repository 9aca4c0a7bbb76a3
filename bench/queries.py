"""How long each kind of query takes on a graph of two million edges, and how that grew from a tenth of it.

`bench/queries.py [--edges N | --store URL] [--queries Q] [--keep FOLDER] [--only KIND ...] [--json]`. Two made-up
graphs (bench/synthetic.py), of N / 10 and N edges, go into SQLite files through `ingest`; files that are in FOLDER
already are taken as they are. `--store` asks the graph that is there instead. Then Q random questions of each kind
(bench/mix.py) are asked twice, once on one connection (warm) and once each on a connection of its own (cold; the files
are in the system's cache). `cpu`: what this process spent, which tells more than the clock where others are at work;
what a server spends is not in it.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.figures import percentile, show
from bench.graphs import fill, lines_file
from bench.mix import AGGREGATIONS, SEARCHES, questions
from graph.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.mix import Question

BARS = {"look-up": (200, 2.0), "aggregation": (400, math.inf), "search": (200, 4.0)}
"""Milliseconds at the 95th percentile, and how many times the small graph's median (what counts all evidence grows)."""

Times = dict[str, list[float]]


def load(edges: int, path: Path) -> None:
    """Make a graph's file, if it is not there."""
    if path.exists():
        return
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with open_store(f"sqlite:///{part}") as store:
        fill(store, lines_file(edges, path.parent), f"{edges:,} edges")
    part.rename(path)


def measure(url: str, asked: Mapping[str, Sequence[Question]], *, cold: bool) -> tuple[Times, Times]:
    """Milliseconds of each question, by kind: by the clock, and of this process's CPU."""
    found: Times = {}
    own: Times = {}
    with open_store(url) as warm:
        for kind, asks in asked.items():
            for question in asks:
                store = open_store(url) if cold else warm
                began, own_began = time.perf_counter(), time.process_time()
                question.ask(store)
                own.setdefault(kind, []).append(1000 * (time.process_time() - own_began))
                found.setdefault(kind, []).append(1000 * (time.perf_counter() - began))
                if cold:
                    store.close()
    return found, own


def summary(warm: tuple[Times, Times], cold: Times, small: Times | None) -> dict[str, Any]:
    """For each kind p50 and p95, and whether it meets its bar."""
    rows = {}
    for kind, times in warm[0].items():
        bar, most = BARS["search" if kind in SEARCHES else "aggregation" if kind in AGGREGATIONS else "look-up"]
        row: dict[str, Any] = {"p50": round(percentile(times, 50), 2), "p95": round(percentile(times, 95), 2)}
        row |= {"cold_p50": round(percentile(cold[kind], 50), 2), "cold_p95": round(percentile(cold[kind], 95), 2)}
        row["cpu_p95"] = round(percentile(warm[1][kind], 95), 2)
        met = max(row["p95"], row["cold_p95"]) <= bar
        if small:
            # Below a millisecond nothing is measured.
            growth = max(percentile(times, 50), 1) / max(percentile(small[kind], 50), 1)
            row["growth"] = round(growth, 2)
            met = met and growth <= most
        rows[kind] = row | {"bar": met}
    return rows


def ask(url: str, queries: int, only: Sequence[str] | None) -> tuple[tuple[Times, Times], Times, dict[str, Any]]:
    """Times warm, with those of the CPU, and cold, and how large the graph is."""
    with open_store(url) as store:
        asked, counts = questions(store, queries, only), store.counts()
    if url.startswith("sqlite:"):
        size = Path(url.removeprefix("sqlite:///")).stat().st_size
        counts |= {"bytes_an_edge": round(size / counts["edges"])}
    return measure(url, asked, cold=False), measure(url, asked, cold=True)[0], counts


def main() -> None:
    """Load, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, default=2_000_000)
    parser.add_argument("--store", help="the URL of a graph that is there")
    parser.add_argument("--queries", type=int, default=200, help="of each kind")
    parser.add_argument("--keep", type=Path, help="a folder in which the graphs are left, and looked for")
    parser.add_argument("--only", nargs="+", help="these kinds of query")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    sizes, small = {}, None
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        if not args.store:
            for edges in (args.edges // 10, args.edges):
                load(edges, folder / f"{edges}.db")
            (small, _), _, sizes["a tenth"] = ask(
                f"sqlite:///{folder / f'{args.edges // 10}.db'}", args.queries, args.only
            )
        url = args.store or f"sqlite:///{folder / f'{args.edges}.db'}"
        warm, cold, sizes["graph"] = ask(url, args.queries, args.only)
    show({"queries": summary(warm, cold, small)} | sizes, "ms", "queries", as_json=args.json)


if __name__ == "__main__":
    main()
