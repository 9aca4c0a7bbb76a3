"""Articles written together come out as if they had been written one after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import Conflict
from graph.model import Extractor
from graph.queries import EntityFilter
from graph.store.base import open_store
from tests.store.build import ALL, Draft, Piece, said, snapshot, the

if TYPE_CHECKING:
    from graph.store.base import Store

OTHER = Extractor("another", "2.0")


def ids(store: Store) -> list[tuple[Any, ...]]:
    """Every entity with its id, which tells the order of writing, and what it is called."""
    return [(one.id, one.name, one.articles, one.first) for one in store.entities.find(EntityFilter(), ALL).items]


def accusing(day: str, accused: str, **head: Any) -> Piece:
    """An article in which Anna of the ministry accuses a country by one of its names."""
    draft = Draft(day, **head)
    draft.office("Ministry")
    draft.place(accused, aliases=(f"the {accused}",))
    draft.say("Anna", f"{accused} fired on us.", about=(accused,))
    draft.stand("Anna", "Ministry", "voice")
    draft.accuse("Anna", accused, "firing")
    return draft.done()


def one_by_one(store: Store, batch: list[Piece], *, replacing: bool = False) -> list[bool]:
    """Which of the articles changed the store."""
    return [store.articles.add(*piece, replace=replacing).changed for piece in batch]


def test_sharing_entities(store: Store) -> None:
    """An entity of an earlier article is there for the later ones; counts, dates and names are those of all."""
    batch = [accusing("2020-09-28", "Armenia"), accusing("2020-09-27", "armenia"), said("Anna", "Hello.", on=None)]
    one_by_one(store, batch)
    wanted = (snapshot(store), ids(store))
    for piece in batch:
        store.articles.remove(piece.article.id)

    done = store.articles.add_all(batch)

    assert [one.article for one in done] == [piece.article.id for piece in batch]
    assert (snapshot(store), ids(store)) == wanted


def test_all_or_nothing(store: Store) -> None:
    """Where one of them is in conflict, none is written."""
    store.articles.add(*said("Anna", "Hello.", name="n1"))
    before = snapshot(store)

    with pytest.raises(Conflict, match="named 'n1' is stored with another text"):
        store.articles.add_all([said("Berta", "Yes."), said("Anna", "Bye.", name="n1")])
    assert snapshot(store) == before


def test_conflict_among_themselves(store: Store) -> None:
    """Two texts of one address are a conflict too if they come together."""
    url = "https://outlet.example/1"

    with pytest.raises(Conflict):
        store.articles.add_all([said("Anna", "Hello.", url=url), said("Anna", "Bye.", url=url)])
    assert set(store.counts().values()) == {0}


def test_the_same_twice(store: Store) -> None:
    """The same article again, in the same batch, changes nothing."""
    piece = said("Anna", "Hello.")

    first, second = store.articles.add_all([piece, piece])

    assert (first.changed, second.changed) == (True, False)
    assert the(store, "Anna").articles == 1


def test_nothing(store: Store) -> None:
    """No articles are no work."""
    assert store.articles.add_all([]) == []


def test_taking_the_place_of_another(store: Store) -> None:
    """New, same, replaced and newly read articles may come together, in any order."""
    url = "https://outlet.example/1"
    first = [accusing("2020-09-27", "Armenia", url=url), said("Berta", "Yes.", name="n1"), said("Carl", "No.")]
    second = [
        said("Dora", "Well.", on="2020-10-01"),
        said("Anna", "Sorry.", url=url),
        first[2],
        Piece(first[1].article, first[1].graph, OTHER),
        said("Dora", "Well, well.", name="n1"),
        accusing("2020-09-29", "Armenia"),
    ]
    one_by_one(store, first)
    changed = one_by_one(store, second, replacing=True)
    wanted = (snapshot(store), ids(store))
    for id_ in list(store.articles.ids()):
        store.articles.remove(id_)
    store.articles.add_all(first)

    assert [one.changed for one in store.articles.add_all(second, replace=True)] == changed
    assert (snapshot(store), ids(store)) == wanted


@st.composite
def batches(draw: st.DrawFn) -> list[Piece]:
    """Articles that share names, addresses and people in every way."""
    found: list[Piece] = []
    for _ in range(draw(st.integers(1, 7))):
        url = draw(st.sampled_from([None, "https://o.example/1", "https://o.example/2"]))
        name = draw(st.sampled_from([None, "n1", "n2"]))
        speaker = draw(st.sampled_from(["Anna", "anna", "Berta"]))
        piece = said(speaker, draw(st.sampled_from(["Yes.", "No."])), on="2020-09-27", url=url, name=name)
        title = draw(st.sampled_from(["", "New"]))
        extractor = draw(st.sampled_from([piece.extractor, OTHER]))
        found.append(Piece(replace(piece.article, title=title), piece.graph, extractor))
    return found


@given(batches(), st.integers(0, 3))
@settings(max_examples=150, deadline=None)
def test_any_batch(batch: list[Piece], before: int) -> None:
    """Whatever comes together, also onto what is there, comes out as it would one by one."""
    with open_store("sqlite://") as single, open_store("sqlite://") as together:
        changed = one_by_one(single, batch, replacing=True)
        done = [together.articles.add(*piece, replace=True) for piece in batch[:before]]
        done += together.articles.add_all(batch[before:], replace=True)

        assert [one.changed for one in done] == changed
        assert (snapshot(together), ids(together)) == (snapshot(single), ids(single))
