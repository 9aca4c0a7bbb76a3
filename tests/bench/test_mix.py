"""The questions that the benches ask."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from bench.mix import questions
from graph.ingest import ingest
from graph.read import read_sources
from graph.store.base import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

HARBOUR = Path(__file__).parent.parent / "api/harbour.graph.jsonl"


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[Store]:
    """A store of three invented articles."""
    with open_store(f"sqlite:///{tmp_path}/graph.db") as store:
        ingest(store, read_sources([str(HARBOUR)]))
        yield store


def test_questions_of_every_kind(harbour: Store) -> None:
    """However small the graph, there are as many questions of a kind as are wanted."""
    asked = questions(harbour, 5)

    assert {len(asks) for kind, asks in asked.items() if kind != "paths"} == {5}
    assert {"attribution", "accusations, accused", "statements, common word", "paths"} <= asked.keys()


def test_questions_are_the_same_again(harbour: Store) -> None:
    """The same graph is asked the same, so that two runs can be compared."""
    once, again = questions(harbour, 5), questions(harbour, 5)

    assert [q.path for asks in once.values() for q in asks] == [q.path for asks in again.values() for q in asks]


def test_server_is_asked_the_same(harbour: Store, tmp_path: Path) -> None:
    """A question's address on a server is answered with as many items as the store finds."""
    found, told = [], []
    with TestClient(create_app(Settings(store=f"sqlite:///{tmp_path}/graph.db"))) as client:
        for question in (q for kind, asks in questions(harbour, 5).items() if "," in kind for q in asks):
            found.append(len(question.ask(harbour).items))  # type: ignore[attr-defined]
            told.append(len(client.get(question.path).raise_for_status().json()["items"]))

    assert told == found


def test_single_answers_are_there_on_a_server(harbour: Store, tmp_path: Path) -> None:
    """What is asked for by an id, and every path and subgraph, is found on a server too."""
    with TestClient(create_app(Settings(store=f"sqlite:///{tmp_path}/graph.db"))) as client:
        codes = {client.get(q.path).status_code for asks in questions(harbour, 3).values() for q in asks}

    assert codes == {200}
