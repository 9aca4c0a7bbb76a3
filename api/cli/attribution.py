"""`saidgraph attribution`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import options
from graph.records import Attribution

if TYPE_CHECKING:
    from graph.records import Reception

    Rows = list[tuple[object, ...]]


def attribution(
    statement: Annotated[str, typer.Argument(help="Id of the statement: st_…")],
    down: Annotated[
        bool, typer.Option("--down", help="What was made of it instead: repeats, quotes, denials, charges.")
    ] = False,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """The chain behind a statement: outlet, article, outer speakers, speaker, office, place."""
    from api.cli import common
    from api.schemas.statements import AttributionOut, ReceptionOut
    from graph.store import attribution as chains

    with common.reading(store) as graph:
        found = chains.reception(graph, statement) if down else chains.attribution(graph, statement)
    if json:
        common.show_json((ReceptionOut if down else AttributionOut).model_validate(found))
        return
    typer.echo(found.told)
    columns = ("published", "outlet", "how", "speaker", "statement", "id") if down else ("step", "name", "id")
    common.show_table(columns, _up(found) if isinstance(found, Attribution) else _down(found))


def _up(chain: Attribution) -> Rows:
    """A row for each link of the chain."""
    from api.cli import common

    said = chain.statement
    rows: Rows = [("outlet", said.article.publisher, ""), ("article", said.article.title, said.article.id)]
    rows += [("through", common.called(outer.speakers), outer.id) for outer in chain.outer]
    for capacity in chain.capacities:
        rows += [
            (step, node.name, node.id)
            for step, node in (("speaker", capacity.speaker), ("office", capacity.office), ("place", capacity.place))
            if node
        ]
    rows.append(("statement", said.text, said.id))
    rows += [("also in", other.article.publisher or other.article.title, other.id) for other in chain.same_words]
    return rows


def _down(received: Reception) -> Rows:
    """A row for each statement that takes it up, and for each charge."""
    from api.cli import common

    rows: Rows = [
        (said.article.published, said.article.publisher, one.how, common.called(said.speakers), said.text, said.id)
        for one in received.uptakes
        for said in [one.statement]
    ]
    article = received.statement.article
    rows += [
        (article.published, article.publisher, f"accuses {one.accused.name}", one.accuser.name, one.words, "")
        for one in received.charges
    ]
    return rows
