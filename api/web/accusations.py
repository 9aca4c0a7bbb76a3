"""`/accusations`: who accuses whom, how often and since when."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.names import Names
from api.web.contexts import AccusationsPage
from api.web.parameters import Cursor, Strict, UrlsDep, Words, guessed, page
from api.web.rendering import render
from graph.errors import BadQuery
from graph.model import AccusationKind
from graph.queries import AccusationFilter, Party, encode_cursor

E = TypeVar("E", bound=StrEnum)

router = APIRouter()
PAIRS = 50


@router.get("/accusations", response_class=HTMLResponse)
def accusations(
    store: StoreDep,
    urls: UrlsDep,
    accuser: Words = "",
    accused: Words = "",
    kind: Words = "",
    group_by: Words = "",
    per: Words = "",
    after: Cursor = "",
    strict: Strict = False,
) -> HTMLResponse:
    """The pairs that meet every condition given, most evidence first."""
    fields = {"accuser": accuser.strip(), "accused": accused.strip(), "kind": kind, "group_by": group_by, "per": per}
    given = {name: value for name, value in fields.items() if value}
    names = Names(store, strict=strict)
    wanted = AccusationFilter(
        accuser=names("accuser", given.get("accuser")),
        accused=names("accused", given.get("accused")),
        kind=_one_of(AccusationKind, "kind", kind),
        by=_one_of(Party, "group_by", group_by) or Party.ACTOR,
        monthly=per == "month",
    )
    found = store.edges.accusations(wanted, page(wanted, after, PAIRS))
    return render(
        AccusationsPage(
            urls=urls,
            twin=urls.data("accusations", **given),
            **fields,
            resolved=tuple(one for one in names.resolved.values() if guessed(one)),
            pairs=found.items,
            newer=urls.accusations(**given) if after else None,
            older=urls.accusations(encode_cursor(wanted, found.next), **given) if found.next else None,
        )
    )


def _one_of(choices: type[E], parameter: str, given: str) -> E | None:
    try:
        return choices(given) if given else None
    except ValueError:
        message = f"{parameter} is one of {', '.join(choices)}, not “{given}”"
        raise BadQuery(message, parameter) from None
