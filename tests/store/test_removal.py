"""What is taken away leaves no trace, and what stays is untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import AccusationKind, EdgeType, Extractor
from graph.queries import AccusationFilter, EntityFilter
from graph.store.base import open_store
from tests.neo4j.server import wipe
from tests.store.build import ALL, Draft, Piece, said, snapshot, the

if TYPE_CHECKING:
    from graph.store.base import Store
    from graph.store.neo4j import Neo4jStore

NAMES = ["Anna Petrosyan", "anna petrosyan", "Ministry", "Armenia", "officials"]


def test_the_last_one_in(store: Store) -> None:
    """Removing an article gives back the very store that was there before it."""
    first = Draft("2020-09-27")
    first.place("Armenia", aliases=("Yerevan",))
    first.accuse("Anna", "Armenia", "war")
    store.articles.add(*first.done())
    before = (snapshot(store), the(store, "Armenia"))
    second = Draft("2020-09-20")
    second.place("Armenia", aliases=("The country",))
    second.accuse("Anna", "Armenia", "hunger", kind=AccusationKind.ASSERTED_ACT)
    second.say("Anna and Berta", "Hello.", about=("Armenia",))
    id_ = store.articles.add(*second.done()).article
    store.articles.remove(id_)

    assert (snapshot(store), the(store, "Armenia")) == before


def test_removal_by_own_name(store: Store) -> None:
    """An article's own name is enough to remove it."""
    store.articles.add(*said("Anna", "Hello.", name="n1"))
    store.articles.remove("n1")

    assert set(store.counts().values()) == {0}
    assert store.entities.find(EntityFilter(q="anna"), ALL).items == ()


def test_entity_keeps_its_id_while_it_has_members(store: Store) -> None:
    """An entity whose first member is gone is still the same entity."""
    first = said("Anna", "Hello.")
    store.articles.add(*first)
    id_ = the(store, "Anna").id
    store.articles.add(*said("Anna", "Bye."))
    store.articles.remove(first.article.id)

    assert the(store, "Anna").id == id_
    assert the(store, "Anna").articles == 1


def test_a_name_taken_back(store: Store) -> None:
    """A reading that calls an entity's first member unnamed takes only itself out of the set."""
    draft = Draft()
    draft.person("Police")
    piece = draft.done()
    store.articles.add(*piece)
    store.articles.add(*said("Police", "We are looking."))
    draft.person("Police", named=False)
    store.articles.add(piece.article, draft.done().graph, Extractor("saidgraph", "2"))

    assert sorted((one.named, one.articles) for one in store.entities.named("police")) == [(False, 1), (True, 1)]


def test_dates_of_an_edge_shrink(store: Store) -> None:
    """An edge's first and last day are those of the evidence that is left."""
    ids = []
    for on in ("2020-09-01", "2020-09-15", None, "2020-09-30"):
        draft = Draft(on)
        draft.accuse("Anna", "Berta", f"it on {on}")
        ids.append(store.articles.add(*draft.done()).article)
    store.articles.remove(ids[3])
    store.articles.remove(ids[0])

    (edge,) = store.edges.adjacent([the(store, "Anna").id], [EdgeType.ACCUSES], 10)
    assert (edge.count, edge.first, edge.last) == (2, "2020-09-15", "2020-09-15")
    (pair,) = store.edges.accusations(AccusationFilter(), ALL).items
    assert (pair.count, pair.first, pair.last) == (2, "2020-09-15", "2020-09-15")


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    """Articles over few names, so that they share entities and edges."""
    draft = Draft(draw(st.sampled_from([None, "2020-09-27", "2020-09-28"])), title=draw(st.text("abcdef")))
    draft.office("Ministry", aliases=("MoD",))
    draft.place("Armenia")
    draft.crowd("officials")
    for who, what in draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=4)):
        match draw(st.sampled_from(["say", "stand", "accuse"])):
            case "say":
                draft.say(who, f"Look at {what}", about=(what,))
            case "stand":
                draft.stand(who, what, draw(st.sampled_from([None, "head"])))
            case _:
                draft.accuse(who, what, "it")
    return draft.done()


articles = st.lists(pieces(), min_size=1, max_size=5, unique_by=lambda piece: piece.article.id)


@settings(max_examples=25, deadline=None)
@given(articles, st.data())
def test_removed_is_as_never_added(written: list[Piece], data: st.DataObject) -> None:
    """Whatever was added and removed, in any order: what is left is what would be there without it."""
    with open_store("sqlite://") as store:
        leaves_nothing(store, written, data)


@settings(max_examples=8, deadline=None)
@given(articles, st.data())
def test_neo4j_removed_is_as_never_added(neo4j_opened: Neo4jStore, written: list[Piece], data: st.DataObject) -> None:
    """The same in Neo4j."""
    leaves_nothing(wipe(neo4j_opened), written, data)


def leaves_nothing(store: Store, written: list[Piece], data: st.DataObject) -> None:
    """Whether an empty store, given articles of which some are removed, is as one in which these never were."""
    gone = data.draw(st.sets(st.integers(0, len(written) - 1)))
    for piece in written:
        store.articles.add(*piece)
    for n in sorted(gone):
        store.articles.remove(written[n].article.id)
    with open_store("sqlite://") as other:
        for n, piece in enumerate(written):
            if n not in gone:
                other.articles.add(*piece)

        assert snapshot(store) == snapshot(other)
