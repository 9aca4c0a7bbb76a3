"""The projection in Neo4j, and the evidence under it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from graph.errors import NotFound
from graph.queries import Slice
from graph.records import Link, NodeRef
from graph.store.assertions import SHARED
from graph.store.base import Edges
from graph.store.decode import edge_from, evidence_from, head_from, pair_from, representation_from
from graph.store.neo4j.articles import stored_evidence
from graph.store.neo4j.ranking import ranked
from graph.store.neo4j.statements import ask
from graph.store.rollup import rolled_up
from graph.store.rows import evidence_rows
from graph.store.terms import accusation_terms, cut_page, representation_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import EdgeType
    from graph.queries import AccusationFilter, Key, Page, RepresentationFilter
    from graph.records import EdgeRecord, EvidenceRecord, PairRecord, RepresentationRecord
    from graph.store.neo4j.connection import Connection, Database, Row

_NEAR = slice(5, 11)  # of an edge's id: the characters that it shares with its article's


class Neo4jEdges(Edges):
    """Edges, each once, and what they rest on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def node(self, node_id: str) -> NodeRef:
        row = self._database.read(lambda read: read.row("get_nodes", ids=[node_id]))
        if row is None:
            raise NotFound(f"no node {node_id}")
        return NodeRef(row["id"], row["kind"], row["name"])

    def adjacent(self, nodes: Sequence[str], via: Iterable[EdgeType], limit: int) -> list[EdgeRecord]:
        asked = {"nodes": list(nodes), "types": sorted(set(via)), "limit": limit}
        return [_edge(row) for row in self._database.read(lambda read: read.rows("find_edges_of_nodes", **asked))]

    def among(self, nodes: Sequence[str], via: Iterable[EdgeType]) -> list[EdgeRecord]:
        asked = {"nodes": list(nodes), "types": sorted(set(via))}
        return [_edge(row) for row in self._database.read(lambda read: read.rows("find_edges_among", **asked))]

    def links(
        self, nodes: Sequence[str], via: Iterable[EdgeType], limit: int, onto: Sequence[str] | None = None
    ) -> list[Link]:
        asked = {"nodes": list(nodes), "types": sorted(set(via)), "limit": limit, "onto": onto and list(onto)}
        links = map(Link._make, self._database.read(lambda read: ask(read, "find_links", **asked)))
        return [link if link.last else link._replace(first=None, last=None) for link in links]

    def degrees(self, nodes: Sequence[str], via: Iterable[EdgeType]) -> dict[str, int]:
        asked = {"nodes": list(nodes), "types": sorted(set(via))}
        found = self._database.read(lambda read: ask(read, "count_edges_of_nodes", **asked))
        return dict.fromkeys(nodes, 0) | dict(found)

    def evidence(self, edge_ids: Sequence[str], limit: int) -> list[EvidenceRecord]:
        def look(read: Connection) -> list[EvidenceRecord]:
            shared = {id_: read.rows("get_edge_evidence", edge=id_, limit=limit) for id_ in edge_ids}
            own = _own_evidence(read, [id_ for id_, rows in shared.items() if not rows])
            return _evidence(read, [row for id_ in edge_ids for row in shared[id_] or own.get(id_, [])[:limit]])

        return self._database.read(look)

    def evidence_of_statement(self, statement_id: str) -> list[EvidenceRecord]:
        def look(read: Connection) -> list[EvidenceRecord]:
            statement = read.row("get_statements", ids=[statement_id])
            if statement is None:
                return []
            article, pieces = stored_evidence(read, statement["id"])
            mine = (piece for piece in pieces if piece.said.statement == statement_id)
            return _evidence(read, list(evidence_rows(article, mine)))

        return self._database.read(look)

    def accusations(self, wanted: AccusationFilter, page: Page) -> Slice[PairRecord]:
        if wanted.rolled_up:
            return self._database.read(lambda read: rolled_up(partial(ask, read), wanted, page))
        anchor, params = accusation_terms(wanted, page)
        found = self._database.read(lambda read: read.rows(f"find_accusations_{anchor}", **params))
        rows, after = cut_page(found, page, "count")
        return Slice(tuple(pair_from(row, *_ends(row), row["charges"]) for row in rows), after)

    def representations(self, wanted: RepresentationFilter, page: Page) -> Slice[RepresentationRecord]:
        anchor, params = representation_terms(wanted, page)

        def look(read: Connection) -> tuple[Sequence[Row], Key | None]:
            if anchor != "all":
                return cut_page(read.rows(f"find_representations_{anchor}", **params), page, "count")
            found, after = ranked(read, params, page)
            known = {row["id"]: row for row in read.rows("get_representations", edges=[row["id"] for row in found])}
            return [row | known[row["id"]] for row in found], after

        rows, after = self._database.read(look)
        return Slice(tuple(representation_from(row, *_ends(row)) for row in rows), after)


def _ends(row: Row) -> tuple[NodeRef, NodeRef]:
    return (
        NodeRef(row["source"], row["source_kind"], row["source_name"]),
        NodeRef(row["target"], row["target_kind"], row["target_name"]),
    )


def _edge(row: Row) -> EdgeRecord:
    return edge_from(row, *_ends(row))


def _own_evidence(read: Connection, edge_ids: Sequence[str]) -> dict[str, list[Row]]:
    """The evidence of those edges that one article alone supports, read off its readings, most confident first."""
    wanted = set(edge_ids)
    found: dict[str, list[Row]] = {}
    for near in sorted({id_[_NEAR] for id_ in edge_ids}):
        for row in read.rows("get_edge_articles", prefix=f"art_{near}") if len(near) == 6 else ():
            article, pieces = stored_evidence(read, row["id"])
            own = (piece for piece in pieces if piece.said.type not in SHARED)
            for piece in sorted(evidence_rows(article, own), key=lambda piece: (-piece["confidence"], piece["id"])):
                if piece["edge_id"] in wanted:
                    found.setdefault(piece["edge_id"], []).append(piece)
    return found


def _evidence(read: Connection, rows: Sequence[Row]) -> list[EvidenceRecord]:
    """Evidence with its words, cut from the articles' texts."""
    ids = sorted({row["article_id"] for row in rows})
    articles = {row["id"]: (head_from(row), row["text"]) for row in read.rows("get_article_texts", ids=ids)}
    return [evidence_from(row, *articles[row["article_id"]]) for row in rows]
