"""A whole graph from one store into another.

Every article goes over with all that was read off it, and every entity keeps its id. What the target has already is
passed over, so a copy that was cut off is simply run again; what it has otherwise, as an earlier copy may, becomes as
it is in the source. Jobs stay where they are.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.comparing import ids_beyond
from graph.errors import BadQuery, BadRecord, NotFound
from graph.ingest import CHARACTERS, TOGETHER, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.records import StoredGraph
    from graph.store.base import Store

TOLD = 5  # articles that only the target has


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy did. `written` articles changed the target; `removed` ones were only there."""

    written: int
    unchanged: int
    removed: int
    refused: tuple[BadRecord, ...]

    def __str__(self) -> str:
        told = f"{self.written} copied, {self.unchanged} unchanged, {len(self.refused)} refused"
        return f"{told}, {self.removed} removed" if self.removed else told


def copy(
    source: Store,
    target: Store,
    *,
    replace: bool = False,
    remove: bool = False,
    on_progress: Callable[[int], object] = lambda _: None,
) -> Copied:
    """Write every article of the source to the target, many together, each whole or not at all.

    Another text under the same id is refused unless `replace`. `on_progress` is told how many articles have passed.
    Raises `BadQuery` where both are one store and, unless these are to be removed, where the target holds articles
    that the source has not: the two could not be the same afterwards.
    """
    if _place(source) == _place(target):
        raise BadQuery(f"{source.url} cannot be copied onto itself", "to")
    beyond = list(ids_beyond(source, target))
    if beyond and not remove:
        which = ", ".join(beyond[:TOLD]) + (f" and {len(beyond) - TOLD} more" if len(beyond) > TOLD else "")
        message = f"{target.url} holds what {source.url} has not: {which}"
        raise BadQuery(f"{message}. Have it removed (--remove), or copy into an empty store", "to")
    for id_ in beyond:
        with suppress(NotFound):  # somebody else did
            target.articles.remove(id_)
    written = unchanged = 0
    refused: list[BadRecord] = []
    for batch in _batches(source):
        told = together(lambda some: target.articles.restore(some, replace=replace), batch)
        for stored, result in zip(batch, told, strict=True):
            if isinstance(result, str):
                refused.append(BadRecord(stored.head.id, result))
            else:
                written += result.changed
                unchanged += not result.changed
        on_progress(written + unchanged + len(refused))
    return Copied(written, unchanged, len(beyond), tuple(refused))


def _place(store: Store) -> str:
    """Where a store is, whatever names lead to its file; each in memory is another."""
    scheme, _, path = store.url.partition("://")
    if scheme != "sqlite":
        return store.url
    return str(Path(path).resolve()) if path else str(id(store))


def _batches(source: Store) -> Iterator[list[StoredGraph]]:
    """Articles as an ingest writes them together; one that is removed meanwhile is left out."""
    batch: list[StoredGraph] = []
    for stored in source.articles.present(source.articles.ids()):
        batch.append(stored)
        if len(batch) == TOGETHER or sum(len(one.text) for one in batch) >= CHARACTERS:
            yield batch
            batch = []
    if batch:
        yield batch
