"""The statements of the Neo4j store, one file each, loaded by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import LiteralString


@cache
def statement(name: str) -> LiteralString:
    """The text of `NAME.cypher`, with its header."""
    return _literal((files(__name__) / f"{name}.cypher").read_text("utf-8"))


@cache
def schema() -> tuple[tuple[LiteralString, ...], ...]:
    """The steps from an empty database to today's schema, each the statements to run one by one."""
    folder = files(__name__) / "schema"
    steps = sorted(folder.iterdir(), key=lambda step: step.name)
    return tuple(
        tuple(_literal(part) for part in map(str.strip, step.read_text("utf-8").split(";")) if part)
        for step in steps
        if step.name.endswith(".cypher")
    )


def _literal(text: str) -> LiteralString:
    """What the driver wants to be sure of: the text is the program's own, no part of it a person's."""
    return text  # pyright: ignore[reportReturnType]
