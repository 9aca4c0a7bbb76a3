"""The pages for readers: what they point to is there, and what they tell to type can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from api.cli.main import app

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("seeds/*.md"), *ROOT.glob("bench/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def typed(page: str) -> list[list[str]]:
    """The lines of the page's code blocks that begin with a command of ours, split as a shell does."""
    blocks = re.findall(r"^```(?:\w*)\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    ours = re.compile(r"(scripts/|\.ci/|(\.venv/bin/)?saidgraph )")
    return [shlex.split(line, comments=True) for line in lines if ours.match(line)]


def anchors(page: Path) -> set[str]:
    """The fragments that a page's headings make."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file leads to one, and its fragment to a heading there."""
    links = re.findall(r"\]\((?!\w+:)([^)\s]+)\)", page.read_text(encoding="utf-8"))
    broken = []
    for link in links:
        name, _, fragment = link.partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (fragment and fragment not in anchors(target)):
            broken.append(link)

    assert broken == []


@pytest.mark.parametrize("words", typed(README), ids=" ".join)
def test_readme_commands_exist(words: list[str]) -> None:
    """What the README tells to type is a script that is there, or a command with options that it has."""
    if words[0].startswith(("scripts/", ".ci/")):
        assert (ROOT / words[0]).is_file()
        return
    command = typer.main.get_group(app).commands[words[1]]

    command.make_context(words[1], words[2:])


def test_readme_fits_a_glance() -> None:
    """The README has at most 100 lines and names both commands to begin with."""
    assert len(README.splitlines()) <= 100
    assert {"scripts/run", "scripts/test"} <= {words[0] for words in typed(README)}


def test_contributing_points_to_files() -> None:
    """Each file that CONTRIBUTING.md says to imitate is there."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## How to")[0]
    named = re.findall(r"`((?:graph|api|tests|bench|scripts|\.ci)/[\w./-]+)", page)

    assert [name for name in named if not (ROOT / name).exists()] == []
