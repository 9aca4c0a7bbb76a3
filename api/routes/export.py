"""The whole graph, streamed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import Field

from api.deps import StoreDep
from api.schemas.common import Params
from graph import export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.store.base import Store

router = APIRouter(tags=["graph"])

NDJSON = "application/x-ndjson"


class ExportParams(Params):
    """As what the graph leaves."""

    format: Literal["ndjson"] = Field(default="ndjson", description="One article with its graph on each line")


def _lines(store: Store) -> Iterator[str]:
    for line in export.lines(store):
        yield json.dumps(line, ensure_ascii=False) + "\n"


@router.get(
    "/export",
    operation_id="exportGraph",
    response_class=StreamingResponse,
    responses={200: {"description": "One article a line", "content": {NDJSON: {}}}},
)
def export_graph(params: Annotated[ExportParams, Query()], store: StoreDep) -> StreamingResponse:
    """Every article with its graph, one a line; `POST /v1/articles` takes the lines back."""
    del params  # one format so far; the model refuses others
    return StreamingResponse(_lines(store), media_type=NDJSON)
