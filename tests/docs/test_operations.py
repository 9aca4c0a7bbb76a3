"""What docs/operations.md tells who runs it is so: commands, waits, errors."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import typer.main

from api.cli.main import app
from api.problems import meanings
from graph.comparing import differences
from graph.ingest import ingest
from graph.read import read_sources
from graph.store.base import open_store
from graph.store.neo4j import connection
from graph.store.sqlite.connection import BUSY_SECONDS
from tests.docs.test_pages import ROOT, typed

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs/operations.md").read_text(encoding="utf-8")


def test_backup_while_in_use(tmp_path: Path) -> None:
    """The command copies a store that is open and has a log: the copy is the same graph, in one file."""
    [command] = re.findall(r"^python3 (.*)$", PAGE, re.MULTILINE)
    with open_store(f"sqlite:///{tmp_path}/saidgraph.db") as store:
        ingest(store, read_sources([str(ROOT / "tests/api/harbour.graph.jsonl")]))
        log = (tmp_path / "saidgraph.db-wal").stat().st_size
        subprocess.run([sys.executable, *shlex.split(command)], cwd=tmp_path, check=True)
        files = sorted(path.name for path in tmp_path.glob("backup*"))
        with open_store(f"sqlite:///{tmp_path}/backup.db") as copy:
            differing = list(differences(store, copy))

    assert log > 0
    assert files == ["backup.db"]
    assert differing == []


@pytest.mark.parametrize("words", typed(PAGE), ids=" ".join)
def test_commands_exist(words: list[str]) -> None:
    """Each command of ours has the options that it is given."""
    command = typer.main.get_group(app).commands[words[1]]

    command.make_context(words[1], words[2:])


def test_waits() -> None:
    """The table of waits has the seconds that the program waits."""
    table = PAGE.partition("| wait |")[2].partition("\n\n")[0]
    told = [float(seconds) for seconds in re.findall(r"^\|[^|]+\| ([\d,]+) \|", table, re.MULTILINE)]

    assert told == [
        connection.CONNECT_SECONDS,
        connection.ACQUIRE_SECONDS,
        connection.RETRY_SECONDS,
        connection.READ_SECONDS,
        connection.WRITE_SECONDS,
        connection.INDEX_SECONDS,
    ]
    assert f"the next waits {BUSY_SECONDS:g} s" in PAGE


def test_errors() -> None:
    """Each error of the table has the status that the API gives it, and every failure of a store is there."""
    told = {slug: int(status) for status, slug in re.findall(r"^\| (\d{3}) \| `([\w-]+)` \|", PAGE, re.MULTILINE)}
    given = {slug: meaning.status for slug, meaning in meanings().items()}

    assert told == {slug: given[slug] for slug in told}
    assert {slug for slug in given if slug.startswith("store-")} - {"store-error"} <= told.keys()
