"""The web application: routes, pages, errors and the store they share."""

from __future__ import annotations

import importlib.util
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware

from api import problems
from api.deps import may_read
from graph.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from api.settings import Settings


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    with open_store(app.state.settings.store) as store:
        app.state.store = store
        yield


def create_app(settings: Settings) -> FastAPI:
    """An app over the settings' store, which is opened when the app starts and closed when it ends."""
    app = FastAPI(title="saidgraph", version="0.1.0", lifespan=_lifespan)
    app.state.settings = settings
    problems.install(app)
    app.add_middleware(
        CORSMiddleware, allow_origins=settings.cors_origins, allow_methods=["*"], allow_headers=["*"],
        expose_headers=["Link", "Location"],
    )  # fmt: skip
    if importlib.util.find_spec("api.web.pages"):
        from api.web.pages import router

        app.include_router(router, dependencies=[Depends(may_read)], include_in_schema=False)
    return app
