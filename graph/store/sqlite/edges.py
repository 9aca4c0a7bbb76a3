"""The projection in SQLite, and the evidence under it."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from graph.errors import NotFound
from graph.queries import Slice
from graph.records import Link
from graph.store.base import Edges
from graph.store.decode import edge_from, evidence_from, head_from, pair_from, representation_from
from graph.store.rollup import rolled_up
from graph.store.rows import evidence_rows
from graph.store.sqlite.articles import stored_evidence
from graph.store.sqlite.statements import ask, labels
from graph.store.terms import accusation_terms, cut_page, representation_terms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from graph.model import EdgeType
    from graph.queries import AccusationFilter, Page, RepresentationFilter
    from graph.records import EdgeRecord, EvidenceRecord, NodeRef, PairRecord, RepresentationRecord
    from graph.store.rows import Row
    from graph.store.sqlite.connection import Connection, Database


class SqliteEdges(Edges):
    """Edges, each once, and what they rest on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def node(self, node_id: str) -> NodeRef:
        with self._database.reading() as read:
            found = labels(read, [node_id])
        if not found:
            message = f"no node {node_id}"
            raise NotFound(message)
        return found[node_id]

    def adjacent(self, nodes: Sequence[str], via: Iterable[EdgeType], limit: int) -> list[EdgeRecord]:
        with self._database.reading() as read:
            return _edges(read, read.rows("find_edges_of_nodes", **_asked(nodes, via), limit=limit))

    def among(self, nodes: Sequence[str], via: Iterable[EdgeType]) -> list[EdgeRecord]:
        with self._database.reading() as read:
            return _edges(read, read.rows("find_edges_among", **_asked(nodes, via)))

    def links(
        self, nodes: Sequence[str], via: Iterable[EdgeType], limit: int, onto: Sequence[str] | None = None
    ) -> list[Link]:
        asked = _asked(nodes, via) | {"limit": limit, "onto": None if onto is None else json.dumps(list(onto))}
        with self._database.reading() as read:
            return list(map(Link._make, read.rows("find_links", **asked)))

    def degrees(self, nodes: Sequence[str], via: Iterable[EdgeType]) -> dict[str, int]:
        with self._database.reading() as read:
            return {row["id"]: row["degree"] for row in read.rows("count_edges_of_nodes", **_asked(nodes, via))}

    def evidence(self, edge_ids: Sequence[str], limit: int) -> list[EvidenceRecord]:
        with self._database.reading() as read:
            own = _own_evidence(read, edge_ids)
            # One look-up for each edge walks its index and stops at the limit; one for all would read all evidence.
            found = (
                own[id_][:limit] if id_ in own else read.rows("get_edge_evidence", edge=id_, limit=limit)
                for id_ in edge_ids
            )
            return _evidence(read, [row for rows_ in found for row in rows_])

    def evidence_of_statement(self, statement_id: str) -> list[EvidenceRecord]:
        with self._database.reading() as read:
            statement = read.rows("get_statements", ids=json.dumps([statement_id]))
            if not statement:
                return []
            article, pieces = stored_evidence(read, statement[0]["article_id"])
            mine = (piece for piece in pieces if piece.said.statement == statement_id)
            return _evidence(read, list(evidence_rows(article, mine)))

    def accusations(self, wanted: AccusationFilter, page: Page) -> Slice[PairRecord]:
        if wanted.rolled_up:
            with self._database.reading() as read:
                return rolled_up(partial(ask, read), wanted, page)
        anchor, params = accusation_terms(wanted, page)
        with self._database.reading() as read:
            rows, after = cut_page(read.rows(f"find_accusations_{anchor}", **params), page, "count")
            refs = _ends(read, rows)
        items = (pair_from(row, refs[row["source"]], refs[row["target"]], json.loads(row["charges"])) for row in rows)
        return Slice(tuple(items), after)

    def representations(self, wanted: RepresentationFilter, page: Page) -> Slice[RepresentationRecord]:
        anchor, params = representation_terms(wanted, page)
        with self._database.reading() as read:
            rows, after = cut_page(read.rows(f"find_representations_{anchor}", **params), page, "count")
            refs = _ends(read, rows)
        items = (representation_from(row, refs[row["source"]], refs[row["target"]]) for row in rows)
        return Slice(tuple(items), after)


def _asked(nodes: Sequence[str], via: Iterable[EdgeType]) -> dict[str, str]:
    """Nodes and types, each once: the statements join on the lists."""
    return {"nodes": json.dumps(list(dict.fromkeys(nodes))), "types": json.dumps(sorted(set(via)))}


def _edges(read: Connection, rows: Sequence[sqlite3.Row]) -> list[EdgeRecord]:
    refs = _ends(read, rows)
    return [edge_from(row, refs[row["source"]], refs[row["target"]]) for row in rows]


def _ends(read: Connection, rows: Iterable[sqlite3.Row]) -> dict[str, NodeRef]:
    return labels(read, (id_ for row in rows for id_ in (row["source"], row["target"])))


def _own_evidence(read: Connection, edge_ids: Sequence[str]) -> dict[str, list[Row]]:
    """The evidence of those edges that one article alone supports, read off its readings, most confident first."""
    articles: dict[str, dict[tuple[str, ...], str]] = {}
    for row in read.rows("get_own_edges", edges=json.dumps(list(edge_ids))):
        articles.setdefault(row["article_id"], {})[row["type"], row["source"], row["target"]] = row["id"]
    found: dict[str, list[Row]] = {}
    for id_, edges in articles.items():
        article, pieces = stored_evidence(read, id_)
        wanted = (piece for piece in pieces if (piece.said.type, piece.source, piece.target) in edges)
        for piece in sorted(evidence_rows(article, wanted), key=lambda piece: (-piece["confidence"], piece["id"])):
            found.setdefault(piece["edge_id"], []).append(piece)
    return found


def _evidence(read: Connection, rows: Sequence[sqlite3.Row | Row]) -> list[EvidenceRecord]:
    """Evidence with its words, cut from the articles' texts."""
    ids = json.dumps(sorted({row["article_id"] for row in rows}))
    articles = {row["id"]: (head_from(row), row["text"]) for row in read.rows("get_article_texts", ids=ids)}
    return [evidence_from(row, *articles[row["article_id"]]) for row in rows]
