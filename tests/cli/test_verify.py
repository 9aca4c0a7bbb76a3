"""`saidgraph verify` over a store that changes or is broken: everything else is still checked."""

from __future__ import annotations

from contextlib import closing
from sqlite3 import connect
from typing import TYPE_CHECKING

import pytest

from api.cli.verify import _all
from graph.store.base import open_store
from tests.store.build import said

if TYPE_CHECKING:
    from tests.cli.conftest import Saidgraph


@pytest.mark.parametrize("checked", [1, 2, 3])
def test_removed_meanwhile(checked: int) -> None:
    """An article that is removed while it, or the one before, is being checked is no fault, and the rest is checked."""
    with open_store("sqlite://") as store:
        store.articles.add_all([said(name, "Yes.") for name in ("Anna", "Berta", "Carl")])
        _, second, third = store.articles.ids()
        found = _all(store)
        told = [next(found) for _ in range(checked)]
        store.articles.remove(second)
        told += found

    assert third in dict(told)
    assert {fault for _, fault in told} == {None}


def test_lost_statement(harbour: Saidgraph) -> None:
    """A statement that is in an article's reading and nowhere else is a fault of that article."""
    with closing(connect("saidgraph.db")) as store, store:
        store.execute("PRAGMA foreign_keys = ON")
        (lost,) = store.execute("SELECT id FROM statement WHERE n = 1").fetchone()
        store.execute("DELETE FROM edge WHERE ? IN (source, target)", [lost])
        store.execute("DELETE FROM statement WHERE id = ?", [lost])
    done = harbour("verify")

    assert done.code == 1
    assert "art_" in done.out
    assert f": no statement {lost}" in done.out
