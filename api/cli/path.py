"""`saidgraph path`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import options
from graph.model import EdgeType

if TYPE_CHECKING:
    from graph.records import PathRecord


def path(
    source: Annotated[str, typer.Argument(help="One end: an id or a name.")],
    target: Annotated[str, typer.Argument(help="The other end.")],
    k: Annotated[int, typer.Option("-k", "--paths", min=1, help="How many paths.")] = 3,
    max_hops: Annotated[int, typer.Option("--max-hops", min=1, help="Longest path.")] = 4,
    via: Annotated[list[EdgeType] | None, typer.Option("--via", help="Walk only these edges; may be repeated.")] = None,
    avoid: Annotated[
        list[str] | None, typer.Option("--avoid", help="Not through this id or name; may be repeated.")
    ] = None,
    since: options.Since = None,
    until: options.Until = None,
    strict: options.Strict = False,
    store: options.Store = options.DEFAULT_STORE,
    json: options.Json = False,
) -> None:
    """The shortest paths between two, each step with the sentence that proves it."""
    from api.cli import common
    from api.names import Names
    from api.schemas.paths import PathParams, PathsOut
    from graph.store.paths import shortest_paths

    asked = {"source": source, "target": target, "k": k, "max_hops": max_hops, "since": since, "until": until}
    params = common.make(PathParams, **asked, via=via or None, avoid=avoid or None, strict=strict)
    with common.reading(store) as graph:
        names = Names(graph, strict=strict)
        found = shortest_paths(graph, params.query(names), common.caps())
    common.tell_names(names)
    if json:
        common.show_json(PathsOut.of(found, names))
        return
    if not found:
        common.stderr.print(f"no path of at most {max_hops} hops")
    for number, one in enumerate(found, 1):
        typer.echo(f"{number}. {_drawn(one)}")
        for hop in one.hops:
            for evidence in hop.evidence[:1]:
                typer.echo(f"   {hop.edge.type}: “{' '.join(evidence.sentence.split())}” ({evidence.article.id})")


def _drawn(found: PathRecord) -> str:
    """The path in one line: names, and arrows that run as the edges do."""
    line = found.nodes[0].name
    for hop, node in zip(found.hops, found.nodes[1:], strict=True):
        line += f" —{hop.edge.type}→ {node.name}" if hop.forward else f" ←{hop.edge.type}— {node.name}"
    return line
