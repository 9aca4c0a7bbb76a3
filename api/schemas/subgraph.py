"""The surroundings of a node as asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from api.schemas.common import Name, NameParams
from graph.model import EdgeType
from graph.queries import PATH_EDGES, SubgraphQuery

if TYPE_CHECKING:
    from api.names import Names


class SubgraphFormat(StrEnum):
    """Whose JSON."""

    CYTOSCAPE = "cytoscape"
    GRAPHOLOGY = "graphology"
    NODE_LINK = "node-link"


class SubgraphParams(NameParams):
    """A node and how much around it."""

    center: Name = Field(description="Id or name of an entity, or id of a statement", examples=["Azerbaijan"])
    hops: int = Field(default=1, ge=1, description="How far from the centre")
    limit: int = Field(default=200, ge=1, description="Most nodes, nearest and weightiest first")
    via: tuple[EdgeType, ...] = Field(default=PATH_EDGES, description="Types of edge that may be walked")
    format: SubgraphFormat = Field(default=SubgraphFormat.CYTOSCAPE, description="Whose JSON")

    def query(self, names: Names) -> SubgraphQuery:
        """The query these parameters mean, names resolved."""
        return SubgraphQuery(names.node("center", self.center), self.hops, self.limit, self.via)
