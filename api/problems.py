"""Errors as RFC 9457 problems: one table, class → status, slug, title. Nothing else here knows a status.

`type` is `/problems/{slug}`, an address of this server that tells what it means.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from api.web.errors import error_page, wants_page
from graph import errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fastapi import FastAPI, Request

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the table."""

    status: int
    slug: str
    title: str


KINDS: dict[type[errors.SaidgraphError], Kind] = {
    errors.BadRecord: Kind(422, "bad-record", "The record cannot be used"),
    errors.BadGraph: Kind(422, "bad-graph", "The graph does not fit its text"),
    errors.BadQuery: Kind(422, "bad-query", "The query cannot be meant"),
    errors.BadCursor: Kind(422, "bad-cursor", "The cursor belongs elsewhere"),
    errors.BadInput: Kind(422, "bad-input", "The input cannot be used"),
    errors.NotFound: Kind(404, "not-found", "No such thing"),
    errors.Ambiguous: Kind(409, "ambiguous", "Several bear this name"),
    errors.Conflict: Kind(409, "conflict", "Already stored with another text"),
    errors.TooLarge: Kind(422, "too-large", "More than one query may cost"),
    errors.StoreUnavailable: Kind(503, "store-unavailable", "The store does not answer"),
    errors.StoreReadOnly: Kind(403, "store-read-only", "The store is read-only"),
    errors.StoreFull: Kind(507, "store-full", "The store has no room left"),
    errors.StoreVersion: Kind(500, "store-version", "The store is of another version"),
    errors.StoreError: Kind(500, "store-error", "The store failed"),
    errors.SaidgraphError: Kind(500, "error", "Something went wrong"),
}
"""Leaves and their parents: a class that is not here is told as its nearest parent."""

HTTP_KINDS: dict[int, Kind] = {
    400: Kind(400, "bad-request", "The request cannot be read"),
    401: Kind(401, "unauthorized", "The API key is missing or wrong"),
    403: Kind(403, "forbidden", "Not allowed"),
    404: Kind(404, "no-such-route", "Nothing lives at this address"),
    405: Kind(405, "method-not-allowed", "The address does not take this method"),
    413: Kind(413, "content-too-large", "The body is larger than allowed"),
    415: Kind(415, "unsupported-media-type", "The body is of a type that is not read here"),
    422: Kind(422, "invalid-request", "A parameter is unknown or cannot be meant"),
    500: Kind(500, "internal", "The server made a mistake"),
}
"""What goes wrong before or beside the graph."""


class Problem(BaseModel):
    """How every error is told (RFC 9457). Some kinds add members, like `nearest` or `candidates`."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["/problems/not-found"])
    title: str = Field(examples=["No such thing"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["no entity is called “Artsun”"])
    instance: str = Field(examples=["/v1/statements"])


def kind_of(error: errors.SaidgraphError) -> Kind:
    """The row of the class or of its nearest parent."""
    return next(KINDS[c] for c in type(error).__mro__ if c in KINDS)


def members(error: errors.SaidgraphError) -> dict[str, Any]:
    """What the error carries beside its message."""
    match error:
        case errors.BadRecord():
            return {"where": error.where, "reason": error.reason}
        case errors.BadQuery() if error.parameter:
            return {"parameter": error.parameter}
        case errors.NotFound() if error.nearest:
            return {"nearest": list(error.nearest)}
        case errors.Ambiguous():
            return {"candidates": [dict(zip(("id", "type", "name"), c, strict=True)) for c in error.candidates]}
        case _:
            return {}


def _answer(
    request: Request, kind: Kind, detail: str, *, headers: Mapping[str, str] | None = None, **more: object
) -> Response:
    body = {
        "type": f"/problems/{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": request.url.path,
        **more,
    }
    if wants_page(request):
        return error_page(request, body, headers)
    return JSONResponse(body, kind.status, headers, MEDIA_TYPE)


def of(request: Request, error: errors.SaidgraphError, **more: object) -> Response:
    """An error of the graph as an answer, with further members."""
    headers = {"Retry-After": "1"} if isinstance(error, errors.StoreUnavailable) else None
    return _answer(request, kind_of(error), str(error), headers=headers, **members(error), **more)


async def _graph_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.SaidgraphError)
    return of(request, error)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code
    kind = HTTP_KINDS.get(status) or Kind(status, "http", HTTPStatus(status).phrase)
    detail = error.detail if error.detail != HTTPStatus(status).phrase else kind.title
    return _answer(request, kind, detail, headers=error.headers)


def reasons(found: Iterable[Any]) -> list[dict[str, str]]:
    """Pydantic's errors as `where` and `reason`."""
    return [{"where": ".".join(map(str, e["loc"])), "reason": e["msg"].removeprefix("Value error, ")} for e in found]


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = reasons(error.errors())
    detail = "; ".join(f"{e['where']}: {e['reason']}" for e in found)
    return _answer(request, HTTP_KINDS[422], detail, errors=found)


async def _unexpected(request: Request, error: Exception) -> Response:
    del error  # the server logs it with its traceback; a stranger is not told our insides
    return _answer(request, HTTP_KINDS[500], "this is our mistake, not yours; it has been logged")


class Meaning(BaseModel):
    """What a problem's `type` leads to."""

    slug: str
    status: int
    title: str
    meaning: str


def meanings() -> dict[str, Meaning]:
    """Slug → the row with its class's docstring, for the address that a problem's `type` gives."""
    told = {kind.slug: cls.__doc__ or "" for cls, kind in KINDS.items()}
    rows = [*KINDS.values(), *HTTP_KINDS.values()]
    return {k.slug: Meaning(**asdict(k), meaning=told.get(k.slug, f"{k.title}.")) for k in rows}


def install(app: FastAPI) -> None:
    """Answer every error of the app as a problem."""
    app.add_exception_handler(errors.SaidgraphError, _graph_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)
