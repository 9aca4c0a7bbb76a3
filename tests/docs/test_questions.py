"""The README's three questions, asked as it tells to, are answered truly over seeds/."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from api.cli.main import app

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"^\$ \.venv/bin/saidgraph (.*)$", README, re.MULTILINE)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Any]:
    """The JSON that answers the README's question whose command begins so."""
    store = f"sqlite:///{tmp_path_factory.mktemp('seeds')}/seeds.db"
    runner = CliRunner(env={"SAIDGRAPH_STORE": store})
    read = runner.invoke(app, ["ingest", str(ROOT / "seeds")])
    assert read.exit_code == 0, read.output

    def answer(command: str) -> Any:
        [question] = [words for words in QUESTIONS if words.startswith(command)]
        return json.loads(runner.invoke(app, [*shlex.split(question), "--json"]).stdout)

    return answer


def test_who_says_that_azerbaijan_bears_responsibility(ask: Callable[[str], Any]) -> None:
    """All four of the given article say it; nobody is said to say it who does not."""
    given = [one for one in ask("statements")["items"] if one["said_on"] == "2020-09-27"]
    speakers = {speaker["name"] for one in given for speaker in one["speakers"]}

    assert {"Nikol Pashinyan", "Jalal Harutyunyan", "Anna Naghdalyan"} < speakers
    assert len(speakers) == 4
    assert any("Defen" in name and "Minist" in name for name in speakers)


def test_in_which_capacity_hovhannisyan_speaks(ask: Callable[[str], Any]) -> None:
    """He stands for the Armenian Ministry of Defense, as its representative, and for nothing else."""
    [one] = ask("representations")["items"]

    assert "Ministry" in one["office"]["name"]
    assert "Armenia" in one["office"]["name"]
    assert "Defense" in one["office"]["name"]
    assert one["role"] == "representative"


def test_how_poghosyan_is_connected_to_azerbaijan(ask: Callable[[str], Any]) -> None:
    """He said something about it, and the sentence is there to prove it."""
    hops = ask("path")["paths"][0]["hops"]

    assert [hop["edge"]["type"] for hop in hops] == ["SAID", "ABOUT"]
    assert all("Azerbaijan began active shelling" in hop["evidence"][0]["sentence"] for hop in hops)
