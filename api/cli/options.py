"""Options that many commands share, as named `Annotated` aliases. Kept light: `--help` imports this."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Store = Annotated[str, typer.Option("--store", envvar="SAIDGRAPH_STORE", help="URL of the store.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object, as the API answers it.")]
Strict = Annotated[bool, typer.Option("--strict", help="Refuse a name that several entities bear.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="Rows to print.")]
Cursor = Annotated[str | None, typer.Option("--cursor", help="Where to go on, as the command before told.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="From this day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Up to and with this day.")]
Publisher = Annotated[str | None, typer.Option("--publisher", help="Only what this outlet published.")]
Columns = Annotated[
    str | None,
    typer.Option("--columns", metavar="FIELD=COLUMN,…", help="Which column of a table holds which field: text=body,…"),
]
Sources = Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead.")]

DEFAULT_STORE = "sqlite:///saidgraph.db"
