"""Who spoke for whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import CapsDep, StoreDep
from api.names import Names
from api.paging import NextLinkDep
from api.schemas.speakers import SpeakerPage, SpeakerParams

router = APIRouter(tags=["graph"])


@router.get("/speakers", operation_id="listSpeakers")
def list_speakers(
    params: Annotated[SpeakerParams, Query()], store: StoreDep, caps: CapsDep, link: NextLinkDep
) -> SpeakerPage:
    """Who spoke for an office or place, or an office of it, in which capacity; most statements first."""
    names = Names(store, strict=params.strict)
    wanted = params.filter(names)
    return link(SpeakerPage.of(wanted, store.statements.speakers(wanted, params.page(wanted, caps)), names))
