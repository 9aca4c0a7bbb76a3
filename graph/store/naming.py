"""Which entity a name stands for: the one rule for API, command line and pages.

Best match first: the name itself, an alias, then names like it; among equals most evidence. An id stands for itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from graph.errors import Ambiguous, BadQuery, NotFound
from graph.ids import normalise_name
from graph.queries import EntityFilter, Page
from graph.records import Resolved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.records import EntityRecord
    from graph.store.base import Store

_ID = re.compile(r"(ent|loc)_[a-z2-7]{16}")
_ALTERNATIVES = 10
_NEAREST = 5
_LIKE = 85  # of 100: one letter of seven may be another


def resolve(store: Store, asked: str, *, strict: bool = False, parameter: str = "name") -> Resolved:
    """The entity that an id or a name means, and what else the name might have meant.

    `strict` accepts only a name that one entity bears. Raises `NotFound` with the nearest names, `Ambiguous` with
    the candidates where `strict`, and `BadQuery` for a blank name.
    """
    asked = asked.strip()
    if _ID.fullmatch(asked):
        return Resolved(asked, store.entities.get(asked), ())
    if not asked:
        raise BadQuery(f"{parameter} is blank: write a name or an id", parameter)
    bearing = store.entities.named(asked)
    if not bearing:
        return _like(store, asked, strict=strict)
    best, *others = bearing
    rivals = [one for one in bearing if _by_name(asked, one) == _by_name(asked, best)]
    if strict and len(rivals) > 1:
        raise _ambiguous(asked, rivals)
    return Resolved(asked, best, tuple(others[:_ALTERNATIVES]))


def _like(store: Store, asked: str, *, strict: bool) -> Resolved:
    """Nobody bears the name: the first entity that is called much like it, if any."""
    near = store.entities.find(EntityFilter(q=asked), Page(_ALTERNATIVES + 1)).items
    alike = [one for one in near if any(_alike(asked, name) for name in (one.name, *one.aliases))]
    if not alike:
        names = tuple(dict.fromkeys(one.name for one in near))[:_NEAREST]
        hint = f"; the nearest: {', '.join(names)}" if names else ""
        raise NotFound(f"nobody and nothing is called {asked!r}{hint}", names)
    if strict and len(alike) > 1:
        raise _ambiguous(asked, alike)
    best = alike[0]
    return Resolved(asked, best, tuple(one for one in near if one is not best))


def _alike(asked: str, name: str) -> bool:
    """Whether the name holds all words of the other, or is spelt nearly like it."""
    asked, name = normalise_name(asked), normalise_name(name)
    return set(asked.split()) <= set(name.split()) or fuzz.ratio(asked, name) >= _LIKE


def _by_name(asked: str, one: EntityRecord) -> tuple[bool, bool]:
    """Whether the name itself is meant, not an alias; and whether it is a name at all."""
    return normalise_name(one.name) == normalise_name(asked), one.named


def _ambiguous(asked: str, candidates: Sequence[EntityRecord]) -> Ambiguous:
    who = "; ".join(f"{one.name} ({one.type}, {one.id})" for one in candidates)
    rows = [(one.id, str(one.type), one.name) for one in candidates]
    return Ambiguous(f"{asked!r} may mean {len(rows)}: {who}", rows)
