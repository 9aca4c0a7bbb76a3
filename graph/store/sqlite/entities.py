"""Entities in SQLite: by id, by name, by words, and by likeness."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from graph.errors import NotFound
from graph.ids import normalise_name
from graph.model import EntityKind, EntityType
from graph.queries import Slice
from graph.records import EntityRecord
from graph.store.base import Entities
from graph.store.terms import any_trigram, name_prefix, sort_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from graph.queries import EntityFilter, Key, Page
    from graph.store.sqlite.connection import Connection, Database

_MEMBERS = 1_000
_NAMESAKES = 100
_CANDIDATES = 300  # names that share most trigrams with the asked one; those below are noise
_LIKE = 75  # of 100: one letter in four may differ
_FUZZY = 3  # the tier after name, alias and part of a name

# A sort key is (tier, 100 - likeness, articles, id).
_FIRST: Key = (-1, 0, 1 << 62, "")


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
            members = read.rows("get_members", entity=found["id"], limit=_MEMBERS)
            (record,) = _records(read, [found["id"]], tuple(row["id"] for row in members))
        return record

    def find(self, wanted: EntityFilter, page: Page) -> Slice[EntityRecord]:
        tier, unlike, weight, last = sort_key(page, _FIRST)
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
                keys = [_key(row) for row in rows]
            elif words:
                if tier != _FUZZY:
                    more = {"words": words, "norm": norm, "after_tier": tier}
                    keys = [_key(row) for row in read.rows("find_entities_by_words", **params, **after, **more)]
                if len(keys) < limit:
                    like = _alike(read, norm, words, params)
                    keys += [key for key in like if _order(key) > _order((tier, unlike, weight, last))]
            page_keys = keys[: page.limit]
            items = _records(read, [str(key[3]) for key in page_keys])
        return Slice(tuple(items), page_keys[-1] if len(keys) > page.limit else None)

    def named(self, name: str) -> list[EntityRecord]:
        with self._database.reading() as read:
            found = read.rows("find_entities_named", norm=normalise_name(name), limit=_NAMESAKES)
            return _records(read, [row["id"] for row in found])


def _key(row: sqlite3.Row) -> Key:
    return (row["tier"], 0, row["articles"], row["id"])


def _order(key: Key) -> tuple[int, int, int, str]:
    tier, unlike, weight, id_ = key
    return (int(tier or 0), int(unlike or 0), -int(weight or 0), str(id_))


def _alike(read: Connection, norm: str, words: str, params: dict[str, object]) -> list[Key]:
    """Sort keys of entities that bear a name like the asked one, likest first."""
    trigrams = any_trigram(norm)
    if not trigrams:
        return []
    best: dict[str, Key] = {}
    for row in read.rows("find_names_like", trigrams=trigrams, words=words, limit=_CANDIDATES, **params):
        score = round(_likeness(norm, row["norm"]))
        key: Key = (_FUZZY, 100 - score, row["articles"], row["id"])
        if score >= _LIKE:
            best[row["id"]] = min(best.get(row["id"], key), key, key=_order)
    return sorted(best.values(), key=_order)


def _likeness(asked: str, name: str) -> float:
    """0 to 100: as a whole or, a little less, as a part of a longer name."""
    whole = fuzz.ratio(asked, name)
    return max(whole, 0.95 * fuzz.partial_ratio(asked, name)) if len(asked) < len(name) else whole


def _records(read: Connection, ids: Sequence[str], members: tuple[str, ...] = ()) -> list[EntityRecord]:
    """The records of these entities, in this order."""
    wanted = json.dumps(ids)
    names: dict[str, list[str]] = {}
    for row in read.rows("get_entity_names", ids=wanted):
        names.setdefault(row["entity_id"], []).append(row["name"])
    found = {row["id"]: row for row in read.rows("get_entities", ids=wanted)}
    return [_record(found[id_], names.get(id_, []), members) for id_ in ids]


def _record(row: sqlite3.Row, names: Sequence[str], members: tuple[str, ...]) -> EntityRecord:
    return EntityRecord(
        id=row["id"],
        type=EntityType(row["type"]),
        name=row["name"],
        aliases=tuple(name for name in names if name != row["name"]),
        named=bool(row["named"]),
        kind=EntityKind.GROUP if row["is_group"] else EntityKind.INDIVIDUAL,
        articles=row["articles"],
        mentions=row["mentions"],
        statements=row["statements"],
        first=row["first"] or None,
        last=row["last"] or None,
        members=members,
    )
