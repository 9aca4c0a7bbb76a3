"""What every command does: open the store, make the parameters, print the answer. Imported inside commands only."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError
from rich.console import Console
from rich.table import Table

from api.problems import reasons
from api.settings import Settings
from graph.errors import BadQuery, NotFound
from graph.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from rich.progress import Progress

    from api.names import Names
    from api.schemas.common import Listing, NodeOut
    from graph.queries import Caps
    from graph.records import NodeRef
    from graph.store.base import Store

P = TypeVar("P", bound=BaseModel)

stderr = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)


@contextmanager
def reading(url: str) -> Generator[Store]:
    """The store at a URL, which has to be there: asking makes no empty file."""
    path = url.removeprefix("sqlite:///")
    if path not in {url, ""} and not Path(path).exists():
        raise NotFound(f"there is no store at {url} yet: `saidgraph ingest` makes one, --store names another")
    with open_store(url) as store:
        yield store


def progress() -> Progress:
    """A bar on stderr, in a terminal only."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(
        SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn(),
        console=stderr, disable=not stderr.is_terminal,
    )  # fmt: skip


def caps() -> Caps:
    """What one query may cost, as set for the server too."""
    return Settings().caps


def make(params: type[P], **given: object) -> P:
    """The API's parameters from those options that were given. Raises `BadQuery` where one cannot be meant."""
    try:
        return params.model_validate({name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        told = "; ".join(f"--{e['where'].replace('_', '-')}: {e['reason']}" for e in reasons(error.errors()))
        raise BadQuery(told) from None


def columns_of(given: str | None) -> dict[str, str] | None:
    """`text=body,title=head` as a mapping of field to column."""
    if given is None:
        return None
    pairs = [pair.partition("=") for pair in given.split(",")]
    if not all(field and column for field, _, column in pairs):
        raise BadQuery(f"--columns {given}: write FIELD=COLUMN,…", "columns")
    return {field.strip(): column.strip() for field, _, column in pairs}


def tell_names(names: Names) -> None:
    """Which entity each name was taken for and what else it might have meant, beside the answer."""
    for parameter, found in names.resolved.items():
        taken = found.entity
        if found.asked not in {taken.id, taken.name}:
            stderr.print(f"{parameter}: {taken.name} ({taken.type} {taken.id})")
        for other in found.alternatives:
            stderr.print(f"{parameter}: not {other.name} ({other.type} {other.id})")


def called(nodes: Iterable[NodeOut | NodeRef]) -> str:
    """Names in a row."""
    return ", ".join(node.name for node in nodes)


def show_json(model: BaseModel) -> None:
    """The answer as one JSON object."""
    print(model.model_dump_json(by_alias=True, indent=2))  # noqa: T201


def show_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table in a terminal; where the output is piped one row a line, cells split by tabs."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for line in (columns, *cells):
            print("\t".join(" ".join(cell.split()) for cell in line))  # noqa: T201
        return
    table = Table(*columns, box=None, header_style="bold", pad_edge=False)
    for row in cells:
        table.add_row(*row)
    Console(markup=False).print(table)


def tell_next(listing: Listing[Any]) -> None:
    """Where the list goes on."""
    if listing.next:
        stderr.print(f"more: --cursor {listing.next}")
