"""Names of persons, offices and places in unlabelled news, by a teacher: `python -m training.teacher`.

`--data ../shared/data --corenlp FOLDER --out names.jsonl.gz`. FOLDER holds `stanford-corenlp-4.5.10.jar` and its
`-models.jar`, both from Maven Central. Two of its taggers (conditional random fields, Finkel et al. 2005; one trained
on CoNLL 2003, one on that with MUC and ACE) read PolNeAR's training texts and a sample of short news items from all
over the world. Where they agree, and where a name is nearly always of one type, its words are labelled; so are words
that no name holds. All else stays unknown. The teacher is no dependency of anything but the weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import tempfile
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

from graph.extract.countries import ALSO
from graph.extract.tagged import LOOSE
from graph.extract.words import NEWLINE, split_words
from graph.ids import normalise_name
from training.corpus import read_jsonl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.words import Words

MODELS = ("english.conll.4class.distsim", "english.all.3class.distsim")
TYPES = {"PERSON": "Person", "ORGANIZATION": "Office", "LOCATION": "Place"}
ITEMS = 12_000
"""Short items that are read; PolNeAR's 840 articles are mostly of one country."""
KEPT = 6_000
"""Items that are learned from, besides PolNeAR's articles; what names usually are is told by all."""
SURE, OFTEN = 0.9, 5
"""A name so often of one type, in so many places, is taken for it everywhere."""
NAMELESS = LOOSE | frozenset(
    "and or but nor so yet if that which who whom whose this these those it he she they we you i his her their its our "
    "my your him them us is are was were be been being has have had do does did will would can could may might shall "
    "should must not no than then there here when where while because after before during until since between among "
    "against about into over under through up down out off again also only just very more most said says".split()
)
"""Words that are in no name and are no description of anybody."""

Label = tuple[int, int, str]
"""First and last word, and a type."""


def texts(data: Path) -> Iterator[tuple[str, str]]:
    """Id and text of everything that the teacher reads."""
    held = {r["id"] for name in ("news_graph", "polnear") for r in read_jsonl(data / name / "dev.jsonl.gz")}
    yield from ((r["id"], r["text"]) for r in read_jsonl(data / "polnear" / "train.jsonl.gz") if r["id"] not in held)
    known = {r["id"] for r in read_jsonl(data / "represents" / "wce_silver.jsonl.gz")}
    items = [r for r in read_jsonl(data / "news" / "current_events_items.jsonl.gz") if r["id"] not in known]
    for r in random.Random(1).sample(items, ITEMS):
        yield r["id"], r["title"] if r["title"].endswith(".") else r["text"]


def sentences(words: Words) -> list[list[int]]:
    """The numbers of the words of each sentence."""
    real = (i for i in range(len(words)) if words.features[i][0] != NEWLINE)
    return [list(group) for _, group in groupby(real, key=lambda i: words.sentence[i])]


def tagged(corenlp: Path, model: str, lines: Sequence[list[str]]) -> list[list[str]]:
    """The tag of every word of every line. Raises `ValueError` where the tagger splits words in another way."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lines.txt"
        file.write_text("".join(" ".join(line) + "\n" for line in lines), "utf-8")
        command = [
            "java", "-mx3g", "-cp", f"{corenlp}/*", "edu.stanford.nlp.ie.crf.CRFClassifier",
            "-loadClassifier", f"edu/stanford/nlp/models/ner/{model}.crf.ser.gz", "-textFile", str(file),
            "-tokenizerFactory", "edu.stanford.nlp.process.WhitespaceTokenizer",
            "-tokenizerOptions", "tokenizeNLs=true", "-outputFormat", "tsv", "-encoding", "utf-8",
        ]  # fmt: skip
        told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    rows = [line.split("\t") for line in told.splitlines() if "\t" in line]
    if [row[0] for row in rows] != [word for line in lines for word in line]:
        message = f"{model} does not give back the words that it was given"
        raise ValueError(message)
    tags = iter(row[1] for row in rows)
    return [[next(tags) for _ in line] for line in lines]


def runs(tags: Sequence[str]) -> Iterator[Label]:
    """Words in a row of one tag."""
    at = 0
    for tag, group in groupby(tags):
        length = len(list(group))
        if tag != "O":
            yield at, at + length - 1, tag
        at += length


def agreed(words: Sequence[str], strict: Sequence[str], loose: Sequence[str]) -> tuple[list[Label], list[Label]]:
    """Of one sentence the names on whose type both taggers agree, and those on which they do not."""
    sure, unsure = [], []
    for first, last, tag in runs(strict):
        others = Counter(loose[first : last + 1])
        if tag == "MISC":
            if first == last and normalise_name(words[first]) in ALSO:
                sure.append((first, last, "Place"))
            else:
                unsure.append((first, last, tag))
        elif others.most_common(1)[0][0] == tag:
            sure.append((first, last, TYPES[tag]))
        else:
            unsure.append((first, last, TYPES[tag]))
    covered = {i for first, last, _ in (*sure, *unsure) for i in range(first, last + 1)}
    unsure += [(first, last, "?") for first, last, _ in runs(loose) if not covered.intersection(range(first, last + 1))]
    return sure, unsure


def main() -> None:
    """Read, ask the teacher, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corenlp", type=Path, required=True, help="the folder with both jars")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    articles = [(id_, text, split_words(text)) for id_, text in texts(args.data)]
    where = [(n, s) for n, (_, _, words) in enumerate(articles) for s in sentences(words)]
    lines = [["".join(articles[n][1][slice(*articles[n][2].span(i, i))].split()) for i in s] for n, s in where]
    both = [tagged(args.corenlp, model, lines) for model in MODELS]
    found = [agreed(line, strict, loose) for line, strict, loose in zip(lines, *both, strict=True)]

    def name(line: list[str], label: Label) -> str:
        return normalise_name(" ".join(line[label[0] : label[1] + 1]))

    votes: dict[str, Counter[str]] = {}
    for line, (sure, _) in zip(lines, found, strict=True):
        for label in sure:
            votes.setdefault(name(line, label), Counter())[label[2]] += 1
    usual = {
        key: cast.most_common(1)[0][0]
        for key, cast in votes.items()
        if cast.total() >= OFTEN and cast.most_common(1)[0][1] >= SURE * cast.total()
    }
    records: list[dict[str, Any]] = [{"id": id_, "text": text, "names": [], "none": []} for id_, text, _ in articles]
    for (n, s), line, (sure, unsure) in zip(where, lines, found, strict=True):
        words = articles[n][2]
        held = {i for first, last, _ in (*sure, *unsure) for i in range(first, last + 1)}
        labels = [(*label[:2], usual.get(name(line, label), label[2])) for label in sure]
        labels += [(*label[:2], usual[name(line, label)]) for label in unsure if name(line, label) in usual]
        records[n]["names"] += [[*words.span(s[first], s[last]), type_] for first, last, type_ in sorted(labels)]
        records[n]["none"] += [
            list(words.span(i, i))
            for k, i in enumerate(s)
            if k not in held and (words.lower[i] in NAMELESS or not words.is_word(i))
        ]
    records = records[: len(records) - ITEMS + KEPT]
    with gzip.open(args.out, "wt", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    counts = Counter(type_ for r in records for *_, type_ in r["names"])
    Console().print(f"{len(records)} texts, {sum(map(len, lines)):,} words, {dict(counts)} names")


if __name__ == "__main__":
    main()
