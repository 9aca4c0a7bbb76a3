"""Edges once each, evidence under them, accusations and representations over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import NotFound
from graph.model import AccusationKind, EdgeType, Extractor
from graph.queries import AccusationFilter, RepresentationFilter, StatementFilter
from tests.store.build import ALL, MACHINE, Draft, said, the, through

if TYPE_CHECKING:
    from graph.records import EdgeRecord
    from graph.store.base import Store


def edges_of(store: Store, node: str, *types: EdgeType) -> list[EdgeRecord]:
    """The edges of some types at a node, or of all."""
    return store.edges.adjacent([node], types or EdgeType, 1_000)


def blame(store: Store, accuser: str, accused: str, charge: str | None, on: str = "2020-09-27", **more: object) -> str:
    """An article in which one accuses another; its id."""
    draft = Draft(on)
    draft.text = f"On {on}. "
    draft.accuse(accuser, accused, charge, **more)
    return store.articles.add(*draft.done()).article


def test_every_kind_of_edge(store: Store) -> None:
    """One article asserts who said what to whom about whom, where, inside what, in whose name, against whom."""
    draft = Draft(url="https://outlet.example/1")
    draft.place("Armenia")
    draft.office("Ministry")
    outer = draft.say("Anna", "Berta says that all is well in Armenia", about=("Armenia",), addressee="Carla")
    draft.quote(outer, "Berta", "all is well in Armenia")
    draft.stand("Anna", "Ministry", "voice")
    draft.accuse("Anna", "Berta", "lies", statement=outer)
    article = store.articles.add(*draft.done()).article
    graph = store.articles.get(article).graph
    first, second = (s.key for s in graph.statements)
    ids = {name: the(store, name).id for name in ("Anna", "Berta", "Carla", "Armenia", "Ministry")}
    nodes = [article, first, second, *ids.values()]
    (outlet,) = [e.target for e in edges_of(store, article, EdgeType.PUBLISHED_BY)]

    found = {(e.type, e.source.id, e.target.id) for e in store.edges.adjacent(nodes, EdgeType, 1_000)}
    assert (outlet.kind, outlet.name) == ("Publisher", "Outlet")
    assert found == {
        (EdgeType.SAID, ids["Anna"], first),
        (EdgeType.SAID, ids["Berta"], second),
        (EdgeType.ABOUT, first, ids["Armenia"]),
        (EdgeType.ADDRESSED_TO, first, ids["Carla"]),
        (EdgeType.QUOTES, first, second),
        (EdgeType.REPORTED_IN, first, article),
        (EdgeType.REPORTED_IN, second, article),
        (EdgeType.REPRESENTS, ids["Anna"], ids["Ministry"]),
        (EdgeType.ACCUSES, ids["Anna"], ids["Berta"]),
        (EdgeType.PUBLISHED_BY, article, outlet.id),
        *((EdgeType.MENTIONS, article, id_) for id_ in ids.values()),
    }


def test_labels_of_nodes(store: Store) -> None:
    """Every kind of node has a label; an unknown id has none."""
    article = store.articles.add(*said("Anna", "Hello.", title="A title")).article
    (statement,) = store.statements.find(StatementFilter(), ALL).items
    (outlet,) = [e.target.id for e in edges_of(store, article, EdgeType.PUBLISHED_BY)]

    found = [store.edges.node(id_) for id_ in (article, statement.id, the(store, "Anna").id, outlet)]
    assert [(ref.kind, ref.name) for ref in found] == [
        ("Article", "A title"),
        ("Statement", "Hello."),
        ("Person", "Anna"),
        ("Publisher", "Outlet"),
    ]
    with pytest.raises(NotFound, match="ent_nope"):
        store.edges.node("ent_nope")


def test_adjacent_order_and_limit(store: Store) -> None:
    """The weightiest edges come first, those of one weight by id, and no more than asked for."""
    for n in range(3):
        blame(store, "Anna", "Berta", f"charge {n}")
    blame(store, "Anna", "Carla", "noise")
    blame(store, "Dora", "Anna", "noise")

    found = edges_of(store, the(store, "Anna").id, EdgeType.ACCUSES)
    assert [e.count for e in found] == [3, 1, 1]
    assert [e.id for e in found[1:]] == sorted(e.id for e in found[1:])
    assert store.edges.adjacent([the(store, "Anna").id], [EdgeType.ACCUSES], 2) == found[:2]
    assert store.edges.adjacent([], EdgeType, 10) == store.edges.adjacent(["ent_nope"], EdgeType, 10) == []


def test_parallel_edges(store: Store) -> None:
    """Two roles of one person at one office are two edges, and so are two types; a loop is one edge."""
    draft = Draft()
    draft.office("Ministry")
    draft.stand("Anna", "Ministry", "voice")
    draft.stand("Anna", "Ministry", "head")
    draft.stand("Anna", "Ministry")
    draft.accuse("Anna", "Ministry", "delay")
    draft.accuse("Anna", "Anna", "laziness")
    store.articles.add(*draft.done())

    found = edges_of(store, the(store, "Anna").id, EdgeType.REPRESENTS, EdgeType.ACCUSES)
    assert len(found) == 5
    assert {e.role for e in found if e.type is EdgeType.REPRESENTS} == {"voice", "head", None}


def test_among(store: Store) -> None:
    """Only edges with both ends among the nodes are among them."""
    blame(store, "Anna", "Berta", "noise")
    blame(store, "Berta", "Carla", "noise")
    anna, berta = the(store, "Anna").id, the(store, "Berta").id

    (found,) = store.edges.among([anna, berta], [EdgeType.ACCUSES])
    assert (found.source.name, found.target.name) == ("Anna", "Berta")
    assert store.edges.among([anna, berta], [EdgeType.SAID]) == []


def test_evidence_carries_its_words(store: Store) -> None:
    """A piece of evidence tells its spans, words, sentence, charge, run and article."""
    draft = Draft()
    draft.say("Berta", "Something else.")
    draft.accuse("Anna", "Berta", "the noise", kind=AccusationKind.ASSERTED_ACT, confidence=0.7)
    piece = draft.done()
    store.articles.add(*piece)
    (edge,) = edges_of(store, the(store, "Anna").id, EdgeType.ACCUSES)

    (found,) = store.edges.evidence([edge.id], 5)
    assert found.quotes == ("Anna blames Berta for the noise",)
    assert found.sentence == "Anna blames Berta for the noise."
    assert (found.kind, found.charge, found.confidence) == (AccusationKind.ASSERTED_ACT, "the noise", 0.7)
    assert (found.extractor, found.version) == (MACHINE.name, MACHINE.version)
    assert found.article.id == piece.article.id
    assert (found.statement, found.former) == (None, False)


def test_copies_count_once(store: Store) -> None:
    """Of a text that several outlets ran, the earliest alone is evidence; two sentences of one text are two."""
    for publisher, on, gap in (("Post", "2020-09-28", " "), ("Wire", "2020-09-27", ""), ("Herald", None, "\n")):
        draft = Draft(on, publisher=publisher, title=publisher)
        draft.text = gap
        draft.accuse("Anna", "Berta", "the noise")
        draft.accuse("Anna", "Berta", "the smell")
        store.articles.add(*draft.done())
    blame(store, "Anna", "Berta", "the rest")
    (edge,) = edges_of(store, the(store, "Anna").id, EdgeType.ACCUSES)

    found = store.edges.evidence([edge.id], 10)
    (pair,) = store.edges.accusations(AccusationFilter(), ALL).items
    assert edge.count == 7
    assert sorted((one.article.publisher, one.charge) for one in found) == [
        ("Outlet", "the rest"),
        ("Wire", "the noise"),
        ("Wire", "the smell"),
    ]
    assert pair.count == 3


def test_evidence_order_and_limit(store: Store) -> None:
    """At most so many pieces for each edge, the most confident first."""
    for n, confidence in enumerate((0.5, 0.9, 0.7)):
        blame(store, "Anna", "Berta", f"charge {n}", confidence=confidence)
        blame(store, "Carla", "Berta", f"charge {n}", confidence=confidence)
    ids = [e.id for e in edges_of(store, the(store, "Berta").id, EdgeType.ACCUSES)]

    found = store.edges.evidence(ids, 2)
    assert [one.confidence for one in found] == [0.9, 0.7, 0.9, 0.7]
    assert {one.edge for one in found} == set(ids)
    assert store.edges.evidence([], 2) == store.edges.evidence(["edge_nope"], 2) == []


def test_about_rests_on_the_mention(store: Store) -> None:
    """What a statement is about rests on where its words name it, or on all of them where they do not."""
    draft = Draft()
    draft.place("Armenia")
    draft.say("Anna", "Armenia is calm, they say in Armenia.", about=("Armenia", "Berta"))
    store.articles.add(*draft.done())
    (statement,) = store.statements.find(StatementFilter(), ALL).items

    found = {one.edge: one.quotes for one in store.edges.evidence_of_statement(statement.id)}
    about = {e.target.name: found[e.id] for e in edges_of(store, statement.id, EdgeType.ABOUT)}
    assert about == {"Armenia": ("Armenia", "Armenia"), "Berta": (statement.text,)}


def test_evidence_of_a_statement(store: Store) -> None:
    """All that rests on a statement, and nothing that rests on another."""
    draft = Draft()
    key = draft.say("Anna", "Berta did it.", about=("Berta",))
    draft.say("Anna", "Hello.")
    draft.accuse("Anna", "Berta", None, statement=key)
    article = store.articles.add(*draft.done()).article
    first, _ = store.articles.get(article).graph.statements

    found = store.edges.evidence_of_statement(first.key)
    assert len(found) == 4  # reported in, said, about, accuses
    assert {one.statement for one in found} == {first.key}
    assert store.edges.evidence_of_statement("st_nope") == []


def test_accusations(store: Store) -> None:
    """Pairs with their kinds, days and charges; filters by either side, kind and time; most evidence first."""
    blame(store, "Anna", "Berta", "war", "2020-09-01")
    blame(store, "Anna", "Berta", "war", "2020-09-03")
    blame(store, "Anna", "Berta", "hunger", "2020-09-02", kind=AccusationKind.ASSERTED_ACT)
    blame(store, "Berta", "Anna", None, "2020-09-05")
    anna, berta = the(store, "Anna"), the(store, "Berta")

    def found(**wanted: object) -> list[tuple[str, str, int, int, int]]:
        pairs = store.edges.accusations(AccusationFilter(**wanted), ALL).items  # type: ignore[arg-type]
        return [(p.accuser.name, p.accused.name, p.count, p.explicit, p.asserted_act) for p in pairs]

    (pair, other) = store.edges.accusations(AccusationFilter(), ALL).items
    assert (pair.count, pair.explicit, pair.asserted_act) == (3, 2, 1)
    assert (pair.first, pair.last, pair.charges) == ("2020-09-01", "2020-09-03", ("war", "hunger"))
    assert other.charges == ()
    assert found(accuser=anna.id) == found(accused=berta.id) == [("Anna", "Berta", 3, 2, 1)]
    assert found(accuser=anna.id, accused=anna.id) == []
    assert found(kind=AccusationKind.ASSERTED_ACT) == [("Anna", "Berta", 1, 0, 1)]
    assert found(accuser=anna.id, since="2020-09-02", until="2020-09-02") == [("Anna", "Berta", 1, 0, 1)]
    assert found(since="2020-09-04") == [("Berta", "Anna", 1, 1, 0)]


def test_representations(store: Store) -> None:
    """Who stands for what, in which role; former only where every article says so; on a day, as known then."""
    for on, who, former in (
        ("2020-09-01", "Anna", False),
        ("2020-10-01", "Anna", True),
        ("2020-10-01", "Berta", False),
        ("2020-09-15", "Carla", True),
    ):
        draft = Draft(on)
        draft.text = f"On {on}. "
        draft.office("Ministry")
        draft.stand(who, "Ministry", "voice", former=former)
        store.articles.add(*draft.done())
    office = the(store, "Ministry").id

    def found(**wanted: object) -> list[str]:
        items = store.edges.representations(RepresentationFilter(**wanted), ALL).items  # type: ignore[arg-type]
        return [one.person.name for one in items]

    (anna,) = store.edges.representations(RepresentationFilter(person=the(store, "Anna").id), ALL).items
    assert (anna.office.name, anna.role, anna.former, anna.count) == ("Ministry", "voice", False, 2)
    assert (anna.first, anna.last) == ("2020-09-01", "2020-10-01")
    assert set(found(office=office)) == {"Anna", "Berta", "Carla"}
    assert found(office=office, on="2020-08-31") == []
    assert found(office=office, on="2020-09-01") == found(office=office, on="2020-09-30") == ["Anna"]
    assert found(office=office, on="2020-10-01") == ["Berta"]
    assert found(former=True) == ["Carla"]
    assert set(found(former=False)) == {"Anna", "Berta"}


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_pages_of_pairs_join(store: Store, limit: int) -> None:
    """Page after page of accusations and of representations is the whole list."""
    for n in range(5):
        draft = Draft(title=f"{n}")
        for k in range(n % 3 + 1):
            draft.accuse(f"Anna {k}", "Berta", "noise")
            draft.stand(f"Anna {k}", "Office", "voice")
        store.articles.add(*draft.done())

    pairs = through(lambda page: store.edges.accusations(AccusationFilter(), page), limit)
    roles = through(lambda page: store.edges.representations(RepresentationFilter(), page), limit)
    assert pairs == list(store.edges.accusations(AccusationFilter(), ALL).items)
    assert roles == list(store.edges.representations(RepresentationFilter(), ALL).items)
    assert [one.count for one in pairs] == [one.count for one in roles] == [3, 2, 1]  # of five texts, two are copies


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_what_counts_least_of_most_evidence_comes_last(store: Store, limit: int) -> None:
    """Lists over all evidence are in the order of what counts, though most of it be of copies or of later days."""
    for n in range(4):
        for who, times, text in (("Anna", 4, "A"), ("Berta", 3, f"B{n}"), ("Carla", 2, f"C{n}")):
            draft = Draft(f"2020-09-0{n + 1}" if who != "Berta" else f"2020-10-0{n + 1}", title=f"{who} {n}")
            draft.text = f"{text}. "
            draft.stand(who, "Office", "voice")
            draft.accuse(who, "Dora", "noise")
            if n < times:
                store.articles.add(*draft.done())

    def found(bound: str | None) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
        since = AccusationFilter(until=bound)
        pairs = through(lambda page: store.edges.accusations(since, page), limit)
        roles = through(lambda page: store.edges.representations(RepresentationFilter(on=bound), page), limit)
        return [(one.accuser.name, one.count) for one in pairs], [(one.person.name, one.count) for one in roles]

    every, early = [("Berta", 3), ("Carla", 2), ("Anna", 1)], [("Carla", 2), ("Anna", 1)]
    assert found(None) == (every, every)
    assert found("2020-09") == (early, early)


def test_links_onto_some_nodes(store: Store) -> None:
    """Of a hub's edges those to some nodes can be asked for alone."""
    draft = Draft()
    for who in ("Anna", "Berta", "Carla"):
        draft.accuse(who, "Dora", "noise")
    store.articles.add(*draft.done())
    ids = {name: the(store, name).id for name in ("Anna", "Berta", "Dora")}

    def found(*onto: str) -> set[tuple[str, str]]:
        links = store.edges.links([ids["Dora"]], [EdgeType.ACCUSES], 10, [ids[name] for name in onto])
        return {(link.source, link.target) for link in links}

    assert found("Anna", "Berta") == {(ids["Anna"], ids["Dora"]), (ids["Berta"], ids["Dora"])}
    assert found("Anna") == {(ids["Anna"], ids["Dora"])}
    assert found() == set()


def test_same_assertion_of_two_runs(store: Store) -> None:
    """Two extractors that assert one edge are two pieces of evidence for it."""
    draft = Draft()
    draft.accuse("Anna", "Berta", "noise")
    article, graph, _ = draft.done()
    store.articles.add(article, graph, MACHINE)
    store.articles.add(article, graph, Extractor("person", "1"))
    (edge,) = edges_of(store, the(store, "Anna").id, EdgeType.ACCUSES)

    assert edge.count == 2
    assert len({one.run for one in store.edges.evidence([edge.id], 5)}) == 2


def test_a_node_named_twice(store: Store) -> None:
    """Edges among nodes come once each, however often a node is named."""
    article = store.articles.add(*said("Anna", "Hello.")).article
    (statement,) = store.statements.find(StatementFilter(), ALL).items

    found = store.edges.among([statement.id, statement.id, article, article], EdgeType)

    assert [EdgeType.REPORTED_IN] == [edge.type for edge in found]
