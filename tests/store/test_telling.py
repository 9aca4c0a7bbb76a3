"""Attribution chains as sentences."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Mode, StatementClass, TimeSaid
from graph.records import ArticleHead, Capacity, NodeRef, StatementRecord
from graph.store.telling import say_date, told

ANNA = NodeRef("ent_anna", "Person", "Anna")
BERTA = NodeRef("ent_berta", "Person", "Berta")
MINISTRY = NodeRef("ent_min", "Office", "Ministry of Defence")
STAFF = NodeRef("ent_staff", "Office", "General Staff")
ARMENIA = NodeRef("ent_arm", "Place", "Armenia")


def record(text: str, **more: Any) -> StatementRecord:
    """A statement in an article of the Post."""
    fields: dict[str, Any] = {
        "id": "st_1",
        "article": ArticleHead("art_1", "A title", publisher="Post", published="2020-09-27"),
        "text": text,
        "content": ((0, len(text)),),
        "cue": (),
        "source": (),
        "speakers": (ANNA,),
        "capacity": (),
        "addressee": None,
        "about": (),
        "mode": Mode.INDIRECT,
        "class_": StatementClass.SPEECH,
        "negated": False,
        "inside": None,
        "when": None,
        "said_on": None,
        "confidence": 1.0,
    }
    return StatementRecord(**(fields | more))


def tell(text: str, cue: str = "said", capacities: tuple[Capacity, ...] | None = None, **more: Any) -> str:
    """The sentence of a statement, without its opening."""
    alone = (Capacity(ANNA, None, None, None),)
    sentence = told(record(text, **more), (), alone if capacities is None else capacities, cue=cue, source="")
    return sentence.removeprefix("In Post of 27 September 2020, ")


@pytest.mark.parametrize(
    ("cue", "more", "expected"),
    [
        ("said", {}, "Anna said that it rains."),
        ("", {}, "Anna said that it rains."),
        ("According to", {}, "Anna said that it rains."),
        ("stated", {}, "Anna stated that it rains."),
        ("reports", {}, "Anna reported it rains."),
        ("claiming", {}, "Anna claimed it rains."),
        ("denied", {}, "Anna denied it rains."),
        ("cited", {}, "Anna said that it rains."),
        ("wrote", {"mode": Mode.DIRECT}, "Anna wrote: “it rains”."),
        ("said", {"mode": Mode.DIRECT}, "Anna said: “it rains”."),
        ("posted", {"class_": StatementClass.DOCUMENT, "mode": Mode.DIRECT}, "Anna wrote: “it rains”."),
        ("", {"class_": StatementClass.DOCUMENT}, "Anna wrote that it rains."),
        ("hopes", {"class_": StatementClass.THOUGHT}, "Anna hoped that it rains."),
        ("mind", {"class_": StatementClass.THOUGHT}, "Anna thought that it rains."),
        ("say", {"negated": True}, "Anna did not say that it rains."),
        ("said", {"when": TimeSaid((0, 1), "2020-09-26", "day")}, "Anna said on 26 September 2020 that it rains."),
        ("said", {"when": TimeSaid((0, 1), "2020-09-27", "day")}, "Anna said that it rains."),
        ("accused", {"about": (ARMENIA,)}, "Anna accused Armenia of it rains."),
        ("accused", {}, "Anna said that it rains."),
    ],
)
def test_verbs(cue: str, more: dict[str, Any], expected: str) -> None:
    """The verb is the article's where it carries the meaning, and the grammar fits it."""
    assert tell("it rains.", cue, **more) == expected


@pytest.mark.parametrize(
    ("cue", "words", "expected"),
    [
        ("condemned", "the actions of the army", "Anna condemned the actions of the army."),
        ("called for", "mobilization", "Anna called for mobilization."),
        ("urged", "everyone to stay calm", "Anna urged everyone to stay calm."),
        ("blamed", "the delay", "Anna blamed Armenia for the delay."),
        ("said", "that it\n rains,", "Anna said that it rains."),
        ("said", "it is “calm”", "Anna said that it is “calm”."),
    ],
)
def test_words_that_are_no_clause(cue: str, words: str, expected: str) -> None:
    """What was called for or condemned follows its verb."""
    assert tell(words, cue, about=(ARMENIA,)) == expected


@pytest.mark.parametrize(
    ("capacity", "expected"),
    [
        (Capacity(ANNA, "spokeswoman", MINISTRY, ARMENIA), "Anna, spokeswoman of the Ministry of Defence,"),
        (Capacity(ANNA, "chief", STAFF, ARMENIA), "Anna, chief of General Staff of Armenia,"),
        (Capacity(ANNA, None, MINISTRY, None), "Anna, speaking for the Ministry of Defence,"),
        (Capacity(ANNA, "president", None, ARMENIA), "Anna, president of Armenia,"),
        (Capacity(ANNA, "Armenian envoy", None, ARMENIA), "Anna, Armenian envoy,"),
        (Capacity(ANNA, "adviser to", STAFF, None), "Anna, adviser to General Staff,"),
        (
            Capacity(ANNA, "Prime Minister", NodeRef("x", "Office", "Prime Minister of Armenia"), ARMENIA),
            "Anna, Prime Minister of Armenia,",
        ),
        (Capacity(MINISTRY, None, None, ARMENIA), "the Ministry of Defence"),
        (Capacity(ANNA, None, None, None), "Anna"),
    ],
)
def test_capacities(capacity: Capacity, expected: str) -> None:
    """A single speaker's office stands between commas, without saying a place or a role twice."""
    assert tell("it rains", capacities=(capacity,)) == f"{expected} said that it rains."


def test_several_speakers() -> None:
    """Several speakers are listed, their offices in brackets."""
    capacities = (
        Capacity(ANNA, "voice", MINISTRY, None),
        Capacity(ANNA, "member", STAFF, None),
        Capacity(BERTA, None, None, None),
        Capacity(MINISTRY, None, None, ARMENIA),
    )

    assert tell("it rains", capacities=capacities) == (
        "Anna (voice of the Ministry of Defence and member of General Staff), Berta and the Ministry of Defence "
        "said that it rains."
    )


def test_source_without_a_name() -> None:
    """Where nobody is named but a source is, the source's own words stand for it."""
    found = told(record("it rains", speakers=()), (), (), cue="say", source="reports")

    assert found == "In Post of 27 September 2020, reports said that it rains."


def test_outer_speakers() -> None:
    """Whose report it is comes last, nearest first, even where nobody is named."""
    outer = (record("x", speakers=()), record("y", speakers=(ANNA, BERTA)))

    found = told(record("it rains"), outer, (Capacity(ANNA, None, None, None),))
    assert found.endswith("it rains, as reported by Anna and Berta, in turn reported by somebody not named.")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ({"publisher": "Post", "published": "2020-09"}, "In Post of September 2020,"),
        ({"publisher": "Post"}, "In Post,"),
        ({"published": "2020-09-07T10:00:00Z"}, "In “A title” of 7 September 2020,"),
        ({"title": ""}, "In an article,"),
    ],
)
def test_opening(head: dict[str, str], expected: str) -> None:
    """The outlet, or else the title, and the date as precise as it is known."""
    article = ArticleHead(**({"id": "art_1", "title": "A title"} | head))  # type: ignore[arg-type]

    assert told(record("it rains", article=article), (), ()).startswith(expected)


def test_long_words_are_cut() -> None:
    """A long quotation is cut at a word."""
    found = tell("word " * 200, mode=Mode.DIRECT)

    assert found.endswith("word …”.")
    assert len(found) < 350


@pytest.mark.parametrize(
    ("iso", "said"),
    [("2020", "2020"), ("2020-09", "September 2020"), ("2020-09-07", "7 September 2020"), ("soon", "soon")],
)
def test_dates(iso: str, said: str) -> None:
    """A date is as precise as it came; what is none stays as it is."""
    assert say_date(iso) == said
