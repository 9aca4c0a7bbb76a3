"""`saidgraph verify`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.records import StoredGraph
    from graph.store.base import Store


def verify(
    statements: Annotated[list[str] | None, typer.Argument(help="Only these statements; without, everything.")] = None,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """Cut all evidence again from the stored texts and compare; exit code 1 if any of it fails."""
    import json as encoder

    from api.cli import common

    checked = 0
    failed: list[dict[str, str]] = []
    with common.reading(store) as graph:
        for what, reason in _statements(graph, statements) if statements else _all(graph):
            checked += 1
            if reason:
                failed.append({"what": what, "reason": reason})
    if json:
        typer.echo(encoder.dumps({"checked": checked, "failed": failed}))
    else:
        for one in failed:
            typer.echo(f"{one['what']}: {one['reason']}")
        typer.echo(f"{checked - len(failed)} of {checked} verified", err=True)
    raise typer.Exit(1 if failed else 0)


def _statements(store: Store, statements: list[str]) -> Iterator[tuple[str, str | None]]:
    """Each statement, and what is wrong with it."""
    from graph.store.attribution import verify as verify_one

    for statement in statements:
        yield statement, None if verify_one(store, statement).verified else "these are not the words of its article"


def _all(store: Store) -> Iterator[tuple[str, str | None]]:
    """Each article and each of its statements, and what is wrong with it; none that is removed meanwhile."""
    from graph.errors import NotFound

    for stored in store.articles.present(store.articles.ids()):
        yield stored.head.id, _article_fault(stored)
        try:
            yield from _statements(store, [statement.key for statement in stored.graph.statements])
        except NotFound as error:
            if any(store.articles.present([stored.head.id])):
                yield stored.head.id, str(error)


def _article_fault(stored: StoredGraph) -> str | None:
    """What is wrong with the text, or with any span of the graph over it."""
    import hashlib

    from graph.errors import BadGraph
    from graph.lines import check
    from graph.model import Article

    if hashlib.sha256(stored.text.encode()).hexdigest() != stored.head.sha256:
        return "the text is not the one whose sha256 was stored"
    try:
        check(Article(stored.head.id, stored.text, stored.head.sha256), stored.graph)
    except BadGraph as error:
        return str(error)
    return None
