"""Statements: every filter, alone and together, newest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import NotFound
from graph.model import Mode, StatementClass, TimeSaid
from graph.queries import StatementFilter
from tests.store.build import ALL, Draft, said, the, through, words

if TYPE_CHECKING:
    from graph.store.base import Store


@pytest.fixture
def told(store: Store) -> Store:
    """Two articles about a ministry, its voice before and after."""
    draft = Draft("2020-09-27", publisher="Post", title="One")
    for office in ("Ministry", "General Staff"):
        draft.office(office)
    draft.place("Armenia")
    draft.stand("Anna", "Ministry", "spokeswoman")
    draft.stand("Ministry", "Armenia")
    draft.stand("Carla", "Ministry", "spokeswoman", former=True)
    draft.say("Anna", "We hold.", about=("Armenia",), addressee="Berta")
    draft.say("Ministry", "All calm.", mode=Mode.INDIRECT, class_=StatementClass.DOCUMENT)
    draft.say("Carla", "I do not know.", negated=True)
    draft.say("Anna and Berta", "We agree.", when=TimeSaid((0, 4), "2020-09-25", "day"))
    store.articles.add(*draft.done())
    draft = Draft("2020-10-05T09:00:00+04:00", publisher="Herald", title="Two")
    draft.say("Anna", "I moved on.", class_=StatementClass.THOUGHT)
    draft.say("", "It is reported.")
    store.articles.add(*draft.done())
    return store


def find(store: Store, **wanted: Any) -> set[str]:
    """The words of the statements that are found; entities by name."""
    entities = {"speaker", "office", "about", "addressee"}
    ids: dict[str, Any] = {key: the(store, value).id if key in entities else value for key, value in wanted.items()}
    return set(words(store.statements.find(StatementFilter(**ids), ALL)))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"speaker": "Anna"}, {"We hold.", "We agree.", "I moved on."}),
        ({"speaker": "Berta"}, {"We agree."}),
        ({"office": "Ministry"}, {"We hold.", "All calm.", "We agree."}),
        ({"office": "Armenia"}, {"We hold.", "All calm.", "We agree."}),
        ({"office": "General Staff"}, set[str]()),
        ({"about": "Armenia"}, {"We hold."}),
        ({"addressee": "Berta"}, {"We hold."}),
        ({"mode": Mode.INDIRECT}, {"All calm."}),
        ({"class_": StatementClass.THOUGHT}, {"I moved on."}),
        ({"negated": True}, {"I do not know."}),
        ({"publisher": "herald"}, {"I moved on.", "It is reported."}),
        ({"text": "we"}, {"We hold.", "We agree."}),
        ({"since": "2020-10"}, {"I moved on.", "It is reported."}),
        ({"until": "2020-09-25"}, {"We agree."}),
        ({"since": "2020-09-26", "until": "2020-09-27"}, {"We hold.", "All calm.", "I do not know."}),
        ({"since": "2020-10-05", "until": "2020-10-05"}, {"I moved on.", "It is reported."}),
        (
            {"speaker": "Anna", "office": "Ministry", "about": "Armenia", "addressee": "Berta", "text": "hold"},
            {"We hold."},
        ),
        ({"office": "Ministry", "mode": Mode.DIRECT, "publisher": "Post", "negated": False}, {"We hold.", "We agree."}),
        ({"about": "Armenia", "text": "agree"}, set[str]()),
        ({"addressee": "Berta", "since": "2021"}, set[str]()),
    ],
)
def test_filters(told: Store, wanted: dict[str, Any], expected: set[str]) -> None:
    """Each filter keeps what meets it, and all of them hold together."""
    assert find(told, **wanted) == expected


def test_filter_by_article(told: Store) -> None:
    """One article's statements, with any other condition."""
    (article,) = {s.article.id for s in told.statements.find(StatementFilter(publisher="Post"), ALL).items}

    assert len(find(told, article=article)) == 4
    assert find(told, article=article, speaker="Anna", text="agree") == {"We agree."}


def test_record(told: Store) -> None:
    """A statement comes with its speakers in order, what they stand for, whom it is about and to, and its article."""
    (found,) = told.statements.find(StatementFilter(text="hold"), ALL).items
    (both,) = told.statements.find(StatementFilter(text="agree"), ALL).items
    (nobody,) = told.statements.find(StatementFilter(text="reported"), ALL).items

    assert [ref.name for ref in found.speakers] == ["Anna"]
    assert [(ref.kind, ref.name) for ref in found.capacity] == [("Office", "Ministry")]
    assert [ref.name for ref in found.about] == ["Armenia"]
    assert found.addressee is not None
    assert found.addressee.name == "Berta"
    assert (found.article.title, found.said_on) == ("One", "2020-09-27")
    assert [ref.name for ref in both.speakers] == ["Anna", "Berta"]
    assert (both.said_on, both.when) == ("2020-09-25", TimeSaid((0, 4), "2020-09-25", "day"))
    assert (nobody.speakers, nobody.capacity, nobody.about, nobody.addressee) == ((), (), (), None)
    assert nobody.source == ()
    assert told.statements.get(found.id) == found


def test_former_office_is_no_capacity(told: Store) -> None:
    """Who left an office does not speak for it."""
    (found,) = told.statements.find(StatementFilter(speaker=the(told, "Carla").id), ALL).items

    assert found.capacity == ()


def test_speakers_keep_the_order_of_the_newest_reading(store: Store) -> None:
    """A new graph's order of speakers is the order shown."""
    for speakers in (("Anna", "Berta"), ("Berta", "Anna")):
        draft = Draft()
        key = draft.say("Anna and Berta", "We agree.")
        draft.statements[key] = replace(draft.statements[key], speakers=speakers)
        store.articles.add(*draft.done())

    (found,) = store.statements.find(StatementFilter(), ALL).items
    assert [ref.name for ref in found.speakers] == ["Berta", "Anna"]


def test_unknown_statement(store: Store) -> None:
    """A statement that is not there is named in the error."""
    with pytest.raises(NotFound, match="st_nope"):
        store.statements.get("st_nope")


def test_nothing_under_unknown_ids(told: Store) -> None:
    """Ids that nobody bears find nothing, and fail nothing."""
    for part in ("speaker", "office", "about", "addressee", "article", "publisher"):
        wanted: dict[str, Any] = {part: "ent_aaaaaaaaaaaaaaaa"}

        assert told.statements.find(StatementFilter(**wanted), ALL).items == ()


@pytest.mark.parametrize(
    "wanted", [{}, {"speaker": "Anna"}, {"office": "Ministry"}, {"about": "Armenia"}, {"text": "hello"}]
)
def test_order_and_pages(store: Store, wanted: dict[str, str]) -> None:
    """Newest first, of one date by id, undated last, whatever the anchor; pages join though more comes in between."""

    def add(words_: str, on: str | None) -> None:
        draft = Draft(on)
        draft.office("Ministry")
        draft.place("Armenia")
        draft.stand("Anna", "Ministry", "voice")
        draft.say("Anna", words_, about=("Armenia",))
        store.articles.add(*draft.done())

    for n in range(9):
        add(f"Hello {n}.", None if n == 4 else f"2020-09-{10 + n // 3}")
    ids: dict[str, Any] = {key: the(store, value).id if key != "text" else value for key, value in wanted.items()}
    whole = store.statements.find(StatementFilter(**ids), ALL).items
    new = iter(range(100))
    pages = through(
        lambda page: store.statements.find(StatementFilter(**ids), page),
        2,
        between=lambda: add(f"Hello and more {next(new)}.", "2021-01-01"),
    )
    found = [one.id for one in pages]

    assert len(whole) == 9
    assert found == [one.id for one in whole]
    dated = sorted((one for one in whole if one.said_on), key=lambda one: one.id)
    dated.sort(key=lambda one: one.said_on or "", reverse=True)
    assert found == [*(one.id for one in dated), *(one.id for one in whole if one.said_on is None)]


def test_vague_dates(store: Store) -> None:
    """Something said in a month may have been said on any of its days."""
    draft = Draft(None)
    draft.say("Anna", "In September.", when=TimeSaid((0, 4), "2020-09", "month"))
    draft.say("Anna", "Undated.")
    store.articles.add(*draft.done())

    assert find(store, since="2020-09-20") == {"In September."}
    assert find(store, since="2020-10-01") == set()
    assert find(store, until="2020-09") == {"In September."}
    assert find(store, until="2020-08-31") == set()


def test_same_words(store: Store) -> None:
    """The same words elsewhere, whatever their case and marks, earliest first; not in the same article."""
    draft = Draft("2020-09-29")
    draft.say("Anna", "We did NOT begin this")
    draft.say("Berta", "we did not begin this!")
    store.articles.add(*draft.done())
    for on in (None, "2020-09-30", "2020-09-28"):
        store.articles.add(*said("Carla", "We did not begin this.", on=on, title=f"{on}"))
    store.articles.add(*said("Carla", "…"))
    store.articles.add(*said("Dora", "—"))

    first = store.statements.find(StatementFilter(speaker=the(store, "Anna").id), ALL).items[0]
    wordless = store.statements.find(StatementFilter(speaker=the(store, "Dora").id), ALL).items[0]
    assert [one.said_on for one in store.statements.same_words(first.id)] == ["2020-09-28", "2020-09-30", None]
    assert store.statements.same_words(wordless.id) == []
    assert store.statements.same_words("st_nope") == []
