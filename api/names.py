"""Names in parameters become ids here, by the rule of `graph.store.naming`, and what they were taken for is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from graph.store.naming import resolve

if TYPE_CHECKING:
    from graph.records import Resolved
    from graph.store.base import Store


class Names:
    """The names of one request: call it with each, then ask what was `taken`."""

    def __init__(self, store: Store, *, strict: bool = False) -> None:
        self._store = store
        self._strict = strict
        self.resolved: dict[str, Resolved] = {}

    @overload
    def __call__(self, parameter: str, asked: str) -> str: ...
    @overload
    def __call__(self, parameter: str, asked: None) -> None: ...
    def __call__(self, parameter: str, asked: str | None) -> str | None:
        """The id that a name stands for. Raises `NotFound` with the nearest names, `Ambiguous` when strict."""
        if asked is None:
            return None
        found = resolve(self._store, asked, strict=self._strict, parameter=parameter)
        self.resolved[parameter] = found
        return found.entity.id

    def node(self, parameter: str, asked: str) -> str:
        """The same where a statement, by its id, will do as well."""
        return self._store.edges.node(asked).id if asked.startswith("st_") else self(parameter, asked)

    def taken(self) -> dict[str, Any]:
        """`resolved` and `alternatives` of the answer, by parameter."""
        return {
            "resolved": {parameter: found.entity for parameter, found in self.resolved.items()},
            "alternatives": {p: found.alternatives for p, found in self.resolved.items() if found.alternatives},
        }
