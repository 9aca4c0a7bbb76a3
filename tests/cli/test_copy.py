"""`saidgraph copy`: what it tells, and when it refuses."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Done, Saidgraph

HERE = "sqlite:///saidgraph.db"
THERE = "sqlite:///there.db"


def copied(saidgraph: Saidgraph, *more: str, source: str = HERE, target: str = THERE) -> Done:
    """How a copy ended."""
    return saidgraph("copy", "--from", source, "--to", target, *more)


def test_copy(harbour: Saidgraph) -> None:
    """A copy and its repetition tell what they did and that both are the same; then both answer the same."""
    first, again = copied(harbour), copied(harbour)

    assert (first.code, again.code, first.err) == (0, 0, "")
    assert first.out.startswith("3 copied, 0 unchanged, 0 refused: both hold 3 articles, ")
    assert again.out.startswith("0 copied, 3 unchanged, 0 refused: both hold 3 articles, ")
    assert harbour("entities", "--json").out == harbour("entities", "--json", "--store", THERE).out


def test_as_json(harbour: Saidgraph) -> None:
    """What was done as one object."""
    told = json.loads(copied(harbour, "--json").out)

    assert (told["written"], told["unchanged"], told["refused"], told["differences"]) == (3, 0, [], [])
    assert told["counts"]["articles"] == 3


def test_differences(harbour: Saidgraph) -> None:
    """What is not the same in the target afterwards is told line by line, the first twenty, with exit code 1."""
    copied(harbour)
    with closing(connect("there.db")) as there, there:
        there.execute("UPDATE edge SET count = 7")
    done = copied(harbour)

    assert done.code == 1
    assert done.out.startswith("0 copied, 3 unchanged, 0 refused: at least 20 differences (")
    assert len([line for line in done.err.splitlines() if line.startswith("different: edge edge_")]) == 19


def test_refused(saidgraph: Saidgraph) -> None:
    """Another text under a known address is refused with its reason and exit code 1, and taken with --replace."""
    for text, store in (("The pier is new.", HERE), ("The pier is old.", THERE)):
        Path("one.json").write_text(json.dumps({"url": "https://e.example/1", "text": text, "entities": []}), "utf-8")
        saidgraph("ingest", "one.json", "--store", store)
    refused, taken = copied(saidgraph), copied(saidgraph, "--replace")

    assert (refused.code, taken.code) == (1, 0)
    assert "is stored with another text" in refused.err
    assert taken.out.startswith("1 copied, 0 unchanged, 0 refused: both hold 1 articles")


def test_removed(harbour: Saidgraph) -> None:
    """Articles that only the target has are named, nothing is written; with --remove they go, and are counted."""
    copied(harbour)
    Path("one.json").write_text(json.dumps({"id": "one", "text": "The pier is new.", "entities": []}), "utf-8")
    harbour("ingest", "one.json", "--store", THERE)
    refused, taken = copied(harbour), copied(harbour, "--remove")

    assert refused.code == 2
    assert "has not: art_" in refused.err
    assert "--remove" in refused.err
    assert taken.out.startswith("0 copied, 3 unchanged, 0 refused, 1 removed: both hold 3 articles, ")


def test_read_only_source(harbour: Saidgraph) -> None:
    """A file that nobody may write is copied as any other, and stays as it is."""
    source = Path("saidgraph.db")
    source.chmod(0o400)
    before = source.read_bytes()

    assert copied(harbour).code == 0
    assert source.read_bytes() == before


def test_onto_itself(harbour: Saidgraph) -> None:
    """A store is not copied onto itself."""
    done = copied(harbour, target=f"sqlite:///{Path.cwd()}/saidgraph.db")

    assert done.code == 2
    assert "cannot be copied onto itself" in done.err


def test_no_source(saidgraph: Saidgraph) -> None:
    """A source that is not there is no empty one, and no target is made."""
    done = copied(saidgraph)

    assert done.code == 2
    assert "there is no store at" in done.err
    assert not Path("there.db").exists()


def test_no_store(harbour: Saidgraph) -> None:
    """An address that is none is refused."""
    done = copied(harbour, target="mongodb://localhost")

    assert done.code == 2
    assert "is no store" in done.err
