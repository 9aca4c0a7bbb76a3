"""The rows that an article with its readings comes to, before and after its entities are known."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.ids import normalise_name
from graph.model import EntityKind
from graph.store.assertions import assertions, capacities, edge_id, evidence_id, publisher_id, run_id
from graph.store.text import cut, day_of, said_on, words_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model import Article, ArticleGraph, Extractor, LocalEntity, Spans, Statement
    from graph.store.assertions import Assertion
    from graph.store.ready import Ready

Row = dict[str, Any]
NameRow = tuple[str, str, bool, str, int]
"""Entity, name, whether it is an alias, the same normalised, and how many local entities bear it."""
StatementRow = tuple[object, ...]
Known = tuple["Article", "ArticleGraph", Mapping[str, str]]
"""An article, all that it shows, and the entity of each of its local entities."""


as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # `dumps` would make one for each value


def _spans(spans: Spans) -> str:
    """The JSON of spans, four times as fast as by the encoder: an article comes to a hundred of them."""
    return f"[{','.join([f'[{start},{end}]' for start, end in spans])}]"


def article_row(one: Ready) -> Row:
    """For `add_articles`."""
    article = one.article
    return {
        "id": article.id,
        "name": article.name,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "publisher_id": publisher_id(article.publisher) if article.publisher else None,
        "published": article.published or "",
        "language": article.language,
        "status": article.status,
        "sha256": article.sha256,
        "words": one.words,
        "length": len(article.text),
        "statements": len(one.statements),
        "text": article.text,
    }


def local_rows(article: Article, graph: ArticleGraph, canonical: Mapping[str, str]) -> Iterator[Row]:
    """For `add_local_entities`."""
    for e in graph.entities:
        yield {
            "id": e.key,
            "article": article.id,
            "entity": canonical[e.key],
            "type": e.type,
            "name": e.name,
            "aliases": as_json(_aliases(e)),
            "named": e.named,
            "kind": e.kind,
            "mentions": len(e.mentions),
            "day": day_of(article.published),
        }


def _aliases(entity: LocalEntity) -> list[str]:
    return [alias for alias in dict.fromkeys(entity.aliases) if alias != entity.name]


def entity_rows(entries: Iterable[Known]) -> list[Row]:
    """For `add_entities`: what the articles add to each entity, in the order of ids.

    The name of one that several local entities belong to is '': it is chosen from what they are called.
    """
    rows: dict[str, Row] = {}
    for article, graph, canonical in entries:
        day = day_of(article.published)
        here: set[str] = set()
        for e in graph.entities:
            id_ = canonical[e.key]
            row = rows.get(id_)
            if row is None:
                row = rows[id_] = {"id": id_, "type": e.type, "name": e.name, "named": e.named}
                row |= {"articles": 0, "mentions": 0, "statements": 0, "groups": 0, "first": "", "last": ""}
            else:
                row["name"] = ""
            row["mentions"] += len(e.mentions)
            row["groups"] += e.kind is EntityKind.GROUP
            here.add(id_)
        for s in graph.statements:
            for id_ in {canonical[key] for key in s.speakers}:
                rows[id_]["statements"] += 1
        for id_ in here:
            row = rows[id_]
            row["articles"] += 1
            row |= date_range(day, row["first"], row["last"])
    return sorted(rows.values(), key=itemgetter("id"))


def date_range(*dates: str) -> dict[str, str]:
    """`first` and `last` of some dates; '' is an unknown one."""
    return {"first": min(filter(None, dates), default=""), "last": max(dates)}


def name_rows(entries: Iterable[Known]) -> list[NameRow]:
    """For `add_entity_names`: every name and alias with how many local entities bear it, in order."""
    uses: Counter[tuple[str, bool, str]] = Counter()
    for _, graph, canonical in entries:
        for e in graph.entities:
            uses[canonical[e.key], False, e.name] += 1
            uses.update((canonical[e.key], True, alias) for alias in _aliases(e))
    return [(entity, name, alias, normalise_name(name), n) for (entity, alias, name), n in sorted(uses.items())]


def statement_rows(article: Article, graph: ArticleGraph) -> list[StatementRow]:
    """For `add_statements`; spans go as what is kept of them, a text in JSON."""
    return [_statement_row(article, s) for s in graph.statements]


def _statement_row(article: Article, s: Statement) -> StatementRow:
    text = cut(article.text, s.content)
    when = (as_json(s.when.text), s.when.date, s.when.precision) if s.when else (None, None, None)
    spans = (_spans(s.content), _spans(s.cue), _spans(s.source))
    what = (s.mode, s.class_, s.negated, s.inside)
    return (article.id, s.key, text, words_key(text), *spans, *what, *when, said_on(s, article), s.confidence)


def capacity_rows(article: Article, graph: ArticleGraph, canonical: Mapping[str, str]) -> Iterator[Row]:
    """For `add_capacities`."""
    spoken_for = capacities(graph)
    for s in graph.statements:
        on = said_on(s, article)
        for local, depth in spoken_for[s.key].items():
            yield {"statement": s.key, "local": local, "entity": canonical[local], "depth": depth, "said_on": on}


class Piece(NamedTuple):
    """What one extractor asserts, with the ends of its edge (an entity for each local one) and its date."""

    extractor: Extractor
    said: Assertion
    source: str
    target: str
    date: str


def pieces(
    article: Article, whole: ArticleGraph, readings: Mapping[Extractor, ArticleGraph], canonical: Mapping[str, str]
) -> list[Piece]:
    """All evidence of an article, each piece once, in the order it was asserted."""
    dates = {s.key: said_on(s, article) for s in whole.statements}
    day = day_of(article.published)
    found: list[Piece] = []
    for extractor, graph in readings.items():
        for said in {said: said for said in assertions(article, graph)}.values():
            source, target = canonical.get(said.source, said.source), canonical.get(said.target, said.target)
            found.append(Piece(extractor, said, source, target, dates.get(said.statement or "", day)))
    return found


def edge_rows(evidence: Iterable[Piece]) -> Iterator[Row]:
    """For `add_edges`: one for each piece of evidence."""
    for said, source, target, date in (piece[1:] for piece in evidence):
        yield {
            "id": edge_id(said.type, source, target, said.role),
            "type": said.type,
            "source": source,
            "target": target,
            "role": said.role,
            "date": date,
        }


def evidence_rows(article: Article, evidence: Iterable[Piece]) -> Iterator[Row]:
    """For `add_evidence`; with `name` and `version` of the extractor, what the statements that read evidence give."""
    for extractor, said, source, target, date in evidence:
        run = run_id(extractor)
        yield {
            "id": evidence_id(run, said),
            "edge_id": edge_id(said.type, source, target, said.role),
            "article_id": article.id,
            "run_id": run,
            "name": extractor.name,
            "version": extractor.version,
            "type": said.type,
            "source": said.source,
            "target": said.target,
            "role": said.role,
            "statement_id": said.statement,
            "spans": _spans(said.spans),
            "kind": said.kind,
            "charge_span": as_json(said.charge) if said.charge else None,
            "charge": cut(article.text, (said.charge,)) if said.charge else None,
            "former": said.former,
            "confidence": said.confidence,
            "date": date,
        }
