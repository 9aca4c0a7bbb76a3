"""The frame: scripts, containers, seeds and what may not stand in any file."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SCRIPTS = [*(ROOT / "scripts" / name for name in ("install", "run", "test", "check")), ROOT / ".ci" / "run"]
SEEDS = sorted((ROOT / "seeds").glob("*.json"))
GIVEN = ROOT / "seeds" / "azerbaijan-targets-stepanakert.txt"
# Written so that this file does not hold them itself.
MACHINE_PATH = re.compile(rb"(?<![\w.])/(?:work|root)/" + rb"|/tmp/" + rb"bash|/home/\w+/|/Users/\w+/")
REGISTRY = re.compile(rb"(?:files\.pythonhosted|pypi|npmjs|npmmirror|repo1?\.maven)\." + rb"(?:org|com)|registry\.npm")


def tracked() -> list[Path]:
    """Every text file in git."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = [ROOT / name for name in names.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8192]]


def compose() -> dict[str, Any]:
    """The compose file."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_script_is_sound(script: Path) -> None:
    """Every script can be executed, is sound bash, and stops at the first error."""
    parsed = subprocess.run(["bash", "-n", script], check=False, capture_output=True, text=True)

    assert os.access(script, os.X_OK)
    assert parsed.stderr == ""
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")


def test_install_refuses_unknown_option() -> None:
    """A misspelt option is named in one line, before anything is installed."""
    done = subprocess.run([ROOT / "scripts" / "install", "--deb"], check=False, capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "scripts/install: unknown option --deb (there is only --dev)\n"


def test_install_names_an_old_python(tmp_path: Path) -> None:
    """Without a fitting Python the error is one line that says which is needed."""
    (tmp_path / "scripts").mkdir()
    for name in ("scripts/install", "pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    environment = os.environ | {"PYTHON": "/nonexistent/python"}

    done = subprocess.run(
        ["bash", tmp_path / "scripts" / "install"], check=False, capture_output=True, text=True, env=environment
    )

    assert done.returncode == 1
    assert done.stderr.startswith("scripts/install: Python 3.11 or newer is needed")
    assert done.stderr.count("\n") == 1


def test_no_file_tells_of_a_machine() -> None:
    """No file in git holds a path of somebody's machine or the address of a package registry."""
    told = [
        f"{path.relative_to(ROOT)}: {found.group().decode()}"
        for path in tracked()
        for pattern in (MACHINE_PATH, REGISTRY)
        for found in pattern.finditer(path.read_bytes())
    ]

    assert told == []


def test_constraints_are_versions_only() -> None:
    """Each constraint is a name and a version: no address, no hash, no path."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[\w.]+", line)] == []


def test_model_stands_on_the_standard_library_alone() -> None:
    """`graph.model` can be imported where nothing is installed."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import graph.model"], cwd=ROOT, check=False, capture_output=True, text=True
    )

    assert done.stderr == ""


def test_given_article_is_whole() -> None:
    """The given article as JSON has, character for character, the text under the given title line."""
    given = json.loads(GIVEN.with_suffix(".json").read_text(encoding="utf-8"))

    assert f"{given['title']}\n\n{given['text']}" == GIVEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", [path for path in SEEDS if path.stem != GIVEN.stem], ids=lambda path: path.stem)
def test_invented_article_shows_it(seed: Path) -> None:
    """Every other seed stands at an address that cannot exist, and seeds/README.md lists it as invented."""
    article = json.loads(seed.read_text(encoding="utf-8"))

    assert re.match(r"https://\w+\.example/", article["url"])
    assert {"title", "text", "publisher", "published"} <= article.keys()
    assert f"`{seed.name}`" in (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")


def test_compose_listens_on_this_machine_only() -> None:
    """Every published port is bound to the loopback address."""
    ports = [port for service in compose()["services"].values() for port in service["ports"]]

    assert len(ports) >= 2
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_compose_holds_no_password() -> None:
    """Neo4j's password comes from the environment, without a default."""
    environment = compose()["services"]["neo4j"]["environment"]

    assert environment["NEO4J_AUTH"].startswith("${NEO4J_AUTH:?")
    assert "NEO4J_PASSWORD" not in environment


def test_containers_are_watched_and_not_root() -> None:
    """Both services have a health check, and the image's program does not run as root."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")

    assert "\nHEALTHCHECK " in dockerfile
    assert "\nUSER saidgraph\n" in dockerfile
    assert compose()["services"]["neo4j"]["healthcheck"]
