"""`/articles` and `/articles/{id}`: the texts, and one text with all that was found in it marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.web.contexts import ArticlePage, ArticlesPage, Named, Placed
from api.web.marking import Mark, mark
from api.web.parameters import Asked, Cursor, Day, UrlsDep, Words, page
from api.web.rendering import render
from graph.queries import ArticleFilter, Page, StatementFilter, encode_cursor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from api.web.urls import Urls
    from graph.records import StatementRecord, StoredGraph
    from graph.store.base import Store

router = APIRouter()
ARTICLES, BATCH = 50, 500


@router.get("/articles", response_class=HTMLResponse)
def articles(
    store: StoreDep,
    urls: UrlsDep,
    text: Words = "",
    publisher: Words = "",
    since: Day = "",
    until: Day = "",
    after: Cursor = "",
) -> HTMLResponse:
    """The articles that meet every condition given."""
    fields = {"text": text.strip(), "publisher": publisher.strip(), "since": since, "until": until}
    given = {name: value for name, value in fields.items() if value}
    wanted = ArticleFilter(**given)
    found = store.articles.find(wanted, page(wanted, after, ARTICLES))
    return render(
        ArticlesPage(
            urls=urls,
            twin=urls.data("articles", **given),
            **fields,
            articles=found.items,
            newer=urls.articles(**given) if after else None,
            older=urls.articles(encode_cursor(wanted, found.next), **given) if found.next else None,
        )
    )


@router.get("/articles/{asked:path}", response_class=HTMLResponse)
def article(store: StoreDep, urls: UrlsDep, asked: Asked) -> HTMLResponse:
    """One article by our id or its own name."""
    stored = store.articles.get(asked)
    placed = _placed(_statements(store, stored.head.id))
    return render(
        ArticlePage(
            urls=urls,
            twin=urls.data("articles", stored.head.id),
            article=stored.head,
            body=_body(urls, stored, placed),
            statements=placed,
            entities=tuple(_named(urls, stored)),
        )
    )


def _statements(store: Store, article_id: str) -> list[StatementRecord]:
    """Every statement of the article, in the order of its text."""
    wanted = StatementFilter(article=article_id)
    batch = store.statements.find(wanted, Page(BATCH))
    found = [*batch.items]
    while batch.next:
        batch = store.statements.find(wanted, Page(BATCH, batch.next))
        found += batch.items
    return sorted(found, key=lambda one: (one.content[0][0], -one.content[-1][1], one.id))


def _placed(statements: Sequence[StatementRecord]) -> tuple[Placed, ...]:
    """Numbered, each with how many others it stands in."""
    outer = {one.id: one.inside for one in statements}

    def depth(statement_id: str) -> int:
        steps, at = 0, outer[statement_id]
        while at in outer and steps < len(outer):
            steps, at = steps + 1, outer[at]
        return steps

    return tuple(Placed(number=n, depth=depth(one.id), statement=one) for n, one in enumerate(statements, 1))


def _body(urls: Urls, stored: StoredGraph, placed: Sequence[Placed]) -> Markup:
    """The text with every mention, statement, cue and source marked."""
    marks = [
        Mark(span, "mention", one.type.lower(), f"{one.type}: {one.name}", urls.entity(stored.canonical[one.key]))
        for one in stored.graph.entities
        for span in one.mentions
    ]
    for one in placed:
        said, told = one.statement, f"Statement {one.number}"
        for n, span in enumerate(said.content):
            first = n == 0
            marks.append(
                Mark(
                    span,
                    "content",
                    "inner" if one.depth else "",
                    told,
                    anchor=said.id if first else None,
                    number=one.number if first else None,
                )
            )
        marks += [Mark(span, "cue", title=f"{told}: cue") for span in said.cue]
        marks += [Mark(span, "source", title=f"{told}: source") for span in said.source]
    return mark(stored.text, marks)


def _named(urls: Urls, stored: StoredGraph) -> Iterator[Named]:
    """Who and what the article speaks of, most mentioned first."""
    for one in sorted(stored.graph.entities, key=lambda one: (-len(one.mentions), one.name)):
        yield Named(
            name=one.name, type=one.type, mentions=len(one.mentions), href=urls.entity(stored.canonical[one.key])
        )
