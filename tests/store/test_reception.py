"""What was made of a statement: repeated, quoted and denied elsewhere, and whom it accuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import NotFound
from graph.queries import StatementFilter
from graph.store.attribution import reception
from graph.store.rows import as_json
from graph.store.sqlite import SqliteStore
from tests.store.build import ALL, Draft, said

if TYPE_CHECKING:
    from graph.store.base import Store

WORDS = "All is well in town."


def known(store: Store, publisher: str = "Outlet") -> str:
    """The id of the statement of these words in an outlet."""
    found = store.statements.find(StatementFilter(publisher=publisher), ALL).items
    (one,) = [one.id for one in found if one.text == WORDS]
    return one


def tell(store: Store, publisher: str, on: str | None) -> None:
    """An outlet has Anna's words."""
    store.articles.add(*said("Anna", WORDS, on=on, publisher=publisher, url=f"https://{publisher}.example/".casefold()))


def quoting(publisher: str, on: str | None) -> Draft:
    """An article in which Carla tells what Berta tells of Anna's words."""
    draft = Draft(on, publisher=publisher)
    outer = draft.say("Carla", f"I hear that Berta says that Anna says that {WORDS}")
    middle = draft.quote(outer, "Berta", f"that Anna says that {WORDS}")
    draft.quote(middle, "Anna", WORDS)
    return draft


def test_taken_up(store: Store) -> None:
    """Repeats and, however deep, what quotes these come by day, undated ones last; earlier ones are none."""
    tell(store, "Outlet", "2020-09-27T09:00:00Z")
    tell(store, "Before", "2020-09-26")
    tell(store, "Wire", "2020-09-27T08:00:00Z")
    tell(store, "Whenever", None)
    store.articles.add(*quoting("After", "2020-09-29").done())

    found = reception(store, known(store))
    assert sorted((one.statement.article.publisher or "", one.how) for one in found.uptakes) == [
        ("After", "quoted"),
        ("After", "quoted"),
        ("After", "repeated"),
        ("Whenever", "repeated"),
        ("Wire", "repeated"),
    ]
    assert found.outlets == ("Wire", "After", "Whenever")
    first, second = (one.statement.speakers[0].name for one in found.uptakes if one.how == "quoted")
    assert found.told == (
        "This statement, in Outlet of 27 September 2020, was repeated in Wire of 27 September 2020, "
        f"After of 29 September 2020 and Whenever and quoted by {first} (in After of 29 September 2020) "
        f"and {second} (in After of 29 September 2020)."
    )


def test_quoted_where_it_stands(store: Store) -> None:
    """Within its own article it is quoted by all that it stands inside."""
    store.articles.add(*quoting("Outlet", "2020-09-27").done())

    found = reception(store, known(store))
    assert {one.statement.speakers[0].name for one in found.uptakes} == {"Berta", "Carla"}
    assert {one.how for one in found.uptakes} == {"quoted"}
    assert found.told.count("(in the same article)") == 2


def test_nothing_was_made_of_it(store: Store) -> None:
    """No other takes it up; the charges that it carries are told."""
    draft = Draft()
    key = draft.say("Anna", WORDS)
    draft.accuse("Anna", "Berta", "the fire", statement=key)
    draft.accuse("Anna", "Carla", statement=key)
    draft.accuse("Anna", "Dora", "noise")
    store.articles.add(*draft.done())

    found = reception(store, known(store))
    assert [(one.accuser.name, one.accused.name, one.words) for one in found.charges] == [
        ("Anna", "Berta", "the fire"),
        ("Anna", "Carla", None),
    ]
    assert (found.uptakes, found.outlets) == ((), ())
    assert found.told == (
        "This statement, in Outlet of 27 September 2020, was taken up by no other and accuses Berta of “the fire” and "
        "Carla."
    )


def test_many_repeats_are_told_in_short(store: Store) -> None:
    """The sentence names three, and how many more there are."""
    for number in range(6):
        tell(store, f"Wire{number}" if number else "Outlet", f"2020-09-2{number}")

    found = reception(store, known(store))
    assert found.told == (
        "This statement, in Outlet of 20 September 2020, was repeated in Wire1 of 21 September 2020, "
        "Wire2 of 22 September 2020, Wire3 of 23 September 2020 and 2 more."
    )


def test_denied() -> None:
    """Who denies it, or a repeat of it, is told; here the links stand in the graph as a reader of them writes them."""
    with SqliteStore() as store:
        tell(store, "Outlet", "2020-09-27")
        tell(store, "Wire", "2020-09-28")
        store.articles.add(*said("Berta", "No.", on="2020-09-29", publisher="Gazette"))
        (denial,) = store.statements.find(StatementFilter(publisher="Gazette"), ALL).items
        with store._database.writing() as write:
            target = known(store, "Wire")
            edge = ("edge_denial", "DENIES", denial.id, target, None, "2020-09-29")
            write.rows("add_edges", rows=as_json([edge]))

        found = reception(store, known(store))
    assert [(one.how, one.statement.text) for one in found.uptakes] == [("repeated", WORDS), ("denied", "No.")]
    assert found.told.endswith("Wire of 28 September 2020 and denied by Berta (in Gazette of 29 September 2020).")


def test_unknown(store: Store) -> None:
    """A statement that is not there is named."""
    with pytest.raises(NotFound, match="st_nope"):
        reception(store, "st_nope")
