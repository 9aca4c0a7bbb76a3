"""`saidgraph copy`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import options

SHOWN = 20  # differences: whatever went wrong, the first ones tell it


def copy(
    source: Annotated[str, typer.Option("--from", help="URL of the store to copy; it is only read.")],
    target: Annotated[str, typer.Option("--to", help="URL of the store to copy into: a new one, or an earlier copy.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Take another text under a known id in its place.")
    ] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Remove articles from the target that are not in the source (any more).")
    ] = False,
    json: options.Json = False,
) -> None:
    """The whole graph into another store, compared edge by edge afterwards; cut off, it is simply run again."""
    import json as encoder
    import time
    from itertools import islice

    from api.cli import common
    from graph.comparing import differences
    from graph.copying import copy as run
    from graph.store.base import open_store

    started = time.perf_counter()
    with common.reading(source) as here, open_store(target) as there, common.progress() as bar:
        counts = here.counts()
        written, compared = (bar.add_task(what, total=counts["articles"]) for what in ("written", "compared"))
        copied = run(
            here, there, replace=replace, remove=remove, on_progress=lambda done: bar.update(written, completed=done)
        )
        found = differences(here, there, lambda done: bar.update(compared, completed=done))
        differing = list(islice(found, SHOWN))
    for record in copied.refused:
        common.stderr.print(f"refused: {record}")
    for one in differing:
        common.stderr.print(f"different: {one}")
    same = "both hold " + ", ".join(f"{n} {what}" for what, n in counts.items())
    if json:
        refused = [{"where": record.where, "reason": record.reason} for record in copied.refused]
        told = {"written": copied.written, "unchanged": copied.unchanged, "removed": copied.removed, "refused": refused}
        typer.echo(encoder.dumps(told | {"counts": counts, "differences": differing}))
    else:
        most = "at least " if len(differing) == SHOWN else ""
        outcome = f"{most}{len(differing)} differences" if differing else same
        typer.echo(f"{copied}: {outcome} ({time.perf_counter() - started:.1f} s)")
    raise typer.Exit(1 if copied.refused or differing else 0)
