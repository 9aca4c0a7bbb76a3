"""`saidgraph entities`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import options
from graph.model import EntityType


def entities(
    query: Annotated[str | None, typer.Argument(help="Words of the name; without, all by weight.")] = None,
    type_: Annotated[EntityType | None, typer.Option("--type", help="Only of this type.")] = None,
    named: Annotated[bool | None, typer.Option("--named/--unnamed", help="Only with a name, or only without.")] = None,
    limit: options.Limit = 50,
    cursor: options.Cursor = None,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """People, offices, places and events whose name fits."""
    from api.cli import common
    from api.names import Names
    from api.schemas.entities import EntityPage, EntityParams

    params = common.make(EntityParams, q=query, type=type_, named=named, limit=limit, cursor=cursor)
    wanted = params.filter()
    with common.reading(store) as graph:
        found = graph.entities.find(wanted, params.page(wanted, common.caps()))
        listing = EntityPage.of(wanted, found, Names(graph))
    if json:
        common.show_json(listing)
        return
    rows = [(e.id, e.type, e.name, e.articles, e.statements, e.first, e.last) for e in listing.items]
    common.show_table(("id", "type", "name", "articles", "statements", "first", "last"), rows)
    common.tell_next(listing)
