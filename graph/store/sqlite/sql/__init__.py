"""The statements of the SQLite store, one file each, loaded by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def statement(name: str) -> str:
    """The text of `NAME.sql`, with its header."""
    return (files(__name__) / f"{name}.sql").read_text("utf-8")


@cache
def schema() -> tuple[str, ...]:
    """The steps from an empty file to today's schema, in order; a file's version is how many it has taken."""
    folder = files(__name__) / "schema"
    return tuple(step.read_text("utf-8") for step in sorted(folder.iterdir(), key=lambda step: step.name))
