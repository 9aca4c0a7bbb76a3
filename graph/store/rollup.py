"""Accusations counted for the office or country that both sides stood for at the time: once, over either store.

Counted here and not in a statement of each store, so that the rule is one; on two million edges SQLite alone took
twice as long, since it sorts all these ids as text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from graph.model import AccusationKind, EntityType
from graph.queries import Party, Slice
from graph.records import NodeRef
from graph.store.decode import pair_from
from graph.store.terms import END, bounds, heaviest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.queries import AccusationFilter, Page
    from graph.records import PairRecord

    Ask = Callable[..., Sequence[Sequence[Any]]]
    """Runs a statement of the store by its name; a row has the columns of its header, in that order."""
    Piece = Sequence[Any]  # of evidence: itself, its edge, accuser, accused, kind, date
    Way = tuple[int, int, str, str, str]  # steps, how little evidence the weakest has, where to, since, until past

_GOAL = {Party.ACTOR: (None, 0), Party.OFFICE: (EntityType.OFFICE, 1), Party.COUNTRY: (EntityType.PLACE, 3)}
_SHOWN = 10


def rolled_up(ask: Ask, wanted: AccusationFilter, page: Page) -> Slice[PairRecord]:
    """One page of the rows that a filter means."""
    pieces = _pieces(ask, wanted)
    standing = _Standing(ask, wanted.by, {*(piece[2] for piece in pieces), *(piece[3] for piece in pieces)})
    keys = [_key(piece, standing, wanted) for piece in pieces]
    mine, after = heaviest(Counter(keys), page)
    rows: dict[str, list[Piece]] = {key: [] for key in mine}
    for key, piece in zip(keys, pieces, strict=True):
        if key in rows:
            rows[key].append(piece)
    return Slice(tuple(_records(ask, rows)), after)


def _key(piece: Piece, standing: _Standing, wanted: AccusationFilter) -> str:
    """The row that a piece of evidence counts for; empty if it was not asked for."""
    _, _, source, target, _, date = piece
    accuser, accused = standing.on(date, source), standing.on(date, target)
    if wanted.accuser and wanted.accuser not in (source, accuser):
        return ""
    if wanted.accused and wanted.accused not in (target, accused):
        return ""
    return f"{accuser} {accused} {date[:7] if wanted.monthly else ''}"


def _pieces(ask: Ask, wanted: AccusationFilter) -> Sequence[Piece]:
    """The evidence that may count: that of all who ever stood for the accuser or accused, if these are given."""
    _, steps = _GOAL[wanted.by]
    accusers, accused = _under(ask, wanted.accuser, steps), _under(ask, wanted.accused, steps)
    anchor = "by_accuser" if accusers else "by_accused" if accused else "all"
    since, until = bounds(wanted.since, wanted.until)
    asked = {"kind": wanted.kind, "since": since, "until": until}
    return ask(f"find_accusation_pieces_{anchor}", accusers=accusers, accused=accused, **asked)


def _under(ask: Ask, node: str | None, steps: int) -> list[str] | None:
    """A node, and all that ever stood for it or lay in it over so many steps."""
    if node is None:
        return None
    found = ring = {node}
    for _ in range(steps):
        ring = {under for (under,) in ask("find_under", nodes=sorted(ring))} - found
        found = found | ring
    return sorted(found)


class _Standing:
    """What some actors stood for, and when."""

    def __init__(self, ask: Ask, by: Party, actors: set[str]) -> None:
        self._goal, steps = _GOAL[by]
        self._up: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
        ring = actors
        for _ in range(steps):
            above = set()
            for row in ask("find_standing", actors=sorted(ring)) if ring else ():
                source, target, source_type, target_type, *_ = row
                if source_type != self._goal:
                    self._up[source].append(row)
                    if target_type != self._goal:
                        above.add(target)
            ring = above - self._up.keys()
        self._ways = {actor: self._from(actor, steps) for actor in actors if actor in self._up}

    def on(self, date: str, actor: str) -> str:
        """What an actor stood for on the day of some evidence, or else itself."""
        if date and actor in self._ways:
            end = date + END
            for _, _, goal, since, past in self._ways[actor]:
                if since < end <= past:
                    return goal
        return actor

    def _from(self, node: str, left: int) -> list[Way]:
        """The ways from a node up to what it may count for, over at most so many steps; the best first."""
        found: list[Way] = []
        for _, target, _, target_type, count, since, past in self._up.get(node, ()):
            if target_type == self._goal:
                found.append((1, -count, target, since, past))
            elif left > 1:
                found += [
                    (steps + 1, max(weight, -count), goal, max(since, start), min(past, end))
                    for steps, weight, goal, start, end in self._from(target, left - 1)
                ]
        return sorted(found) if len(found) > 1 else found


def _records(ask: Ask, rows: Mapping[str, Sequence[Piece]]) -> Iterable[PairRecord]:
    """Rows with names, charges, and what they rest on, the newest evidence first."""
    pieces = [piece[0] for counted in rows.values() for piece in counted]
    edges = sorted({piece[1] for counted in rows.values() for piece in counted})
    told = {one: more for one, *more in ask("get_accusation_pieces", pieces=pieces, edges=edges)}
    ends = {end for key in rows for end in key.split(" ")[:2]}
    nodes = {id_: NodeRef(id_, kind, name) for id_, kind, name in ask("get_nodes", ids=sorted(ends))}
    for key, counted in rows.items():
        accuser, accused, month = key.split(" ")
        newest = [(date, *told[one], edge, kind) for one, edge, _, _, kind, date in counted]
        newest.sort(key=itemgetter(0, 1), reverse=True)
        dates, _, statements, charges, mine, kinds = zip(*newest, strict=True)
        dated = [date for date in dates if date]
        counts = {kind.value: kinds.count(kind) for kind in AccusationKind}
        span = {"first": dated[-1], "last": dated[0]} if dated else {"first": None, "last": None}
        row = {"id": mine[0], "count": len(newest), **counts, **span}
        yield replace(
            pair_from(row, nodes[accuser], nodes[accused], [charge for charge in charges if charge is not None]),
            month=month or None,
            edges=tuple(dict.fromkeys(mine))[:_SHOWN],
            statements=tuple(filter(None, dict.fromkeys(statements)))[:_SHOWN],
        )
