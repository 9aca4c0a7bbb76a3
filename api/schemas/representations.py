"""Representations as asked for and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from api.schemas.common import Day, Listing, Name, NameParams, NodeOut, PageParams, Record
from graph.queries import RepresentationFilter

if TYPE_CHECKING:
    from api.names import Names


class RepresentationParams(PageParams, NameParams):
    """Who stands for what."""

    person: Name | None = Field(default=None, description="Who stands for something: id or name")
    office: Name | None = Field(default=None, description="What is stood for: id or name")
    on: Day | None = Field(default=None, description="Who held it on this day")
    former: bool | None = Field(default=None, description="Only past ones, or only the rest")

    def filter(self, names: Names) -> RepresentationFilter:
        """The filter these parameters mean, names resolved."""
        return RepresentationFilter(names("person", self.person), names("office", self.office), self.on, self.former)


class RepresentationOut(Record):
    """A person (or office) stands for an office (or place)."""

    person: NodeOut
    office: NodeOut
    role: str | None
    former: bool
    count: int
    first: str | None
    last: str | None
    edge: str


class RepresentationPage(Listing[RepresentationOut]):
    """Representations, most evidence first."""
