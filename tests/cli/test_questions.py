"""What the command answers, on three invented articles about a harbour."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Saidgraph


def test_articles(harbour: Saidgraph) -> None:
    """Articles in rows, newest first."""
    rows = harbour("articles", "--publisher", "Norland Courier").rows

    assert [(row[1], row[2], row[5]) for row in rows] == [
        ("2021-03-03", "Norland Courier", "harbour-3"),
        ("2021-03-01", "Norland Courier", "harbour-1"),
    ]


def test_lists_as_json(harbour: Saidgraph) -> None:
    """Lists are the API's own answers."""
    assert len(json.loads(harbour("articles", "--json").out)["items"]) == 3
    assert json.loads(harbour("entities", "sudm", "--json").out)["items"][0]["name"] == "Sudmark"


def test_entities(harbour: Saidgraph) -> None:
    """Entities whose name begins so."""
    assert [row[1:4] for row in harbour("entities", "sudm").rows] == [["Place", "Sudmark", "3"]]


def test_statements_of_a_speaker(harbour: Saidgraph) -> None:
    """A name is taken for its best match; it and what else it may have meant are told beside the answer."""
    done = harbour("statements", "--speaker", "Brandt")

    assert done.code == 0
    assert "Ana Brandt (Person ent_" in done.err
    assert "Ivo Brandt (Person ent_" in done.err
    assert "Brandt" in done.out


def test_statements_as_json(harbour: Saidgraph) -> None:
    """With --json one object comes, the API's own answer, and nothing else on standard output."""
    answer = json.loads(harbour("statements", "--class", "thought", "--json").out)

    assert [s["class"] for s in answer["items"]] == ["thought"]
    assert answer["items"][0]["speakers"][0]["name"] == "Ana Brandt"


def test_statements_go_on(harbour: Saidgraph) -> None:
    """A list that is cut tells the cursor to go on from."""
    first = harbour("statements", "--limit", "4")
    rest = harbour("statements", "--limit", "4", "--cursor", first.err.split()[-1])

    assert len(first.rows) == 4
    assert len(rest.rows) == 3
    assert rest.err == ""


def test_attribution(harbour: Saidgraph) -> None:
    """The chain is told in a sentence and then step by step."""
    quoted = harbour("statements", "--text", "harbour closed", "--publisher", "Morning Post", "--mode", "direct")
    [[statement, *_]] = quoted.rows
    done = harbour("attribution", statement)

    assert "Ana Brandt" in done.out.splitlines()[0]
    assert "through\tNorland Courier" in done.out
    assert json.loads(harbour("attribution", statement, "--json").out)["statement"]["id"] == statement


def test_reception(harbour: Saidgraph) -> None:
    """What was made of a statement is told in a sentence and then article by article."""
    [[statement, *_]] = harbour("statements", "--addressee", "reporters").rows
    done = harbour("attribution", statement, "--down")

    assert "was repeated in Morning Post" in done.out.splitlines()[0]
    assert {tuple(row[:3]) for row in map(str.split, done.out.splitlines()[2:])} == {("2021-03-02", "Morning", "Post")}
    assert len(json.loads(harbour("attribution", statement, "--down", "--json").out)["uptakes"]) == 2


def test_path(harbour: Saidgraph) -> None:
    """Paths are drawn with arrows, each step with its sentence."""
    done = harbour("path", "Ana Brandt", "Sudmark")

    assert done.out.splitlines()[0] == "1. Ana Brandt —ACCUSES→ Sudmark"
    assert "Sudmark is to blame" in done.out.splitlines()[1]
    assert harbour("path", "Sudmark", "Ana Brandt", "-k", "1").out.startswith("1. Sudmark ←ACCUSES— Ana Brandt")
    assert len(json.loads(harbour("path", "Ana Brandt", "Sudmark", "-k", "2", "--json").out)["paths"]) == 2


def test_path_around(harbour: Saidgraph) -> None:
    """`path` goes around what is to be avoided, and over the edges of a window only."""
    direct = harbour("path", "Ana Brandt", "Norland", "-k", "1")
    around = harbour("path", "Ana Brandt", "Norland", "-k", "1", "--avoid", "Ministry of Ports of Norland")

    assert "Ministry of Ports" in direct.out.splitlines()[0]
    assert "Ministry of Ports" not in "".join(around.out.splitlines()[:1])
    assert "no path" in harbour("path", "Ana Brandt", "Norland", "--until", "1999-12-31").err


def test_no_path(harbour: Saidgraph) -> None:
    """No path is said so, and is no error."""
    done = harbour("path", "Ana Brandt", "Sudmark", "--via", "REPRESENTS")

    assert (done.code, done.out) == (0, "")
    assert "no path" in done.err


def test_accusations(harbour: Saidgraph) -> None:
    """Pairs with their counts; single ones with their sentences."""
    assert {(row[0], row[1], row[3], row[4]) for row in harbour("accusations").rows} == {
        ("Ana Brandt", "Sudmark", "1", "0"),
        ("Ivo Brandt", "Sudmark", "1", "1"),
    }
    assert len(harbour("accusations", "--accuser", "Ivo Brandt", "--records").rows) == 2
    assert len(json.loads(harbour("accusations", "--kind", "explicit", "--json").out)["items"]) == 2


def test_accusations_of_countries(harbour: Saidgraph) -> None:
    """Counted for countries, and by month; single ones are of actors."""
    rows = harbour("accusations", "--group-by", "country", "--monthly").rows
    refused = harbour("accusations", "--group-by", "country", "--records")

    assert {tuple(row[:4]) for row in rows} == {
        ("2021-03", "Norland", "Sudmark", "1"),
        ("2021-03", "Eastport", "Sudmark", "2"),
    }
    assert (refused.code, "--group-by" in refused.err) == (2, True)


def test_speakers(harbour: Saidgraph) -> None:
    """Who spoke for a place on a day, in which office."""
    (row,) = harbour("speakers", "--office", "Norland", "--on", "2021-03-01").rows

    assert row[:6] == ["Ana Brandt", "spokeswoman", "Ministry of Ports of Norland", "2", "2021-03-01", "2021-03-01"]
    assert json.loads(harbour("speakers", "--office", "Sudmark", "--json").out)["items"][0]["count"] >= 1


def test_representations(harbour: Saidgraph) -> None:
    """Who stands for an office, and whether that is past."""
    rows = harbour("representations", "--office", "Ministry of Ports of Norland").rows

    assert ["Ana Brandt", "spokeswoman", "Ministry of Ports of Norland", ""] in [row[:4] for row in rows]
    assert len(json.loads(harbour("representations", "--person", "Oto Lind", "--json").out)["items"]) == 1


def test_export_comes_back(harbour: Saidgraph) -> None:
    """What is exported and ingested elsewhere is exported from there as the same lines."""
    lines = harbour("export").out
    assert harbour("export", "--output", "out.jsonl").code == 0
    assert harbour("ingest", "--graphs", "out.jsonl", "--store", "sqlite:///other.db").code == 0

    assert harbour("export", "--store", "sqlite:///other.db").out == lines


def test_verify(harbour: Saidgraph) -> None:
    """All of a sound store is verified: three articles, seven statements."""
    [[statement, *_], *_] = harbour("statements").rows
    done = harbour("verify", "--json")

    assert done.code == 0
    assert json.loads(done.out) == {"checked": 10, "failed": []}
    assert harbour("verify").err == "10 of 10 verified\n"
    assert harbour("verify", statement).err == "1 of 1 verified\n"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE article SET text = replace(text, 'ferry', 'ferrx')", "sha256"),
        ("UPDATE article SET text = substr(text, 1, 40), sha256 = sha256(substr(text, 1, 40))", "outside the text"),
    ],
)
def test_verify_changed_text(harbour: Saidgraph, change: str, told: str) -> None:
    """A text that was changed behind the store's back is found out, with exit code 1."""
    with closing(sqlite3.connect("saidgraph.db")) as connection, connection:
        connection.create_function("sha256", 1, lambda text: hashlib.sha256(text.encode()).hexdigest())
        connection.execute(change)
    done = harbour("verify")

    assert done.code == 1
    assert told in done.out
    assert "not the words of its article" in done.out


def test_table_in_a_terminal(harbour: Saidgraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a terminal, cells stand in columns."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "dumb")  # without bold heads
    lines = harbour("entities", "sudm").out.splitlines()

    assert "\t" not in lines[0]
    assert lines[0].index("name") == lines[1].index("Sudmark")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["statements", "--speaker", "Nobody Atall"], "Nobody Atall"),
        (["statements", "--speaker", "Brandt", "--strict"], "Ivo Brandt (Person, ent_"),
        (["statements", "--since", "yesterday"], "since='yesterday'"),
        (["statements", "--limit", "501"], "500"),
        (["statements", "--cursor", "nonsense"], "cursor"),
        (["statements", "--speeker", "Brandt"], "--speeker"),
        (["attribution", "st_nothing"], "st_nothing"),
        (["path", "Sudmark", "Eastport", "--max-hops", "99"], "hops"),
        (["articles", "--store", "sqlite:///absent.db"], "absent.db"),
        (["articles", "--store", "mysql://x"], "mysql://x"),
        (["verify", "st_nothing"], "st_nothing"),
        (["serve", "--port", "99999"], "--port"),
        (["export", "--output", "absent/out.jsonl"], "absent"),
        (["ingest", "--columns", "text", "x.csv"], "--columns"),
    ],
)
def test_what_cannot_be_done(harbour: Saidgraph, arguments: list[str], told: str) -> None:
    """What cannot be done ends with code 2 and words about it, not with a traceback."""
    done = harbour(*arguments)

    assert done.code == 2
    assert told in done.err
    assert "Traceback" not in done.err
