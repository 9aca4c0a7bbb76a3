"""`saidgraph extract`."""

from __future__ import annotations

import sys

import typer

from api.cli import options


def extract(sources: options.Sources, columns: options.Columns = None, output: options.Output = None) -> None:
    """Articles to graphs, one JSON line each, without a store; `ingest --graphs` reads them."""
    import json
    from contextlib import nullcontext

    from api.cli import common
    from graph.errors import BadRecord
    from graph.extract import load_extractor
    from graph.lines import to_line
    from graph.model import Language
    from graph.read import read_sources

    refused = 0
    extractor = load_extractor()
    with output.open("w", encoding="utf-8") if output else nullcontext(sys.stdout) as target:
        for record in read_sources(sources, columns=common.columns_of(columns)):
            if isinstance(record, BadRecord):
                refused += 1
                common.stderr.print(f"refused: {record}")
                continue
            article, graph = record.article, record.graph
            if graph is None and article.status is Language.SUPPORTED:
                graph = extractor(article.text, published=article.published)
            line = to_line(article, graph, record.extractor or extractor.identity)
            target.write(json.dumps(line, ensure_ascii=False) + "\n")
    raise typer.Exit(1 if refused else 0)
