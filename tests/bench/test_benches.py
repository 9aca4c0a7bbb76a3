"""The benches of stores, on graphs so small that their figures mean nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench"


def told(name: str, *options: str) -> dict[str, Any]:
    """What a bench prints as JSON."""
    command = [sys.executable, str(BENCH / f"{name}.py"), "--json", *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_queries_grow() -> None:
    """Both sizes of graph are asked, warm and cold."""
    result = told("queries", "--edges", "10000", "--queries", "2", "--only", "paths", "statements, about")

    assert result["queries"].keys() == {"paths", "statements, about"}
    assert result["queries"]["paths"].keys() == {"p50", "p95", "cold_p50", "cold_p95", "cpu_p95", "growth", "bar"}


def test_queries_of_a_store(tmp_path: Path) -> None:
    """A graph that is there is asked as it is, and is not written to."""
    lines = Path(__file__).parent.parent / "api/harbour.graph.jsonl"
    store = f"sqlite:///{tmp_path}/graph.db"
    saidgraph = Path(sys.executable).with_name("saidgraph")
    subprocess.run([saidgraph, "ingest", "--graphs", "--store", store, lines], check=True, capture_output=True)
    before = (tmp_path / "graph.db").read_bytes()
    result = told("queries", "--store", store, "--queries", "2")

    assert result["graph"]["articles"] == 3
    assert (tmp_path / "graph.db").read_bytes() == before


def test_writes_again_writes_nothing() -> None:
    """What is there is passed over, and the bare driver is measured beside it."""
    stores = told("writes", "--only", "SQLite", "--edges", "3000", "--head", "1500")["stores"]

    assert stores["SQLite"]["writes again"] == 0
    assert stores["SQLite"]["bare head edges/s"] > 0


@pytest.mark.parametrize("name", ["overhead", "busy"])
def test_two_processes(name: str) -> None:
    """A server, or a writer, is started beside the questions, and ended."""
    result = told(name, "--edges", "20000", "--queries", "20", "--only", "statement")

    assert result["queries"].keys() == {"statement", "all"}
