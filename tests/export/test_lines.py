"""The whole graph as lines, while others write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.export import lines
from graph.ids import make_article
from graph.ingest import GIVEN
from graph.model import ArticleGraph
from graph.store.base import open_store

if TYPE_CHECKING:
    from pathlib import Path


def test_removed_meanwhile(tmp_path: Path) -> None:
    """An article that is removed while the export runs is left out, and the rest comes."""
    with open_store(f"sqlite:///{tmp_path}/graph.db") as store:
        for n in range(3):
            store.articles.add(make_article(f"Number {n} is calm.", name=f"n{n}"), ArticleGraph(), GIVEN)
        first, second, third = store.articles.ids()
        exported = lines(store)
        begun = next(exported)
        store.articles.remove(second)

        assert [line["article"] for line in (begun, *exported)] == [first, third]
