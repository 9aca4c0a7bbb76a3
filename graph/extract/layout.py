"""Speech that its layout shows, which no cue tells: "Maas: I bought the boat.", "Q: … A: …", "[Ana Lopez] …"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.extract.mentions import OFFICE, PERSON, PLACE
from graph.extract.names import CAPITALISED
from graph.extract.words import CLOSES, NEWLINE, OPENS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.extract.mentions import Mention
    from graph.extract.words import Words

LONGEST_LABEL = 6
"""Words before the colon."""
QUESTIONS = frozenset("q question".split())
BULLETS = frozenset("* • - – — ·".split())
DASHES = frozenset("– — -".split())
HOSTS = frozenset("interviewer moderator reporter host presenter judge witness".split())
"""Who is called by nothing else in a transcript."""
ANSWERS = frozenset("a answer".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that begins, or ends, with who speaks: the label's words, the mention in it, and the words spoken.

    `speaker` is None for "Q", "A", and for a label in capitals that is no known mention ("JUDGE").
    """

    label: tuple[int, int]
    speaker: Mention | None
    spoken: tuple[int, int]


def lines_of_speech(words: Words, mentions: Sequence[Mention]) -> list[Line]:
    """Every such paragraph of a text, in order.

    A person's name before a colon is enough; a body's, a title's in capitals and "Q" need a second such line, since
    "UPDATE:" and "The Courier:" may head anything.
    """
    found = [line for first, last in _paragraphs(words) if (line := _line(words, mentions, first, last))]
    sure = [line for line in found if line.speaker is not None and line.speaker.type == PERSON]
    return found if len(found) > 1 else sure


def is_set_off(words: Words, first: int) -> bool:
    """Whether words that begin so are set off as speech: after a dash or ">", or a colon that ends the line before."""
    start = first
    while start > 0 and words.features[start - 1][0] != NEWLINE and not words.is_word(start - 1):
        start -= 1
    if start > 0 and words.features[start - 1][0] != NEWLINE:
        return False
    marked = start < first and words.lower[start] in ("—", "–", ">")
    return marked or (start > 1 and words.lower[start - 2] == ":" and words.features[first][0] != 0)


def _paragraphs(words: Words) -> Iterator[tuple[int, int]]:
    first = 0
    for i in range(len(words) + 1):
        if i == len(words) or words.features[i][0] == NEWLINE:
            if i - first > 2:
                yield first, i - 1
            first = i + 1


def _line(words: Words, mentions: Sequence[Mention], first: int, last: int) -> Line | None:
    """The paragraph as a line of speech: its speaker before the words or, after a dash, behind them."""
    first = _after_bullet(words, first, last)
    if words.features[first][1] == OPENS:
        return _signed(words, mentions, first, last)
    bracket = words.lower[first] == "["
    most = min(first + LONGEST_LABEL + 2, last)
    end = next((i for i in range(first, most) if words.lower[i] == ("]" if bracket else ":")), first)
    label = (first + bracket, end - 1)
    named = all(words.features[i][0] in CAPITALISED for i in range(label[0], label[1] + 1))
    spoken = _spoken(words, end + 1, last) if named and label[0] <= label[1] else None
    if spoken is None:
        return None
    speaker = _named(mentions, label)
    if speaker is not None:
        return Line(label, speaker, spoken)
    asked = label[0] == label[1] and words.lower[label[0]] in QUESTIONS | ANSWERS | HOSTS
    place = any(m.type == PLACE for m in mentions if label[0] <= m.first and m.last <= label[1])
    loud = words.text[slice(*words.span(*label))].isupper() and not place and label[1] - label[0] < 3
    return Line(label, None, spoken) if asked or loud else None


def _after_bullet(words: Words, first: int, last: int) -> int:
    """Where a paragraph begins but for "*", "•", "-" or "1."."""
    if words.lower[first].isdigit() and words.lower[first + 1] in (".", ")") and first + 2 < last:
        return first + 2
    return first + (words.lower[first] in BULLETS)


def _signed(words: Words, mentions: Sequence[Mention], first: int, last: int) -> Line | None:
    """A quotation with its speaker's name behind a dash: "“It rained.” – Nadia Lem, student"."""
    close = next((i for i in range(first + 1, last) if words.features[i][1] == CLOSES), last)
    if close + 1 >= last or words.lower[close + 1] not in DASHES:
        return None
    speaker = next((m for m in mentions if m.first == close + 2 and m.type in (PERSON, OFFICE)), None)
    spoken = _spoken(words, first, close)
    if (
        speaker is None
        or spoken is None
        or words.lower[speaker.last + 1 : speaker.last + 2] not in ([], ["\n"], [","], ["("])
    ):
        return None
    return Line((speaker.first, speaker.last), speaker, spoken)


def _named(mentions: Sequence[Mention], label: tuple[int, int]) -> Mention | None:
    return next((m for m in mentions if (m.first, m.last) == label and m.type in (PERSON, OFFICE)), None)


def _spoken(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """The words after the label; of a quotation those within its marks."""
    if words.features[first][1] == OPENS:
        close = next((i for i in range(first + 1, last + 1) if words.features[i][1] == CLOSES), last + 1)
        first, last = first + 1, close - 1
    while last >= first and words.features[last][1] == CLOSES:
        last -= 1
    return (first, last) if any(words.is_word(i) for i in range(first, last + 1)) else None
