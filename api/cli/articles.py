"""`saidgraph articles`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import options


def articles(
    publisher: options.Publisher = None,
    language: Annotated[str | None, typer.Option("--language", help="Only in this language, like en.")] = None,
    text: Annotated[str | None, typer.Option("--text", help="Words that all occur in it.")] = None,
    since: options.Since = None,
    until: options.Until = None,
    limit: options.Limit = 50,
    cursor: options.Cursor = None,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """Articles, newest first."""
    from api.cli import common
    from api.names import Names
    from api.schemas.articles import ArticlePage, ArticleParams

    params = common.make(
        ArticleParams,
        publisher=publisher,
        language=language,
        text=text,
        since=since,
        until=until,
        limit=limit,
        cursor=cursor,
    )
    wanted = params.filter()
    with common.reading(store) as graph:
        found = graph.articles.find(wanted, params.page(wanted, common.caps()))
        listing = ArticlePage.of(wanted, found, Names(graph))
    if json:
        common.show_json(listing)
        return
    rows = [(a.id, a.published, a.publisher, a.title, a.statements, a.name) for a in listing.items]
    common.show_table(("id", "published", "publisher", "title", "statements", "name"), rows)
    common.tell_next(listing)
