"""`saidgraph serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli import options


def serve(
    host: Annotated[str | None, typer.Option("--host", help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option("--port", help="Port to listen on.")] = None,
    store: options.Store = options.DEFAULT_STORE,
) -> None:
    """The API and the pages. Further settings are variables of the environment, see docs/settings.md."""
    import uvicorn

    from api.app import create_app
    from api.cli import common
    from api.settings import Settings
    from graph.store.base import open_store

    settings = common.make(Settings, host=host, port=port, store=store)
    open_store(settings.store).close()  # what is wrong with it is told here in one line, not in a server's log
    uvicorn.run(create_app(settings), host=settings.host, port=settings.port)
