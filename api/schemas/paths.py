"""Paths as asked for and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field

from api.schemas.common import Day, EdgeOut, Name, Named, NameParams, NodeOut, Record
from api.schemas.evidence import EvidenceOut
from graph.model import EdgeType
from graph.queries import PATH_EDGES, PathQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.names import Names
    from graph.records import Hop, PathRecord


class PathParams(NameParams):
    """The ends of a path and how it may run."""

    source: Name = Field(description="One end: id or name of an entity, or id of a statement", examples=["Artsrun"])
    target: Name = Field(description="The other end", examples=["Azerbaijan"])
    k: int = Field(default=3, ge=1, description="How many paths")
    max_hops: int = Field(default=4, ge=1, description="Longest path")
    via: tuple[EdgeType, ...] = Field(default=PATH_EDGES, description="Types of edge that may be walked")
    avoid: tuple[Name, ...] = Field(
        default=(), max_length=50, description="Not to be walked through, like the ends by id or name; may be repeated"
    )
    since: Day | None = Field(
        default=None,
        description="Only edges whose time, from their first to their last evidence, reaches this day; no undated ones",
    )
    until: Day | None = Field(default=None, description="Only edges whose time begins by this day; no undated ones")

    def query(self, names: Names) -> PathQuery:
        """The query these parameters mean, names resolved."""
        return PathQuery(
            names.node("source", self.source),
            names.node("target", self.target),
            self.k,
            self.max_hops,
            self.via,
            tuple(names.node(f"avoid[{n}]", name) for n, name in enumerate(self.avoid)),
            self.since,
            self.until,
        )


class HopOut(Record):
    """One step; `forward` if the edge is walked from its source to its target."""

    edge: EdgeOut
    forward: bool
    evidence: tuple[EvidenceOut, ...]

    @classmethod
    def of(cls, hop: Hop) -> Self:
        """From a record."""
        evidence = tuple(map(EvidenceOut.of, hop.evidence))
        return cls(edge=EdgeOut.model_validate(hop.edge), forward=hop.forward, evidence=evidence)


class PathOut(Record):
    """The nodes in order, and one hop between each two."""

    nodes: tuple[NodeOut, ...]
    hops: tuple[HopOut, ...]


class PathsOut(Named):
    """The shortest paths, shortest first."""

    paths: tuple[PathOut, ...]

    @classmethod
    def of(cls, found: Sequence[PathRecord], names: Names) -> Self:
        """The answer to a query."""
        paths = [{"nodes": path.nodes, "hops": tuple(map(HopOut.of, path.hops))} for path in found]
        return cls.model_validate({"paths": paths, **names.taken()})
