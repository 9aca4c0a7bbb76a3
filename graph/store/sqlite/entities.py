"""Entities in SQLite: by id, by name, by words, and by likeness."""

from __future__ import annotations

import json
from itertools import accumulate
from typing import TYPE_CHECKING

from graph.errors import NotFound
from graph.ids import normalise_name
from graph.queries import Slice
from graph.store.base import Entities
from graph.store.decode import entity_from
from graph.store.likeness import CANDIDATES, FIRST, FUZZY, MEMBERS, NAMESAKES, key_from, likest, order
from graph.store.terms import name_prefix, sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.queries import EntityFilter, Key, Page
    from graph.records import EntityRecord
    from graph.store.sqlite.connection import Connection, Database

_RANKED = 3_000
"""Names that are ranked by their letters: what a search costs does not grow with the graph."""


class SqliteEntities(Entities):
    """Entities with their counts, which each write keeps up to date."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, entity_id: str) -> EntityRecord:
        with self._database.reading() as read:
            found = read.row("find_entity_id", id=entity_id)
            if found is None:
                message = f"no entity {entity_id}"
                raise NotFound(message)
            members = read.rows("get_members", entity=found["id"], limit=MEMBERS)
            (record,) = _records(read, [found["id"]], tuple(row["id"] for row in members))
        return record

    def find(self, wanted: EntityFilter, page: Page) -> Slice[EntityRecord]:
        tier, unlike, weight, last = sort_key(page, FIRST)
        limit = page.limit + 1
        params: dict[str, object] = {"type": wanted.type, "named": wanted.named}
        asked = (wanted.q or "").strip()
        norm = normalise_name(asked)
        words = name_prefix(norm)
        keys: list[Key] = []
        with self._database.reading() as read:
            after = {"after_weight": weight, "after_id": last, "limit": limit}
            if not asked:
                rows = read.rows("find_entities_all", **params, **after)
                keys = [key_from(row) for row in rows]
            elif words:
                if tier != FUZZY:
                    more = {"words": words, "norm": norm, "after_tier": tier}
                    keys = [key_from(row) for row in read.rows("find_entities_by_words", **params, **after, **more)]
                if len(keys) < limit:
                    like = _alike(read, norm, words, params)
                    keys += [key for key in like if order(key) > order((tier, unlike, weight, last))]
            page_keys = keys[: page.limit]
            items = _records(read, [str(key[3]) for key in page_keys])
        return Slice(tuple(items), page_keys[-1] if len(keys) > page.limit else None)

    def named(self, name: str) -> list[EntityRecord]:
        with self._database.reading() as read:
            found = read.rows("find_entities_named", norm=normalise_name(name), limit=NAMESAKES)
            return _records(read, [row["id"] for row in found])


def _alike(read: Connection, norm: str, words: str, params: dict[str, object]) -> list[Key]:
    """Sort keys of entities that bear a name like the asked one, likest first."""
    trigrams = _rarest_trigrams(read, norm)
    if not trigrams:
        return []
    return likest(norm, read.rows("find_names_like", trigrams=trigrams, words=words, limit=CANDIDATES, **params))


def _rarest_trigrams(read: Connection, norm: str) -> str:
    """A full-text expression for names that share three letters in a row with a normalised one.

    Those of its trigrams that fewest names have, as many as come to `_RANKED` names; empty where no name has any.
    """
    trigrams = json.dumps(list(dict.fromkeys(norm[i : i + 3] for i in range(len(norm) - 2))))
    found = [row for row in read.rows("count_names_with", trigrams=trigrams, limit=_RANKED) if row["names"]]
    found.sort(key=lambda row: (row["names"], row["trigram"]))
    so_far = accumulate(row["names"] for row in found)
    chosen = [
        row["trigram"] for n, (row, sum_) in enumerate(zip(found, so_far, strict=True)) if sum_ <= _RANKED or not n
    ]
    return " OR ".join('"' + trigram.replace('"', '""') + '"' for trigram in chosen)


def _records(read: Connection, ids: Sequence[str], members: tuple[str, ...] = ()) -> list[EntityRecord]:
    """The records of these entities, in this order."""
    wanted = json.dumps(ids)
    names: dict[str, list[str]] = {}
    for row in read.rows("get_entity_names", ids=wanted):
        names.setdefault(row["entity_id"], []).append(row["name"])
    found = {row["id"]: row for row in read.rows("get_entities", ids=wanted)}
    return [entity_from(found[id_], names.get(id_, []), members) for id_ in ids]
