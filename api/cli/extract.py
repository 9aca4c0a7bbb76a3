"""`saidgraph extract`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import options

if TYPE_CHECKING:
    from graph.errors import BadRecord
    from graph.extract import ArticleExtractor
    from graph.extract.explain import Explanation
    from graph.lines import Incoming
    from graph.model import ArticleGraph


SURE = 0.95
"""A tagged word thought so probable is printed without its probability."""

Explain = Annotated[bool, typer.Option("--explain", help="Print why each statement is seen instead, for a person.")]


def extract(
    sources: options.Sources,
    columns: options.Columns = None,
    output: options.Output = None,
    explain: Explain = False,
) -> None:
    """Articles to graphs, one JSON line each, without a store; `ingest --graphs` reads them."""
    import json
    from contextlib import nullcontext

    from api.cli import common
    from graph.errors import BadRecord
    from graph.extract import load_extractor
    from graph.ingest import GIVEN
    from graph.lines import Incoming, to_line
    from graph.read import read_sources

    refused = 0
    extractor = load_extractor()
    with output.open("w", encoding="utf-8") if output else nullcontext(sys.stdout) as target:
        for record in read_sources(sources, columns=common.columns_of(columns)):
            if explain and isinstance(record, Incoming):
                target.write(f"{record.article.title or record.where}\n\n")
                target.writelines(_told(why) for why in extractor.explain(record.article.text))
                continue
            graph = _graph(record, extractor)
            if isinstance(record, BadRecord) or isinstance(graph, str):
                refused += 1
                common.stderr.print(f"refused: {record.where}: {graph}")
                continue
            maker = extractor.identity if record.graph is None else record.extractor or GIVEN
            target.write(json.dumps(to_line(record.article, graph, maker), ensure_ascii=False) + "\n")
    raise typer.Exit(1 if refused else 0)


def _told(why: Explanation) -> str:
    """One statement's explanation as lines; a word without a figure is surer than `SURE`."""
    seen = f"a cue with {why.probability}" if why.probability else "no cue claims it: it goes on from the one before"
    lines = [why.text, f"confidence {why.confidence}; {seen}"]
    for label, parts in (("", why.parts), ("left out: ", why.left_out)):
        lines += [
            f"{label}{p.part}: {' '.join(_figured(*word, always=bool(label)) for word in p.words)}" for p in parts
        ]
    for c in why.candidates:
        meant = f", taken for {c.taken_for}" if c.taken_for else ", not taken"
        lines.append(f"speaker? {c.mention} {c.probability}{meant}")
    lines.append(f"speakers: {', '.join(why.speakers) or 'nobody named'}")
    return "\n  ".join(lines) + "\n\n"


def _figured(word: str, probability: float, *, always: bool) -> str:
    return f"{word}({probability})" if always or probability < SURE else word


def _graph(record: Incoming | BadRecord, extractor: ArticleExtractor) -> ArticleGraph | str:
    """The graph of a record, or why there is none."""
    from graph.errors import BadRecord
    from graph.ingest import read_article
    from graph.model import ArticleGraph, Language

    if isinstance(record, BadRecord):
        return record.reason
    if record.graph is not None:
        return record.graph
    supported = record.article.status is Language.SUPPORTED
    return read_article(extractor, record.article) if supported else ArticleGraph()
