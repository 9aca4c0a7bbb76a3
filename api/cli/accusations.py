"""`saidgraph accusations`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import options
from graph.model import AccusationKind
from graph.queries import Party


def accusations(
    accuser: Annotated[str | None, typer.Option("--accuser", help="Who accuses: id or name.")] = None,
    accused: Annotated[str | None, typer.Option("--accused", help="Who is accused: id or name.")] = None,
    kind: Annotated[AccusationKind | None, typer.Option("--kind", help="Blame, or a hostile act asserted.")] = None,
    records: Annotated[
        bool, typer.Option("--records", help="Each accusation with its sentence, not only pairs.")
    ] = False,
    group_by: Annotated[
        Party, typer.Option("--group-by", help="Count for the office or country that both sides stood for then.")
    ] = Party.ACTOR,
    monthly: Annotated[bool, typer.Option("--monthly", help="A row for each month.")] = False,
    since: options.Since = None,
    until: options.Until = None,
    strict: options.Strict = False,
    limit: options.Limit = 50,
    cursor: options.Cursor = None,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """Who accuses whom, most evidence first."""
    from api.cli import common
    from api.names import Names
    from api.schemas.accusations import AccusationPage, AccusationParams
    from graph.errors import BadQuery

    grouped = [*(["record"] if records else []), *([group_by] if group_by is not Party.ACTOR else [])]
    if len(grouped) > 1:
        raise BadQuery("--records lists the accusations of actors; leave out --group-by", "group_by")
    params = common.make(
        AccusationParams,
        accuser=accuser,
        accused=accused,
        kind=kind,
        group_by=grouped[0] if grouped else "pair",
        per="month" if monthly else None,
        since=since,
        until=until,
        strict=strict,
        limit=limit,
        cursor=cursor,
    )
    with common.reading(store) as graph:
        names = Names(graph, strict=strict)
        wanted = params.filter(names)
        found = graph.edges.accusations(wanted, params.page(wanted, common.caps()))
        listing = AccusationPage.of(wanted, found, names)
        if records:
            listing = listing.with_records(graph, wanted, common.caps().page)
    common.tell_names(names)
    if json:
        common.show_json(listing)
    elif records:
        rows = [
            (pair.accuser.name, pair.accused.name, one.kind, one.article.published, one.sentence)
            for pair in listing.items
            for one in pair.records or ()
        ]
        common.show_table(("accuser", "accused", "kind", "published", "sentence"), rows)
    else:
        pairs = [
            (
                *([p.month] if monthly else []),
                *(p.accuser.name, p.accused.name, p.count, p.explicit, p.asserted_act, p.first, p.last),
                "; ".join(p.charges),
            )
            for p in listing.items
        ]
        columns = ("accuser", "accused", "count", "explicit", "asserted act", "first", "last", "charges")
        common.show_table((*(["month"] if monthly else []), *columns), pairs)
    common.tell_next(listing)
