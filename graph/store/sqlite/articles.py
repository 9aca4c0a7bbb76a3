"""Articles and their readings in SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graph.errors import NotFound
from graph.model import Article, Extractor
from graph.queries import Slice
from graph.records import StoredGraph
from graph.store import rows
from graph.store.assertions import run_id, united
from graph.store.codec import load
from graph.store.decode import head_from
from graph.store.sqlite.writing import SqliteTransaction, members_of
from graph.store.terms import article_terms, cut_page, every_word
from graph.store.writing import WritingArticles

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from graph.model import ArticleGraph
    from graph.queries import ArticleFilter, Page
    from graph.records import ArticleHead
    from graph.store.sqlite.connection import Connection, Database
    from graph.store.writing import Transaction

T = TypeVar("T")


class SqliteArticles(WritingArticles):
    """Articles: one table row each, everything else follows from their readings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _look(self, work: Callable[[Transaction], T]) -> T:
        with self._database.reading() as read:
            return work(SqliteTransaction(read))

    def _change(self, work: Callable[[Transaction], T]) -> T:
        with self._database.writing() as write:
            return work(SqliteTransaction(write))

    def has(self, article: Article, extractor: Extractor) -> bool:
        with self._database.reading() as read:
            return bool(read.row("has_reading", id=article.id, sha256=article.sha256, run=run_id(extractor)))

    def remove(self, article_id: str) -> None:
        with self._database.writing() as write:
            found = _known(write, article_id)
            transaction = SqliteTransaction(write)
            transaction.take_out(found["id"], found["publisher"])
            transaction.settle()

    def get(self, article_id: str) -> StoredGraph:
        with self._database.reading() as read:
            found = _known(read, article_id)
            readings = _readings(read, found["id"])
            canonical = members_of(read, [found["id"]])
        return StoredGraph(head_from(found), found["text"], united(list(readings.values())), canonical, readings)

    def find(self, wanted: ArticleFilter, page: Page) -> Slice[ArticleHead]:
        params = article_terms(wanted, page)
        anchor = "all" if wanted.publisher is None else "by_publisher"
        if wanted.text is not None:
            anchor, params["text"] = "by_text", every_word(wanted.text)
            if not params["text"]:
                return Slice(())
        with self._database.reading() as read:
            rows_, after = cut_page(read.rows(f"find_articles_{anchor}", **params), page, "published")
        return Slice(tuple(map(head_from, rows_)), after)

    def ids(self) -> Iterator[str]:
        after = ""
        while True:
            with self._database.reading() as read:
                found = [row["id"] for row in read.rows("list_article_ids", after=after, limit=1_000)]
            if not found:
                return
            yield from found
            after = found[-1]


def stored_evidence(connection: Connection, article_id: str) -> tuple[Article, list[rows.Piece]]:
    """An article and all that its readings assert. Raises `NotFound`."""
    row = _known(connection, article_id)
    article = Article(row["id"], row["text"], row["sha256"], publisher=row["publisher"], published=row["published"])
    readings = _readings(connection, article_id)
    whole = united(list(readings.values()))
    return article, rows.pieces(article, whole, readings, members_of(connection, [article_id]))


def _known(connection: Connection, article_id: str) -> sqlite3.Row:
    row = connection.row("get_article", id=article_id)
    if row is None:
        raise NotFound(f"no article {article_id}")
    return row


def _readings(connection: Connection, article_id: str) -> dict[Extractor, ArticleGraph]:
    found = connection.rows("get_readings", article=article_id)
    return {Extractor(row["name"], row["version"]): load(row["graph"]) for row in found}
