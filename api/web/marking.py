"""Text with spans marked, as HTML: taking the tags away gives the escaped text back, character for character.

Spans may overlap, nest, touch or be empty. At each place the covering marks stand in one fixed order (earlier
start, then later end, then role), and only what differs from the place before is closed and opened; so a
nested statement stands inside its outer one, and one that sticks out is continued in a second element.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model import Span

_PARAGRAPH = re.compile(r"[^\r\n]*\S[^\r\n]*")
_REFERENCE = Markup('<a class="ref" href="#n{}" data-n="{}" aria-label="Statement {}"></a>')
ROLES = ("content", "source", "cue", "mention")


@dataclass(frozen=True, slots=True)
class Mark:
    """One span with its role (see `ROLES`) and what a reader can do with it.

    `style` is a further class, `href` where it leads, `anchor` its id in the page, `number` the visible reference.
    """

    span: Span
    role: str
    style: str = ""
    title: str = ""
    href: str | None = None
    anchor: str | None = None
    number: int | None = None


def mark(text: str, marks: Iterable[Mark], window: Span | None = None) -> Markup:
    """The text (or a window of it) in paragraphs. Marks are clipped to it; empty ones are left out."""
    first, last = window or (0, len(text))
    writer = _Writer(text, [m for m in marks if max(m.span[0], first) < min(m.span[1], last)])
    at = first
    for paragraph in _PARAGRAPH.finditer(text, first, last):
        writer.out.append(escape(text[at : paragraph.start()]))
        writer.paragraph(*paragraph.span())
        at = paragraph.end()
    writer.out.append(escape(text[at:last]))
    return Markup("").join(writer.out)


def passage(text: str, spans: Sequence[Span], margin: int = 700) -> Span:
    """The paragraphs that hold the spans, cut at a blank at most `margin` characters before and after them."""
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    if first < start - margin:
        blank = text.find(" ", start - margin, start)
        first = blank + 1 if blank >= 0 else start
    if last > end + margin:
        last = max(text.rfind(" ", end, end + margin), end)
    return first, last


class _Writer:
    """Writes one paragraph after another, sweeping once over the marks in the order of the text."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self.text = text
        self.out: list[Markup] = []
        self.waiting = deque(sorted(marks, key=lambda m: (m.span[0], -m.span[1], ROLES.index(m.role), m.style)))
        self.edges = sorted({edge for m in marks for edge in m.span})
        self.active: list[Mark] = []
        self.open: list[tuple[Mark, str]] = []
        self.seen: set[int] = set()

    def paragraph(self, begin: int, end: int) -> None:
        """One `<p>`, with all that is opened in it closed in it."""
        self.out.append(Markup("<p>"))
        cuts = [begin, *self.edges[bisect_right(self.edges, begin) : bisect_left(self.edges, end)], end]
        for left, right in pairwise(cuts):
            self._turn_to(self._covering(left))
            self.out.append(escape(self.text[left:right]))
        self._turn_to([])
        self.out.append(Markup("</p>"))

    def _covering(self, at: int) -> list[Mark]:
        """The marks over a place; they come in order of their start, so appending keeps the fixed order."""
        while self.waiting and self.waiting[0].span[0] <= at:
            self.active.append(self.waiting.popleft())
        self.active = [m for m in self.active if m.span[1] > at]
        return self.active

    def _turn_to(self, wanted: Sequence[Mark]) -> None:
        """Close what is not wanted and what stands inside it, then open what is missing."""
        kept = 0
        while kept < min(len(self.open), len(wanted)) and self.open[kept][0] is wanted[kept]:
            kept += 1
        while len(self.open) > kept:
            self.out.append(Markup("</{}>").format(self.open.pop()[1]))
        for m in wanted[kept:]:
            self._begin(m)

    def _begin(self, m: Mark) -> None:
        """Open one element. A link never stands in a link; anchor and number stand once, at the mark's beginning."""
        in_link = any(tag == "a" for _, tag in self.open)
        tag = "a" if m.href and not in_link else "mark" if m.role == "content" else "span"
        first = id(m) not in self.seen
        self.seen.add(id(m))
        attributes = {
            "class": f"{m.role} {m.style}".rstrip(),
            "title": m.title,
            "href": m.href if tag == "a" else None,
            "id": m.anchor if first else None,
        }
        given = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items() if value)
        self.out.append(Markup("<{}{}>").format(tag, given))
        self.open.append((m, tag))
        if first and m.number is not None and not in_link and tag != "a":
            # Without text of its own: the number is drawn by CSS, so that copied text stays the article's.
            self.out.append(_REFERENCE.format(m.number, m.number, m.number))
