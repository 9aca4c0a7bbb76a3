"""Who and what the articles speak of."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse

from api.deps import CapsDep, StoreDep
from api.names import Names
from api.paging import NextLinkDep
from api.schemas.entities import EntityDetail, EntityPage, EntityParams

router = APIRouter(tags=["entities"])


@router.get("/entities", operation_id="listEntities")
def list_entities(
    params: Annotated[EntityParams, Query()], store: StoreDep, caps: CapsDep, link: NextLinkDep
) -> EntityPage:
    """Entities whose name or alias fits, best match first; without words all, most evidence first."""
    wanted = params.filter()
    return link(EntityPage.of(wanted, store.entities.find(wanted, params.page(wanted, caps)), Names(store)))


@router.get(
    "/entities/{entity_id}",
    operation_id="getEntity",
    response_model=EntityDetail,
    responses={308: {"description": "A merged id, or what one article calls by a name: the entity it is part of"}},
)
def get_entity(entity_id: str, store: StoreDep) -> EntityDetail | RedirectResponse:
    """One entity. A merged id answers 308 to its successor."""
    entity = store.entities.get(entity_id)
    if entity.id != entity_id:
        # Merges can be taken back, so nobody may remember this for good.
        return RedirectResponse(f"/v1/entities/{entity.id}", 308, {"Cache-Control": "no-cache"})
    return EntityDetail.model_validate(entity)
