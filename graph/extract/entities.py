"""An entity as its article names it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.extract.countries import ALSO, CAPITALS
from graph.extract.mentions import (
    EVENT,
    GROUP,
    OFFICE,
    PERSON,
    PLACE,
    Mention,
)
from graph.extract.names import (
    ADJECTIVE,
    ARTICLES,
    CAPITALISED,
    is_named,
)
from graph.ids import normalise_name
from graph.model import EntityKind, EntityType, LocalEntity

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from graph.extract.clusters import Cluster
    from graph.extract.words import Words

TYPES = {
    PERSON: EntityType.PERSON,
    OFFICE: EntityType.OFFICE,
    PLACE: EntityType.PLACE,
    EVENT: EntityType.EVENT,
    GROUP: EntityType.PERSON,
}


def surface(words: Words, mention: Mention) -> str:
    """The mention's words as they stand."""
    return words.text[slice(*words.span(mention.first, mention.last))]


def _capitals(words: Words, m: Mention) -> int:
    return sum(words.features[i][0] in CAPITALISED for i in range(m.first, m.last + 1))


def _bare(words: Words, m: Mention, role: NDArray[np.int64]) -> str:
    """The name without an article and, of a person, without the title or role before it."""
    first = m.first
    if m.type == PERSON:
        starts = [i for i in range(m.first, m.last + 1) if words.features[i][0] in CAPITALISED and not role[i]]
        tail = [i for i in starts if all(words.is_word(k) or words.lower[k] in ".-’'" for k in range(i, m.last + 1))]
        if tail and m.last - tail[0] >= 1:
            first = tail[0]
    while first < m.last and words.lower[first] in ARTICLES:
        first += 1
    return words.text[slice(*words.span(first, m.last))]


def _stands_for_another(name: str, names: Iterable[str]) -> bool:
    """Whether a place's name is the adjective or the capital of another of its names."""
    plain = normalise_name(name).removeprefix("official ")
    country = CAPITALS.get(plain) or ALSO.get(plain)
    return (country is not None and normalise_name(country) in {normalise_name(n) for n in names}) or any(
        name != n and len(name) > len(n) and name.startswith(n[:-1]) and name.endswith(ADJECTIVE) for n in names
    )


def local_entity(words: Words, cluster: Cluster, role: NDArray[np.int64]) -> LocalEntity:
    """The entity with its fullest name, every form of it, and every mention but pronouns."""
    kind = cluster.type
    mentions = cluster.mentions
    named = kind != GROUP and any(is_named(words, m) for m in mentions)
    names = Counter(_bare(words, m, role) for m in mentions if is_named(words, m) or not named)
    capitals = {_bare(words, m, role): min(_capitals(words, m), 4) for m in mentions}
    if kind == PLACE:
        name = max(names, key=lambda n: (not _stands_for_another(n, names), names[n], len(n)))
        name = ALSO.get(normalise_name(name), name)  # where the article has but "the Armenian ministry"
    elif kind == PERSON:
        name = max(names, key=lambda n: (min(len(n.split()), 2), names[n], -len(n)))
    else:
        name = max(names, key=lambda n: (capitals[n], -len(n)))
    aliases = dict.fromkeys([name, *(surface(words, m) for m in mentions)])
    return LocalEntity(
        key=cluster.key,
        type=TYPES[kind],
        name=name,
        aliases=tuple(aliases),
        mentions=tuple(sorted({words.span(m.first, m.last) for m in mentions})),
        named=named,
        kind=EntityKind.GROUP if kind == GROUP else EntityKind.INDIVIDUAL,
    )
