"""Which store a URL names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import BadQuery
from graph.store.base import open_store

if TYPE_CHECKING:
    from pathlib import Path


def test_relative_and_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three slashes are a file from here, four from the root; the store tells the whole path."""
    monkeypatch.chdir(tmp_path)
    with open_store("sqlite:///one.db") as one, open_store(f"sqlite:///{tmp_path}/two.db") as two:
        assert (one.url, two.url) == (f"sqlite:///{tmp_path}/one.db", f"sqlite:///{tmp_path}/two.db")
    assert (tmp_path / "one.db").is_file()


def test_any_file_name(tmp_path: Path) -> None:
    """A name with spaces, marks and other scripts is a name."""
    name = "what? 100% #1 գրաֆ.db"
    with open_store(f"sqlite:///{tmp_path}/{name.replace('%', '%25')}"):
        assert [path.name for path in tmp_path.glob("*.db")] == [name]


def test_memory() -> None:
    """No path is a store in memory; two of them are two."""
    with open_store("sqlite://") as one, open_store("sqlite:///") as two:
        one.jobs.add(1)

        assert one.url == "sqlite://"
        assert two.jobs.unfinished() == []


@pytest.mark.parametrize("url", ["graph.db", "postgres://x", "sqlite://host/graph.db", "", "sqlite"])
def test_no_store(url: str) -> None:
    """What is no store's URL is refused, with how to write one."""
    with pytest.raises(BadQuery, match="sqlite:///FILE"):
        open_store(url)
