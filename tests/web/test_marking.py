"""Marked text: whatever spans come, the text stays the text and the HTML stays whole."""

from __future__ import annotations

import html
import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.web.marking import ROLES, Mark, mark, passage

ALPHABET = "ab <>&\"'\n\r\t\u200f\u200b\u202eשלוםعر🦊é"
TEXTS = st.text(ALPHABET, max_size=60)
SPANS = st.tuples(st.integers(-3, 65), st.integers(-3, 65))
MARKS = st.lists(
    st.builds(
        Mark,
        SPANS,
        st.sampled_from(ROLES),
        href=st.sampled_from([None, "/entities/x?a=1&b=<2>"]),
        number=st.none() | st.integers(1, 9),
    ),
    max_size=8,
)


class Tree(HTMLParser):
    """Checks that tags close in order, and gathers for each role the text under it."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.under: dict[str, str] = {}
        self.feed(str(markup))
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """No link opens in a link."""
        given = dict(attrs)
        assert not (tag == "a" and any(name == "a" for name, _ in self.open))
        self.open.append((tag, given.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Only what was opened last is closed."""
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Text counts for every class that it stands under."""
        for classes in {classes for _, classes in self.open}:
            self.under[classes] = self.under.get(classes, "") + data


def stripped(markup: str) -> str:
    """What a reader without any tags reads."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@given(TEXTS, MARKS)
def test_text_stays(text: str, marks: list[Mark]) -> None:
    """Overlapping, nested, empty, backward and stray spans leave every character in its place."""
    assert stripped(mark(text, marks)) == text


@given(TEXTS, MARKS)
def test_tags_nest(text: str, marks: list[Mark]) -> None:
    """Every tag is closed in order and no link stands in a link."""
    Tree(mark(text, marks))


@given(TEXTS.filter(lambda text: "\r" not in text and "\n" not in text), MARKS)
def test_marked_is_what_was_asked(text: str, marks: list[Mark]) -> None:
    """Exactly the characters under some span of a role stand under that role."""
    if not text.strip():
        return
    found = Tree(mark(text, marks)).under

    for role in ROLES:
        covered = {i for m in marks if m.role == role for i in range(max(m.span[0], 0), min(m.span[1], len(text)))}
        assert found.get(role, "") == "".join(text[i] for i in sorted(covered))


def test_nested_statement_stands_inside_its_outer() -> None:
    """A statement in a statement is an element in its element."""
    marks = [Mark((4, 7), "content", "inner"), Mark((0, 12), "content")]

    assert mark("one two four", marks) == (
        '<p><mark class="content">one <mark class="content inner">two</mark> four</mark></p>'
    )


def test_overlap_is_continued() -> None:
    """A span that sticks out of another goes on after it, its id and number given once."""
    marks = [Mark((0, 7), "content"), Mark((4, 12), "content", anchor="st_2", number=2)]
    markup = mark("one two four", marks)

    assert markup.count('id="st_2"') == markup.count('data-n="2"') == 1
    assert markup.endswith('</mark></mark><mark class="content"> four</mark></p>')


def test_mark_over_paragraphs() -> None:
    """A span over a paragraph's end is opened again in the next."""
    markup = mark("one\n\ntwo", [Mark((0, 8), "content", anchor="st_1")])

    assert markup == '<p><mark class="content" id="st_1">one</mark></p>\n\n<p><mark class="content">two</mark></p>'


def test_link_in_link_is_a_span() -> None:
    """A place named inside an office's name is marked, and only the office's name leads on."""
    marks = [Mark((0, 19), "mention", "office", href="/o"), Mark((12, 19), "mention", "place", href="/p")]

    assert mark("Ministry of Armenia", marks) == (
        '<p><a class="mention office" href="/o">Ministry of <span class="mention place">Armenia</span></a></p>'
    )


def test_nothing_is_trusted() -> None:
    """Text, titles, links and anchors are all escaped."""
    evil = '"><script>alert(1)</script>'
    markup = mark(evil, [Mark((0, 5), "content", evil, evil, evil, evil)])

    assert "<script" not in markup
    assert stripped(mark(evil, [])) == evil


def test_window() -> None:
    """Only the window is shown, with the marks that reach into it."""
    assert mark("one two four", [Mark((0, 5), "cue")], (4, 12)) == '<p><span class="cue">t</span>wo four</p>'


@pytest.mark.parametrize(
    ("text", "spans", "shown"),
    [
        ("one\ntwo four\nfive", [(4, 7)], "two four"),
        ("one\ntwo four\nfive", [(4, 7), (13, 15)], "two four\nfive"),
        ("aa bb cc dd ee", [(6, 8)], "bb cc dd"),
        ("aaaaaaaaaaaaaccbbbbbbbbbbbb", [(13, 15)], "cc"),
        ("one", [(0, 3)], "one"),
    ],
)
def test_passage(text: str, spans: list[tuple[int, int]], shown: str) -> None:
    """The paragraphs that hold the spans, cut between words where they are long."""
    start, end = passage(text, spans, margin=5)

    assert text[start:end].strip() == shown


def test_long_text() -> None:
    """Five megabytes in one paragraph with ten thousand marks are marked in seconds."""
    text = "word " * 1_000_000
    marks = [Mark((n * 500, n * 500 + 300), ROLES[n % 4], href="/x", number=n) for n in range(10_000)]
    began = time.process_time()

    assert len(mark(text, marks)) > len(text)
    assert time.process_time() - began < 10
