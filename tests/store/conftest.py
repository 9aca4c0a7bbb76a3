"""One behaviour, every store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.store.base import Store


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    with open_store(f"sqlite:///{tmp_path}/graph.db" if request.param == "file" else "sqlite://") as opened:
        yield opened
