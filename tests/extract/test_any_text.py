"""Whatever the text, the extractor answers with a sound graph, and always the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extract import load_extractor
from graph.extract.sections import LONGEST, join, sections
from graph.ids import make_article
from graph.lines import check
from graph.model import ArticleGraph

if TYPE_CHECKING:
    from graph.extract import ArticleExtractor

STORY = (
    "ORDABEK, March 1 - Kyrdan accused Zarkand on Monday of holding back water. “They have closed the gates,” "
    "Water Minister Sherali Nazarov told reporters.\n\nZarkand’s foreign ministry denied it. “This is a lie,” "
    "spokeswoman Mira Tolan said. She added that talks would go on.\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\r\n",
        "“”",
        "“““““",
        "“He said nothing.",
        'She said: "I',
        "Rain",
        "no sentence here at all",
        "\u200b\u200e\u202eשלום “עולם” אמר",
        "🙂 “🙂🙂 🙂🙂” said 🙂.",
        "x" * 50_000,
        "he said " * 400,
        "A.\r\n\r\nB said “C.”\r\n\tD",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_odd_texts(extract: ArticleExtractor, text: str) -> None:
    """Texts that are no article give a graph whose spans and keys are sound, and no error."""
    check(make_article(text), extract(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*STORY.split(" "), "“", "”", '"', "\n", "he", "I", ":"]), max_size=120).map(" ".join))
def test_shuffled_news(extract: ArticleExtractor, text: str) -> None:
    """News words in any order give a sound graph."""
    check(make_article(text), extract(text))


def test_same_text_same_graph(extract: ArticleExtractor) -> None:
    """Not the threads, nor what was read before, change the graph of a text."""
    first = extract(STORY)
    extract("Another article, read in between, said nothing.")

    assert first == extract(STORY)
    assert first == load_extractor(threads=4)(STORY)


def test_sections_tile_a_long_text() -> None:
    """A long text is cut between paragraphs into sections that leave nothing out."""
    text = STORY * (3 * LONGEST // len(STORY))
    found = list(sections(text))

    assert text == "".join(text[start:end] for start, end in found)
    assert len(found) > 2
    assert all(end - start <= LONGEST for start, end in found)
    assert all(text[start - 1 : start + 1].count("\n") for start, _ in found[1:])


def test_a_text_without_line_ends_is_cut_too() -> None:
    """Neither line ends nor blanks are needed to bound a section."""
    text = "x" * (2 * LONGEST + 5)

    assert text == "".join(text[start:end] for start, end in sections(text))


def test_sections_are_joined_by_name(extract: ArticleExtractor) -> None:
    """Who is named in two sections is one entity, and each statement keeps its own words."""
    graph = extract(STORY)
    joined = join([(0, graph), (len(STORY), graph)])
    named = [e.name for e in joined.entities if e.named]

    assert sorted(set(named)) == sorted(named)
    assert 2 * len(graph.statements) == len(joined.statements)
    check(make_article(STORY * 2), joined)


def test_joining_nothing() -> None:
    """No sections, no graph."""
    assert ArticleGraph() == join([])
