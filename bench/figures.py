"""Times as figures: percentiles, and a table or one JSON object."""

from __future__ import annotations

import argparse
import json
import time
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Work = Callable[[], object]


def arguments(
    about: str | None, *, rounds: int, store: str = "the URL of a graph that is there"
) -> argparse.ArgumentParser:
    """What benches that ask a store are told on the command line."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", help=store)
    parser.add_argument("--edges", type=int, default=200_000)
    parser.add_argument("--queries", type=int, default=200, help="of each kind")
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--only", nargs="+", help="these kinds of query")
    parser.add_argument("--json", action="store_true")
    return parser


def milliseconds(work: Work) -> float:
    """How long it takes, once."""
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def in_turns(pairs: Sequence[tuple[Work, Work]], rounds: int) -> tuple[list[list[float]], list[list[float]]]:
    """Milliseconds of both works of each pair, for each a list by round; which of them is first alternates."""
    times: tuple[list[list[float]], list[list[float]]] = [[] for _ in pairs], [[] for _ in pairs]
    for turn in range(rounds):
        for n, pair in enumerate(pairs):
            for which in ((0, 1), (1, 0))[(n + turn) % 2]:
                times[which][n].append(milliseconds(pair[which]))
    return times


def percentile(times: Sequence[float], percent: int) -> float:
    """The time within which so many of a hundred were done."""
    if len(times) == 1:
        return times[0]
    return quantiles(times, n=100, method="inclusive")[percent - 1]


def show(result: Mapping[str, Any], first: str, rows: str, *, as_json: bool) -> None:
    """The result as one JSON object; or what is under `rows` as a table (`first` heads its names), then the rest."""
    if as_json:
        print(json.dumps(result))
        return
    each: Mapping[str, Mapping[str, Any]] = result[rows]
    columns = list(dict.fromkeys(name for row in each.values() for name in row))
    table = Table(first, *(name.replace("_", " ") for name in columns))
    for name, row in each.items():
        table.add_row(name, *(_cell(row.get(column)) for column in columns))
    Console(width=140).print(table)
    for name, value in result.items():
        if name != rows:
            print(f"{name.replace('_', ' ')}: {_cell(value)}")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "met" if value else "missed"
    if isinstance(value, dict):
        return ", ".join(f"{_cell(one)} {name.replace('_', ' ')}" for name, one in value.items())
    return value if isinstance(value, str) else f"{value:,}"
