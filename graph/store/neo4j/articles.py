"""Articles and their readings in Neo4j."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from graph.errors import NotFound
from graph.model import Article
from graph.queries import Slice
from graph.records import StoredGraph
from graph.store import rows as shared_rows
from graph.store.assertions import run_id, united
from graph.store.codec import load
from graph.store.decode import head_from
from graph.store.neo4j.words import contained, every_word
from graph.store.neo4j.writing import Neo4jTransaction, members_of, readings_of
from graph.store.terms import article_terms, cut_page
from graph.store.writing import WritingArticles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.model import ArticleGraph, Extractor
    from graph.queries import ArticleFilter, Page
    from graph.records import ArticleHead
    from graph.store.neo4j.connection import Connection, Database, Row
    from graph.store.rows import Piece
    from graph.store.writing import Transaction

T = TypeVar("T")


class Neo4jArticles(WritingArticles):
    """Articles: one node each with its readings, everything else follows from these."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def _look(self, work: Callable[[Transaction], T]) -> T:
        return self._database.read(lambda read: work(Neo4jTransaction(read)))

    def _change(self, work: Callable[[Transaction], T]) -> T:
        return self._database.write(lambda write: work(Neo4jTransaction(_locked(write))))

    def has(self, article: Article, extractor: Extractor) -> bool:
        asked = {"id": article.id, "sha256": article.sha256, "run": run_id(extractor)}
        return bool(self._database.read(lambda read: read.rows("has_reading", **asked)))

    def remove(self, article_id: str) -> None:
        def take_out(write: Connection) -> None:
            found = _known(_locked(write), article_id)
            transaction = Neo4jTransaction(write)
            transaction.take_out(found["id"], found["publisher"])
            transaction.settle()

        self._database.write(take_out)

    def get(self, article_id: str) -> StoredGraph:
        def look(read: Connection) -> StoredGraph:
            found = _known(read, article_id)
            readings = _graphs(found)
            graph = united(list(readings.values()))
            return StoredGraph(head_from(found), found["text"], graph, members_of(read, [found["id"]]), readings)

        return self._database.read(look)

    def find(self, wanted: ArticleFilter, page: Page) -> Slice[ArticleHead]:
        params = article_terms(wanted, page)
        anchor = "all" if wanted.publisher is None else "by_publisher"
        if wanted.text is not None:
            anchor, params["text"], params["words"] = "by_text", every_word(wanted.text), contained(wanted.text)
            if not params["text"]:
                return Slice(())
        found = self._database.read(lambda read: read.rows(f"find_articles_{anchor}", **params))
        rows_, after = cut_page(found, page, "published")
        return Slice(tuple(map(head_from, rows_)), after)

    def ids(self) -> Iterator[str]:
        after = ""
        while True:
            found = self._database.read(partial(_ids_after, after))
            if not found:
                return
            yield from found
            after = found[-1]


def stored_evidence(connection: Connection, article_id: str) -> tuple[Article, list[Piece]]:
    """An article and all that its readings assert. Raises `NotFound`."""
    row = _known(connection, article_id)
    article = Article(row["id"], row["text"], row["sha256"], publisher=row["publisher"], published=row["published"])
    readings = _graphs(row)
    whole = united(list(readings.values()))
    return article, shared_rows.pieces(article, whole, readings, members_of(connection, [article_id]))


def _ids_after(after: str, read: Connection) -> list[str]:
    return [row["id"] for row in read.rows("list_article_ids", after=after, limit=1_000)]


def _known(connection: Connection, article_id: str) -> Row:
    row = connection.row("get_article", id=article_id)
    if row is None:
        raise NotFound(f"no article {article_id}")
    return row


def _graphs(row: Row) -> dict[Extractor, ArticleGraph]:
    return {maker: load(text) for _, (maker, text) in sorted(readings_of(row).items())}


def _locked(write: Connection) -> Connection:
    """The connection, once no other writer is at work."""
    write.rows("lock_store")
    return write
