"""Score the extractor against labelled articles.

`bench/extraction.py --articles A --gold G --guideline {saidgraph,polnear} --out P [--json]` writes the predictions to P
(`saidgraph`: lines of whole graphs; `polnear`: attributions) and prints the table of the scorer in `--scorers`. For
whole graphs it adds the mentions: exact span and type of every occurrence of an entity's names, a group being a person.
A, G: `.jsonl` or `.jsonl.gz`; articles have `id` and `text`, and often `published`.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.progress import track

from graph.articles import parse_article
from graph.extract import load_extractor
from graph.extract.decode import runs
from graph.extract.mentions import GROUP
from graph.extract.words import split_words
from graph.lines import to_line
from training.corpus import TYPES, occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from graph.extract import ArticleExtractor


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def scorer(folder: Path, name: str) -> ModuleType:
    """The scorer's module, loaded from its file."""
    path = folder / f"{name}.py"
    if not path.exists():
        sys.exit(f"no scorer at {path}: give the folder with {name}.py as --scorers")
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def whole_graph(extract: ArticleExtractor, record: dict[str, Any]) -> dict[str, Any]:
    """The article's line, without its text."""
    article = parse_article({k: record.get(k) for k in ("id", "text", "title", "published")})
    line = to_line(article, extract(article.text, published=article.published))
    return {k: v for k, v in line.items() if k != "text"}


def attributions(extract: ArticleExtractor, record: dict[str, Any]) -> dict[str, Any]:
    """The article's attributions in PolNeAR's form."""
    words, found = extract.polnear(record["text"])
    quotes = [
        {part: [words.span(*r) for r in runs(getattr(a, part))] for part in ("content", "cue", "source")} for a in found
    ]
    return {"id": record["id"], "quotes": quotes}


def mentions(gold: list[dict[str, Any]], lines: dict[str, dict[str, Any]]) -> dict[str, float]:
    """Precision, recall and F1 of mentions."""
    right = found = there = 0
    for record in gold:
        words = split_words(record["text"])
        entities = [e | {"aliases": e.get("aliases") or []} for e in record["entities"] if e.get("type") in TYPES]
        wanted = {
            (*words.span(m.first, m.last), "Person" if m.type == GROUP else TYPES[m.type])
            for m in occurrences(words, entities)[0]
            if not m.pronoun
        }
        mine = {(*span, e["type"]) for e in lines[record["id"]]["entities"] for span in e["mentions"]}
        right, found, there = right + len(wanted & mine), found + len(mine), there + len(wanted)
    precision, recall = right / max(found, 1), right / max(there, 1)
    return {"P": round(precision, 4), "R": round(recall, 4), "F": round(2 * right / max(found + there, 1), 4)}


def main() -> None:
    """Predict, write, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--guideline", choices=("saidgraph", "polnear"), default="saidgraph")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scorers", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    for path in (args.articles, args.gold):
        if not path.exists():
            sys.exit(f"{path} is not there: give labelled articles in the scorers' format")
    extract, records = load_extractor(), list(read(args.articles))
    predict = whole_graph if args.guideline == "saidgraph" else attributions
    lines = [predict(extract, r) for r in track(records, "extracting", disable=args.json or not sys.stderr.isatty())]
    args.out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    by_id = {line["id"]: line for line in lines}
    gold = list(read(args.gold))
    module = scorer(args.scorers, "score_graph" if args.guideline == "saidgraph" else "score_quotes")
    if args.guideline == "saidgraph":
        texts = {r["id"]: r["text"] for r in records}
        result = module.score(texts, {g["id"]: g for g in gold}, by_id)
        result["mentions"] = mentions([{**g, "text": texts[g["id"]]} for g in gold], by_id)
        table = "\n".join(f"{name:17}{figures}" for name, figures in result.items())
    else:
        result = module.score(gold, {i: line["quotes"] for i, line in by_id.items()})
        table = ""
    if args.json:
        print(json.dumps(result))
    elif table:
        print(table)
    else:
        module.show(result)


if __name__ == "__main__":
    main()
