"""Paths and neighbourhoods over the projection, written once over `Edges.adjacent`.

A path is walked on edges either way and visits no node twice. Between two nodes that several edges join, it takes
the one with most evidence.
"""

from __future__ import annotations

import time
from heapq import nsmallest
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.errors import BadQuery, TooLarge
from graph.records import Hop, PathRecord, Subgraph

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from graph.model import EdgeType
    from graph.queries import Caps, PathQuery, SubgraphQuery
    from graph.records import EdgeRecord, EvidenceRecord, NodeRef
    from graph.store.base import Store

_EVIDENCE = 5  # for each hop; the edge's count tells how much more there is
_EDGES_FOR_A_NODE = 10  # how many edges of a ring a subgraph looks at for each node that it may show

Nodes = tuple[str, ...]


def shortest_paths(store: Store, query: PathQuery, caps: Caps) -> tuple[PathRecord, ...]:
    """The `k` shortest simple paths: fewest hops first, then most evidence, then by the ids of their nodes.

    None where the two are not joined within `max_hops`. Raises `BadQuery` for a path from a node to itself,
    `NotFound` for an unknown node, and `TooLarge`, naming the cap, where an exact answer would cost too much.
    """
    if query.source == query.target:
        raise BadQuery("source and target are the same: a path needs two ends", "target")
    for name, value, cap in (("k", query.k, caps.paths), ("max_hops", query.max_hops, caps.hops)):
        _check(name, value, cap)
    ends = {id_: store.edges.node(id_) for id_ in (query.source, query.target)}
    known = _Known(store, query.via, caps)
    found: list[Nodes] = []
    for length in range(1, query.max_hops + 1):
        near, far = known.ball(query.source, (length + 1) // 2), known.ball(query.target, length // 2)
        paths = known.of_length(query.source, query.target, length, near, far)
        found += nsmallest(query.k - len(found), paths, key=lambda nodes: (-known.weight(nodes), nodes))
        if len(found) == query.k:
            break
    return _records(store, known, found, ends)


def subgraph(store: Store, query: SubgraphQuery, caps: Caps) -> Subgraph:
    """What lies around a node: nearest first, then what most evidence joins to it; and all edges among these.

    A hub's lighter edges are left out, and `cut` says so, rather than that the question would fail.

    Raises `BadQuery`, `NotFound` and `TooLarge` like `shortest_paths`.
    """
    for name, value, cap in (("hops", query.hops, caps.hops), ("limit", query.limit, caps.nodes)):
        _check(name, value, cap)
    center = store.edges.node(query.center)
    nodes: dict[str, NodeRef] = {center.id: center}
    ring, cut = [center.id], False
    for _ in range(query.hops):
        looked_at = query.limit * _EDGES_FOR_A_NODE
        edges = store.edges.adjacent(ring, query.via, looked_at + 1)
        ends = {ref.id: ref for edge in edges for ref in (edge.source, edge.target)}
        new = [id_ for id_ in ends if id_ not in nodes]  # weightiest edge first
        ring = new[: query.limit - len(nodes)]
        cut = cut or len(edges) > looked_at or len(ring) < len(new)
        nodes |= {id_: ends[id_] for id_ in ring}
    return Subgraph(tuple(nodes.values()), tuple(store.edges.among(list(nodes), query.via)), cut)


def _check(name: str, value: int, cap: int) -> None:
    if value < 1:
        raise BadQuery(f"{name} is {value}; at least 1 is wanted", name)
    if value > cap:
        raise TooLarge(f"{name} is {value}, more than the cap of {cap}")


class _Known:
    """The part of the graph that was looked up so far, and what it cost."""

    def __init__(self, store: Store, via: Iterable[EdgeType], caps: Caps) -> None:
        self._store = store
        self._via = tuple(via)
        self._caps = caps
        self._deadline = time.monotonic() + caps.seconds
        self._visited = 0
        self._expanded: set[str] = set()
        self._joining: dict[str, dict[str, EdgeRecord]] = {}
        self.refs: dict[str, NodeRef] = {}

    def ball(self, center: str, radius: int) -> set[str]:
        """The nodes within a radius; all edges of those that are nearer are known then."""
        inside, ring = {center}, {center}
        for _ in range(radius):
            self._expand(ring)
            ring = {beside for node in ring for beside in self._beside(node)} - inside
            inside |= ring
        return inside

    def of_length(
        self, source: str, target: str, length: int, near: Container[str], far: Container[str]
    ) -> Iterator[Nodes]:
        """Every simple path of exactly this length: halves from both ends that meet in the middle."""
        first, second = (length + 1) // 2, length // 2
        ends: dict[str, list[Nodes]] = {}
        for back in self._walks(target, second, near):
            ends.setdefault(back[-1], []).append(back)
        for start in self._walks(source, first, far):
            for back in ends.get(start[-1], ()):
                self._spend(1)
                if set(start).isdisjoint(back[:-1]):
                    yield start + back[-2::-1]

    def weight(self, nodes: Nodes) -> int:
        """How much evidence a path has."""
        return sum(self.between(a, b).count for a, b in pairwise(nodes))

    def between(self, one: str, other: str) -> EdgeRecord:
        """The edge with most evidence that joins two nodes."""
        return self._joining[one][other]

    def _expand(self, nodes: set[str]) -> None:
        """Look up every edge of these nodes."""
        new = sorted(nodes - self._expanded)
        if not new:
            return
        left = self._caps.visited - self._visited
        edges = self._store.edges.adjacent(new, self._via, left + 1)
        self._spend(len(edges))
        self._expanded.update(new)
        for edge in edges:
            self._add(edge)

    def _walks(self, start: str, length: int, meeting: Container[str]) -> Iterator[Nodes]:
        """Simple paths of a length that end where the other end's half can reach."""
        if length == 0:
            yield from [(start,)] if start in meeting else []
            return
        stack: list[Nodes] = [(start,)]
        while stack:
            path = stack.pop()
            left = length - len(path)
            for node in self._beside(path[-1]):
                self._spend(1)
                if node in path:
                    continue
                if left:
                    stack.append((*path, node))
                elif node in meeting:
                    yield (*path, node)

    def _beside(self, node: str) -> Iterable[str]:
        return self._joining.get(node, {})

    def _add(self, edge: EdgeRecord) -> None:
        ends = (edge.source, edge.target)
        for one, other in (ends, ends[::-1]):
            self.refs[one.id] = one
            if one.id == other.id:
                continue
            beside = self._joining.setdefault(one.id, {})
            rival = beside.get(other.id)
            if rival is None or (-edge.count, edge.id) < (-rival.count, rival.id):
                beside[other.id] = edge

    def _spend(self, steps: int) -> None:
        self._visited += steps
        if self._visited > self._caps.visited:
            raise TooLarge(
                f"this question would take more than the cap of {self._caps.visited} visited edges: "
                "ask for fewer hops, or for fewer kinds of edge"
            )
        if time.monotonic() > self._deadline:
            raise TooLarge(
                f"this question took longer than the cap of {self._caps.seconds:g} seconds: "
                "ask for fewer hops, or for fewer kinds of edge"
            )


def _records(store: Store, known: _Known, paths: list[Nodes], ends: dict[str, NodeRef]) -> tuple[PathRecord, ...]:
    """The paths with their edges, each with its best evidence, looked up once."""
    edges = {edge.id: edge for nodes in paths for edge in (known.between(a, b) for a, b in pairwise(nodes))}
    evidence: dict[str, list[EvidenceRecord]] = {id_: [] for id_ in edges}
    for piece in store.edges.evidence(sorted(edges), _EVIDENCE):
        evidence[piece.edge].append(piece)
    refs = known.refs | ends
    return tuple(
        PathRecord(
            tuple(refs[id_] for id_ in nodes),
            tuple(
                Hop(edge, edge.source.id == a, tuple(evidence[edge.id]))
                for a, edge in ((a, known.between(a, b)) for a, b in pairwise(nodes))
            ),
        )
        for nodes in paths
    )
