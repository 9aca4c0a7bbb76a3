"""Who stands for what, over all evidence: edges walked from the heaviest on, as far as the page can reach."""

from __future__ import annotations

from heapq import nsmallest
from typing import TYPE_CHECKING, Any

from graph.store.terms import cut_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.queries import Key, Page
    from graph.store.neo4j.connection import Connection, Row

_HEAVIER_THAN_ALL = 1 << 62


def ranked(read: Connection, terms: Mapping[str, Any], page: Page) -> tuple[Sequence[Row], Key | None]:
    """The page's edges as `count_representations` counts them, most first, then by id; and the key to go on from.

    Never more counts than the evidence of any time, which an edge is walked by: where the last of the page comes
    before the last that was walked, nothing that follows can come before it.
    """
    apart = {row["edge"] for row in read.rows("find_representations_apart", **terms)}
    after = (-terms["after"], terms["after_id"])
    found: list[Row] = []
    last: Row = {"weight": _HEAVIER_THAN_ALL, "id": ""}
    size = page.limit + 1
    while True:
        asked = {"weight": last["weight"], "weight_id": last["id"], "limit": size}
        walked = read.rows("find_heaviest_representations", **asked)
        ids = {row["id"] for row in walked}
        counted = read.rows("count_representations", **terms, edges=[*ids - apart], apart=[*ids & apart])
        found = nsmallest(page.limit + 1, found + [row for row in counted if _rank(row) > after], key=_rank)
        last = walked[-1] if walked else last
        done = len(found) > page.limit and _rank(found[-1]) <= (-last["weight"], last["id"])
        if done or len(walked) < size:
            return cut_page(found, page, "count")
        size *= 2


def _rank(row: Row) -> tuple[int, str]:
    return -row["count"], row["id"]
