"""Everything that can go wrong, named for what the caller can do about it.

SaidgraphError
├── BadInput                 the caller sent something that cannot be used
│   ├── BadRecord            one record of a batch: where it stands and why it was refused
│   ├── BadGraph             an article graph whose spans or keys do not fit its text
│   ├── BadQuery             a filter, date, span of dates or page that cannot be meant
│   └── BadCursor            a cursor of another query, or tampered with
├── NotFound                 no such thing; carries the nearest names where there are any
├── Ambiguous                a name that several entities bear, asked for strictly
├── Conflict                 an article that is already stored with another text
├── TooLarge                 a cap on hops, rows, bytes or time was exceeded
└── StoreError               the store cannot do it now
    ├── StoreUnavailable     cannot be reached, opened or locked in time: try again
    ├── StoreReadOnly        cannot be written
    ├── StoreFull            no room left on the device
    └── StoreVersion         made by a newer program, or not a saidgraph store at all

No class here knows HTTP; `api/problems.py` maps each to a status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class SaidgraphError(Exception):
    """Root of the tree. The message is one line that a person can act on."""


class BadInput(SaidgraphError):
    """The caller sent something that cannot be used."""


class BadRecord(BadInput):
    """One record of a batch: `where` is "file:line" or the like, `reason` one line."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class BadGraph(BadInput):
    """An article graph whose spans or keys do not fit its text."""


class BadQuery(BadInput):
    """A filter, date or page that cannot be meant. `parameter` names it where one is at fault."""

    def __init__(self, message: str, parameter: str | None = None) -> None:
        super().__init__(message)
        self.parameter = parameter


class BadCursor(BadInput):
    """A cursor of another query, or tampered with."""


class NotFound(SaidgraphError):
    """No such thing; `nearest` lists names that come close."""

    def __init__(self, message: str, nearest: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.nearest = tuple(nearest)


class Ambiguous(SaidgraphError):
    """A name that several entities bear; `candidates` are (id, type, name) best first."""

    def __init__(self, message: str, candidates: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class Conflict(SaidgraphError):
    """An article that is already stored with another text."""


class TooLarge(SaidgraphError):
    """A cap on hops, rows, bytes or time was exceeded; the message names the cap."""


class StoreError(SaidgraphError):
    """The store cannot do it now."""


class StoreUnavailable(StoreError):
    """Cannot be reached, opened or locked in time: try again."""


class StoreReadOnly(StoreError):
    """Cannot be written."""


class StoreFull(StoreError):
    """No room left on the device."""


class StoreVersion(StoreError):
    """Made by a newer program, or not a saidgraph store at all."""
