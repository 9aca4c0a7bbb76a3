"""`saidgraph ingest`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.errors import BadRecord
    from graph.lines import Incoming


def ingest(
    sources: options.Sources,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that extract.")] = 1,
    graphs: Annotated[bool, typer.Option("--graphs", help="Take graphs only (lines of export or extract).")] = False,
    columns: options.Columns = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take another text under a known id in its place.")
    ] = False,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """Articles into the store. What is there already is passed over, so a run that was cut off is simply run again."""
    import json as encoder
    from dataclasses import fields

    from api.cli import common
    from graph.ingest import ingest as run
    from graph.read import read_sources
    from graph.store.base import open_store

    records: Iterable[Incoming | BadRecord] = read_sources(sources, columns=common.columns_of(columns))
    if graphs:
        records = _with_graph(records)
    with open_store(store) as graph, common.progress() as bar:
        task = bar.add_task("", total=None)
        summary = run(
            graph,
            records,
            workers=workers,
            replace=replace,
            on_progress=lambda now: bar.update(task, completed=now.done, description=now.where),
        )
    for record in summary.refused:
        common.stderr.print(f"refused: {record}")
    if json:
        told = {field.name: getattr(summary, field.name) for field in fields(summary)}
        refused = [{"where": record.where, "reason": record.reason} for record in summary.refused]
        typer.echo(encoder.dumps(told | {"refused": refused}))
    else:
        typer.echo(
            f"{summary}: {summary.statements} statements, {summary.entities} entities in {summary.seconds:.1f} s"
        )
    raise typer.Exit(1 if summary.refused else 0)


def _with_graph(records: Iterable[Incoming | BadRecord]) -> Iterator[Incoming | BadRecord]:
    from graph.errors import BadRecord

    for record in records:
        bare = not isinstance(record, BadRecord) and record.graph is None
        yield BadRecord(record.where, "it brings no graph; without --graphs it would be extracted") if bare else record
