"""How many edges touch a node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import EdgeType
from tests.store.build import Draft, the

if TYPE_CHECKING:
    from graph.store.neo4j import Neo4jStore


def test_degrees(neo4j_store: Neo4jStore) -> None:
    """Edges of the types asked for, either way, a loop once; an unknown node has none."""
    draft = Draft()
    draft.office("Ministry")
    draft.accuse("Anna", "Berta", "noise")
    draft.accuse("Anna", "Anna", "laziness")
    draft.stand("Anna", "Ministry", "voice")
    neo4j_store.articles.add(*draft.done())
    anna, berta = the(neo4j_store, "Anna").id, the(neo4j_store, "Berta").id

    found = neo4j_store.edges.degrees([anna, berta, "ent_nope"], [EdgeType.ACCUSES])  # type: ignore[attr-defined,unused-ignore]
    assert found == {anna: 2, berta: 1, "ent_nope": 0}
