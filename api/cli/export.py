"""`saidgraph export`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import options

if TYPE_CHECKING:
    from graph.store.base import Store


class Format(StrEnum):
    """As what the graph leaves."""

    NDJSON = "ndjson"
    NEO4J_ADMIN = "neo4j-admin"


def export(
    format_: Annotated[
        Format,
        typer.Option("--format", help="One article with its graph on each line; or CSV for Neo4j's bulk importer."),
    ] = Format.NDJSON,
    output: Annotated[
        Path | None,
        typer.Option("--output", "--out", "-o", help="Write to this file instead; the CSV to this new folder."),
    ] = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """The whole graph; `ingest --graphs` reads it back. With CSV, the command that imports it is printed."""
    from api.cli import common
    from graph.errors import BadQuery

    with common.reading(store) as graph:
        if format_ is Format.NDJSON:
            _lines(graph, output)
        elif output is None:
            raise BadQuery("--format neo4j-admin writes several files: name a new folder with --output", "output")
        else:
            from graph.export.neo4j_admin import neo4j_admin

            typer.echo(neo4j_admin(graph, output))


def _lines(store: Store, output: Path | None) -> None:
    import json
    from contextlib import nullcontext

    from graph.export import lines

    with output.open("w", encoding="utf-8") if output else nullcontext(sys.stdout) as target:
        for line in lines(store):
            target.write(json.dumps(line, ensure_ascii=False) + "\n")
