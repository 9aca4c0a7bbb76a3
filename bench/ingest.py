"""How fast articles become a graph in SQLite, and where the time goes. See bench/README.md."""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from graph.extract import load_extractor
from graph.ingest import ingest
from graph.lines import Incoming
from graph.read import read_sources
from graph.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.model import ArticleGraph, Extractor

ARTICLES = Path(__file__).parents[2] / "shared/data/news/wikinews_en_2019_2020.jsonl.gz"

P = ParamSpec("P")
R = TypeVar("R")


class Clock:
    """Seconds spent in what it wraps: by the clock on the wall, and of its thread at work (`busy`)."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.busy = 0.0

    def around(self, function: Callable[P, R]) -> Callable[P, R]:
        """The function, timed."""

        def timed(*args: P.args, **kwargs: P.kwargs) -> R:
            started, idle = time.perf_counter(), time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.busy += time.thread_time() - idle
                self.seconds += time.perf_counter() - started

        return timed


class ClockedExtractor:
    """The shipped extractor, timed; it also counts the words it reads."""

    def __init__(self, clock: Clock) -> None:
        extractor = load_extractor()
        self.identity: Extractor = extractor.identity
        self.words = 0
        self._read = clock.around(extractor.__call__)

    def __call__(self, text: str, *, published: str | None = None) -> ArticleGraph:
        """The graph of one text."""
        self.words += len(text.split())
        return self._read(text, published=published)


def measure(articles: Path, folder: Path) -> dict[str, Any]:
    """Ingest the articles into a new store in the folder."""
    extraction, writing = Clock(), Clock()
    extractor = ClockedExtractor(extraction)
    file = folder / "ingest.db"
    started, idle = time.perf_counter(), time.process_time()
    with open_store(f"sqlite:///{file}") as store:
        store.articles.write = writing.around(store.articles.write)  # type: ignore[method-assign]
        summary = ingest(store, read_sources([str(articles)]), extractor=extractor)
    seconds, busy = time.perf_counter() - started, time.process_time() - idle
    return {
        "articles": summary.added,
        "refused": len(summary.refused),
        "statements": summary.statements,
        "words": extractor.words,
        "seconds": round(seconds, 2),
        "articles_per_second": round(summary.added / seconds, 2),
        "words_per_second": round(extractor.words / seconds),
        "extraction_share": round(extraction.seconds / seconds, 4),
        "extraction_processor_share": round(extraction.busy / busy, 4),
        "store_processor_share": round(writing.busy / busy, 4),
        "peak_rss_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "file_bytes": file.stat().st_size,
    }


def main() -> int:
    """Measure, and print a table or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="what to ingest (default: the Wikinews corpus)")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    args = parser.parse_args()
    if not args.articles.exists():
        sys.stderr.write(f"bench/ingest.py: {args.articles} is not there; name other articles with --articles\n")
        return 2
    if not any(isinstance(record, Incoming) for record in read_sources([str(args.articles)])):
        sys.stderr.write(f"bench/ingest.py: no article in {args.articles}\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(args.articles, Path(folder))
    if args.json:
        print(json.dumps(measured))
    else:
        for name, value in measured.items():
            told = f"{100 * value:.1f} %" if name.endswith("_share") else f"{value:,}"
            print(f"{name.replace('_', ' '):<22}{told:>16}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
