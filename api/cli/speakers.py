"""`saidgraph speakers`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import options


def speakers(
    office: Annotated[str, typer.Option("--office", help="The office or place spoken for: id or name.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="Only what was said on this day.")] = None,
    since: options.Since = None,
    until: options.Until = None,
    strict: options.Strict = False,
    limit: options.Limit = 50,
    cursor: options.Cursor = None,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """Who spoke for an office or place, most statements first."""
    from api.cli import common
    from api.names import Names
    from api.schemas.speakers import SpeakerPage, SpeakerParams

    params = common.make(
        SpeakerParams, office=office, on=on, since=since, until=until, strict=strict, limit=limit, cursor=cursor
    )
    with common.reading(store) as graph:
        names = Names(graph, strict=strict)
        wanted = params.filter(names)
        found = graph.statements.speakers(wanted, params.page(wanted, common.caps()))
        listing = SpeakerPage.of(wanted, found, names)
    common.tell_names(names)
    if json:
        common.show_json(listing)
        return
    rows = [
        (s.speaker.name, s.role, s.office and s.office.name, s.count, s.first, s.last, s.statements[0])
        for s in listing.items
    ]
    common.show_table(("speaker", "role", "office", "statements", "first", "last", "first statement"), rows)
    common.tell_next(listing)
