"""For those who run the server."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel

from api.deps import StoreDep
from api.problems import Meaning, meanings
from graph.errors import NotFound

router = APIRouter(tags=["server"])


class Health(BaseModel):
    """It is well; anything else is a problem."""

    status: Literal["ok"] = "ok"


class Readiness(Health):
    """It is ready, with this store."""

    store: str


@router.get("/healthz", operation_id="getHealth")
def get_health() -> Health:
    """Whether the process answers."""
    return Health()


@router.get("/readyz", operation_id="getReadiness")
def get_readiness(store: StoreDep) -> Readiness:
    """Whether the store answers; how much is in it is told by `/metrics`."""
    store.ping()
    return Readiness(store=store.url)


@router.get(
    "/metrics",
    operation_id="getMetrics",
    response_class=Response,
    responses={200: {"description": "Prometheus text", "content": {"text/plain": {}}}},
)
def get_metrics(request: Request) -> Response:
    """Requests by operation and status, their seconds, and what is in the store."""
    return Response(generate_latest(request.app.state.metrics.registry), media_type=CONTENT_TYPE_LATEST)


@router.get("/problems/{slug}", operation_id="getProblem")
def get_problem(slug: str) -> Meaning:
    """What a problem's `type` means."""
    found = meanings().get(slug)
    if found is None:
        message = f"no problem is called {slug!r}"
        raise NotFound(message, sorted(meanings()))
    return found
