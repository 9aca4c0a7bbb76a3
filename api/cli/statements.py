"""`saidgraph statements`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import options
from graph.model import Mode, StatementClass


def statements(
    speaker: Annotated[str | None, typer.Option("--speaker", help="Who said it: id or name.")] = None,
    office: Annotated[str | None, typer.Option("--office", help="The office or place it was said for.")] = None,
    about: Annotated[str | None, typer.Option("--about", help="Whom or what it speaks of.")] = None,
    addressee: Annotated[str | None, typer.Option("--addressee", help="Whom it was said to.")] = None,
    mode: Annotated[Mode | None, typer.Option("--mode", help="How the words stand in the article.")] = None,
    class_: Annotated[StatementClass | None, typer.Option("--class", help="Said, thought or written.")] = None,
    negated: Annotated[bool | None, typer.Option("--negated/--not-negated", help="Denied to have been said.")] = None,
    publisher: options.Publisher = None,
    article: Annotated[str | None, typer.Option("--article", help="Only of this article.")] = None,
    text: Annotated[str | None, typer.Option("--text", help="Words that all occur in it.")] = None,
    since: options.Since = None,
    until: options.Until = None,
    strict: options.Strict = False,
    limit: options.Limit = 50,
    cursor: options.Cursor = None,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """What was said, newest first; every condition given must be met."""
    from api.cli import common
    from api.names import Names
    from api.schemas.statements import StatementPage, StatementParams

    params = common.make(
        StatementParams,
        speaker=speaker,
        office=office,
        about=about,
        addressee=addressee,
        mode=mode,
        class_=class_,
        negated=negated,
        publisher=publisher,
        article=article,
        text=text,
        since=since,
        until=until,
        strict=strict,
        limit=limit,
        cursor=cursor,
    )
    with common.reading(store) as graph:
        names = Names(graph, strict=strict)
        wanted = params.filter(names)
        found = graph.statements.find(wanted, params.page(wanted, common.caps()))
        listing = StatementPage.of(wanted, found, names)
    common.tell_names(names)
    if json:
        common.show_json(listing)
        return
    rows = [(s.id, s.said_on, common.called(s.speakers), common.called(s.capacity), s.text) for s in listing.items]
    common.show_table(("id", "said on", "speaker", "for", "statement"), rows)
    common.tell_next(listing)
