"""The chain behind a statement, its sentence, and its words checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import NotFound
from graph.queries import StatementFilter
from graph.store.attribution import attribution, verify
from tests.store.build import ALL, Draft, said

if TYPE_CHECKING:
    from graph.records import StatementRecord
    from graph.store.base import Store


def one(store: Store, text: str) -> StatementRecord:
    """The earliest statement with these words."""
    return store.statements.find(StatementFilter(text=text), ALL).items[-1]


def test_chain(store: Store) -> None:
    """The chain goes from outlet and outer speakers to the speaker, the office and its place."""
    draft = Draft("2020-09-30", publisher="The Harrow Ledger")
    for office in ("President of Karabakh", "Administration"):
        draft.office(office)
    draft.place("Karabakh")
    far = draft.say("Wire", "Berta reports that Poghosyan says peaceful regions are shelled", cue="reported")
    near = draft.quote(far, "Berta", "Poghosyan says peaceful regions are shelled")
    draft.quote(near, "Poghosyan", "peaceful regions are shelled")
    draft.stand("Poghosyan", "President of Karabakh", "press secretary")
    draft.stand("President of Karabakh", "Administration")
    draft.stand("Administration", "Karabakh")
    store.articles.add(*draft.done())

    (inner,) = [s for s in store.statements.find(StatementFilter(), ALL).items if s.text.startswith("peaceful")]
    chain = attribution(store, inner.id)
    (capacity,) = chain.capacities
    assert [outer.speakers[0].name for outer in chain.outer] == ["Wire", "Berta"]
    assert (capacity.speaker.name, capacity.role) == ("Poghosyan", "press secretary")
    assert capacity.office is not None
    assert capacity.place is not None
    assert (capacity.office.name, capacity.place.name) == ("President of Karabakh", "Karabakh")
    assert chain.told == (
        "In The Harrow Ledger of 30 September 2020, Poghosyan, press secretary of the President of Karabakh, "
        "said that peaceful regions are shelled, as reported by Berta, in turn reported by Wire."
    )


def test_capacities(store: Store) -> None:
    """Each office of each speaker is told; a former one is not, nor is a ring of offices walked for ever."""
    draft = Draft()
    for office in ("Ministry", "Army"):
        draft.office(office)
    draft.place("Armenia")
    draft.say("Anna and Berta and Armenia", "All calm.")
    draft.stand("Anna", "Ministry", "voice")
    draft.stand("Anna", "Armenia", "delegate")
    draft.stand("Berta", "Ministry", "voice", former=True)
    draft.stand("Ministry", "Army")
    draft.stand("Army", "Ministry")
    store.articles.add(*draft.done())

    found = attribution(store, one(store, "calm").id).capacities
    assert [
        (c.speaker.name, c.role, c.office.name if c.office else None, c.place.name if c.place else None) for c in found
    ] == [
        ("Anna", "voice", "Ministry", None),
        ("Anna", "delegate", None, "Armenia"),
        ("Berta", None, None, None),
        ("Armenia", None, None, None),
    ]


def test_same_words_and_first(store: Store) -> None:
    """The same words elsewhere come earliest first, and the earliest of all is named."""
    for on in ("2020-09-29", "2020-09-28", None):
        store.articles.add(*said("Anna", "We did not begin this.", on=on, title=f"{on}"))
    late = one(store, "begin").id
    found = attribution(store, late)

    assert found.statement.said_on is None
    assert [s.said_on for s in found.same_words] == ["2020-09-28", "2020-09-29"]
    assert found.first.said_on == "2020-09-28"
    assert attribution(store, found.first.id).first == found.first


def test_nobody_named(store: Store) -> None:
    """A statement without a speaker has a chain without capacities."""
    draft = Draft()
    draft.say("", "It rains.")
    store.articles.add(*draft.done())

    found = attribution(store, one(store, "rains").id)
    assert found.capacities == ()
    assert found.told == "In Outlet of 27 September 2020, it was said, by whom is not told, “It rains”."


def test_unknown(store: Store) -> None:
    """What is not there has neither chain nor proof."""
    for ask in (attribution, verify):
        with pytest.raises(NotFound, match="st_nope"):
            ask(store, "st_nope")


def test_verify(store: Store) -> None:
    """A statement's words are cut anew, with what stands around them, and its evidence with it."""
    draft = Draft()
    draft.say("Anna", "Αλλά όχι 🙂")
    piece = draft.done()
    store.articles.add(*piece)

    found = verify(store, one(store, "Αλλά").id)
    assert found.verified
    assert found.sha256 == piece.article.sha256
    assert [(s.role, s.exact) for s in found.selectors] == [
        ("content", "Αλλά όχι 🙂"),
        ("cue", "said"),
        ("source", "Anna"),
    ]
    content = found.selectors[0]
    assert piece.article.text[content.start : content.end] == content.exact
    assert (content.prefix, content.suffix) == ("Anna said: “", "”. ")
    assert len(found.evidence) == 2  # reported in, said
