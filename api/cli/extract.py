"""`saidgraph extract`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from api.cli import options

if TYPE_CHECKING:
    from graph.errors import BadRecord
    from graph.extract import ArticleExtractor
    from graph.lines import Incoming
    from graph.model import ArticleGraph


def extract(sources: options.Sources, columns: options.Columns = None, output: options.Output = None) -> None:
    """Articles to graphs, one JSON line each, without a store; `ingest --graphs` reads them."""
    import json
    from contextlib import nullcontext

    from api.cli import common
    from graph.errors import BadRecord
    from graph.extract import load_extractor
    from graph.ingest import GIVEN
    from graph.lines import to_line
    from graph.read import read_sources

    refused = 0
    extractor = load_extractor()
    with output.open("w", encoding="utf-8") if output else nullcontext(sys.stdout) as target:
        for record in read_sources(sources, columns=common.columns_of(columns)):
            graph = _graph(record, extractor)
            if isinstance(record, BadRecord) or isinstance(graph, str):
                refused += 1
                common.stderr.print(f"refused: {record.where}: {graph}")
                continue
            maker = extractor.identity if record.graph is None else record.extractor or GIVEN
            target.write(json.dumps(to_line(record.article, graph, maker), ensure_ascii=False) + "\n")
    raise typer.Exit(1 if refused else 0)


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
