"""How a search for entities is ordered, and which names are like an asked one: the same for every store.

A sort key is (tier, 100 - likeness, articles, id); the tiers: the name itself, an alias, part of either, likeness.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.queries import Key
    from graph.store.decode import Row

MEMBERS = 1_000
NAMESAKES = 100
CANDIDATES = 300  # names that share most trigrams with the asked one; those below are noise
FUZZY = 3
_LIKE = 75  # of 100: one letter in four may differ
FIRST: Key = (-1, 0, 1 << 62, "")


def key_from(row: Row) -> Key:
    """The sort key of an entity found by a name."""
    return (row["tier"], 0, row["articles"], row["id"])


def order(key: Key) -> tuple[int, int, int, str]:
    """What sorts as the list does."""
    tier, unlike, weight, id_ = key
    return (int(tier or 0), int(unlike or 0), -int(weight or 0), str(id_))


def likest(norm: str, rows: Iterable[Row]) -> list[Key]:
    """Sort keys of the entities that bear a name like a normalised one, likest first."""
    best: dict[str, Key] = {}
    for row in rows:
        score = round(_likeness(norm, row["norm"]))
        key: Key = (FUZZY, 100 - score, row["articles"], row["id"])
        if score >= _LIKE:
            best[row["id"]] = min(best.get(row["id"], key), key, key=order)
    return sorted(best.values(), key=order)


def _likeness(asked: str, name: str) -> float:
    """0 to 100: as a whole or, a little less, as a part of a longer name."""
    whole = fuzz.ratio(asked, name)
    return max(whole, 0.95 * fuzz.partial_ratio(asked, name)) if len(asked) < len(name) else whole
