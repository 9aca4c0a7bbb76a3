"""Who accuses whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import CapsDep, StoreDep
from api.names import Names
from api.paging import NextLinkDep
from api.schemas.accusations import AccusationPage, AccusationParams

router = APIRouter(tags=["graph"])


@router.get("/accusations", operation_id="listAccusations")
def list_accusations(
    params: Annotated[AccusationParams, Query()], store: StoreDep, caps: CapsDep, link: NextLinkDep
) -> AccusationPage:
    """Pairs of accuser and accused, most evidence first: as they are, or the offices or countries they stood for.

    Someone counts for an office or country from the first article that shows it until one calls it past. Of several
    the nearest counts, then the one with most evidence; who stood for none counts for itself.
    """
    names = Names(store, strict=params.strict)
    wanted = params.filter(names)
    listing = AccusationPage.of(wanted, store.edges.accusations(wanted, params.page(wanted, caps)), names)
    return link(listing.with_records(store, wanted, caps.page) if params.group_by == "record" else listing)
