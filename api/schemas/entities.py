"""Entities as asked for and answered."""

from __future__ import annotations

from pydantic import Field

from api.schemas.common import Listing, PageParams, Record, Words
from graph.model import EntityKind, EntityType
from graph.queries import EntityFilter


class EntityParams(PageParams):
    """Entities by words and type."""

    q: Words | None = Field(default=None, description="Words of the name: prefix, alias, then fuzzy")
    type: EntityType | None = Field(default=None, description="Only of this type")
    named: bool | None = Field(default=None, description="Only those with a name, or only unnamed sources")

    def filter(self) -> EntityFilter:
        """The filter these parameters mean."""
        return EntityFilter(self.q, self.type, self.named)


class EntityOut(Record):
    """An entity, with what is known of it over all articles."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    named: bool
    kind: EntityKind
    articles: int
    mentions: int
    statements: int
    first: str | None
    last: str | None


class EntityDetail(EntityOut):
    """One entity with its `members`, which are what single articles call by one name."""

    members: tuple[str, ...]


class EntityPage(Listing[EntityOut]):
    """Entities, best match first."""
