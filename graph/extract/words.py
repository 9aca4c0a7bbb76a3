"""A text as words with offsets, word pieces and surface features; and the windows the encoder reads.

The encoder is uncased and sees at most `WINDOW` pieces, so what letter case, quotation marks and layout say is
kept in four small features a word (their sizes: `FEATURES`), and windows are cut between paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WINDOW = 254
"""Pieces in a window, without its first (the guideline) and last token."""

FEATURES = (8, 4, 3, 2, 2)
"""Sizes of: letter shape, quotation state, sentence or paragraph start, glued to the word before, inner piece."""

CLS, SEP, UNKNOWN = 101, 102, 100
POLNEAR = 6
"""First token of a window that is to be read by PolNeAR's guideline instead of ours ([CLS])."""

NEWLINE, SYMBOL, EDGE = 6, 5, 7
OUTSIDE, INSIDE, OPENS, CLOSES = 0, 1, 2, 3

_WORD = re.compile(r"[\r\n]+|\w+|[^\w\s]")
_MARK = re.compile(
    r"(?P<opens2>(?<![\w'`])(?:``|'')(?=[\w¿¡]))|(?P<closes2>''(?!\w))|(?P<opens1>(?<![\w’'])[‘'](?=[\w¿¡]))"
    r"|(?P<closes1>(?<=[\w,.?!…—])[’'](?![\w’']))|(?P<ends>[\n“”\"])"
)
"""Single marks (‘…’, '…') and doubled ones (``…'') by where they stand, and what ends a stretch within them."""
_QUOTED_WORDS = 3
"""Fewer words than that in single marks are a name or a word that is looked at, if no comma or full stop ends them."""
_MAX_PIECES = 8
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col sgt capt maj st jr sr vs no inc corp co ltd jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_str((files("graph.extract") / "weights" / "tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@cache
def _pieces() -> Callable[[str], tuple[int, ...]]:
    """Word → piece ids, remembered: news repeats its words, and a look-up is 40 times faster than a call."""
    encode = _tokenizer().encode
    known: dict[str, tuple[int, ...]] = {}

    def pieces(word: str) -> tuple[int, ...]:
        ids = known.get(word)
        if ids is None:
            if len(known) > 500_000:
                known.clear()
            ids = known[word] = tuple(encode(word, add_special_tokens=False).ids[:_MAX_PIECES]) or (UNKNOWN,)
        return ids

    return pieces


def _shape(word: str) -> int:
    if not (word[0].isalnum() or word[0] == "_"):
        return SYMBOL
    if word.islower():
        return 0
    if any(c.isdigit() for c in word):
        return 4
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 3


@dataclass(slots=True)
class Words:
    """Parallel lists, one item a word; a run of line ends is a word of its own, of no width.

    `features`: letter shape, quotation state, start (1 sentence, 2 paragraph), glued. `sentence` and `paragraph`
    number the words' sentences and paragraphs from 0.
    """

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    pieces: list[tuple[int, ...]] = field(default_factory=list)
    features: list[tuple[int, int, int, int]] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.start)

    def is_word(self, i: int) -> bool:
        """Whether word `i` is neither punctuation nor a line end."""
        return self.features[i][0] not in (SYMBOL, NEWLINE)

    def is_possessive(self, i: int) -> bool:
        """Whether word `i` is the s of "Azerbaijan's"."""
        return self.lower[i] == "s" and i > 0 and self.lower[i - 1] in "'’"

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points from word `first` to word `last`, both included."""
        return self.start[first], self.end[last]


def split_words(text: str) -> Words:
    """Every word of the text, in order. Never fails; an empty text has no words."""
    words = Words(text)
    pieces = _pieces()
    shapes: dict[str, int] = {}
    depth, starts, previous_end, sentence, paragraph = 0, 2, -1, 0, 0
    previous, run_on = "", False
    opening = _marks(text)
    closes = -1  # where the quotation in single or doubled marks ends that is open
    for match in _WORD.finditer(text):
        word = match.group()
        start, end = match.span()
        if word[0] in "\r\n":
            if words.start and words.features[-1][0] != NEWLINE:
                _append(words, (start, start), "\n", (SEP,), (NEWLINE, 0, 0, 0), sentence, paragraph)
                paragraph += 1
            depth, starts, previous_end = 0, 2, end
            continue
        quote = INSIDE if depth else OUTSIDE
        if not depth and start in opening:
            quote, depth, closes = OPENS, 1, opening[start]
        elif start == closes:
            quote, depth = CLOSES, 0
        elif word in "“„«" or (not depth and _opens_alike(text, word, start)):
            quote, depth = OPENS, depth + 1
        elif word in "”»":
            quote, depth = CLOSES, max(0, depth - 1)
        elif word == '"':
            quote, depth = (CLOSES, 0) if depth else (OPENS, 1)
        shape = shapes.get(word)
        if shape is None:
            shape = shapes[word] = _shape(word)
        glued = 1 if start == previous_end else 0
        if starts == 1 and (shape == 0 or (glued and not run_on)) and quote not in (OPENS, CLOSES):
            starts = 0  # "3.5", "U.S.", "… he said"
        if starts and words.start and quote != CLOSES and words.features[-1][1:3] != (OPENS, starts):
            sentence += 1
        _append(words, (start, end), word, pieces(word), (shape, quote, starts, glued), sentence, paragraph)
        if word in ".?!":
            starts = 0 if word == "." and (previous in _ABBREVIATIONS or len(previous) == 1) else 1
        elif quote == OPENS:
            pass  # the word after the mark starts the sentence too
        elif not (starts == 1 and quote == CLOSES):
            starts = 0
        run_on = shape == SYMBOL and len(previous) > 2 and previous.isalpha()  # "… reported.Armenia’s …"
        previous, previous_end = word.lower(), end
    return words


def _marks(text: str) -> dict[int, int]:
    """Where single and doubled marks open a quotation, and where it ends; an apostrophe does neither."""
    found: dict[int, int] = {}
    if not any(mark in text for mark in ("‘", "'", "``")):
        return found
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        kind = mark.lastgroup or ""
        if opened is None:
            opened = mark if kind.startswith("opens") else None
        elif kind == "ends":
            opened = opened if opened.lastgroup == "opens2" and mark.group() != "\n" else None
        elif kind[:-1] == "closes" and kind[-1:] == (opened.lastgroup or "")[-1:]:
            inner = text[opened.end() : mark.start()]
            if kind == "closes2" or inner[-1:] in ",.?!…" or len(inner.split()) >= _QUOTED_WORDS:
                found[opened.start()] = mark.end() - 1
            opened = None
    return found


def _opens_alike(text: str, word: str, start: int) -> bool:
    """Whether a closing mark stands where only an opening one can, as in ”so”."""
    return word == "”" and (start == 0 or text[start - 1].isspace()) and text[start + 1 : start + 2].isalnum()


def _append(
    words: Words,
    span: tuple[int, int],
    word: str,
    pieces: tuple[int, ...],
    features: tuple[int, int, int, int],
    sentence: int,
    paragraph: int,
) -> None:
    words.start.append(span[0])
    words.end.append(span[1])
    words.lower.append(word.lower())
    words.pieces.append(pieces)
    words.features.append(features)
    words.sentence.append(sentence)
    words.paragraph.append(paragraph)


def windows(words: Words, limit: Callable[[], int] = lambda: WINDOW) -> Iterator[tuple[int, int]]:
    """(first, end) of each window: whole paragraphs packed, one over `WINDOW` pieces cut at a sentence.

    `limit` gives the most pieces for each next window; training draws it at random.
    """
    first, size, most = 0, 0, limit()
    best = 0  # where to cut if the limit is passed: the last paragraph end, else the last sentence end
    for i, pieces in enumerate(words.pieces):
        start = words.features[i][2]
        if i > first and (start == 2 or (start == 1 and (best == first or words.features[best][2] != 2))):
            best = i
        size += len(pieces)
        if size > most:
            cut = best if best > first else i
            if cut > first:
                yield first, cut
            first, best = cut, cut
            size, most = sum(len(p) for p in words.pieces[first : i + 1]), limit()
    if first < len(words):
        yield first, len(words)
