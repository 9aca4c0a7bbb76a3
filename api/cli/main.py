"""The command `saidgraph`. One file a command; each imports what it needs when it runs, so that --help is quick."""

from __future__ import annotations

import sys

import typer

from api.cli import (
    accusations,
    articles,
    attribution,
    copy,
    entities,
    export,
    extract,
    ingest,
    path,
    representations,
    serve,
    speakers,
    statements,
    verify,
)
from graph.errors import SaidgraphError

USAGE = 2  # what cannot be done as asked: a wrong option, no such entity, no store

app = typer.Typer(
    name="saidgraph",
    help="Who said what, in whose name, against whom, with the words it rests on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _command in (
    extract,
    ingest,
    serve,
    articles,
    entities,
    statements,
    attribution,
    path,
    accusations,
    representations,
    speakers,
    export,
    copy,
    verify,
):
    app.command()(getattr(_command, _command.__name__.rpartition(".")[2]))


def run() -> None:
    """Run the command; an error is one line, and exit code 2."""
    try:
        app()
    except SaidgraphError as error:
        print(f"saidgraph: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(USAGE)
    except OSError as error:
        print(f"saidgraph: {error.filename}: {error.strerror}", file=sys.stderr)  # noqa: T201
        sys.exit(USAGE)
