"""Random questions of every kind, drawn from the very graph that is asked: for any store, and as addresses of the API.

Each question stands on an article of its own, drawn evenly: so who is in the news most is asked for most. A kind for
which the graph has nothing (no one is spoken to in the made-up one) is left out.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from graph.queries import (
    AccusationFilter,
    ArticleFilter,
    Caps,
    EntityFilter,
    Page,
    Party,
    PathQuery,
    RepresentationFilter,
    SpeakerFilter,
    StatementFilter,
    SubgraphQuery,
)
from graph.store.attribution import attribution, reception, verify
from graph.store.paths import shortest_paths, subgraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.records import StoredGraph
    from graph.store.base import Store

AGGREGATIONS = (
    *("accusations", "accusations, accuser", "accusations, accused", "accusations by office", "accusations by country"),
    *("representations", "speakers"),
)
"""Kinds that count over all evidence since a month, or of a person or office."""
SEARCHES = ("paths", "subgraph")

_LISTS: dict[str, tuple[Callable[..., Any], Callable[[Store], Callable[..., object]]]] = {
    "articles": (ArticleFilter, lambda store: store.articles.find),
    "entities": (EntityFilter, lambda store: store.entities.find),
    "statements": (StatementFilter, lambda store: store.statements.find),
    "accusations": (AccusationFilter, lambda store: store.edges.accusations),
    "representations": (RepresentationFilter, lambda store: store.edges.representations),
    "speakers": (SpeakerFilter, lambda store: store.statements.speakers),
}
_ENOUGH = 20  # articles looked at for each question that is wanted, in a graph where few have what it needs


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask a store, and the path of the same question on a server."""

    ask: Callable[[Store], object]
    path: str


def questions(store: Store, count: int, only: Iterable[str] | None = None) -> dict[str, list[Question]]:
    """So many of each kind, or of the kinds named; the same for the same graph."""
    drawn = _drawn(store, 2 * count, random.Random(1))
    some = {what: values[:count] for what, values in drawn.items()}
    anybody, months = some["entity"], some["month"]
    pairs = list(zip(drawn["entity"][:count], drawn["entity"][count:], strict=True))
    found = {
        "article": _one("articles/{}", some["article"], lambda s, id_: s.articles.get(id_)),
        "articles, publisher": _listed("articles", some["publisher"], "publisher"),
        "articles, text": _listed("articles", some["words"], "text"),
        "entity": _one("entities/{}", anybody, lambda s, id_: s.entities.get(id_)),
        "entities, prefix": _listed("entities", [name[:-2] for name in some["name"]], "q"),
        "entities, fuzzy": _listed("entities", [_misspelt(name) for name in some["name"]], "q"),
        "statement": _one("statements/{}", some["statement"], lambda s, id_: s.statements.get(id_)),
        "statements, speaker": _listed("statements", some["speaker"], "speaker"),
        "statements, office": _listed("statements", some["office"], "office"),
        "statements, about": _listed("statements", anybody, "about"),
        "statements, addressee": _listed("statements", some["addressee"], "addressee"),
        "statements, text": _listed("statements", some["words"], "text"),
        "statements, common word": _listed("statements", [words.split()[0] for words in some["words"]], "text"),
        "statements, month": _listed("statements", months, "since", "until"),
        "attribution": _one("statements/{}/attribution", some["statement"], attribution),
        "evidence": _one("statements/{}/evidence", some["statement"], verify),
        "accusations": _listed("accusations", months, "since"),
        "accusations, accuser": _listed("accusations", some["speaker"], "accuser"),
        "accusations, accused": _listed("accusations", anybody, "accused"),
        "accusations by office": _listed("accusations", months, "since", by=Party.OFFICE),
        "accusations by country": _listed("accusations", months, "since", by=Party.COUNTRY),
        "speakers": _listed("speakers", some["office"], "office"),
        "reception": _one("statements/{}/reception", some["statement"], reception),
        "representations": _listed("representations", months, "on"),
        "representations, person": _listed("representations", some["speaker"], "person"),
        "representations, office": _listed("representations", some["office"], "office"),
        "paths": [_path(*pair) for pair in pairs if pair[0] != pair[1]],
        "subgraph": _one("subgraph?center={}", anybody, lambda s, id_: subgraph(s, SubgraphQuery(id_), Caps())),
    }
    return {kind: asks for kind, asks in found.items() if asks and (only is None or kind in only)}


def _one(path: str, ids: Iterable[str], ask: Callable[[Store, str], object]) -> list[Question]:
    return [Question(lambda store, id_=id_: ask(store, id_), "/v1/" + path.format(id_)) for id_ in ids]  # type: ignore[misc]


def _listed(noun: str, values: Iterable[str], *parameters: str, by: Party = Party.ACTOR) -> list[Question]:
    """The first page of a list, each value under all of the parameters; accusations counted `by` a party."""
    wanted, find = _LISTS[noun]
    rolled, grouped = ({}, {}) if by is Party.ACTOR else ({"by": by}, {"group_by": str(by)})
    asked = [dict.fromkeys(parameters, value) for value in values]
    filters = [(wanted(**one, **rolled), f"/v1/{noun}?{urlencode(one | grouped)}") for one in asked]
    return [Question(lambda store, one=one: find(store)(one, Page()), path) for one, path in filters]  # type: ignore[misc]


def _path(source: str, target: str) -> Question:
    query, caps = PathQuery(source, target), Caps()
    return Question(lambda store: shortest_paths(store, query, caps), f"/v1/paths?source={source}&target={target}")


def _drawn(store: Store, count: int, dice: random.Random) -> dict[str, list[str]]:
    """So many of whatever a question may be about, each of another article; where these run out, some again."""
    ids = list(store.articles.ids())
    looked_at = dice.sample(ids, min(len(ids), _ENOUGH * count))
    found: dict[str, list[str]] = {}
    for stored in store.articles.present(looked_at):
        for what, values in _in(stored).items():
            mine = found.setdefault(what, [])
            if values and len(mine) < count:
                mine.append(dice.choice(values))
        if all(len(values) == count for values in found.values()):
            break
    return {
        what: values + dice.choices(values, k=count - len(values)) if values else [] for what, values in found.items()
    }


def _in(stored: StoredGraph) -> dict[str, list[str]]:
    """What an article has that can be asked for."""
    graph, ids = stored.graph, stored.canonical
    named = [entity for entity in graph.entities if entity.named]
    texts = [stored.text[s.content[0][0] : s.content[-1][1]].split() for s in graph.statements]
    words = [[word for word in text if word.isalnum()] for text in texts]
    return {
        "article": [stored.head.id],
        "publisher": [stored.head.publisher] if stored.head.publisher else [],
        "month": [stored.head.published[:7]] if stored.head.published else [],
        "entity": [ids[entity.key] for entity in named],
        "name": [entity.name for entity in named if len(entity.name) > 3],
        "statement": [s.key for s in graph.statements],
        "speaker": [ids[key] for s in graph.statements for key in s.speakers],
        "addressee": [ids[s.addressee] for s in graph.statements if s.addressee],
        "office": [ids[edge.represents] for edge in graph.represents],
        "words": [f"{some[len(some) // 2]} {some[-1]}" for some in words if some],
    }


def _misspelt(name: str) -> str:
    """The name with one letter of its longest word changed to another."""
    word = max(name.split(), key=len)
    return name.replace(word, f"{word[:2]}x{word[3:]}", 1)
