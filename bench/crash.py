"""Kill an ingest at random moments and see that nothing acknowledged is lost, nothing is half, and a rerun completes.

Every second time the articles come with their graphs, so that nearly all of the time is writing and the kill falls
into a transaction; otherwise they are extracted, unless they were given with graphs. See bench/README.md.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.extract import load_extractor
from graph.ids import make_article
from graph.ingest import Outcome, ingest
from graph.lines import Incoming, to_line
from graph.read import read_sources
from graph.store.base import open_store

if TYPE_CHECKING:
    from graph.ingest import Progress

SEEDS = Path(__file__).parents[1] / "seeds"
ENOUGH = 48  # articles, so that there is time to kill it

Dump = dict[str, dict[str, Any]]


def acknowledge(progress: Progress) -> None:
    """Tell the parent, as soon as an article is said to be on disk."""
    if progress.outcome is not Outcome.REFUSED:
        print(progress.article, flush=True)


def dump(store_file: Path) -> Dump:
    """Every article's line by its id."""
    with open_store(f"sqlite:///{store_file}") as store:
        return {key: to_line(store.articles.get(key)) for key in store.articles.ids()}


def prepare(source: Path, folder: Path) -> list[Path]:
    """Files of the same articles, with their graphs and, unless these were given, without; few are told repeatedly."""
    given = [record for record in read_sources([str(source)]) if isinstance(record, Incoming)]
    extract = load_extractor()
    bare: dict[str, dict[str, Any]] = {}
    whole: dict[str, dict[str, Any]] = {}
    for edition in range(-(-ENOUGH // len(given))):
        for record in given:
            old = record.article
            article = make_article(f"{old.text}\n\nEdition {edition}.", title=old.title, published=old.published)
            graph = record.graph or extract(article.text, published=article.published)
            bare[article.id] = {"text": article.text, "title": article.title, "published": article.published}
            whole[article.id] = to_line(article, graph, record.extractor or extract.identity)
    files = {"whole": whole} if all(record.graph for record in given) else {"bare": bare, "whole": whole}
    for name, lines in files.items():
        with (folder / f"{name}.ndjson").open("w") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines.values())
    return [folder / f"{name}.ndjson" for name in files]


def start(source: Path, store_file: Path) -> subprocess.Popen[str]:
    """An ingest in a process of its own."""
    command = [sys.executable, __file__, "--ingest", str(source), str(store_file)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kill_one(source: Path, whole: Dump, store_file: Path, chance: random.Random) -> dict[str, int]:
    """Kill an ingest at a random moment, look at what is left, and run it again."""
    patience = chance.randrange(len(whole))
    with start(source, store_file) as process:
        assert process.stdout is not None
        told = [line.strip() for line, _ in zip(process.stdout, range(patience), strict=False)]
        time.sleep(chance.uniform(0, 0.02))
        process.send_signal(signal.SIGKILL)
        told += [line.strip() for line in process.stdout if line.endswith("\n")]
    left = dump(store_file) if store_file.exists() else {}
    with start(source, store_file) as process:
        process.communicate()
    after = dump(store_file)
    return {
        "acknowledged": len(told),
        "stored": len(left),
        "lost": len(set(told) - left.keys()),
        "half": sum(line != whole[key] for key, line in left.items()),
        "differing": sum(after.get(key) != line for key, line in whole.items()) + len(after.keys() - whole.keys()),
    }


def measure(source: Path, times: int, seed: int, folder: Path) -> list[dict[str, int]]:
    """What each kill left."""
    chance = random.Random(seed)
    files = prepare(source, folder)
    dumps: list[Dump] = []
    for file in files:
        store_file = file.with_suffix(".db")
        with start(file, store_file) as process:
            process.communicate()
        dumps.append(dump(store_file))
    pairs = list(zip(files, dumps, strict=True))
    return [kill_one(*pairs[n % len(pairs)], folder / f"{n}.db", chance) for n in range(times)]


def main() -> int:
    """Kill, and print a table or one JSON object; exit 1 if anything was lost, half written or different."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=SEEDS, help="what to ingest (default: seeds/)")
    parser.add_argument("--times", type=int, default=20, help="how often to kill")
    parser.add_argument("--seed", type=int, default=0, help="of the random moments")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--ingest", nargs=2, type=Path, metavar=("ARTICLES", "STORE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.ingest:
        articles, store_file = args.ingest
        with open_store(f"sqlite:///{store_file}") as store:
            ingest(store, read_sources([str(articles)]), on_progress=acknowledge)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        kills = measure(args.articles, args.times, args.seed, Path(folder))
    names = ("lost", "half", "differing")
    total = {"kills": len(kills)} | {name: sum(kill[name] for kill in kills) for name in names}
    if args.json:
        print(json.dumps(total | {"each": kills}))
    else:
        print("".join(f"{name:>14}" for name in kills[0]))
        for kill in kills:
            print("".join(f"{value:>14}" for value in kill.values()))
        print(f"{total['kills']} kills: {', '.join(f'{total[name]} {name}' for name in names)}")
    return int(any(total[name] for name in names))


if __name__ == "__main__":
    sys.exit(main())
