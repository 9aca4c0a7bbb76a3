"""`saidgraph export`."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from api.cli import options


class Format(StrEnum):
    """As what the graph leaves."""

    NDJSON = "ndjson"


def export(
    format_: Annotated[
        Format, typer.Option("--format", help="One article with its graph on each line.")
    ] = Format.NDJSON,
    output: options.Output = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """The whole graph; `ingest --graphs` reads it back."""
    import json
    from contextlib import nullcontext

    from api.cli import common
    from graph.export import lines

    del format_  # one so far; the option refuses others
    with (
        common.reading(store) as graph,
        output.open("w", encoding="utf-8") if output else nullcontext(sys.stdout) as target,
    ):
        for line in lines(graph):
            target.write(json.dumps(line, ensure_ascii=False) + "\n")
