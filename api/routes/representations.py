"""Who stands for what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import CapsDep, StoreDep
from api.names import Names
from api.paging import NextLinkDep
from api.schemas.representations import RepresentationPage, RepresentationParams

router = APIRouter(tags=["graph"])


@router.get("/representations", operation_id="listRepresentations")
def list_representations(
    params: Annotated[RepresentationParams, Query()], store: StoreDep, caps: CapsDep, link: NextLinkDep
) -> RepresentationPage:
    """Who stands for which office or place, in which role, most evidence first; `on` asks for one day."""
    names = Names(store, strict=params.strict)
    wanted = params.filter(names)
    found = store.edges.representations(wanted, params.page(wanted, caps))
    return link(RepresentationPage.of(wanted, found, names))
