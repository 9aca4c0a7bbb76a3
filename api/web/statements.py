"""`/statements/{id}`: one statement, the chain behind it, and the very words in the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.web.contexts import StatementPage, Step
from api.web.marking import Mark, mark, passage
from api.web.parameters import Asked, UrlsDep
from api.web.rendering import day, render, words
from graph.store.attribution import attribution, reception, verify

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from api.web.urls import Urls
    from graph.records import Attribution, Capacity, StatementRecord

router = APIRouter()


@router.get("/statements/{statement}", response_class=HTMLResponse)
def statement(store: StoreDep, urls: UrlsDep, statement: Asked) -> HTMLResponse:
    """One statement by id."""
    chain = attribution(store, statement)
    said = chain.statement
    stored = store.articles.get(said.article.id)
    within = [one.key for one in stored.graph.statements if one.inside == said.id]
    return render(
        StatementPage(
            urls=urls,
            twin=urls.data("statements", said.id, "attribution"),
            statement=said,
            attribution=chain,
            steps=tuple(_steps(urls, chain)),
            passage=_passage(said, stored.text),
            reception=reception(store, said.id),
            inner=tuple(store.statements.get(key) for key in within),
            verification=verify(store, said.id),
            citation=_citation(chain),
        )
    )


def _steps(urls: Urls, chain: Attribution) -> Iterator[Step]:
    """The chain from the outlet inwards: every hand that the words went through."""
    article = chain.statement.article
    if article.publisher:
        yield Step(label="Outlet", name=article.publisher, href=urls.articles(publisher=article.publisher))
    title = article.title or "Untitled article"
    yield Step(
        label="Article",
        name=title,
        href=urls.article(article.id, chain.statement.id),
        note=day(article.published) if article.published else None,
    )
    for outer in chain.outer:
        who = ", ".join(speaker.name for speaker in outer.speakers) or "an unnamed source"
        yield Step(label="Quoted by", name=who, href=urls.statement(outer.id), note=words(outer))
    if not chain.capacities:
        yield Step(label="Speaker", name="Not named in the article", href=None)
    told: set[str] = set()
    for capacity in chain.capacities:
        if capacity.speaker.id not in told:
            label = "Together with" if told else "Speaker"
            told.add(capacity.speaker.id)
            yield Step(label=label, name=capacity.speaker.name, href=urls.node(capacity.speaker))
        if capacity.office:
            office = capacity.office
            yield Step(label="In the name of", name=office.name, href=urls.node(office), note=capacity.role)
        if capacity.place:
            yield Step(label="Of", name=capacity.place.name, href=urls.node(capacity.place))


def _passage(said: StatementRecord, text: str) -> Markup:
    """Its paragraph with content, cue and source marked."""
    roles = {"content": said.content, "cue": said.cue, "source": said.source}
    marks = [Mark(span, role, title=role.capitalize()) for role, spans in roles.items() for span in spans]
    return mark(text, marks, passage(text, [m.span for m in marks]))


def _citation(chain: Attribution) -> str:
    """The statement as a line to paste under an article: words, speaker, outlet, date, address and where to check."""
    said, article = chain.statement, chain.statement.article
    who = "; ".join(_speakers(chain.capacities)) or "speaker not named"
    when = day(said.said_on) if said.said_on else ""
    published = day(article.published) if article.published else ""
    title = f"“{article.title}”" if article.title else ""
    return ". ".join(
        ", ".join(filter(None, parts))
        for parts in (
            (f"{words(said)} — {who}", when if when != published else ""),
            (article.publisher, title, published, article.url),
            (said.id, f"characters {said.content[0][0]}–{said.content[-1][1]}", f"sha256 {article.sha256}"),
        )
        if any(parts)
    )


def _speakers(capacities: Sequence[Capacity]) -> list[str]:
    """Each speaker once, with roles and offices; a role that the office's own name begins with is not said twice."""
    told: dict[str, list[str]] = {}
    for one in capacities:
        role, office = one.role or "", one.office.name if one.office else ""
        if office.casefold().startswith(role.casefold()):
            role = ""
        known = told.setdefault(one.speaker.id, [one.speaker.name])
        known += [part for part in (role, office) if part and part not in known]
    return [", ".join(known) for known in told.values()]
