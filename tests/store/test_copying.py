"""A graph copied into another store is the same there, to the last id."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.comparing import differences
from graph.copying import copy
from graph.errors import BadQuery
from graph.model import Extractor
from graph.queries import EntityFilter
from graph.store.base import open_store
from graph.store.sqlite import SqliteStore
from tests.store.build import ALL, Draft, Piece, said, snapshot
from tests.store.test_batches import batches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.store.base import Store

OTHER = Extractor("another", "2.0")
LAST: dict[str, Any] = {"name": "last", "publisher": None}


def accusing(day: str | None, accused: str, **head: Any) -> Piece:
    """An article with every kind of edge."""
    draft = Draft(day, **head)
    draft.place(accused, aliases=(f"the {accused}",))
    draft.office("Ministry")
    draft.crowd("officials")
    words = draft.say("Anna and officials", f"{accused}; “fired”\non us.", about=(accused,), addressee="Berta")
    draft.quote(words, "Carl", "on us")
    draft.stand("Anna", "Ministry", "voice")
    draft.accuse("Anna", accused, "firing")
    return draft.done()


def everything(store: Store) -> None:
    """Articles with and without dates and outlets, two of them read twice, and ids that no order of writing explains.

    Both mention Anna and Dora; Anna has an id of an article that is gone, Berta one of the second article, Dora one
    of the third.
    """
    first, second, third = said("Anna", "Hello."), accusing("2020-09-28", "Armenia"), accusing(None, "armenia")
    also = said("Dora", "Yes.").graph
    store.articles.add_all([first, second, third])
    store.articles.remove(first.article.id)
    store.articles.remove(second.article.id)
    store.articles.add(third.article, also, OTHER)
    store.articles.add_all([second, Piece(second.article, also, OTHER), accusing("2020-10-01", "East", **LAST)])


def ids(store: Store) -> dict[str, tuple[str, ...]]:
    """The members of every entity by its id."""
    found = store.entities.find(EntityFilter(), ALL).items
    return {one.id: store.entities.get(one.id).members for one in found}


@pytest.fixture
def source() -> Iterator[Store]:
    """A store with a past."""
    with open_store("sqlite://") as opened:
        everything(opened)
        yield opened


def test_the_same(source: Store, store: Store) -> None:
    """All answers are the same, and every entity has its id; so they are after copying back."""
    copied = copy(source, store)

    assert (copied.written, copied.unchanged, copied.refused) == (3, 0, ())
    assert list(differences(source, store)) == []
    assert (snapshot(store), ids(store)) == (snapshot(source), ids(source))
    with open_store("sqlite://") as back:
        copy(store, back)

        assert (snapshot(back), ids(back)) == (snapshot(source), ids(source))


def test_again(source: Store, store: Store) -> None:
    """What the target has is passed over; what was added, changed or read anew since comes over."""
    copy(source, store)
    new, last = said("Emil", "No."), accusing("2020-10-01", "East", **LAST)
    source.articles.add_all([new, Piece(new.article, said("Franz", "No.").graph, OTHER)])
    source.articles.add(replace(last.article, title="Anew"), last.graph, last.extractor)

    copied = copy(source, store)

    assert (copied.written, copied.unchanged) == (2, 2)
    assert list(differences(source, store)) == []
    assert copy(source, store).written == 0


def test_cut_off(source: Store, store: Store) -> None:
    """What an interrupt leaves is whole articles; the next run brings the rest."""

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(source, store, on_progress=interrupt)
    assert copy(source, store).unchanged == 3
    assert snapshot(store) == snapshot(source)


def test_onto_itself(source: Store, tmp_path: Path) -> None:
    """A store is not copied onto itself, whatever its file is called."""
    (tmp_path / "other").symlink_to(tmp_path)
    with (
        open_store(f"sqlite:///{tmp_path}/graph.db") as one,
        open_store(f"sqlite:///{tmp_path}/other/graph.db") as other,
    ):
        for known, again in ((source, source), (one, other)):
            with pytest.raises(BadQuery, match="onto itself"):
                copy(known, again)


@pytest.mark.parametrize("n", range(4))
def test_other_articles(source: Store, n: int) -> None:
    """A target with an article that the source has not is refused before anything is written."""
    stranger = said("Gerd", "Well." * n)
    with open_store("sqlite://") as target:
        target.articles.add(*stranger)

        with pytest.raises(BadQuery, match=f"has not: {stranger.article.id}.*empty store"):
            copy(source, target)
        assert target.counts()["articles"] == 1
        assert f"article {stranger.article.id} is only there" in differences(source, target)


def test_many_other_articles(store: Store) -> None:
    """The first five are named, and the others counted."""
    store.articles.add_all([said("Gerd", "Well." * n) for n in range(7)])

    with open_store("sqlite://") as source, pytest.raises(BadQuery, match=r"(art_[^,]*, ){4}art_[^,]* and 2 more"):
        copy(source, store)


def test_other_text(store: Store) -> None:
    """Another text under a known address is refused with its reason, the rest goes over; and taken if told so."""
    url = "https://outlet.example/1"
    store.articles.add(*said("Anna", "Hello.", url=url))
    with open_store("sqlite://") as source:
        source.articles.add_all([said("Anna", "Bye.", url=url), said("Berta", "Yes.")])
        refused = copy(source, store)
        told = list(differences(source, store))
        taken = copy(source, store, replace=True)

        assert (refused.written, [str(one).partition(" is ")[2] for one in refused.refused]) == (
            1,
            ["stored with another text; replace it to take the new one"],
        )
        assert any("text is 'Anna said: “Hello.”. ' there, not 'Anna said: “Bye.”. '" in one for one in told)
        assert (taken.written, list(differences(source, store))) == (1, [])


def test_other_ids(store: Store) -> None:
    """Entities that got other ids in the target, by another order of writing, take those of the source."""
    pieces = [said("Anna", "Hello."), said("Anna", "Bye.")]
    store.articles.add_all(pieces)
    with open_store("sqlite://") as source:
        source.articles.add_all(pieces[::-1])
        before = list(differences(source, store))
        copied = copy(source, store)

        assert any("canonical is" in one for one in before)
        assert (copied.written, copied.unchanged) == (2, 0)
        assert list(differences(source, store)) == []
        assert ids(store) == ids(source)


BROKEN = {
    "UPDATE edge SET count = count + 1 WHERE type = 'ACCUSES'": ["edge", "count is 2 there, not 1"],
    "UPDATE edge SET first = '' WHERE type = 'SAID'": ["edge", "first is None there"],
    "DELETE FROM edge WHERE type = 'MENTIONS'": ["edge edge_", "is not there"],
    "UPDATE evidence SET confidence = 0.5 WHERE type = 'REPRESENTS'": ["evidence ev_", "confidence is 0.5"],
    "DELETE FROM evidence": ["evidence ev_", "is not there"],
    "UPDATE entity SET named = NOT named": ["entity ent_", "named is"],
    "UPDATE entity SET articles = 9": ["entity ent_", "articles is 9 there, not 1"],
    "UPDATE article SET title = 'x'": ["article art_", "head is"],
    "UPDATE article SET text = text || 'x'": ["article art_", "text is"],
    "UPDATE reading SET graph = '{}' WHERE extractor = 'another'": ["article art_", "readings is"],
    "UPDATE extraction_run SET version = '9'": ["article art_", "readings is"],
}


@pytest.mark.parametrize("harm", BROKEN)
def test_every_difference_is_found(source: Store, harm: str) -> None:
    """Whatever is changed in the copy is told."""
    with SqliteStore() as target:
        copy(source, target)
        with target._database.writing() as write:
            write.raw.execute(harm)

        told = list(differences(source, target))
        assert any(all(part in one for part in BROKEN[harm]) for one in told), told


@given(batches())
@settings(max_examples=50, deadline=None)
def test_any_graph(batch: list[Piece]) -> None:
    """Whatever was written, in whatever order, is the same in a new copy."""
    with open_store("sqlite://") as source, open_store("sqlite://") as target:
        source.articles.add_all(batch, replace=True)
        copy(source, target)

        assert (snapshot(target), ids(target)) == (snapshot(source), ids(source))


@pytest.mark.parametrize("gone", ["name", "reading", "both readings"])
def test_what_is_gone(store: Store, gone: str) -> None:
    """A name or a reading that an article has lost since an earlier copy is gone from a later one too."""
    one = said("Anna", "Yes.", url="https://outlet.example/1", name="n" if gone == "name" else None)
    with open_store("sqlite://") as source:
        source.articles.add(*one)
        if gone == "both readings":
            source.articles.add(one.article, said("Berta", "No.").graph, Extractor("a third", "1"))
        copy(source, store)
        source.articles.remove(one.article.id)
        nameless = replace(one.article, name=None)
        source.articles.add(nameless, one.graph, one.extractor if gone == "name" else OTHER)
        copied = copy(source, store)

        assert (copied.written, copied.unchanged) == (1, 0)
        assert list(differences(source, store)) == []


def test_removed_since(source: Store, store: Store) -> None:
    """Articles that are gone from the source go from the target where that is asked for, with all they supported."""
    copy(source, store)
    first, second, _ = source.articles.ids()
    source.articles.remove(first)
    source.articles.remove(second)

    with pytest.raises(BadQuery, match=f"{first}, {second}"):
        copy(source, store)
    assert store.counts()["articles"] == 3
    copied = copy(source, store, remove=True)

    assert (copied.written, copied.unchanged, copied.removed) == (0, 1, 2)
    assert (snapshot(store), ids(store)) == (snapshot(source), ids(source))


@pytest.mark.parametrize("names", list(permutations(["a", "b", None])))
def test_names_change_hands(store: Store, names: tuple[str | None, ...]) -> None:
    """Articles whose own names went to each other, or to a new one, are all there under the names they have now."""

    def under(*names: str | None) -> list[Piece]:
        return [said("Anna", "Yes." * n, name=name) for n, name in enumerate(names)]

    with open_store("sqlite://") as source:
        source.articles.add_all(under("a", "b", "c"))
        copy(source, store)
        for id_ in list(source.articles.ids()):
            source.articles.remove(id_)
        source.articles.add_all(under(*names, "c"))
        copied = copy(source, store)

        assert (store.counts()["articles"], copied.refused) == (4, ())
        assert list(differences(source, store)) == []


def test_another_id_since(store: Store) -> None:
    """An entity that was gone and came back under another id has that one in a later copy, in each of its articles."""
    pieces = [accusing("2020-09-28", "Armenia"), accusing("2020-09-29", "armenia", name="n"), said("Anna", "Hello.")]
    with open_store("sqlite://") as source:
        source.articles.add_all(pieces)
        copy(source, store)
        before = ids(store)
        for piece in pieces:
            source.articles.remove(piece.article.id)
        source.articles.add_all(pieces[::-1])
        copy(source, store)

        assert ids(source) != before
        assert (snapshot(store), ids(store)) == (snapshot(source), ids(source))
        assert copy(source, store).unchanged == 3


@given(batches(), batches(), st.sets(st.integers(0, 5)))
@settings(max_examples=100, deadline=None)
def test_any_past(before: list[Piece], after: list[Piece], gone: set[int]) -> None:
    """Whatever happened to the source since, a later copy onto an earlier one is as a new copy would be."""
    with open_store("sqlite://") as source, open_store("sqlite://") as target:
        source.articles.add_all(before, replace=True)
        copy(source, target)
        for n, id_ in enumerate(list(source.articles.ids())):
            if n in gone:
                source.articles.remove(id_)
        source.articles.add_all(after, replace=True)
        copied = copy(source, target, replace=True, remove=True)

        assert copied.refused == ()
        assert (snapshot(target), ids(target)) == (snapshot(source), ids(source))
        assert list(differences(source, target)) == []
        assert copy(source, target).written == 0
