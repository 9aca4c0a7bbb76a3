"""Articles and their readings in Neo4j."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from graph.errors import NotFound
from graph.model import Article, Extractor
from graph.queries import Slice
from graph.records import StoredGraph
from graph.store import rows as shared_rows
from graph.store.assertions import globalise, publisher_id, run_id, united
from graph.store.base import Articles
from graph.store.codec import dump, load
from graph.store.decode import head_from
from graph.store.neo4j import rows
from graph.store.neo4j.words import every_word
from graph.store.stored import (
    Outcome,
    canonical,
    graphs_of,
    named,
    named_entities,
    readings_with,
    refuse_other_text,
    stored_from,
    unchanged,
    written,
)
from graph.store.terms import article_terms, cut_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import ArticleGraph
    from graph.queries import ArticleFilter, Page
    from graph.records import ArticleHead, Written
    from graph.store.neo4j.connection import Connection, Database, Row
    from graph.store.rows import Piece
    from graph.store.stored import Found, Reading


class Neo4jArticles(Articles):
    """Articles: one node each with its readings, everything else follows from these."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, article: Article, graph: ArticleGraph, extractor: Extractor, *, replace: bool = False) -> Written:
        graph = globalise(article.id, graph)
        reading = (extractor, dump(graph))
        outcome = Outcome.UNCHANGED
        if not self._database.read(lambda read: unchanged(_stored(read, article), article, reading)):
            outcome = self._database.write(lambda write: _write(write, article, reading, graph, replacing=replace))
        return written(article, graph, outcome)

    def has(self, article: Article, extractor: Extractor) -> bool:
        asked = {"id": article.id, "sha256": article.sha256, "run": run_id(extractor)}
        return bool(self._database.read(lambda read: read.rows("has_reading", **asked)))

    def remove(self, article_id: str) -> None:
        def take_out(write: Connection) -> None:
            write.rows("lock_store")
            found = _known(write, article_id)
            touched = _Touched(write)
            touched.take_out(found["id"], found["publisher"])
            touched.recount()

        self._database.write(take_out)

    def get(self, article_id: str) -> StoredGraph:
        def look(read: Connection) -> StoredGraph:
            found = _known(read, article_id)
            graph = united(list(_graphs(found).values()))
            return StoredGraph(head_from(found), found["text"], graph, _members(read, found["id"]))

        return self._database.read(look)

    def find(self, wanted: ArticleFilter, page: Page) -> Slice[ArticleHead]:
        params = article_terms(wanted, page)
        anchor = "all" if wanted.publisher is None else "by_publisher"
        if wanted.text is not None:
            anchor, params["text"] = "by_text", every_word(wanted.text)
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
    return article, shared_rows.pieces(article, whole, readings, _members(connection, article_id))


def _ids_after(after: str, read: Connection) -> list[str]:
    return [row["id"] for row in read.rows("list_article_ids", after=after, limit=1_000)]


def _known(connection: Connection, article_id: str) -> Row:
    row = connection.row("get_article", id=article_id)
    if row is None:
        raise NotFound(f"no article {article_id}")
    return row


def _readings(row: Row) -> dict[str, Reading]:
    makers = map(Extractor, row["extractors"], row["versions"])
    return {maker.name: (maker, graph) for maker, graph in zip(makers, row["graphs"], strict=True)}


def _graphs(row: Row) -> dict[Extractor, ArticleGraph]:
    return {maker: load(text) for _, (maker, text) in sorted(_readings(row).items())}


def _members(connection: Connection, article_id: str) -> dict[str, str]:
    """The entity of each local entity of an article."""
    return {row["id"]: row["entity_id"] for row in connection.rows("get_canonical", article=article_id)}


def _stored(connection: Connection, article: Article) -> Found:
    rows_ = connection.rows("find_stored", id=article.id, name=article.name)
    return {row["id"]: stored_from(row, _readings(row)) for row in rows_}


class _Touched:
    """What a removal leaves to be counted anew, once the article's new content is there."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._edges: list[Row] = []
        self._entities: set[str] = set()
        self._publishers: set[str] = set()

    def take_out(self, article_id: str, publisher: str | None) -> None:
        """Delete the article; what other articles may support stays as it was."""
        self._edges += self._connection.rows("get_shared_edges", article=article_id)
        self._entities.update(_members(self._connection, article_id).values())
        if publisher:
            self._publishers.add(publisher_id(publisher))
        self._connection.rows("remove_article", article=article_id)

    def recount(self) -> None:
        """Count anew, and drop what nothing supports any more."""
        entities = sorted(self._entities)
        self._connection.rows("recount_edges", edges=self._edges)
        self._connection.rows("recount_names", entities=entities)
        self._connection.rows("recount_entities", entities=entities)
        self._connection.rows("choose_entity_names", entities=entities)
        self._connection.rows("recount_publishers", publishers=sorted(self._publishers))


def _write(write: Connection, article: Article, reading: Reading, graph: ArticleGraph, *, replacing: bool) -> Outcome:
    """Write the article, unless somebody else just did."""
    write.rows("lock_store")
    stored = _stored(write, article)
    if unchanged(stored, article, reading):
        return Outcome.UNCHANGED
    if not replacing:
        refuse_other_text(stored, article)
    readings = readings_with(stored, article, reading)
    article = named(stored, article)
    touched = _Touched(write)
    for known in stored.values():
        if known.id == article.id or known.name == article.name:
            _, _, publisher, *_ = known.head
            touched.take_out(known.id, str(publisher) if publisher else None)
    _insert(write, article, readings, graphs_of(readings, reading, graph))
    if stored:
        touched.recount()
    return Outcome.REPLACED if stored else Outcome.ADDED


def _insert(
    write: Connection, article: Article, readings: Mapping[str, Reading], graphs: Mapping[Extractor, ArticleGraph]
) -> None:
    """Write an article that is not there. Rows go in one order, so that two programs never wait for each other."""
    whole = united(list(graphs.values()))
    asked = [list(name) for name in sorted(set(named_entities(whole).values()))]
    known = {(row["type"], row["norm"]): row["entity_id"] for row in write.rows("match_entities", names=asked)}
    members = canonical(whole, known)
    evidence = shared_rows.pieces(article, whole, graphs, members)
    edges = rows.edge_rows(evidence)
    entities = sorted(shared_rows.entity_rows(article, whole, members), key=lambda row: str(row["id"]))
    batches: dict[str, tuple[str, list[Row]]] = {
        "add_entities": ("entities", entities),
        "add_entity_names": ("names", rows.name_rows(whole, members)),
        "add_local_entities": ("locals", rows.local_rows(article, whole, members)),
        "add_statements": ("statements", rows.statement_rows(article, whole)),
        "add_capacities": ("capacities", list(shared_rows.capacity_rows(article, whole, members))),
        "add_own_edges": ("edges", edges.get("", [])),
        "add_accusations": ("edges", edges.get("ACCUSES", [])),
        "add_representations": ("edges", edges.get("REPRESENTS", [])),
        "add_evidence": ("evidence", rows.evidence_rows(article, evidence)),
    }
    write.rows("add_article", article=rows.article_row(article, whole, readings))
    for name, (parameter, batch) in batches.items():
        if batch:
            write.rows(name, **{parameter: batch})
    write.rows("choose_entity_names", entities=[row["id"] for row in entities])
