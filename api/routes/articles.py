"""Articles in, articles out, articles away."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from api import problems
from api.body import KINDS, BodyDep
from api.deps import CapsDep, JobsDep, SettingsDep, StoreDep, may_write
from api.names import Names
from api.paging import NextLinkDep
from api.schemas.articles import ArticleIn, ArticleOut, ArticlePage, ArticleParams, ResultOut, ResultsOut, SendParams
from api.schemas.jobs import JobOut
from graph.errors import BadRecord
from graph.extract import load_extractor
from graph.ingest import ingest
from graph.lines import Incoming, to_line
from graph.read import read_stream
from graph.store.base import Store

router = APIRouter(tags=["articles"])

_extractor = cache(load_extractor)
"""Loaded with the first text that comes without a graph: a server that only answers never needs it."""

_ARTICLE = ArticleIn.model_json_schema()
_SHAPES: dict[str, Any] = {
    "json": {"anyOf": [_ARTICLE, {"type": "array", "items": _ARTICLE}]},
    "ndjson": {"type": "string", "description": "One JSON article a line"},
    "text": {"type": "string", "description": "The first line is the title"},
    "html": {"type": "string", "description": "A page; the article is found in it"},
}
_BODY = {"required": True, "content": {media_type: {"schema": _SHAPES[kind]} for media_type, kind in KINDS.items()}}


@router.post(
    "/articles",
    operation_id="addArticles",
    dependencies=[Depends(may_write)],
    response_model=ResultsOut,
    responses={202: {"model": JobOut, "description": "A large body: it is read in the background, see the job"}},
    openapi_extra={"requestBody": _BODY},
)
def add_articles(
    params: Annotated[SendParams, Query()],
    body: BodyDep,
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    jobs: JobsDep,
) -> ResultsOut | Response:
    """Add articles: one, an array, or one a line; as text, page, or with their graph (a line of the export).

    Sending the same again changes nothing. Each is answered for itself, in the order of the body; if none of them
    can be used, the whole is a problem.
    """
    records = list(read_stream(body.stream, "body", body.kind))
    if body.size > settings.job_bytes:
        job = JobOut.of(jobs.start(records, replacing=params.replace))
        return JSONResponse(job.model_dump(), 202, {"Location": f"/v1/jobs/{job.id}"})
    results = tuple(_add(store, record, replacing=params.replace) for record in records)
    answer = ResultsOut.of(results)
    if answer.refused == len(results):
        first = results[0] if results else None
        problem = BadRecord(first.where, first.reason or "") if first else BadRecord("body", "no article in it")
        return problems.of(request, problem, results=answer.model_dump()["results"])
    return answer


def _add(store: Store, record: Incoming | BadRecord, *, replacing: bool) -> ResultOut:
    extractor = _extractor() if isinstance(record, Incoming) and record.graph is None else None
    return ResultOut.of(record, ingest(store, [record], extractor=extractor, replace=replacing))


@router.get("/articles", operation_id="listArticles")
def list_articles(
    params: Annotated[ArticleParams, Query()], store: StoreDep, caps: CapsDep, link: NextLinkDep
) -> ArticlePage:
    """Articles that match every filter given, newest first."""
    wanted = params.filter()
    return link(ArticlePage.of(wanted, store.articles.find(wanted, params.page(wanted, caps)), Names(store)))


@router.get("/articles/{article_id}", operation_id="getArticle")
def get_article(article_id: str, store: StoreDep) -> ArticleOut:
    """One article by our id or by the one it came with: its text, with mentions and statements as spans."""
    return ArticleOut.model_validate(to_line(store.articles.get(article_id)))


@router.delete(
    "/articles/{article_id}", operation_id="removeArticle", status_code=204, dependencies=[Depends(may_write)]
)
def remove_article(article_id: str, store: StoreDep) -> None:
    """Take an article away, and exactly what only it supported."""
    store.articles.remove(store.articles.get(article_id).head.id)
