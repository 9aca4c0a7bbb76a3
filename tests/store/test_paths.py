"""Shortest paths and neighbourhoods, with networkx as the oracle."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadQuery, NotFound, TooLarge
from graph.model import EdgeType
from graph.queries import Caps, PathQuery, StatementFilter, SubgraphQuery
from graph.store.base import open_store
from graph.store.paths import shortest_paths, subgraph
from tests.neo4j.server import wipe
from tests.store.build import ALL, Draft, the

if TYPE_CHECKING:
    from graph.store.base import Store
    from graph.store.neo4j import Neo4jStore

LETTERS = "ABCDEFG"
Pairs = list[tuple[str, str]]


def blaming(store: Store, pairs: Pairs) -> dict[str, str]:
    """Everybody, and one accusation for each pair; names to ids."""
    draft = Draft()
    for name in LETTERS:
        draft.person(name)
    for one, other in pairs:
        draft.accuse(one, other, "it")
    store.articles.add(*draft.done())
    return {name: the(store, name).id for name in LETTERS}


def names(store: Store, source: str, target: str, k: int = 3, max_hops: int = 4, caps: Caps | None = None) -> list[str]:
    """The paths between two, as the names of their nodes."""
    query = PathQuery(the(store, source).id, the(store, target).id, k, max_hops, (EdgeType.ACCUSES,))
    found = shortest_paths(store, query, caps or Caps())
    return ["".join(node.name for node in path.nodes) for path in found]


pairs = st.lists(st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS)), max_size=18)
days = st.sampled_from([None, "2020-01-10", "2020-02-20", "2020-03-30"])
Dated = list[tuple[tuple[str, str], str | None]]
Window = tuple[str | None, str | None]


def edges(given_pairs: Dated) -> dict[tuple[str, str], list[str | None]]:
    """The days of each edge's evidence."""
    found: dict[tuple[str, str], list[str | None]] = {}
    for pair, day in given_pairs:
        found.setdefault(pair, []).append(day)
    return found


def overlaps(evidence: list[str | None], since: str | None, until: str | None) -> bool:
    """Whether an edge counts in a window."""
    if since is None and until is None:
        return True
    dated = [day for day in evidence if day]
    return bool(dated) and max(dated) >= (since or "") and min(dated) <= (until or "9")


question = (
    st.lists(st.tuples(st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS)), days), max_size=22),
    st.integers(1, 8),
    st.integers(1, 6),
    st.sets(st.sampled_from("CDEFG"), max_size=2),
    st.sampled_from([(None, None), (None, None), ("2020-02-20", None), (None, "2020-02-19"), ("2020-02", "2020-02")]),
)


@settings(max_examples=150, deadline=None)
@given(*question)
def test_agrees_with_networkx(given_pairs: Dated, k: int, max_hops: int, avoid: set[str], window: Window) -> None:
    """The paths are those that a search of all simple paths finds, in the order that the contract gives."""
    with open_store("sqlite://") as store:
        agrees(store, given_pairs, k, max_hops, avoid, window)


@settings(max_examples=15, deadline=None)
@given(*question)
def test_neo4j_agrees_with_networkx(
    neo4j_opened: Neo4jStore, given_pairs: Dated, k: int, max_hops: int, avoid: set[str], window: Window
) -> None:
    """The same in Neo4j."""
    agrees(wipe(neo4j_opened), given_pairs, k, max_hops, avoid, window)


def agrees(store: Store, given_pairs: Dated, k: int, max_hops: int, avoid: set[str], window: Window) -> None:
    """Whether an empty store, given accusations of these days, finds the paths that networkx finds."""
    since, until = window
    all_edges = edges(given_pairs)
    degree = {name: sum(name in pair for pair in all_edges) for name in LETTERS}
    oracle = nx.Graph()
    oracle.add_nodes_from(LETTERS)
    for (one, other), evidence in all_edges.items():
        if overlaps(evidence, since, until if until != "2020-02" else "2020-02-29"):
            # Accusations of one pair are one edge with more evidence; the other way is another edge.
            rival = oracle.get_edge_data(one, other, {"weight": 0})["weight"]
            oracle.add_edge(one, other, weight=max(len(evidence), rival))
    oracle.remove_nodes_from(avoid)
    for day in {day for _, day in given_pairs} or {None}:
        draft = Draft(day, title=str(day))
        for name in LETTERS:
            draft.person(name)
        for pair in [pair for pair, on in given_pairs if on == day]:
            draft.accuse(*pair, "it")
        store.articles.add(*draft.done())
    ids = {name: the(store, name).id for name in LETTERS}

    def rank(path: list[str]) -> tuple[object, ...]:
        rarity = prod(degree[name] for name in path[1:-1])
        return (len(path), rarity, -nx.path_weight(oracle, path, "weight"), [ids[name] for name in path])

    expected = sorted(nx.all_simple_paths(oracle, "A", "B", cutoff=max_hops), key=rank)[:k]
    query = PathQuery(
        ids["A"], ids["B"], k, max_hops, (EdgeType.ACCUSES,), tuple(ids[name] for name in avoid), since, until
    )

    found = shortest_paths(store, query, Caps())
    assert ["".join(node.name for node in path.nodes) for path in found] == ["".join(path) for path in expected]


@settings(max_examples=30, deadline=None)
@given(pairs, st.integers(1, 3))
def test_neighbourhood_agrees_with_networkx(given_pairs: Pairs, hops: int) -> None:
    """A subgraph holds what lies within so many hops, and every edge among these."""
    with open_store("sqlite://") as store:
        agrees_nearby(store, given_pairs, hops)


@settings(max_examples=10, deadline=None)
@given(pairs, st.integers(1, 3))
def test_neo4j_neighbourhood_agrees_with_networkx(neo4j_opened: Neo4jStore, given_pairs: Pairs, hops: int) -> None:
    """The same in Neo4j."""
    agrees_nearby(wipe(neo4j_opened), given_pairs, hops)


def agrees_nearby(store: Store, given_pairs: Pairs, hops: int) -> None:
    """Whether an empty store, given these accusations, finds around A what networkx finds."""
    oracle = nx.Graph(given_pairs)
    oracle.add_node("A")
    near = set(nx.single_source_shortest_path_length(oracle, "A", cutoff=hops))
    ids = blaming(store, given_pairs)

    found = subgraph(store, SubgraphQuery(ids["A"], hops, 100, (EdgeType.ACCUSES,)), Caps())
    assert {node.name for node in found.nodes} == near
    assert {(e.source.name, e.target.name) for e in found.edges} == {p for p in given_pairs if set(p) <= near}
    assert not found.cut


def test_hops_carry_their_evidence(store: Store) -> None:
    """Each hop tells its edge, the way it is walked, and the sentence it rests on."""
    draft = Draft()
    draft.office("Ministry")
    draft.place("Armenia")
    draft.stand("Anna", "Ministry", "voice")
    draft.say("Berta", "Look at Armenia.", about=("Armenia",))
    draft.stand("Ministry", "Armenia")
    store.articles.add(*draft.done())
    query = PathQuery(the(store, "Anna").id, the(store, "Berta").id, 1)

    (path,) = shortest_paths(store, query, Caps())
    assert [node.name for node in path.nodes] == ["Anna", "Ministry", "Armenia", "Look at Armenia.", "Berta"]
    assert [(hop.edge.type, hop.forward) for hop in path.hops] == [
        (EdgeType.REPRESENTS, True),
        (EdgeType.REPRESENTS, True),
        (EdgeType.ABOUT, False),
        (EdgeType.SAID, False),
    ]
    assert all(hop.evidence and hop.evidence[0].edge == hop.edge.id for hop in path.hops)
    assert path.hops[0].evidence[0].sentence == "Anna is voice of Ministry."


def test_statements_are_nodes(store: Store) -> None:
    """A path may begin at a statement."""
    draft = Draft()
    draft.say("Anna", "Hello.")
    store.articles.add(*draft.done())
    (statement,) = store.statements.find(StatementFilter(), ALL).items

    (path,) = shortest_paths(store, PathQuery(statement.id, the(store, "Anna").id), Caps())
    assert [node.kind for node in path.nodes] == ["Statement", "Person"]


def test_most_evidence_wins(store: Store) -> None:
    """Of paths of one length, the one with most evidence comes first."""
    blaming(store, [("A", "C"), ("C", "B"), ("A", "D"), ("D", "B"), ("D", "B")])

    assert names(store, "A", "B") == ["ADB", "ACB"]


def test_hubs_come_last(store: Store) -> None:
    """Of paths of one length, the one over the rarer node comes first, whatever the evidence."""
    blaming(store, [*([("A", "C"), ("C", "B")] * 3), ("C", "E"), ("F", "C"), ("A", "D"), ("D", "B")])

    assert names(store, "A", "B") == ["ADB", "ACB"]


def test_degrees(store: Store) -> None:
    """Edges of the types asked for, either way, a loop once; an unknown node has none."""
    draft = Draft()
    draft.office("Ministry")
    draft.accuse("Anna", "Berta", "noise")
    draft.accuse("Anna", "Anna", "laziness")
    draft.stand("Anna", "Ministry", "voice")
    draft.say("Berta", "Look at Anna.", about=("Anna",))
    store.articles.add(*draft.done())
    anna, berta = the(store, "Anna").id, the(store, "Berta").id
    (statement,) = store.statements.find(StatementFilter(), ALL).items

    found = store.edges.degrees([anna, berta, "ent_nope"], [EdgeType.ACCUSES])
    assert found == {anna: 2, berta: 1, "ent_nope": 0}
    assert store.edges.degrees([statement.id], [EdgeType.SAID, EdgeType.ABOUT]) == {statement.id: 2}


def test_avoided_ends(store: Store) -> None:
    """A path cannot avoid its own end, and what is avoided has to be there."""
    ids = blaming(store, [("A", "B")])

    with pytest.raises(BadQuery, match="own ends"):
        shortest_paths(store, PathQuery(ids["A"], ids["B"], avoid=(ids["B"],)), Caps())
    with pytest.raises(NotFound, match="ent_nope"):
        shortest_paths(store, PathQuery(ids["A"], ids["B"], avoid=("ent_nope",)), Caps())
    with pytest.raises(BadQuery, match="no date"):
        PathQuery(ids["A"], ids["B"], since="yesterday")


def test_unconnected(store: Store) -> None:
    """No path is an answer, not an error."""
    blaming(store, [("A", "C"), ("D", "B"), ("C", "E"), ("E", "F"), ("F", "D")])

    assert names(store, "A", "G") == []
    assert names(store, "A", "B", max_hops=4) == []
    assert names(store, "A", "B", max_hops=5) == ["ACEFDB"]


def test_bad_questions(store: Store) -> None:
    """A path to itself, none at all, and one to nobody are refused with the parameter at fault."""
    ids = blaming(store, [("A", "B")])

    with pytest.raises(BadQuery, match="same"):
        names(store, "A", "A")
    with pytest.raises(BadQuery, match="k is 0"):
        names(store, "A", "B", k=0)
    with pytest.raises(BadQuery, match="max_hops is -1"):
        names(store, "A", "B", max_hops=-1)
    with pytest.raises(NotFound, match="ent_nope"):
        shortest_paths(store, PathQuery(ids["A"], "ent_nope"), Caps())
    with pytest.raises(NotFound, match="ent_nope"):
        subgraph(store, SubgraphQuery("ent_nope"), Caps())
    with pytest.raises(BadQuery, match="limit is 0"):
        subgraph(store, SubgraphQuery(ids["A"], limit=0), Caps())


def test_caps(store: Store) -> None:
    """Each cap is named when it is exceeded."""
    ids = blaming(store, [(one, other) for one in LETTERS for other in LETTERS])

    for message, caps in (
        ("max_hops is 4, more than the cap of 3", Caps(hops=3)),
        ("k is 3, more than the cap of 2", Caps(paths=2)),
        ("cap of 5 visited", Caps(visited=5)),
        ("cap of 0 seconds", Caps(seconds=0.0)),
    ):
        with pytest.raises(TooLarge, match=message):
            names(store, "A", "B", caps=caps)
    with pytest.raises(TooLarge, match="limit is 50, more than the cap of 10"):
        subgraph(store, SubgraphQuery(ids["A"], limit=50), Caps(nodes=10))


def test_subgraph_is_cut_at_its_limit(store: Store) -> None:
    """Beyond the limit the lightest are left out, and the answer says so."""
    ids = blaming(
        store, [("A", "B"), ("A", "C"), ("A", "C"), ("D", "A"), ("D", "A"), ("D", "A"), ("C", "D"), ("B", "E")]
    )

    found = subgraph(store, SubgraphQuery(ids["A"], 2, 3, (EdgeType.ACCUSES,)), Caps())
    assert [node.name for node in found.nodes] == ["A", "D", "C"]
    assert [(e.source.name, e.target.name) for e in found.edges] == [("D", "A"), ("A", "C"), ("C", "D")]
    assert found.cut
