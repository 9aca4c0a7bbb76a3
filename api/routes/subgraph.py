"""What lies around a node, in the JSON of several front ends."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.deps import CapsDep, StoreDep
from api.names import Names
from api.schemas.common import Named
from api.schemas.subgraph import SubgraphFormat, SubgraphParams
from graph import export
from graph.store.paths import subgraph

router = APIRouter(tags=["graph"])

FORMATS = {
    SubgraphFormat.CYTOSCAPE: export.cytoscape,
    SubgraphFormat.GRAPHOLOGY: export.graphology,
    SubgraphFormat.NODE_LINK: export.node_link,
}


@router.get("/subgraph", operation_id="getSubgraph")
def get_subgraph(params: Annotated[SubgraphParams, Query()], store: StoreDep, caps: CapsDep) -> dict[str, Any]:
    """Nodes within some hops of a centre and the edges among them.

    The graph's own attributes tell `resolved`, `alternatives`, and whether the limit `cut` something off.
    """
    names = Names(store, strict=params.strict)
    found = subgraph(store, params.query(names), caps)
    return FORMATS[params.format](found, Named.model_validate(names.taken()).model_dump())
