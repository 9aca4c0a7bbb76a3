"""`saidgraph representations`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import options


def representations(
    person: Annotated[str | None, typer.Option("--person", help="Who stands for something: id or name.")] = None,
    office: Annotated[str | None, typer.Option("--office", help="What is stood for: id or name.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="Who held it on this day.")] = None,
    former: Annotated[
        bool | None, typer.Option("--former/--not-former", help="Only past ones, or only the rest.")
    ] = None,
    strict: options.Strict = False,
    limit: options.Limit = 50,
    cursor: options.Cursor = None,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """Who stands for which office or place, most evidence first."""
    from api.cli import common
    from api.names import Names
    from api.schemas.representations import RepresentationPage, RepresentationParams

    params = common.make(
        RepresentationParams,
        person=person,
        office=office,
        on=on,
        former=former,
        strict=strict,
        limit=limit,
        cursor=cursor,
    )
    with common.reading(store) as graph:
        names = Names(graph, strict=strict)
        wanted = params.filter(names)
        found = graph.edges.representations(wanted, params.page(wanted, common.caps()))
        listing = RepresentationPage.of(wanted, found, names)
    common.tell_names(names)
    if json:
        common.show_json(listing)
        return
    rows = [
        (r.person.name, r.role, r.office.name, "former" if r.former else "", r.count, r.first, r.last)
        for r in listing.items
    ]
    common.show_table(("who", "role", "stands for", "", "count", "first", "last"), rows)
    common.tell_next(listing)
