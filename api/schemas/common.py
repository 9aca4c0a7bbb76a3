"""What every schema is made of: parameters, records, and the listing that both API and command line answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.errors import TooLarge
from graph.model import EdgeType, EntityType
from graph.queries import Page, decode_cursor, encode_cursor

if TYPE_CHECKING:
    from api.names import Names
    from graph.queries import Caps, Slice


Day = Annotated[str, Field(examples=["2020-09-27"])]
"""A day, month or year in ISO 8601; the filters refuse what is none."""

Name = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]*$")]
"""An entity: its id, or a name, which stands for its best match."""

Words = Annotated[str, Field(min_length=1, max_length=1000, pattern=r"^[^\x00]*$")]
"""Words to look for."""


class Params(BaseModel):
    """Parameters of one route; an unknown one is an error."""

    model_config = ConfigDict(extra="forbid", validate_by_name=True)


class NameParams(Params):
    """Parameters that may name entities."""

    strict: bool = Field(default=False, description="Refuse a name that several entities bear (409)")


class PageParams(Params):
    """One page of a list."""

    limit: int = Field(default=50, ge=1, description="Rows on this page")
    cursor: str | None = Field(default=None, description="Where to go on: `next` of the page before")

    def page(self, wanted: object, caps: Caps) -> Page:
        """The page asked for. Raises `TooLarge` above the cap and `BadCursor` for a cursor of another filter."""
        if self.limit > caps.page:
            message = f"limit={self.limit} is more than the {caps.page} rows that one page may have"
            raise TooLarge(message)
        return Page(self.limit, decode_cursor(wanted, self.cursor) if self.cursor else None)


class DateParams(Params):
    """A span of days, both ends included."""

    since: Day | None = Field(default=None, description="From this day on")
    until: Day | None = Field(default=None, description="Up to and with this day")


class Record(BaseModel):
    """An answer, read off a record of the graph."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class NodeOut(Record):
    """A node as a label: Person, Office, Place, Event, Statement, Article or Publisher."""

    id: str = Field(examples=["ent_mfrggzdfmztwq2lk"])
    kind: str = Field(examples=["Person"])
    name: str = Field(examples=["Vahram Poghosyan"])


class EdgeOut(Record):
    """An edge, once for each type, source, target and role; `count` pieces of evidence from first to last day."""

    id: str
    type: EdgeType
    source: NodeOut
    target: NodeOut
    role: str | None
    count: int
    first: str | None
    last: str | None


class EntityRef(Record):
    """The entity that a name was taken for."""

    id: str
    type: EntityType
    name: str


class Named(Record):
    """Which entity each name was taken for, and what else it might have meant, by parameter."""

    resolved: dict[str, EntityRef] = Field(default={}, description="Parameter → entity taken")
    alternatives: dict[str, tuple[EntityRef, ...]] = Field(default={}, description="Parameter → others, best first")


R = TypeVar("R", bound=BaseModel)


class Listing(Named, Generic[R]):
    """One page of a list, and the cursor to the next (null at the end)."""

    items: tuple[R, ...]
    next: str | None

    @classmethod
    def of(cls, wanted: object, found: Slice[Any], names: Names) -> Self:
        """The answer to a filter."""
        cursor = encode_cursor(wanted, found.next) if found.next else None
        return cls.model_validate({"items": found.items, "next": cursor, **names.taken()})
