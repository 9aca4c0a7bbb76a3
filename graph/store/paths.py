"""Paths and neighbourhoods over the projection, written once over the look-ups of `Edges`.

A path is walked on edges either way and visits no node twice. Between two nodes that several edges join, it takes
the one with most evidence. Of paths of one length those come first whose inner nodes are rare: a path over the
United States says little. How common a node is, is how many edges touch it; what counts is the product over the inner
nodes (the sum of the logarithms, exactly).

The product also bounds the search. Halves are walked from both ends, and no half goes on whose nodes' product shows
that the path would exceed a limit; where too few paths are found below it, the limit is raised. So hubs are looked
into only where nothing better joins the two.
"""

from __future__ import annotations

import time
from heapq import heappop, heappush
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import BadQuery, TooLarge
from graph.records import Hop, PathRecord, Subgraph
from graph.store.terms import bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.queries import Caps, PathQuery, SubgraphQuery
    from graph.records import EdgeRecord, EvidenceRecord, Link, NodeRef
    from graph.store.base import Store

_EVIDENCE = 5  # for each hop; the edge's count tells how much more there is
_EDGES_FOR_A_NODE = 10  # how many edges of a ring a subgraph looks at for each node that it may show
_LEAST = 2  # edges that touch an inner node of a path: the two that it is walked by
_FIRST_LIMIT = 16  # for each inner node
_RAISE = 16

Nodes = tuple[str, ...]


def shortest_paths(store: Store, query: PathQuery, caps: Caps) -> tuple[PathRecord, ...]:
    """The `k` shortest simple paths: fewest hops first, then rarest inner nodes, most evidence, ids of the nodes.

    None where the two are not joined within `max_hops`. Raises `BadQuery` for a path from a node to itself or one
    that is to avoid its own end, `NotFound` for an unknown node, and `TooLarge`, naming the cap, where an exact answer
    would cost too much.
    """
    if query.source == query.target:
        raise BadQuery("source and target are the same: a path needs two ends", "target")
    if {query.source, query.target} & {*query.avoid}:
        raise BadQuery("a path cannot avoid its own ends", "avoid")
    for name, value, cap in (("k", query.k, caps.paths), ("max_hops", query.max_hops, caps.hops)):
        _check(name, value, cap)
    for id_ in (query.source, query.target, *query.avoid):
        store.edges.node(id_)
    known = _Known(store, query, caps)
    found: list[Nodes] = []
    for length in range(1, query.max_hops + 1):
        found += _of_length(known, query, length, query.k - len(found))
        if len(found) == query.k:
            break
    return _records(store, query, known, found)


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


class _Half(NamedTuple):
    """A walk from an end of the path, in the order it is ranked by; `nodes` begins at that end.

    `product` is of the inner nodes but the last, which the walk may go on from or meet another in.
    """

    product: int
    lack: int  # evidence, negated
    nodes: Nodes


def _of_length(known: _Known, query: PathQuery, length: int, wanted: int) -> list[Nodes]:
    """The best paths of exactly this length, best first."""
    limit: int = _FIRST_LIMIT ** (length - 1)
    while True:
        search = _Search(known, limit, length)
        found = list(islice(search.paths(query.source, query.target), wanted))
        if len(found) == wanted or search.beyond is None:
            return found
        limit = max(limit * _RAISE, search.beyond)


class _Search:
    """The paths of a length whose product is within a limit; `beyond`: no path that it left out has a smaller one."""

    def __init__(self, known: _Known, limit: int, length: int) -> None:
        self._known = known
        self._limit = limit
        self._length = length
        self.beyond: int | None = None

    def paths(self, source: str, target: str) -> Iterator[Nodes]:
        """The paths, best first: step by step that end's walks go on whose next step looks at fewer edges."""
        ahead, back = [_Half(1, 0, (source,))], [_Half(1, 0, (target,))]
        for left in range(self._length, 0, -1):
            if self._is_cheaper(ahead, back):
                ahead = self._stepped(ahead, {half.nodes[-1] for half in back} if left == 1 else None, target)
            else:
                back = self._stepped(back, {half.nodes[-1] for half in ahead} if left == 1 else None, source)
        return self._joined(_by_tip(ahead), _by_tip(back))

    def _is_cheaper(self, ahead: list[_Half], back: list[_Half]) -> bool:
        few, many = sorted((ahead, back), key=len)
        cost = self._cost(few)
        # Degrees are counted only where that decides: every tip has an edge on from it.
        return (cost <= len(many) or cost <= self._cost(many)) == (few is ahead)

    def _cost(self, halves: list[_Half]) -> int:
        tips = {half.nodes[-1] for half in self._going_on(halves)}
        degrees = self._known.degrees(tips)
        return sum(degrees[tip] for tip in tips)

    def _going_on(self, halves: list[_Half]) -> list[_Half]:
        """The walks with their tip as an inner node, those left out whose product grows beyond the limit by it."""
        if len(halves) == 1 and len(halves[0].nodes) == 1:
            return halves
        degrees = self._known.degrees({half.nodes[-1] for half in halves})
        found = []
        for product, lack, nodes in halves:
            whole = product * degrees[nodes[-1]]
            if self._allows(whole * _LEAST ** (self._length - len(nodes))):
                found.append(_Half(whole, lack, nodes))
        return found

    def _allows(self, product: int) -> bool:
        if product > self._limit:
            self.beyond = min(self.beyond or product, product)
        return product <= self._limit

    def _stepped(self, halves: list[_Half], meeting: set[str] | None, end: str) -> list[_Half]:
        """The walks, each one step on: the last step onto a meeting node, earlier ones not onto the other end."""
        going = self._going_on(halves)
        self._known.expand({half.nodes[-1] for half in going}, meeting)
        found: list[_Half] = []
        for product, lack, nodes in going:
            beside = self._known.beside(nodes[-1])
            onto = beside.keys() - {end} if meeting is None else beside.keys() & meeting
            found += [_Half(product, lack - beside[node].weight, (*nodes, node)) for node in onto if node not in nodes]
        self._known.spend(len(found))
        return found

    def _joined(self, ahead: Mapping[str, list[_Half]], back: Mapping[str, list[_Half]]) -> Iterator[Nodes]:
        """The paths that two halves make, best first.

        For each node that they meet in, pairs are tried from the best of both on; the order of either is that of the
        paths, as products multiply, evidence adds up and nodes are compared from the source on.
        """
        meeting = ahead.keys() & back.keys()
        degrees = self._known.degrees(meeting)
        queue: list[tuple[int, int, Nodes, str, int, int]] = []

        def push(middle: str, i: int, j: int) -> None:
            if i == len(ahead[middle]) or j == len(back[middle]):
                return
            one, other = ahead[middle][i], back[middle][j]
            inner = len(one.nodes) > 1 < len(other.nodes)
            product = one.product * other.product * (degrees[middle] if inner else 1)
            if not self._allows(product):
                return
            self._known.spend(1)
            heappush(queue, (product, one.lack + other.lack, one.nodes + other.nodes[-2::-1], middle, i, j))

        for middle in meeting:
            ahead[middle].sort()
            back[middle].sort(key=lambda half: (half.product, half.lack, half.nodes[::-1]))
            push(middle, 0, 0)
        while queue:
            _, _, nodes, middle, i, j = heappop(queue)
            if len(set(nodes)) == len(nodes):
                yield nodes
            push(middle, i, j + 1)
            if j == 0:
                push(middle, i + 1, 0)


def _by_tip(halves: list[_Half]) -> dict[str, list[_Half]]:
    found: dict[str, list[_Half]] = {}
    for half in halves:
        found.setdefault(half.nodes[-1], []).append(half)
    return found


class _Known:
    """The part of the graph that was looked up so far, and what it cost."""

    def __init__(self, store: Store, query: PathQuery, caps: Caps) -> None:
        self._store = store
        self._via = query.via
        self._avoid = frozenset(query.avoid)
        self._since, self._until = bounds(query.since, query.until)
        self._always = query.since is None and query.until is None
        self._caps = caps
        self._deadline = time.monotonic() + caps.seconds
        self._visited = 0
        self._expanded: set[str] = set()
        self._joining: dict[str, dict[str, Link]] = {}
        self._degrees: dict[str, int] = {}

    def beside(self, node: str) -> Mapping[str, Link]:
        """The neighbours of a node that are known, each with the link of most evidence."""
        return self._joining.get(node, {})

    def between(self, one: str, other: str) -> Link:
        """The link of most evidence that joins two nodes."""
        return self._joining[one][other]

    def degrees(self, nodes: Iterable[str]) -> Mapping[str, int]:
        """How many edges touch each of these nodes, whenever they were asserted."""
        new = [node for node in nodes if node not in self._degrees]
        if new:
            self._degrees |= self._store.edges.degrees(new, self._via)
        return self._degrees

    def expand(self, nodes: set[str], onto: set[str] | None) -> None:
        """Look up every edge of these nodes, or every one to some others."""
        new = nodes - self._expanded
        if not new:
            return
        most = self._caps.visited - self._visited + 1
        links = self._store.edges.links(list(new), self._via, most, None if onto is None else list(onto))
        self.spend(len(links))
        if onto is None:
            self._expanded |= new
        for link in links:
            if self._counts(link):
                self._add(link, link.source, link.target)
                self._add(link, link.target, link.source)

    def spend(self, steps: int) -> None:
        """Raises `TooLarge` where steps or time go beyond the caps."""
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

    def _counts(self, link: Link) -> bool:
        if link.source == link.target or link.source in self._avoid or link.target in self._avoid:
            return False
        if self._always or not link.last:
            return self._always
        return f"{link.last}~" >= self._since and (link.first or link.last) < self._until

    def _add(self, link: Link, one: str, other: str) -> None:
        beside = self._joining.setdefault(one, {})
        rival = beside.get(other)
        if rival is None or (-link.weight, link.id) < (-rival.weight, rival.id):
            beside[other] = link


def _records(store: Store, query: PathQuery, known: _Known, paths: list[Nodes]) -> tuple[PathRecord, ...]:
    """The paths with their edges, each with its best evidence, looked up once."""
    links = {known.between(a, b).id for nodes in paths for a, b in pairwise(nodes)}
    among = store.edges.among(sorted({id_ for nodes in paths for id_ in nodes}), query.via) if paths else []
    edges = {edge.id: edge for edge in among if edge.id in links}
    evidence: dict[str, list[EvidenceRecord]] = {id_: [] for id_ in edges}
    for piece in store.edges.evidence(sorted(edges), _EVIDENCE):
        evidence[piece.edge].append(piece)
    refs = {ref.id: ref for edge in edges.values() for ref in (edge.source, edge.target)}
    return tuple(
        PathRecord(tuple(refs[id_] for id_ in nodes), tuple(_hops(nodes, known, edges, evidence))) for nodes in paths
    )


def _hops(
    nodes: Nodes, known: _Known, edges: Mapping[str, EdgeRecord], evidence: Mapping[str, list[EvidenceRecord]]
) -> Iterator[Hop]:
    for a, b in pairwise(nodes):
        edge = edges[known.between(a, b).id]
        yield Hop(edge, edge.source.id == a, tuple(evidence[edge.id]))
