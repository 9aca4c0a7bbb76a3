"""What stores run, noted down: so that a bare driver can run the very same."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.store.neo4j import connection as neo4j
from graph.store.sqlite import connection as sqlite

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    Method = Callable[..., Any]


class Statement(NamedTuple):
    """A statement by name, with what it was run with."""

    name: str
    params: dict[str, Any]


Transactions = list[list[Statement]]


@contextlib.contextmanager
def noting() -> Generator[Transactions]:
    """Every transaction that a store of this process begins meanwhile."""
    ran: Transactions = []

    def begins(method: Method) -> Method:
        def begin(*args: Any) -> Any:
            ran.append([])
            return method(*args)

        return begin

    def runs(rows: Method) -> Method:
        def run(self: object, name: str, /, **params: object) -> Any:
            ran[-1].append(Statement(name, params))
            return rows(self, name, **params)

        return run

    with contextlib.ExitStack() as stack:
        for owner, name, around in (
            (neo4j.Database, "read", begins),
            (neo4j.Database, "write", begins),
            (neo4j.Connection, "rows", runs),
            (sqlite.Database, "reading", begins),
            (sqlite.Database, "writing", begins),
            (sqlite.Connection, "rows", runs),
        ):
            before = getattr(owner, name)
            stack.callback(setattr, owner, name, before)
            setattr(owner, name, around(before))
        yield ran


def writes(ran: Transactions) -> Transactions:
    """Those of the statements that write."""
    found = [[one for one in some if one.name.startswith(("add_", "choose_"))] for some in ran]
    return [some for some in found if some]
