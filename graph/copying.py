"""A whole graph from one store into another.

Every article goes over with all that was read off it, and every entity keeps its id. What the target has already is
passed over, so a copy that was cut off is simply run again. Jobs stay where they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadQuery, BadRecord
from graph.ingest import CHARACTERS, TOGETHER, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.records import StoredGraph
    from graph.store.base import Store


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy did. `written` articles changed the target."""

    written: int
    unchanged: int
    refused: tuple[BadRecord, ...]

    def __str__(self) -> str:
        return f"{self.written} copied, {self.unchanged} unchanged, {len(self.refused)} refused"


def copy(
    source: Store, target: Store, *, replace: bool = False, on_progress: Callable[[int], object] = lambda _: None
) -> Copied:
    """Write every article of the source to the target, many together, each whole or not at all.

    Another text under the same id or name is refused unless `replace`. `on_progress` is told how many articles have
    passed. Raises `BadQuery` where both are one store, and where the target holds an article that the source has not:
    the two could not be the same afterwards.
    """
    if _place(source) == _place(target):
        raise BadQuery(f"{source.url} cannot be copied onto itself", "to")
    if stranger := _first_not_in(source, target):
        message = f"{target.url} holds an article that {source.url} has not ({stranger}); copy into an empty store"
        raise BadQuery(message, "to")
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
    return Copied(written, unchanged, tuple(refused))


def _place(store: Store) -> str:
    """Where a store is, whatever names lead to its file; each in memory is another."""
    scheme, _, path = store.url.partition("://")
    if scheme != "sqlite":
        return store.url
    return str(Path(path).resolve()) if path else str(id(store))


def _first_not_in(source: Store, target: Store) -> str | None:
    """The first article that only the target has. Both tell theirs in order."""
    known = source.articles.ids()
    at = ""
    for id_ in target.articles.ids():
        while at < id_:
            at = next(known, "~")  # after all ids
        if at != id_:
            return id_
    return None


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
