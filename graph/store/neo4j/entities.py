"""Entities in Neo4j: by id, by name, by words, and by likeness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import NotFound
from graph.ids import normalise_name
from graph.queries import Slice
from graph.store.base import Entities
from graph.store.decode import entity_from
from graph.store.likeness import CANDIDATES, FIRST, FUZZY, MEMBERS, NAMESAKES, key_from, likest, order
from graph.store.neo4j.words import any_trigram, name_prefix, prefix_contained
from graph.store.terms import sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.queries import EntityFilter, Key, Page
    from graph.records import EntityRecord
    from graph.store.neo4j.connection import Connection, Database


class Neo4jEntities(Entities):
    """Entities with their counts, which each write keeps up to date."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, entity_id: str) -> EntityRecord:
        def look(read: Connection) -> EntityRecord | None:
            found = read.row("find_entity_id", id=entity_id)
            if found is None:
                return None
            members = read.rows("get_members", entity=found["id"], limit=MEMBERS)
            (record,) = _records(read, [found["id"]], tuple(row["id"] for row in members))
            return record

        record = self._database.read(look)
        if record is None:
            raise NotFound(f"no entity {entity_id}")
        return record

    def find(self, wanted: EntityFilter, page: Page) -> Slice[EntityRecord]:
        after = sort_key(page, FIRST)
        norm = normalise_name((wanted.q or "").strip())

        def look(read: Connection) -> Slice[EntityRecord]:
            keys = _keys(read, wanted, norm, after, page.limit + 1)
            page_keys = keys[: page.limit]
            items = _records(read, [str(key[3]) for key in page_keys])
            return Slice(tuple(items), page_keys[-1] if len(keys) > page.limit else None)

        return self._database.read(look)

    def named(self, name: str) -> list[EntityRecord]:
        def look(read: Connection) -> list[EntityRecord]:
            found = read.rows("find_entities_named", norm=normalise_name(name), limit=NAMESAKES)
            return _records(read, [row["id"] for row in found])

        return self._database.read(look)


def _keys(read: Connection, wanted: EntityFilter, norm: str, after: Key, limit: int) -> list[Key]:
    """Sort keys of what is found: by name, alias and part of a name, then by likeness."""
    tier, _, weight, last = after
    params: dict[str, object] = {"type": wanted.type, "named": wanted.named}
    place = {"after_weight": weight, "after_id": last, "limit": limit}
    if not (wanted.q or "").strip():
        return [key_from(row) for row in read.rows("find_entities_all", **params, **place)]
    words = name_prefix(norm)
    keys: list[Key] = []
    if words and tier != FUZZY:
        rows = read.rows("find_entities_by_words", words=words, norm=norm, after_tier=tier, **params, **place)
        keys = [key_from(row) for row in rows]
    trigrams = any_trigram(norm)
    if words and trigrams and len(keys) < limit:
        held = prefix_contained(norm)
        rows = read.rows("find_names_like", trigrams=trigrams, words=held, limit=CANDIDATES, **params)
        keys += [key for key in likest(norm, rows) if order(key) > order(after)]
    return keys


def _records(read: Connection, ids: Sequence[str], members: tuple[str, ...] = ()) -> list[EntityRecord]:
    """The records of these entities, in this order."""
    found = {row["id"]: row for row in read.rows("get_entities", ids=list(ids))}
    return [entity_from(found[id_], found[id_]["names"], members) for id_ in ids]
