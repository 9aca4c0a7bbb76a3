"""The statements of the Neo4j store, one file each, loaded by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def statement(name: str) -> str:
    """The text of `NAME.cypher`, with its header."""
    return (files(__name__) / f"{name}.cypher").read_text("utf-8")


@cache
def schema() -> tuple[tuple[str, ...], ...]:
    """The steps from an empty database to today's schema, each the statements to run one by one."""
    folder = files(__name__) / "schema"
    steps = sorted(folder.iterdir(), key=lambda step: step.name)
    return tuple(
        tuple(part for part in map(str.strip, step.read_text("utf-8").split(";")) if part)
        for step in steps
        if step.name.endswith(".cypher")
    )
