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
HOSTS = frozenset("interviewer moderator reporter host presenter judge witness".split())
"""Who is called by nothing else in a transcript."""
ANSWERS = frozenset("a answer".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that begins with who speaks: the label's words, whose mention it holds, and the words spoken.

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


def _paragraphs(words: Words) -> Iterator[tuple[int, int]]:
    first = 0
    for i in range(len(words) + 1):
        if i == len(words) or words.features[i][0] == NEWLINE:
            if i - first > 2:
                yield first, i - 1
            first = i + 1


def _line(words: Words, mentions: Sequence[Mention], first: int, last: int) -> Line | None:
    bracket = words.lower[first] == "["
    end = next(
        (i for i in range(first, min(first + LONGEST_LABEL + 2, last)) if words.lower[i] in ("]" if bracket else ":")),
        0,
    )
    label = (first + bracket, end - 1)
    if (
        not end
        or label[1] < label[0]
        or not all(words.features[i][0] in CAPITALISED for i in range(label[0], label[1] + 1))
    ):
        return None
    spoken = _spoken(words, end + 1, last)
    if spoken is None:
        return None
    inside = [m for m in mentions if m.first >= label[0] and m.last <= label[1] and not m.pronoun]
    speaker = next((m for m in inside if (m.first, m.last) == label and m.type in (PERSON, OFFICE)), None)
    if speaker is not None:
        return Line(label, speaker, spoken)
    word = words.lower[label[0]]
    asked = label[0] == label[1] and word in QUESTIONS | ANSWERS | HOSTS
    loud = words.text[slice(*words.span(*label))].isupper() and not any(m.type == PLACE for m in inside)
    return Line(label, None, spoken) if asked or (loud and label[1] - label[0] < 3) else None


def _spoken(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """The words after the label; of a quotation those within its marks."""
    if words.features[first][1] == OPENS:
        close = next((i for i in range(first + 1, last + 1) if words.features[i][1] == CLOSES), last + 1)
        first, last = first + 1, close - 1
    while last >= first and words.features[last][1] == CLOSES:
        last -= 1
    return (first, last) if any(words.is_word(i) for i in range(first, last + 1)) else None
