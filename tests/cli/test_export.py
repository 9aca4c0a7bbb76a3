"""`saidgraph export --format neo4j-admin`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Saidgraph

CSV = ("export", "--format", "neo4j-admin")


def test_neo4j_admin(harbour: Saidgraph) -> None:
    """The files are in the folder, and the command that imports each of them is all that is printed."""
    done = harbour(*CSV, "--out", "csv")
    files = sorted(str(path) for path in Path("csv").iterdir())

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("neo4j-admin database import full neo4j ")
    assert sorted(word.rpartition("=")[2] for word in done.out.split() if word.endswith(".csv")) == files
    assert len(files) == 12


def test_no_folder(harbour: Saidgraph) -> None:
    """Several files want a folder."""
    done = harbour(*CSV)

    assert done.code == 2
    assert "name a new folder with --output" in done.err


def test_folder_in_use(harbour: Saidgraph) -> None:
    """A folder that holds something is refused, and so is a file."""
    for folder in (".", "saidgraph.db"):
        done = harbour(*CSV, "-o", folder)

        assert done.code == 2
        assert folder in done.err
