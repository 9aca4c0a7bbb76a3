"""One behaviour, every store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.store.base import open_store
from tests.neo4j.server import or_skip, running, wipe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.store.base import Store
    from graph.store.neo4j import Neo4jStore


@pytest.fixture(scope="session")
def neo4j_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Neo4j server for this test run. Whatever it holds is deleted."""
    with or_skip(running(tmp_path_factory.mktemp("neo4j") / "home")) as url:
        yield url


@pytest.fixture(scope="session")
def neo4j_opened(neo4j_url: str) -> Iterator[Neo4jStore]:
    """The one store on that server."""
    from graph.store.neo4j import Neo4jStore

    with Neo4jStore(neo4j_url) as opened:
        yield opened


@pytest.fixture
def neo4j_store(neo4j_opened: Neo4jStore) -> Neo4jStore:
    """A store in Neo4j with nothing in it."""
    return wipe(neo4j_opened)


@pytest.fixture(params=["file", "memory", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    if request.param == "neo4j":
        yield request.getfixturevalue("neo4j_store")
        return
    with open_store(f"sqlite:///{tmp_path}/graph.db" if request.param == "file" else "sqlite://") as opened:
        yield opened
