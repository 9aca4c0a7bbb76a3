"""The web application: routes, pages, errors and the store they share."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from importlib.metadata import version

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api import openapi, problems
from api.deps import may_read
from api.jobs import Jobs
from api.metrics import Metrics, MetricsMiddleware
from api.routes import (
    accusations,
    articles,
    entities,
    export,
    health,
    jobs,
    paths,
    representations,
    speakers,
    statements,
    subgraph,
)
from api.settings import Settings
from api.web import pages
from graph.store.base import open_store

NOUNS = (articles, jobs, entities, statements, paths, accusations, representations, speakers, subgraph, export)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    settings: Settings = app.state.settings
    with open_store(settings.store) as store, closing(Jobs(store, settings.workers)) as background:
        app.state.store = store
        app.state.jobs = background
        yield


def create_app(settings: Settings) -> FastAPI:
    """An app over the settings' store, which is opened when the app starts and closed when it ends."""
    app = FastAPI(
        title="saidgraph",
        version=version("saidgraph"),
        description="Who said what, in whose name, against whom, with the words it rests on.",
        lifespan=_lifespan,
        docs_url=None,  # both would load their scripts from elsewhere
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.metrics = Metrics(lambda: app.state.store)
    problems.install(app)
    openapi.install(app)
    app.add_middleware(MetricsMiddleware, metrics=app.state.metrics)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.cors_origins,
        allow_methods=["GET", "POST", "DELETE"],
        allow_headers=["X-API-Key", "Authorization", "Content-Type"],
        expose_headers=["Link", "Location"],
    )
    for noun in NOUNS:
        app.include_router(noun.router, prefix="/v1", dependencies=[Depends(may_read)])
    app.include_router(health.router)
    app.include_router(pages.router, dependencies=[Depends(may_read)], include_in_schema=False)
    return app
