"""What went wrong, as a page with a way on: the problem of `api.problems`, told to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.web.contexts import Candidate, ErrorPage
from api.web.rendering import render, urls_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import Request
    from fastapi.responses import HTMLResponse


def wants_page(request: Request) -> bool:
    """Whether a person is asking: a browser, and not for the API."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/v1/")


def error_page(request: Request, problem: Mapping[str, Any], headers: Mapping[str, str] | None) -> HTMLResponse:
    """The problem as a page of the same status and headers."""
    urls = urls_for(request)
    page = ErrorPage(
        urls=urls,
        twin=None,
        status=problem["status"],
        title=problem["title"],
        detail=problem["detail"],
        nearest=tuple(problem.get("nearest", ())),
        candidates=tuple(
            Candidate(name=one["name"], type=one["type"], href=urls.entity(one["id"]))
            for one in problem.get("candidates", ())
        ),
    )
    return render(page, page.status, headers)
