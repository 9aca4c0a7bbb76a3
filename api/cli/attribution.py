"""`saidgraph attribution`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import options


def attribution(
    statement: Annotated[str, typer.Argument(help="Id of the statement: st_…")],
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """The chain behind a statement: outlet, article, outer speakers, speaker, office, place."""
    from api.cli import common
    from api.schemas.statements import AttributionOut
    from graph.store import attribution as chains

    with common.reading(store) as graph:
        chain = chains.attribution(graph, statement)
    if json:
        common.show_json(AttributionOut.model_validate(chain))
        return
    said = chain.statement
    rows: list[tuple[str, object, str]] = [
        ("outlet", said.article.publisher, ""),
        ("article", said.article.title, said.article.id),
    ]
    rows += [("through", common.called(outer.speakers), outer.id) for outer in chain.outer]
    for capacity in chain.capacities:
        rows += [
            (step, node.name, node.id)
            for step, node in (("speaker", capacity.speaker), ("office", capacity.office), ("place", capacity.place))
            if node
        ]
    rows.append(("statement", said.text, said.id))
    rows += [("also in", other.article.publisher or other.article.title, other.id) for other in chain.same_words]
    typer.echo(chain.told)
    common.show_table(("step", "name", "id"), rows)
