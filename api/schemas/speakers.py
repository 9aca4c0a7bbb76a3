"""Speakers as asked for and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from api.schemas.common import DateParams, Day, Listing, Name, NameParams, NodeOut, PageParams, Record
from graph.errors import BadQuery
from graph.queries import SpeakerFilter

if TYPE_CHECKING:
    from api.names import Names


class SpeakerParams(PageParams, DateParams, NameParams):
    """Who spoke for an office or place, and when."""

    office: Name = Field(description="The office (or place) spoken for: id or name")
    on: Day | None = Field(default=None, description="Only what was said on this day (or in this month or year)")

    def filter(self, names: Names) -> SpeakerFilter:
        """The filter these parameters mean, names resolved."""
        if self.on and (self.since or self.until):
            raise BadQuery("`on` is one day, `since` and `until` are several: choose", "on")
        return SpeakerFilter(names("office", self.office), self.on or self.since, self.on or self.until)


class SpeakerOut(Record):
    """Who spoke in one capacity: how often, when, and the first statements, at most ten."""

    speaker: NodeOut
    office: NodeOut | None = Field(description="What was asked for or an office of it; null where it spoke itself")
    role: str | None
    count: int
    first: str | None
    last: str | None
    statements: tuple[str, ...]


class SpeakerPage(Listing[SpeakerOut]):
    """Speakers, most statements first."""
