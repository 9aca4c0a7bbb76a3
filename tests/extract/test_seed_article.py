"""The article that was given, against labels made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.model import AccusationKind, Mode
from graph.read import read_sources

if TYPE_CHECKING:
    from graph.extract import ArticleExtractor
    from graph.model import Article, ArticleGraph, Statement

SEED = Path(__file__).parents[2] / "seeds" / "azerbaijan-targets-stepanakert.txt"

SAID = [
    ("official Baku bears full responsibility", {"Pashinyan", "Ministry of Defense", "Harutyunyan"}),
    ("the attack by the Azerbaijani Armed Forces", {"Pashinyan"}),
    ("The opponent has begun an attack", {"Pashinyan"}),
    ("to follow only official sources", {"Pashinyan"}),
    ("Azerbaijan began active shelling", {"Poghosyan"}),
    ("Peaceful regions, including the capital", {"Poghosyan"}),
    ("Azerbaijan launched an air and missile attack", {"Stepanyan"}),
    ("The Armenian side shot down two", {"Stepanyan"}),
    ("the Azerbaijani armed forces are suffering", {"Defense Ministry"}),
    ("The fighting continues, Azerbaijan has lost", {"Hovhannisyan"}),
    ("Four years after the fighting in 2016", {"Harutyunyan"}),
    ("Victory will not be easy", {"Harutyunyan"}),
    ("the actions of the Azerbaijani armed forces", {"Foreign Ministry"}),
    ("We strongly condemn the aggression", {"Naghdalyan"}),
]


@pytest.fixture(scope="module")
def article() -> Article:
    """The article as the readers give it."""
    [incoming] = read_sources([str(SEED)])
    return incoming.article  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def graph(article: Article, extract: ArticleExtractor) -> ArticleGraph:
    """Its graph by the shipped weights."""
    return extract(article.text, published="2020-09-27")


def content(article: Article, statement: Statement) -> str:
    """The words said."""
    return " … ".join(article.text[start:end] for start, end in statement.content)


def test_every_statement_is_found_and_no_other(article: Article, graph: ArticleGraph) -> None:
    """Fourteen statements, in the order of the text."""
    found = [content(article, s) for s in graph.statements]

    assert len(SAID) == len(found)
    assert all(words in said for (words, _), said in zip(SAID, found, strict=True))


@pytest.mark.parametrize(("words", "speakers"), SAID)
def test_speakers(article: Article, graph: ArticleGraph, words: str, speakers: set[str]) -> None:
    """Each statement's speakers, pronouns told, by some part of their names."""
    [statement] = [s for s in graph.statements if words in content(article, s)]
    names = [" ".join((e.name, *e.aliases)) for e in graph.entities if e.key in statement.speakers]

    assert len(speakers) == len(names)
    assert all(any(part in name for name in names) for part in speakers)


def test_modes(article: Article, graph: ArticleGraph) -> None:
    """Whole quotations are direct speech, the rest is reported."""
    direct = {content(article, s)[:12] for s in graph.statements if s.mode is Mode.DIRECT}

    assert {
        "The opponent", "Peaceful reg", "The Armenian", "The fighting", "Four years a", "Victory will", "We strongly ",
    } == direct  # fmt: skip


def test_accusations(graph: ArticleGraph) -> None:
    """Who blames whom in so many words."""
    names = {e.key: e.name for e in graph.entities}
    explicit = {(names[a.accuser], names[a.accused]) for a in graph.accuses if a.kind is AccusationKind.EXPLICIT}
    accusers = {accuser.split()[-1] for accuser, _ in explicit}

    assert {"Pashinyan", "Harutyunyan", "Ministry", "Naghdalyan"} == accusers
    assert 5 == len(explicit)


def test_capacity(graph: ArticleGraph) -> None:
    """A spokesman is tied to the ministry that he speaks for, in the role the article gives him."""
    names = {e.key: e.name for e in graph.entities}
    held = {(names[r.person_or_office], names[r.represents]): r.role for r in graph.represents}
    [(office, role)] = [(o, role) for (p, o), role in held.items() if p == "Artsrun Hovhannisyan" and "Ministry" in o]

    assert "representative" == role
    assert "Defense" in office
