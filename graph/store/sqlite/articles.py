"""Articles and their readings in SQLite."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.errors import NotFound
from graph.model import Article, Extractor
from graph.queries import Slice
from graph.records import StoredGraph
from graph.store import rows
from graph.store.assertions import SHARED, globalise, run_id, united
from graph.store.base import Articles
from graph.store.codec import dump, load
from graph.store.decode import head_from
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
from graph.store.terms import article_terms, cut_page, every_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import ArticleGraph
    from graph.queries import ArticleFilter, Page
    from graph.records import ArticleHead, Written
    from graph.store.sqlite.connection import Connection, Database
    from graph.store.stored import Found, Reading

_REMOVAL = (
    "remove_1_from_edges",
    "remove_2_from_entities",
    "remove_3_from_names",
    "remove_4_own_edges",
    "remove_5_article",
    "remove_6_edges",
)
_SWEEP = ("remove_7_names", "remove_8_entities", "remove_9_runs")


class SqliteArticles(Articles):
    """Articles: one table row each, everything else follows from their readings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, article: Article, graph: ArticleGraph, extractor: Extractor, *, replace: bool = False) -> Written:
        graph = globalise(article.id, graph)
        reading = (extractor, dump(graph))
        outcome = Outcome.UNCHANGED
        with self._database.reading() as read:
            done = unchanged(_stored(read, article), article, reading)
        if not done:
            with self._database.writing() as write:
                outcome = _write(write, article, reading, graph, replacing=replace)
        return written(article, graph, outcome)

    def has(self, article: Article, extractor: Extractor) -> bool:
        with self._database.reading() as read:
            return bool(read.row("has_reading", id=article.id, sha256=article.sha256, run=run_id(extractor)))

    def remove(self, article_id: str) -> None:
        with self._database.writing() as write:
            found = write.row("get_article", id=article_id)
            if found is None:
                message = f"no article {article_id}"
                raise NotFound(message)
            touched = _remove(write, found["id"])
            _sweep(write)
            _choose_names(write, touched)

    def get(self, article_id: str) -> StoredGraph:
        with self._database.reading() as read:
            found = read.row("get_article", id=article_id)
            if found is None:
                message = f"no article {article_id}"
                raise NotFound(message)
            graphs = list(_readings(read, found["id"]).values())
            canonical = _members(read, found["id"])
        return StoredGraph(head_from(found), found["text"], united(graphs), canonical)

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
    row = connection.row("get_article", id=article_id)
    if row is None:
        message = f"no article {article_id}"
        raise NotFound(message)
    article = Article(row["id"], row["text"], row["sha256"], publisher=row["publisher"], published=row["published"])
    readings = _readings(connection, article_id)
    whole = united(list(readings.values()))
    return article, rows.pieces(article, whole, readings, _members(connection, article_id))


def _readings(connection: Connection, article_id: str) -> dict[Extractor, ArticleGraph]:
    found = connection.rows("get_readings", article=article_id)
    return {Extractor(row["name"], row["version"]): load(row["graph"]) for row in found}


def _members(connection: Connection, article_id: str) -> dict[str, str]:
    """The entity of each local entity of an article."""
    return {row["id"]: row["entity_id"] for row in connection.rows("get_canonical", article=article_id)}


def _stored(connection: Connection, article: Article) -> Found:
    """What is there under the article's id or name: none, one, or one of each."""
    found: Found = {}
    for row in connection.rows("find_stored", id=article.id, name=article.name):
        stored = found.setdefault(row["id"], stored_from(row, {}))
        stored.readings[row["extractor"]] = (Extractor(row["extractor"], row["version"]), row["graph"])
    return found


def _write(
    connection: Connection, article: Article, reading: Reading, graph: ArticleGraph, *, replacing: bool
) -> Outcome:
    """Write the article, unless somebody else just did."""
    stored = _stored(connection, article)
    if unchanged(stored, article, reading):
        return Outcome.UNCHANGED
    if not replacing:
        refuse_other_text(stored, article)
    readings = readings_with(stored, article, reading)
    article = named(stored, article)
    touched: set[str] = set()
    for known in stored.values():
        if known.id == article.id or known.name == article.name:
            touched |= _remove(connection, known.id)
    graphs = graphs_of(readings, reading, graph)
    touched |= _insert(connection, article, readings, graphs)
    if stored:
        _sweep(connection)
    _choose_names(connection, touched)
    return Outcome.REPLACED if stored else Outcome.ADDED


def _remove(connection: Connection, article_id: str) -> set[str]:
    """Take an article out; its entities, which stay without support until the sweep and so keep their ids."""
    touched = set(_members(connection, article_id).values())
    for step in _REMOVAL:
        connection.rows(step, article=article_id)
    return touched


def _sweep(connection: Connection) -> None:
    """Drop what nothing supports any more."""
    for step in _SWEEP:
        connection.rows(step)


def _choose_names(connection: Connection, entities: set[str]) -> None:
    """Name anew what the touched entities, or some of them, are called."""
    connection.rows("choose_entity_names", entities=json.dumps(sorted(entities)))


def _insert(
    connection: Connection, article: Article, readings: dict[str, Reading], graphs: dict[Extractor, ArticleGraph]
) -> set[str]:
    """Write an article that is not there; the entities it speaks of."""
    whole = united(list(graphs.values()))
    members = _canonical(connection, whole)
    evidence = rows.pieces(article, whole, graphs, members)
    shared = [piece for piece in evidence if piece.said.type in SHARED]

    connection.many("add_article", [rows.article_row(article, whole)])
    for extractor, graph in readings.values():
        run = run_id(extractor)
        connection.rows("add_run", id=run, name=extractor.name, version=extractor.version)
        connection.rows("add_reading", article=article.id, extractor=extractor.name, run=run, graph=graph)
    connection.many("add_entity", rows.entity_rows(article, whole, members))
    connection.rows("add_entity_names", rows=rows.as_json(rows.name_rows(whole, members)))
    connection.many("add_local_entity", rows.local_rows(article, whole, members))
    connection.rows("add_statements", article=article.id, rows=rows.as_json(rows.statement_rows(article, whole)))
    connection.many("add_capacity", rows.capacity_rows(article, whole, members))
    connection.many("add_edge", rows.edge_rows(evidence))
    connection.many("add_evidence", rows.evidence_rows(article, shared))
    return set(members.values())


def _canonical(connection: Connection, graph: ArticleGraph) -> dict[str, str]:
    asked = json.dumps(sorted(set(named_entities(graph).values())))
    known = {(row["type"], row["norm"]): row["entity_id"] for row in connection.rows("match_entities", names=asked)}
    return canonical(graph, known)
