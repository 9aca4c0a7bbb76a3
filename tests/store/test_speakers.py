"""Who spoke for an office or place, when and in which capacity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.queries import SpeakerFilter
from tests.store.build import ALL, Draft, the, through

if TYPE_CHECKING:
    from graph.store.base import Store


def told(store: Store, name: str, **when: Any) -> list[tuple[str, str | None, str | None, int]]:
    """Speaker, office, role and how many statements."""
    found = store.statements.speakers(SpeakerFilter(the(store, name).id, **when), ALL).items
    return [(one.speaker.name, one.office.name if one.office else None, one.role, one.count) for one in found]


def ministry(on: str | None = "2020-09-27", **head: Any) -> Draft:
    """An article in which Anna speaks twice for the Ministry of Armenia, and Berta once for nobody."""
    draft = Draft(on, **head)
    draft.office("Ministry")
    draft.place("Armenia")
    draft.stand("Anna", "Ministry", "voice")
    draft.stand("Ministry", "Armenia")
    draft.say("Anna", f"All is well on {on}.")
    draft.say("Anna", "Nothing burns.")
    draft.say("Berta", "It burns.")
    return draft


def test_for_an_office_and_its_place(store: Store) -> None:
    """Whoever stands for it, or for an office of it; the office in which they spoke, and the role, are told."""
    draft = ministry()
    draft.say("Ministry", "We say so.")
    draft.say("Armenia and Berta", "We too.")
    store.articles.add(*draft.done())

    assert told(store, "Ministry") == [("Anna", "Ministry", "voice", 2), ("Ministry", None, None, 1)]
    assert sorted(told(store, "Armenia")) == [
        ("Anna", "Ministry", "voice", 2),
        ("Armenia", None, None, 1),
        ("Ministry", "Armenia", None, 1),
    ]
    assert told(store, "Berta") == [("Berta", None, None, 2)]


def test_not_for_whom_another_speaker_stands(store: Store) -> None:
    """Of two who say one thing, each speaks for its own office; a former office is none."""
    draft = Draft()
    draft.office("Ministry")
    draft.office("Army")
    draft.stand("Anna", "Ministry")
    draft.stand("Berta", "Army")
    draft.stand("Carl", "Ministry", former=True)
    draft.say("Anna and Berta and Carl", "All is well.")
    store.articles.add(*draft.done())

    assert told(store, "Ministry") == [("Anna", "Ministry", None, 1)]
    assert told(store, "Army") == [("Berta", "Army", None, 1)]


def test_on_a_day(store: Store) -> None:
    """Only what was said then; first and last day and the first statements are told."""
    for day in ("2020-09-26", "2020-09-27", "2020-10-01", None):
        store.articles.add(*ministry(day).done())

    assert told(store, "Ministry", since="2020-09-27", until="2020-09-27") == [("Anna", "Ministry", "voice", 2)]
    assert told(store, "Ministry", since="2020-09", until="2020-09") == [("Anna", "Ministry", "voice", 4)]
    assert told(store, "Ministry", since="2020-11") == []

    (row,) = store.statements.speakers(SpeakerFilter(the(store, "Ministry").id), ALL).items
    assert (row.count, row.first, row.last) == (8, "2020-09-26", "2020-10-01")
    assert [store.statements.get(id_).said_on for id_ in row.statements[:4]] == ["2020-09-26"] * 2 + ["2020-09-27"] * 2


def test_copies_count_once(store: Store) -> None:
    """Of one text in two outlets the earliest is counted."""
    store.articles.add(*ministry(url="https://later.example").done())
    copy = ministry(url="https://first.example")
    copy.head["published"] = "2020-09-26"
    first = store.articles.add(*copy.done()).article

    (row,) = store.statements.speakers(SpeakerFilter(the(store, "Ministry").id), ALL).items
    assert row.count == 2
    assert {store.statements.get(id_).article.id for id_ in row.statements} == {first}


def test_paging(store: Store) -> None:
    """Page after page gives every row once, in the order of the whole."""
    draft = Draft()
    draft.office("Ministry")
    for number, name in enumerate(("Anna", "Berta", "Carl", "Dora", "Emil")):
        draft.stand(name, "Ministry")
        draft.say(name, f"This is {number}.")
    store.articles.add(*draft.done())
    wanted = SpeakerFilter(the(store, "Ministry").id)
    whole = list(store.statements.speakers(wanted, ALL).items)

    assert through(lambda page: store.statements.speakers(wanted, page), 2) == whole
    assert len(whole) == 5
