"""An article's graph as one compact JSON text, and back: what a store keeps of a reading."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import Any

from graph.model import (
    AccusationKind,
    Accuses,
    ArticleGraph,
    EntityKind,
    EntityType,
    LocalEntity,
    Mode,
    Represents,
    Statement,
    StatementClass,
    TimeSaid,
)

_ENTITY = attrgetter("key", "type", "name", "aliases", "mentions", "named", "kind")
_WHEN = attrgetter("text", "date", "precision")
_STATEMENT = attrgetter(
    "key",
    "content",
    "cue",
    "source",
    "speakers",
    "addressee",
    "about",
    "when",
    "mode",
    "class_",
    "inside",
    "negated",
    "confidence",
)
_REPRESENTS = attrgetter("person_or_office", "represents", "role", "former", "evidence", "confidence")
_ACCUSES = attrgetter("accuser", "accused", "charge", "statement", "kind", "evidence", "confidence")


def dump(graph: ArticleGraph) -> str:
    """The graph as JSON: four lists of rows, the fields in the order of `graph.model`."""
    rows = (
        [_ENTITY(e) for e in graph.entities],
        [_STATEMENT(s) for s in graph.statements],
        [_REPRESENTS(r) for r in graph.represents],
        [_ACCUSES(a) for a in graph.accuses],
    )
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=_WHEN)


def load(data: str) -> ArticleGraph:
    """The graph that `dump` wrote."""
    entities, statements, represents, accuses = _frozen(json.loads(data))
    return ArticleGraph(
        tuple(_entity(*row) for row in entities),
        tuple(_statement(*row) for row in statements),
        tuple(Represents(*row) for row in represents),
        tuple(_accuses(*row) for row in accuses),
    )


def _frozen(value: Any) -> Any:  # noqa: ANN401 - JSON in, its lists as tuples out
    return tuple(map(_frozen, value)) if type(value) is list else value


def _entity(key: str, type_: str, name: str, *rest: Any) -> LocalEntity:  # noqa: ANN401 - a row of JSON
    aliases, mentions, named, kind = rest
    return LocalEntity(key, EntityType(type_), name, aliases, mentions, named, EntityKind(kind))


def _statement(*row: Any) -> Statement:  # noqa: ANN401 - a row of JSON
    *before, when, mode, class_, inside, negated, confidence = row
    said = TimeSaid(*when) if when else None
    return Statement(*before, said, Mode(mode), StatementClass(class_), inside, negated, confidence)


def _accuses(*row: Any) -> Accuses:  # noqa: ANN401 - a row of JSON
    accuser, accused, charge, statement, kind, evidence, confidence = row
    return Accuses(accuser, accused, charge, statement, AccusationKind(kind), evidence, confidence)
