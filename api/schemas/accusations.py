"""Accusations as asked for and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field

from api.schemas.common import DateParams, Listing, Name, NameParams, NodeOut, PageParams, Record
from api.schemas.evidence import EvidenceOut
from graph.errors import BadQuery
from graph.model import AccusationKind
from graph.queries import AccusationFilter, Party

if TYPE_CHECKING:
    from api.names import Names
    from graph.store.base import Store


class AccusationParams(PageParams, DateParams, NameParams):
    """Who accuses whom."""

    accuser: Name | None = Field(default=None, description="Who accuses: id or name")
    accused: Name | None = Field(default=None, description="Who is accused: id or name")
    kind: AccusationKind | None = Field(default=None, description="Blame, or a hostile act asserted")
    group_by: Literal["pair", "record", "office", "country"] = Field(
        default="pair",
        description="`pair` only counts, `record` adds each pair's single accusations; `office` and `country` count "
        "for what both sides stood for at the time, and `accuser` and `accused` may be that",
    )
    per: Literal["month"] | None = Field(default=None, description="A row for each month; not with `record`")

    def filter(self, names: Names) -> AccusationFilter:
        """The filter these parameters mean, names resolved."""
        if self.per and self.group_by == "record":
            raise BadQuery("per=month only counts, group_by=record lists single accusations: choose one", "per")
        by = Party(self.group_by) if self.group_by in set(Party) else Party.ACTOR
        accuser, accused = names("accuser", self.accuser), names("accused", self.accused)
        return AccusationFilter(accuser, accused, self.kind, self.since, self.until, by, self.per == "month")


class PairOut(Record):
    """One accuses another: how often, by which kinds, when; `records` are the single ones where asked for.

    Counted for offices, countries or months: up to ten of the `edges` and `statements` behind it, newest first.
    """

    accuser: NodeOut
    accused: NodeOut
    count: int
    explicit: int
    asserted_act: int
    first: str | None
    last: str | None
    edge: str
    charges: tuple[str, ...]
    month: str | None = Field(examples=["2020-09"])
    edges: tuple[str, ...]
    statements: tuple[str, ...]
    records: tuple[EvidenceOut, ...] | None = None


class AccusationPage(Listing[PairOut]):
    """Pairs, most evidence first."""

    def with_records(self, store: Store, wanted: AccusationFilter, limit: int) -> Self:
        """The same with each pair's single accusations, at most `limit` each, most confident first."""
        records: dict[str, list[EvidenceOut]] = {}
        for one in store.edges.evidence([pair.edge for pair in self.items], limit):
            if wanted.kind in (None, one.kind):
                records.setdefault(one.edge, []).append(EvidenceOut.of(one))
        items = tuple(p.model_copy(update={"records": tuple(records.get(p.edge, ()))}) for p in self.items)
        return self.model_copy(update={"items": items})
