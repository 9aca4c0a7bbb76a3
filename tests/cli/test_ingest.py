"""`saidgraph ingest` and `extract`: exit codes, summaries, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Saidgraph

CALM = {"id": "calm", "title": "Calm", "text": "“All is calm,” Ana Brandt said on Monday. The harbour was quiet."}


@pytest.fixture
def calm() -> Path:
    """One good article and one bad record."""
    path = Path("calm.ndjson")
    path.write_text(json.dumps(CALM) + '\n{"title": "no text"}\n', "utf-8")
    return path


def test_ingest(saidgraph: Saidgraph, calm: Path) -> None:
    """What is refused is told with its place and makes exit code 1; a second run finds nothing to do."""
    first, again = saidgraph("ingest", str(calm)), saidgraph("ingest", str(calm))

    assert (first.code, again.code) == (1, 1)
    assert first.out.startswith("1 added, 0 replaced, 0 unchanged, 1 refused")
    assert again.out.startswith("0 added, 0 replaced, 1 unchanged, 1 refused")
    assert "refused: calm.ndjson:2" in first.err


def test_summary_as_json(saidgraph: Saidgraph, calm: Path) -> None:
    """The summary as one object."""
    summary = json.loads(saidgraph("ingest", str(calm), "--json").out)

    assert (summary["added"], summary["unchanged"]) == (1, 0)
    assert [set(refused) for refused in summary["refused"]] == [{"where", "reason"}]


def test_all_good(saidgraph: Saidgraph) -> None:
    """Nothing refused is exit code 0."""
    Path("calm.json").write_text(json.dumps(CALM), "utf-8")

    assert saidgraph("ingest", "calm.json", "--workers", "2").code == 0
    assert saidgraph("articles").rows[0][5] == "calm"


def test_graphs_only(saidgraph: Saidgraph, calm: Path) -> None:
    """With --graphs an article without its graph is refused rather than read."""
    done = saidgraph("ingest", "--graphs", str(calm))

    assert done.code == 1
    assert "brings no graph" in done.err


def test_columns(saidgraph: Saidgraph) -> None:
    """A table's columns are named on the command line."""
    Path("news.csv").write_text(f"head,body\nCalm,{json.dumps(CALM['text'])}\n", "utf-8")

    assert saidgraph("ingest", "news.csv", "--columns", "title=head,text=body").code == 0
    assert saidgraph("articles").rows[0][3] == "Calm"


def test_replace(saidgraph: Saidgraph) -> None:
    """Another text under a known id is refused unless it is to be taken."""
    path = Path("calm.json")
    path.write_text(json.dumps(CALM), "utf-8")
    saidgraph("ingest", "calm.json")
    path.write_text(json.dumps(CALM | {"text": "The storm has come to the harbour of Eastport."}), "utf-8")

    assert saidgraph("ingest", "calm.json").code == 1
    assert saidgraph("ingest", "calm.json", "--replace").out.startswith("0 added, 1 replaced")


def test_explained(saidgraph: Saidgraph, calm: Path) -> None:
    """A person is told why a statement is seen, in lines that are no JSON."""
    told = saidgraph("extract", str(calm), "--explain").out

    assert "\n  cue: " in told
    assert "\n  speakers: " in told
    assert "{" not in told


def test_extract_then_ingest(saidgraph: Saidgraph, calm: Path) -> None:
    """What is extracted to a file is ingested as it is; nothing was stored by extracting."""
    done = saidgraph("extract", str(calm), "-o", "calm.graph.jsonl")
    line = json.loads(Path("calm.graph.jsonl").read_text("utf-8"))

    assert done.code == 1
    assert "refused: calm.ndjson:2" in done.err
    assert not Path("saidgraph.db").exists()
    assert line["id"] == "calm"
    assert len(line["statements"]) == 1
    assert saidgraph("ingest", "--graphs", "calm.graph.jsonl").code == 0
    assert len(saidgraph("statements").rows) == 1


def test_given_graphs_stay(saidgraph: Saidgraph) -> None:
    """What brings its graph keeps it, and is not told to be our extractor's."""
    Path("given.json").write_text(json.dumps(CALM | {"entities": []}), "utf-8")
    line = json.loads(saidgraph("extract", "given.json").out)

    assert line["entities"] == line["statements"] == []
    assert line["extractor"]["name"] == "given"


def test_other_languages_are_not_guessed_at(saidgraph: Saidgraph) -> None:
    """An article that is not in English comes out with an empty graph, and says so."""
    text = (
        "„Alles ist ruhig“, sagte die Sprecherin am Montag. Der Hafen war still, und die Schiffe lagen an der Mauer. "
        * 5
    )
    Path("ruhig.txt").write_text(text, "utf-8")
    line = json.loads(saidgraph("extract", "ruhig.txt").out)

    assert (line["status"], line["statements"]) == ("language_unsupported", [])


@pytest.mark.parametrize("name", ["absent.json", "absent/*.json"])
def test_absent_file(saidgraph: Saidgraph, name: str) -> None:
    """A file that is not there is refused by name."""
    done = saidgraph("ingest", name)

    assert done.code == 1
    assert name in done.err


def test_store_of_another_program(saidgraph: Saidgraph, calm: Path) -> None:
    """A file that is no store is left alone."""
    Path("saidgraph.db").write_bytes(b"something else entirely, and quite long enough to be seen" * 50)
    done = saidgraph("ingest", str(calm))

    assert done.code == 2
    assert "saidgraph.db" in done.err
