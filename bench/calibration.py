"""Whether confidence means what it says: of statements and edges with .8, are eight in ten right?

`bench/calibration.py --articles A --gold G [--json]`, both as for bench/extraction.py, several of each if need be. For
statements (content and speakers right), representations and accusations: how many, how many are right, the mean
confidence, the expected calibration error (Naeini et al. 2015; ten bins of equal width), and precision and share of
what is kept at thresholds. Right is what the scorer aligns with the labels.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from rich.console import Console
from rich.table import Table

from bench.extraction import read, scorer, whole_graph
from graph.extract import load_extractor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

BINS = 10
THRESHOLDS = (0.5, 0.7, 0.9)
KINDS = {"represents": ("person_or_office", "represents"), "accuses": ("accuser", "accused")}

Judged = list[tuple[float, bool]]
"""Confidence, and whether it was right."""


def judged(module: ModuleType, text: str, gold: dict[str, Any], line: dict[str, Any]) -> dict[str, Judged]:
    """What one article's statements and edges were worth."""
    of_gold, of_mine = module.names(gold), module.names(line)
    words = [[module.toks(text, s["content"]) for s in g["statements"]] for g in (gold, line)]
    shared = [
        (len(a & b) / len(a | b), x, y)
        for x, a in enumerate(words[0])
        for y, b in enumerate(words[1])
        if a | b and len(a & b) / len(a | b) >= 0.5
    ]
    right = set()
    for x, y in module.align(shared):
        wanted, mine = gold["statements"][x]["speakers"], line["statements"][y]["speakers"]
        if module.match_sets(wanted, mine, of_gold, of_mine) == len(wanted) == len(mine):
            right.add(y)
    found = {"statements": [(s["confidence"], y in right) for y, s in enumerate(line["statements"])]}
    for kind, (one, other) in KINDS.items():
        pairs = {(e[one], e[other]) for e in gold[kind]}
        mine = {(e[one], e[other]): e["confidence"] for e in line[kind]}
        same = [
            (1, x, y)
            for x, (a, b) in enumerate(sorted(pairs))
            for y, (c, d) in enumerate(sorted(mine))
            if module.same(of_gold[a], of_mine[c]) and module.same(of_gold[b], of_mine[d])
        ]
        hits = {y for _, y in module.align(same)}
        found[kind] = [(mine[pair], y in hits) for y, pair in enumerate(sorted(mine))]
    return found


def expected_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """How far confidence is from the share that is right, over bins, each by what lies in it."""
    bins: dict[int, Judged] = {}
    for confidence, right in pairs:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    off = (abs(sum(c for c, _ in held) - sum(r for _, r in held)) for held in bins.values())
    return sum(off) / max(len(pairs), 1)


def figures(pairs: Judged) -> dict[str, Any]:
    """A kind's row."""
    row: dict[str, Any] = {
        "found": len(pairs),
        "right": sum(right for _, right in pairs),
        "confidence": round(sum(c for c, _ in pairs) / max(len(pairs), 1), 3),
        "error": round(expected_error(pairs), 3),
    }
    for threshold in THRESHOLDS:
        kept = [right for confidence, right in pairs if confidence >= threshold]
        row[f"precision_{threshold}"] = round(sum(kept) / len(kept), 3) if kept else None
        row[f"kept_{threshold}"] = round(len(kept) / max(len(pairs), 1), 3)
    return row


def collect(articles: Iterable[Path], golds: Iterable[Path], scorers: Path) -> dict[str, Judged]:
    """Everything that the extractor says of the articles, judged."""
    module, extract = scorer(scorers, "score_graph"), load_extractor()
    records = list(chain.from_iterable(map(read, articles)))
    gold = {g["id"]: g for g in chain.from_iterable(map(read, golds))}
    found: dict[str, Judged] = {}
    for record in records:
        for kind, pairs in judged(module, record["text"], gold[record["id"]], whole_graph(extract, record)).items():
            found.setdefault(kind, []).extend(pairs)
    return found


def main() -> None:
    """Extract, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, nargs="+", required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--scorers", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    for path in (*args.articles, *args.gold):
        if not path.exists():
            sys.exit(f"{path} is not there: give labelled articles in the scorers' format")
    rows = {kind: figures(pairs) for kind, pairs in collect(args.articles, args.gold, args.scorers).items()}
    if args.json:
        print(json.dumps(rows))
        return
    table = Table("", *next(iter(rows.values())))
    for kind, row in rows.items():
        table.add_row(kind, *map(str, row.values()))
    Console().print(table)


if __name__ == "__main__":
    main()
