"""How long each kind of query takes on a graph of two million edges, and how that grew from a tenth of it.

`bench/queries.py [--edges N] [--queries Q] [--keep FOLDER] [--only KIND ...] [--json]`. Two made-up graphs
(bench/synthetic.py), of N / 10 and N edges, go into SQLite files through `ingest`; files that are in FOLDER already are
taken as they are. Then Q random questions of each kind are asked twice, once on one connection (warm) and once each on
a connection of its own (cold; the files are in the system's cache). Who is asked for is drawn as the articles do:
those most in the news most often.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from rich.console import Console
from rich.progress import Progress as Bar
from rich.table import Table

from bench.synthetic import News
from graph.ingest import ingest
from graph.lines import parse_record
from graph.queries import (
    AccusationFilter,
    Caps,
    EntityFilter,
    Page,
    PathQuery,
    RepresentationFilter,
    StatementFilter,
    SubgraphQuery,
)
from graph.store.attribution import attribution, verify
from graph.store.base import open_store
from graph.store.paths import shortest_paths, subgraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.store.base import Store

AGGREGATIONS = ("accusations", "accusations, accuser", "accusations, accused", "representations")
BARS = {"look-up": (200, 2), "aggregation": (400, 2), "path": (200, 4)}
"""Milliseconds at the 95th percentile, and how many times the small graph's median."""


def load(edges: int, path: Path, bar: Bar) -> dict[str, int]:
    """Make a graph's file, if it is not there. How fast, and how many bytes an edge takes."""
    news = News(edges)
    done = bar.add_task(f"{edges:,} edges", total=news.articles)
    seconds = 0.0
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        records = (parse_record(line, f"line {n}") for n, line in enumerate(news.lines(), 1))
        with open_store(f"sqlite:///{part}") as store:
            seconds = ingest(store, records, on_progress=lambda p: bar.update(done, completed=p.done)).seconds
        part.rename(path)
    with open_store(f"sqlite:///{path}") as store:
        counts = store.counts()
    told = {"edges": counts["edges"], "bytes_per_edge": round(path.stat().st_size / counts["edges"])}
    return told | ({"edges_per_second": round(counts["edges"] / seconds)} if seconds else {})


def questions(store: Store, edges: int, count: int) -> dict[str, list[Callable[[Store], object]]]:
    """For each kind of query so many, each a function of the store it is asked of."""
    news, dice = News(edges), random.Random(1)
    page, caps = Page(), Caps()
    persons = [_id(store, name) for name in news.persons.draw(count)]
    anybody = [_id(store, name) for name in news.all.draw(2 * count)]
    names = news.all.draw(count)
    offices = [_id(store, news.office[name]) for name in news.persons.draw(count)]
    statements = _statements(store, dice, count)
    days = [f"{dice.randint(2015, 2024)}-{dice.randint(1, 12):02}" for _ in range(count)]
    words = [" ".join(news.words.draw(2)) for _ in range(count)]

    def each(values: Sequence[Any], ask: Callable[[Store, Any], object]) -> list[Callable[[Store], object]]:
        return [lambda store, value=value: ask(store, value) for value in values]  # type: ignore[misc]

    def entities(texts: Sequence[str]) -> list[Callable[[Store], object]]:
        return each(texts, lambda s, q: s.entities.find(EntityFilter(q), page))

    def found(name: str) -> Callable[[Store, Any], object]:
        return lambda s, value: s.statements.find(StatementFilter(**{name: value}), page)

    return {
        "entity": each(anybody[:count], lambda s, id_: s.entities.get(id_)),
        "entities, prefix": entities([name[:-2] for name in names]),
        "entities, fuzzy": entities([_misspelt(name) for name in names]),
        "statements, speaker": each(persons, found("speaker")),
        "statements, office": each(offices, found("office")),
        "statements, about": each(anybody[:count], found("about")),
        "statements, text": each(words, found("text")),
        "statements, common word": each([word.split()[0] for word in words], found("text")),
        "statements, month": each(days, lambda s, d: s.statements.find(StatementFilter(since=d, until=d), page)),
        "attribution": each(statements, attribution),
        "evidence": each(statements, verify),
        "accusations": each(days, lambda s, d: s.edges.accusations(AccusationFilter(since=d), page)),
        "accusations, accuser": each(persons, lambda s, p: s.edges.accusations(AccusationFilter(accuser=p), page)),
        "accusations, accused": each(
            anybody[:count], lambda s, p: s.edges.accusations(AccusationFilter(accused=p), page)
        ),
        "representations": each(days, lambda s, d: s.edges.representations(RepresentationFilter(on=d), page)),
        "representations, person": each(
            persons, lambda s, p: s.edges.representations(RepresentationFilter(person=p), page)
        ),
        "representations, office": each(
            offices, lambda s, o: s.edges.representations(RepresentationFilter(office=o), page)
        ),
        "paths": each(
            [pair for pair in zip(anybody[::2], anybody[1::2], strict=True) if pair[0] != pair[1]],
            lambda s, pair: shortest_paths(s, PathQuery(*pair), caps),
        ),
        "subgraph": each(anybody[:count], lambda s, id_: subgraph(s, SubgraphQuery(id_), caps)),
    }


def _id(store: Store, name: str) -> str:
    """Whom a name means; for one that no article has drawn, the entity with most evidence."""
    found = store.entities.named(name) or store.entities.find(EntityFilter(), Page(1)).items
    return found[0].id


def _statements(store: Store, dice: random.Random, count: int) -> list[str]:
    articles = dice.sample(list(store.articles.ids()), count)
    return [dice.choice(store.articles.get(id_).graph.statements).key for id_ in articles]


def _misspelt(name: str) -> str:
    """The name with one letter changed to another."""
    kind, word = name.split()
    return f"{kind} {word[:2]}x{word[3:]}"


def measure(url: str, asked: dict[str, list[Callable[[Store], object]]], *, cold: bool) -> dict[str, list[float]]:
    """Milliseconds of each question, by kind."""
    found: dict[str, list[float]] = {}
    with open_store(url) as warm:
        for kind, asks in asked.items():
            for ask in asks:
                store = open_store(url) if cold else warm
                began = time.perf_counter()
                ask(store)
                found.setdefault(kind, []).append(1000 * (time.perf_counter() - began))
                if cold:
                    store.close()
    return found


def summary(small: dict[str, list[float]], big: dict[str, list[float]], cold: dict[str, list[float]]) -> dict[str, Any]:
    """For each kind p50 and p95, and whether it meets its bar."""
    rows = {}
    for kind, times in big.items():
        p50, p95 = _at(times, 50), _at(times, 95)
        growth = max(p50, 1) / max(_at(small[kind], 50), 1)  # below a millisecond nothing is measured
        group = "path" if kind in {"paths", "subgraph"} else "aggregation" if kind in AGGREGATIONS else "look-up"
        bar, most = BARS[group]
        rows[kind] = {
            "p50_ms": round(p50, 2),
            "p95_ms": round(p95, 2),
            "cold_p50_ms": round(_at(cold[kind], 50), 2),
            "cold_p95_ms": round(_at(cold[kind], 95), 2),
            "growth": round(growth, 2),
            "met": p95 <= bar and _at(cold[kind], 95) <= bar and growth <= most,
        }
    return rows


def _at(times: Sequence[float], percent: int) -> float:
    return quantiles(times, n=100, method="inclusive")[percent - 1]


def main() -> None:
    """Load, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edges", type=int, default=2_000_000)
    parser.add_argument("--queries", type=int, default=200, help="of each kind")
    parser.add_argument("--keep", type=Path, help="a folder in which the graphs are left, and looked for")
    parser.add_argument("--only", nargs="+", help="these kinds of query")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        loaded, times = {}, {}
        with Bar(console=Console(stderr=True)) as bar:
            for name, edges in (("small", args.edges // 10), ("big", args.edges)):
                path = folder / f"{edges}.db"
                loaded[name] = load(edges, path, bar)
                url = f"sqlite:///{path}"
                with open_store(url) as store:
                    asked = questions(store, edges, args.queries)
                asked = {kind: asks for kind, asks in asked.items() if not args.only or kind in args.only}
                times[name] = measure(url, asked, cold=False)
        result = {**loaded, "queries": summary(times["small"], times["big"], measure(url, asked, cold=True))}
    if args.json:
        print(json.dumps(result))
        return
    for name in ("small", "big"):
        print(name, *(f"{value:,} {what}" for what, value in loaded[name].items()), sep="  ")
    table = Table("query", "p50", "p95", "cold p50", "cold p95", "growth", "bar")
    for kind, row in result["queries"].items():
        table.add_row(kind, *(str(value) for value in list(row.values())[:-1]), "met" if row["met"] else "missed")
    Console().print(table)


if __name__ == "__main__":
    main()
