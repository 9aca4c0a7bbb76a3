"""The rows of an article as Neo4j takes them: properties of nodes and edges, each with a caption to be read by."""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from graph.model import EdgeType
from graph.store import rows
from graph.store.assertions import SHARED, publisher_id, run_id
from graph.store.neo4j.words import searched, trigrams_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Article, ArticleGraph
    from graph.store.ready import Ready
    from graph.store.rows import Known, Piece, Row

_STATEMENT = (
    "article id text words content cue source mode class negated inside when_text when_date when_precision said_on"
    " confidence"
).split()

_ADDED_BY = {EdgeType.ACCUSES: "add_accusations", EdgeType.REPRESENTS: "add_representations"}


def article_row(one: Ready) -> Row:
    """For `add_articles`: its readings stand on it, as lists."""
    article = one.article
    makers = [maker for maker, _ in one.readings.values()]
    return rows.article_row(one) | {
        "kind": "Article",
        "caption": article.title,
        "search": searched(f"{article.title} {article.text}"),
        "extractors": [maker.name for maker in makers],
        "versions": [maker.version for maker in makers],
        "runs": [run_id(maker) for maker in makers],
        "graphs": [text for _, text in one.readings.values()],
    }


def name_rows(entries: Iterable[Known]) -> list[Row]:
    """For `add_entity_names`."""
    return [name_row(*values) for values in rows.name_rows(entries)]


def name_row(entity: str, name: str, alias: bool, norm: str, uses: int) -> Row:  # noqa: FBT001 - a `NameRow`
    """One of these."""
    found = {"entity": entity, "name": name, "alias": alias, "norm": norm, "uses": uses}
    return found | {"search": searched(norm), "trigrams": trigrams_of(norm)}


def local_rows(article: Article, whole: ArticleGraph, canonical: Mapping[str, str]) -> list[Row]:
    """For `add_local_entities`. No aliases are null: the bulk importer knows no empty list."""
    return [
        {
            "entity": row.pop("entity"),
            "properties": row | {"aliases": json.loads(row["aliases"]) or None, "caption": row["name"]},
        }
        for row in rows.local_rows(article, whole, canonical)
    ]


def statement_rows(one: Ready) -> list[Row]:
    """For `add_statements`."""
    publisher = publisher_id(one.article.publisher) if one.article.publisher else None
    more = {"publisher_id": publisher, "kind": "Statement"}
    found: list[Row] = [dict(zip(_STATEMENT, values, strict=True)) | more for values in one.statements]
    return [row | {"caption": row["text"], "search": searched(row["text"])} for row in found]


def edge_rows(evidence: Iterable[Piece]) -> dict[str, list[Row]]:
    """For the statements named: each edge of an article once."""
    edges: dict[str, Row] = {}
    for row in rows.edge_rows(evidence):
        edge = edges.setdefault(row["id"], row | {"count": 0, "first": "", "last": "", "n": len(edges)})
        edge["count"] += 1
        edge |= rows.date_range(row["date"], edge["first"], edge["last"])
    found: dict[str, list[Row]] = {}
    for edge in sorted(edges.values(), key=itemgetter("id")):
        properties: dict[str, Any] = {key: edge[key] for key in ("id", "role", "count", "first", "last", "n")}
        row = {"type": edge["type"], "source": edge["source"], "target": edge["target"], "properties": properties}
        found.setdefault(_ADDED_BY.get(edge["type"], "add_own_edges"), []).append(row)
    return found


def evidence_rows(one: Ready, evidence: Iterable[Piece]) -> list[Row]:
    """For `add_evidence`: with the entities at the ends, and what tells copies of one text."""
    shared = [piece for piece in evidence if piece.said.type in SHARED]
    more = {"article": one.article.id, "published": one.article.published or "", "words": one.words}
    return [
        row | more | {"from": piece.source, "to": piece.target, "caption": row["charge"] or row["role"] or row["type"]}
        for piece, row in zip(shared, rows.evidence_rows(one.article, shared), strict=True)
    ]
