"""Accusations counted for the office or country that both sides stood for at the time, and month by month."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import AccusationKind
from graph.queries import AccusationFilter, Party
from graph.store.base import open_store
from tests.neo4j.server import wipe
from tests.store.build import ALL, Draft, the, through

if TYPE_CHECKING:
    from graph.store.base import Store
    from graph.store.neo4j import Neo4jStore

Counted = list[tuple[str, str, int]]


def tell(store: Store, on: str | None, *facts: str, **more: Any) -> str:
    """An article of a day: "Anna: Ministry" stands for, "Anna: no Ministry" did once, "Anna > Berta" accuses."""
    draft = Draft(on, title=f"{on} {facts}", url=f"https://outlet.example/{on}/{len(list(store.articles.ids()))}")
    draft.text = f"On {on}. "
    for office in ("Ministry", "Army", "Government"):
        draft.office(office)
    for place in ("Armenia", "Georgia"):
        draft.place(place)
    for fact in facts:
        if ": " in fact:
            who, office = fact.split(": ")
            draft.stand(who, office.removeprefix("no "), former=office.startswith("no "))
        else:
            accuser, accused = fact.split(" > ")
            draft.accuse(accuser, accused, "noise", **more)
    return store.articles.add(*draft.done()).article


def counted(store: Store, by: Party, **wanted: Any) -> Counted:
    """Who accuses whom how often; accuser and accused by name."""
    for name in ("accuser", "accused"):
        if name in wanted:
            wanted[name] = the(store, wanted[name]).id
    found = store.edges.accusations(AccusationFilter(by=by, **wanted), ALL).items
    return sorted((one.accuser.name, one.accused.name, one.count) for one in found)


def test_by_office(store: Store) -> None:
    """People count for the office they stand for, on both sides; who stands for none stays, as do offices."""
    tell(store, "2020-01-01", "Anna: Ministry", "Berta: Ministry", "Carl: Army", "Ministry: Government")
    tell(store, "2020-02-01", "Anna > Carl", "Berta > Carl", "Ministry > Army", "Carl > Dora", "Dora > Georgia")

    assert counted(store, Party.OFFICE) == [("Army", "Dora", 1), ("Dora", "Georgia", 1), ("Ministry", "Army", 3)]
    assert len(counted(store, Party.ACTOR)) == 5


def test_by_country(store: Store) -> None:
    """People and offices count for the nearest place, at most three steps away."""
    tell(store, "2020-01-01", "Anna: Ministry", "Ministry: Government", "Government: Armenia", "Army: Armenia")
    tell(store, "2020-01-01", "Berta: Georgia", "Carl: Berta", "Dora: Anna")
    tell(store, "2020-02-01", "Anna > Berta", "Army > Carl", "Armenia > Georgia", "Dora > Georgia")

    assert counted(store, Party.COUNTRY) == [("Armenia", "Georgia", 3), ("Dora", "Georgia", 1)]


steps = st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("CDEXYZ")), max_size=14)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_country_agrees_with_networkx(given_steps: list[tuple[str, str]]) -> None:
    """A row's country is the one that networkx finds among all paths of at most three steps."""
    with open_store("sqlite://") as store:
        agrees(store, given_steps)


@settings(max_examples=10, deadline=None)
@given(steps)
def test_neo4j_country_agrees_with_networkx(neo4j_opened: Neo4jStore, given_steps: list[tuple[str, str]]) -> None:
    """The same in Neo4j."""
    agrees(wipe(neo4j_opened), given_steps)


def agrees(store: Store, given_steps: list[tuple[str, str]]) -> None:
    """Whether A's accusation counts for the right place, X, Y or Z, where all stand for others as given."""
    draft = Draft()
    for office in "CDE":
        draft.office(office)
    for place in "XYZ":
        draft.place(place)
    for who, office in given_steps:
        draft.stand(who, office)
    draft.accuse("A", "B", "noise")
    store.articles.add(*draft.done())
    oracle = nx.DiGraph()
    oracle.add_nodes_from("ABCDEXYZ")
    oracle.add_weighted_edges_from((*step, count) for step, count in Counter(given_steps).items())

    def reached(actor: str) -> str:
        paths = list(nx.all_simple_paths(oracle, actor, list("XYZ"), cutoff=3))
        weakest = [min(oracle.edges[step]["weight"] for step in pairwise(path)) for path in paths]
        ranked = [
            (len(path), -weak, the(store, path[-1]).id, path[-1]) for path, weak in zip(paths, weakest, strict=True)
        ]
        return min(ranked)[-1] if ranked else actor

    assert counted(store, Party.COUNTRY) == [(reached("A"), reached("B"), 1)]


def test_only_while_they_stand_for_it(store: Store) -> None:
    """Neither before any article says so, nor from the day on that one calls it past, nor without a date."""
    tell(store, "2020-02-01", "Anna: Ministry")
    tell(store, "2020-04-01", "Anna: no Ministry")
    for day in ("2020-01-31", "2020-02-01T23:00:00+04:00", "2020-03", "2020-04-01", None):
        tell(store, day, "Anna > Berta")

    assert counted(store, Party.OFFICE) == [("Anna", "Berta", 3), ("Ministry", "Berta", 2)]


def test_the_best_of_several(store: Store) -> None:
    """The nearest counts, then the one with most evidence at its weakest step, then the least id."""
    tell(store, "2020-01-01", "Anna: Ministry", "Anna: Army", "Ministry: Armenia", "Army: Georgia")
    first, second = sorted(("Ministry", "Army"), key=lambda name: the(store, name).id)
    tell(store, "2020-02-01", "Anna > Berta")

    assert counted(store, Party.OFFICE) == [(first, "Berta", 1)]

    tell(store, "2020-03-01", f"Anna: {second}")
    assert counted(store, Party.OFFICE) == [(second, "Berta", 1)]

    tell(store, "2020-01-15", "Anna: Georgia")
    assert counted(store, Party.COUNTRY) == [("Georgia", "Berta", 1)]


def test_asked_by_either_end(store: Store) -> None:
    """An accuser or accused is the actor, or what the row counts for; nobody else's evidence is mixed in."""
    tell(store, "2020-01-01", "Anna: Ministry", "Carl: Army", "Dora: Army")
    tell(store, "2020-02-01", "Anna > Carl", "Berta > Carl", "Ministry > Dora")

    assert counted(store, Party.OFFICE, accuser="Anna") == [("Ministry", "Army", 1)]
    assert counted(store, Party.OFFICE, accuser="Ministry") == [("Ministry", "Army", 2)]
    assert counted(store, Party.OFFICE, accused="Army") == [("Berta", "Army", 1), ("Ministry", "Army", 2)]
    assert counted(store, Party.OFFICE, accuser="Berta", accused="Army") == [("Berta", "Army", 1)]
    assert counted(store, Party.COUNTRY, accuser="Ministry") == [("Ministry", "Dora", 1)]
    assert counted(store, Party.OFFICE, accuser="Ministry", since="2020-03") == []
    assert counted(store, Party.OFFICE, kind=AccusationKind.ASSERTED_ACT) == []


def test_monthly(store: Store) -> None:
    """A row for each month, most evidence first; undated evidence has its own."""
    for day in ("2020-01-01", "2020-01-31T10:00:00Z", "2020-02-01", None):
        tell(store, day, "Anna > Berta")
    (pair,) = store.edges.accusations(AccusationFilter(), ALL).items

    found = store.edges.accusations(AccusationFilter(monthly=True), ALL).items
    assert [(one.month, one.count, one.first, one.last) for one in found] == [
        ("2020-01", 2, "2020-01-01", "2020-01-31"),
        (None, 1, None, None),
        ("2020-02", 1, "2020-02-01", "2020-02-01"),
    ]
    assert {one.edge for one in found} == {pair.edge}


def test_what_a_row_rests_on(store: Store) -> None:
    """A row tells its charges and kinds, and the edges and statements behind it, newest first."""
    draft = Draft("2020-02-01")
    draft.office("Ministry")
    draft.stand("Anna", "Ministry")
    draft.stand("Berta", "Ministry")
    said = draft.say("Anna", "It was Carl.")
    draft.accuse("Anna", "Carl", "the fire", statement=said)
    store.articles.add(*draft.done())
    tell(store, "2020-03-01", "Berta > Carl", kind=AccusationKind.ASSERTED_ACT)
    by_accuser = {one.accuser.name: one.edge for one in store.edges.accusations(AccusationFilter(), ALL).items}

    (row,) = store.edges.accusations(AccusationFilter(by=Party.OFFICE), ALL).items
    assert (row.count, row.explicit, row.asserted_act) == (2, 1, 1)
    assert (row.first, row.last, row.charges) == ("2020-02-01", "2020-03-01", ("noise", "the fire"))
    assert row.edges == (by_accuser["Berta"], by_accuser["Anna"])
    assert row.edge == row.edges[0]
    assert [store.statements.get(id_).text for id_ in row.statements] == ["It was Carl."]


def test_copies_count_once(store: Store) -> None:
    """Of one text in several outlets only the earliest counts, for the month in which it came."""
    draft = Draft("2020-02-01", url="https://later.example")
    draft.accuse("Anna", "Berta", "noise")
    store.articles.add(*draft.done())
    draft.head |= {"published": "2020-01-31", "url": "https://first.example"}
    store.articles.add(*draft.done())

    (row,) = store.edges.accusations(AccusationFilter(monthly=True), ALL).items
    assert (row.month, row.count) == ("2020-01", 1)
    for accuser, accused in ((row.accuser.id, None), (None, row.accused.id)):
        assert store.edges.accusations(AccusationFilter(accuser, accused, monthly=True), ALL).items == (row,)


def test_paging(store: Store) -> None:
    """Page after page gives every row once, in the order of the whole."""
    for month in range(1, 10):
        tell(store, f"2020-0{month}-01", "Anna > Berta", *["Carl > Berta"] * (month % 3))
    wanted = AccusationFilter(monthly=True)
    whole = list(store.edges.accusations(wanted, ALL).items)

    assert through(lambda page: store.edges.accusations(wanted, page), 4) == whole
    assert [one.count for one in whole] == sorted((one.count for one in whole), reverse=True)
