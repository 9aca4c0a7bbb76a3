"""How two nodes are connected."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import CapsDep, StoreDep
from api.names import Names
from api.schemas.paths import PathParams, PathsOut
from graph.store.paths import shortest_paths

router = APIRouter(tags=["graph"])


@router.get("/paths", operation_id="findPaths")
def find_paths(params: Annotated[PathParams, Query()], store: StoreDep, caps: CapsDep) -> PathsOut:
    """The k shortest paths between two nodes, each hop with its evidence; no path is an empty list.

    Fewest hops first; then those whose inner nodes are rare, a node being the more common the more edges touch it;
    then those of most evidence.
    """
    names = Names(store, strict=params.strict)
    return PathsOut.of(shortest_paths(store, params.query(names), caps), names)
