"""The command, run in this process as its entry point runs it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from api.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable

LINES = Path(__file__).parent.parent / "api/harbour.graph.jsonl"


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[list[str]]:
        """What a piped table tells, without its header."""
        return [line.split("\t") for line in self.out.splitlines()[1:]]


class Saidgraph(Protocol):
    """Run `saidgraph` with these arguments."""

    def __call__(self, *arguments: str) -> Done:
        """How it ended."""
        ...


@pytest.fixture
def saidgraph(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., Done]:
    """The command in an empty folder, whose own store is the default."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["saidgraph", *arguments])
        with pytest.raises(SystemExit) as ended:
            run()
        out, err = capsys.readouterr()
        return Done(int(ended.value.code or 0), out, err)

    return call


@pytest.fixture
def harbour(saidgraph: Saidgraph) -> Saidgraph:
    """The command over the harbour articles."""
    assert saidgraph("ingest", "--graphs", str(LINES)).code == 0
    return saidgraph
