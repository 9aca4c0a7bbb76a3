"""What the command says of itself, and what it loads for that."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Saidgraph

COMMANDS = (
    "extract ingest serve articles entities statements attribution path accusations representations speakers export "
    "copy verify"
).split()
WITHOUT_JSON = {"extract", "serve", "export"}  # they print lines of JSON anyway, or nothing
WITHOUT_STORE = {"extract", "copy"}  # a copy names two


def test_help_is_light() -> None:
    """`--help` loads neither a model, a driver nor a web framework."""
    script = (
        "import sys; sys.argv = ['saidgraph', '--help']\n"
        "from api.cli.main import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "print(*sorted({m.partition('.')[0] for m in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert "Usage: saidgraph" in done.stdout
    assert not {"onnxruntime", "numpy", "neo4j", "fastapi", "pydantic"} & set(done.stderr.split())


def test_commands(saidgraph: Saidgraph) -> None:
    """There are these commands, in this order."""
    listed = saidgraph("--help").out.partition("Commands:")[2]

    assert [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_options_of_all(saidgraph: Saidgraph, command: str) -> None:
    """Every command has help, and those that have answers print them as JSON and let the store be named."""
    done = saidgraph(command, "--help")

    assert done.code == 0
    assert ("--json" in done.out) == (command not in WITHOUT_JSON)
    assert ("--store" in done.out) == (command not in WITHOUT_STORE)


def test_no_command(saidgraph: Saidgraph) -> None:
    """Without a command the help comes, as for a usage error."""
    done = saidgraph()

    assert done.code == 2
    assert "Commands:" in done.out + done.err
