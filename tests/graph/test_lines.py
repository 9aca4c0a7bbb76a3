"""The line of DESIGN §6, in and out."""

from __future__ import annotations

import json
from contextlib import suppress
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import BadGraph, BadRecord
from graph.ids import global_keys, make_article
from graph.lines import Incoming, check, parse_record, to_line
from graph.model import (
    AccusationKind,
    Accuses,
    ArticleGraph,
    EntityKind,
    EntityType,
    Extractor,
    LocalEntity,
    Mode,
    Represents,
    Statement,
    StatementClass,
    TimeSaid,
)
from graph.records import ArticleHead, StoredGraph

TEXT = "“We were shelled by Norland,” said Ana Lopez, spokeswoman of the Ministry, on Monday."


def line(**changes: Any) -> dict[str, Any]:
    """A sound line, with some of its parts replaced."""
    sound: dict[str, Any] = {
        "id": "a1",
        "text": TEXT,
        "published": "2020-09-28",
        "language": "en",
        "entities": [
            {"key": "e1", "type": "Person", "name": "Ana Lopez", "aliases": ["Lopez"], "mentions": [[35, 44]]},
            {"key": "e2", "type": "Office", "name": "Ministry", "mentions": [[65, 73]]},
            {"key": "e3", "type": "Place", "name": "Norland"},
        ],
        "statements": [
            {
                "key": "s1",
                "content": [[1, 28]],
                "cue": [[30, 34]],
                "source": [[35, 44]],
                "speakers": ["e1"],
                "about": ["e3"],
                "when": {"text": [78, 84], "date": "2020-09-28", "precision": "day"},
                "mode": "direct",
                "class": "speech",
                "confidence": 0.9,
            }
        ],
        "represents": [{"person_or_office": "e1", "represents": "e2", "role": "spokeswoman", "evidence": [[35, 73]]}],
        "accuses": [{"accuser": "e1", "accused": "e3", "charge": [9, 16], "statement": "s1", "kind": "explicit"}],
    }
    return sound | changes


def changed(path: str, value: object) -> dict[str, Any]:
    """A sound line with one value at `path` ("statements.0.mode") set."""
    whole = line()
    *steps, last = path.split(".")
    at: Any = whole
    for step in steps:
        at = at[int(step)] if step.isdigit() else at[step]
    at[int(last) if last.isdigit() else last] = value
    return whole


def test_parse_sound_line() -> None:
    """A sound line gives the article and its graph, names and spans as they stand."""
    found = parse_record(line(), "f:1")

    assert found.where == "f:1"
    assert found.graph is not None
    assert found.article.name == "a1"
    assert found.graph.statements[0].class_ is StatementClass.SPEECH
    assert found.graph.statements[0].when == TimeSaid((78, 84), "2020-09-28", "day")
    assert found.graph.accuses[0].charge == (9, 16)


def test_parse_article_alone() -> None:
    """A record without entities, statements or edges is an article that is still to be read."""
    found = parse_record({"text": TEXT}, "f:1")

    assert found.graph is None
    assert found.extractor is None


def test_bare_span() -> None:
    """`[start, end]` stands for a list of that one span, and null for none."""
    found = parse_record(
        changed("statements.0", {"key": "s1", "content": [1, 28], "cue": [30, 34], "source": None}), "x"
    )

    assert found.graph is not None
    assert found.graph.statements == (Statement("s1", ((1, 28),), ((30, 34),)),)


def test_extractor_is_told() -> None:
    """A line may say who made its graph."""
    found = parse_record(line(extractor={"name": "a person", "version": "2"}), "x")

    assert found.extractor == Extractor("a person", "2")


REFUSED = [
    ("statements.0.content.0", [1, 900], "statements[0].content[0]: end 900 is outside the text of 85 code points"),
    ("statements.0.content", [], "statements[0].content: is empty"),
    ("statements.0.content", [[6, 6]], "statements[0].content[0]: [6, 6] is empty or runs backwards"),
    ("statements.0.content", [[3, 4]], "statements[0].content: is empty"),
    ("statements.0.content", [[9, 3]], "statements[0].content[0]: [9, 3] is empty or runs backwards"),
    ("statements.0.content", [[-1, 3]], "statements[0].content[0]: [-1, 3] is empty or runs backwards"),
    ("statements.0.content", "shelled", "statements[0].content: input should be a valid tuple, not 'shelled'"),
    ("statements.0.content.0", [1], "statements[0].content[0][1]: is missing"),
    (
        "statements.0.mode",
        "spoken",
        "statements[0].mode: input should be 'direct', 'mixed' or 'indirect', not 'spoken'",
    ),
    ("statements.0.class", "x", "statements[0].class: input should be 'speech', 'thought' or 'document', not 'x'"),
    ("statements.0.speakers", ["e9"], "statements[0].speakers[0]: 'e9' is no key of this line"),
    ("statements.0.speakers", ["s1"], "statements[0].speakers[0]: 's1' is no key of this line"),
    ("statements.0.speakers", ["e1", "e1"], "statements[0].speakers[1]: 'e1' is named twice"),
    ("statements.0.about", ["e9"], "statements[0].about[0]: 'e9' is no key of this line"),
    ("statements.0.addressee", "e9", "statements[0].addressee: 'e9' is no key of this line"),
    ("statements.0.inside", "s9", "statements[0].inside: 's9' is no key of this line"),
    ("statements.0.inside", "s1", "statements[0].inside: 's1' would stand within itself"),
    ("statements.0.confidence", 1.5, "statements[0].confidence: 1.5 is not between 0 and 1"),
    ("statements.0.confidence", float("nan"), "statements[0].confidence: nan is not between 0 and 1"),
    ("statements.0.when.date", "2020-02-31", "statements[0].when.date: '2020-02-31' is no date"),
    ("statements.0.when.date", "Monday", "statements[0].when.date: 'Monday' is no date"),
    ("statements.0.when.precision", "hour", "statements[0].when.precision: 'hour' is none of year, month, day"),
    ("statements.0.when.text", [1, 99], "statements[0].when.text: end 99 is outside the text of 85 code points"),
    ("statements.0.speaker", ["e1"], "statements[0].speaker: no such field; there are key, content,"),
    ("statements.0", 7, "statements[0]: an object is wanted, not a number"),
    ("statements", {"s1": {}}, "statements: a list is wanted, not an object"),
    ("entities.1.key", "e1", "entities[1].key: 'e1' is the key of an earlier one"),
    ("entities.1.key", "s1", "statements[0].key: 's1' is the key of an earlier one"),
    ("entities.1.key", "", "entities[1].key: is empty"),
    ("entities.1.name", " ", "entities[1].name: is empty"),
    ("entities.1.name", None, "entities[1].name: is missing"),
    ("entities.1.name", "a\ud800", "entities[1].name: half a surrogate pair (U+D800) at character 1"),
    ("entities.0.aliases", ["\0"], "entities[0].aliases[0]: a NUL at character 0"),
    (
        "entities.1.type",
        "Group",
        "entities[1].type: input should be 'Person', 'Office', 'Place' or 'Event', not 'Group'",
    ),
    ("represents.0.represents", "e1", "represents[0].represents: 'e1' would represent itself"),
    ("represents.0.represents", "s1", "represents[0].represents: 's1' is no key of this line"),
    ("represents.0.role", "", "represents[0].role: is empty"),
    ("represents.0.evidence", [0, 86], "represents[0].evidence[0]: end 86 is outside the text of 85 code points"),
    ("accuses.0.accuser", "e9", "accuses[0].accuser: 'e9' is no key of this line"),
    ("accuses.0.statement", "e1", "accuses[0].statement: 'e1' is no key of this line"),
    ("accuses.0.charge", [80, 86], "accuses[0].charge: end 86 is outside the text of 85 code points"),
    ("accuses.0.kind", "war", "accuses[0].kind: input should be 'explicit' or 'asserted_act', not 'war'"),
    ("extractor", "me", "extractor: input should be a dictionary or an instance of Extractor, not 'me'"),
]


@pytest.mark.parametrize(("path", "value", "reason"), REFUSED, ids=[f"{p}={v!r}"[:60] for p, v, _ in REFUSED])
def test_refused(path: str, value: object, reason: str) -> None:
    """What does not fit is refused with one line that names the place."""
    with pytest.raises(BadRecord) as refused:
        parse_record(changed(path, value), "f:7")

    assert refused.value.where == "f:7"
    assert refused.value.reason.startswith(reason)
    assert "\n" not in refused.value.reason


def test_inside_cycle() -> None:
    """Two statements cannot each stand inside the other."""
    one, two = ({"key": key, "content": [1, 9], "inside": inside} for key, inside in (("s1", "s2"), ("s2", "s1")))

    with pytest.raises(BadRecord, match=r"statements\[0\].inside: 's1' would stand within itself"):
        parse_record(line(statements=[one, two]), "f:1")


def test_inside_chain() -> None:
    """A report of a report of a report is no cycle, in whatever order it is told."""
    rows = [
        {"key": key, "content": [1, 9], "inside": inside} for key, inside in (("s1", "s2"), ("s2", "s3"), ("s3", None))
    ]

    assert parse_record(line(statements=rows, accuses=[]), "f:1").graph


def test_check_raises_bad_graph() -> None:
    """A graph that was not parsed from a line is checked by the same rules."""
    graph = ArticleGraph(statements=(Statement("s1", ((0, 99),)),))

    with pytest.raises(BadGraph, match="outside the text of 4"):
        check(make_article("Text"), graph)


@pytest.mark.parametrize("obj", [None, 1, "x", [], True, [{"text": "x"}]])
def test_no_object(obj: object) -> None:
    """Anything but an object is refused by what it is."""
    with pytest.raises(BadRecord, match="f:1: an object is wanted, not"):
        parse_record(obj, "f:1")


def test_stored_line() -> None:
    """A stored graph's line carries the article's id, each entity's canonical id and the capacity of each speaker."""
    incoming = parse_record(line(), "f:1")
    assert incoming.graph is not None
    article, keys = incoming.article, global_keys(incoming.article.id, incoming.graph)
    head = ArticleHead(article.id, article.title, article.name, sha256=article.sha256, published=article.published)
    text = json.dumps(to_line(article, incoming.graph))
    for key, final in keys.items():
        text = text.replace(f'"{key}"', f'"{final}"')
    graph = parse_record(json.loads(text), "f:1").graph
    assert graph is not None

    told = to_line(StoredGraph(head, article.text, graph, {keys[e]: f"ent_{e}" for e in ("e1", "e2", "e3")}))

    assert told["article"] == article.id
    assert told["id"] == "a1"
    assert [e["canonical"] for e in told["entities"]] == ["ent_e1", "ent_e2", "ent_e3"]
    assert told["statements"][0]["capacity"] == [keys["e2"]]
    assert parse_record(told, "f:1") == Incoming("f:1", article, graph)
    assert global_keys(article.id, graph) == {key: key for key in keys.values()}


def test_former_office_is_no_capacity() -> None:
    """Who no longer holds an office does not speak for it."""
    incoming = parse_record(changed("represents.0.former", True), "f:1")
    assert incoming.graph is not None
    head = ArticleHead(incoming.article.id, "")

    told = to_line(StoredGraph(head, TEXT, incoming.graph, {"e1": "ent_1", "e2": "ent_2", "e3": "ent_3"}))

    assert told["statements"][0]["capacity"] == []


unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no mistake
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12).filter(
    lambda s: bool(s.strip())
)
trimmed = words.map(str.strip)
chance = st.floats(0, 1)


@st.composite
def incomings(draw: st.DrawFn) -> Incoming:
    """Any sound article with any sound graph."""
    text = draw(words)
    length = len(text)
    span = st.integers(0, length - 1).flatmap(lambda a: st.tuples(st.just(a), st.integers(a + 1, length)))
    spans = st.lists(span, max_size=3).map(tuple)
    content = st.lists(span, max_size=2).map(lambda s: (*s, (0, length)))
    keys = [f"e{n}" for n in range(draw(st.integers(0, 4)))]
    told = [f"s{n}" for n in range(draw(st.integers(0, 4)))]
    some = st.lists(st.sampled_from(keys), unique=True).map(tuple) if keys else st.just(())
    maybe = st.sampled_from([None, *keys])
    date = st.dates().map(str)
    when = st.builds(TimeSaid, span, st.none() | date, st.sampled_from([None, "day"]))
    kinds, modes, classes = map(st.sampled_from, (EntityKind, Mode, StatementClass))
    graph = ArticleGraph(
        tuple(
            LocalEntity(
                key,
                draw(st.sampled_from(EntityType)),
                draw(words),
                tuple(draw(st.lists(words, max_size=2))),
                draw(spans),
                draw(st.booleans()),
                draw(kinds),
            )
            for key in keys
        ),
        tuple(
            Statement(
                key,
                draw(content),
                draw(spans),
                draw(spans),
                draw(some),
                draw(maybe),
                draw(some),
                draw(st.none() | when),
                draw(modes),
                draw(classes),
                draw(st.sampled_from([None, *told[:n]])),
                draw(st.booleans()),
                draw(chance),
            )
            for n, key in enumerate(told)
        ),
        tuple(
            Represents(one, other, draw(st.none() | words), draw(st.booleans()), draw(spans), draw(chance))
            for one, other in pairwise(keys)
        ),
        tuple(
            Accuses(
                one,
                other,
                draw(st.none() | span),
                draw(st.sampled_from([None, *told])),
                draw(st.sampled_from(AccusationKind)),
                draw(spans),
                draw(chance),
            )
            for one, other in pairwise(keys)
        ),
    )
    article = make_article(
        text,
        title=draw(st.just("") | trimmed),
        url=draw(
            st.none() | st.from_regex(r"https?://[a-z]{1,9}\.example(:[1-9][0-9]{1,3})?/[!-~]{0,20}", fullmatch=True)
        ),
        publisher=draw(st.none() | trimmed),
        published=draw(st.none() | date),
        name=draw(st.none() | trimmed),
    )
    extractor = draw(st.none() | st.builds(Extractor, words, words))
    return Incoming("here", article, graph, extractor)


@unhurried
@given(incomings())
def test_round_trip(incoming: Incoming) -> None:
    """What `to_line` writes, `parse_record` reads back as it was, through JSON."""
    told = json.loads(json.dumps(to_line(incoming.article, incoming.graph, incoming.extractor)))

    assert parse_record(told, "here") == incoming


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
paths = st.sampled_from(
    sorted({path for path, _, _ in REFUSED} | {"text", "url", "published", "language", "id", "title", "publisher"})
)


@unhurried
@given(paths, anything)
def test_any_value_anywhere(path: str, value: object) -> None:
    """Whatever stands in a field, the line is parsed or refused, never more."""
    with suppress(BadRecord):
        parse_record(changed(path, value), "f:1")
