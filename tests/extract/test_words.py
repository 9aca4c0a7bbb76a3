"""A text as words and windows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.decode import stretches
from graph.extract.words import CLOSES, INSIDE, OPENS, WINDOW, split_words, windows


def sentences(text: str) -> list[str]:
    """The text's sentences, words joined by blanks."""
    words = split_words(text)
    found: dict[int, list[str]] = {}
    for i in range(len(words)):
        if words.start[i] < words.end[i]:
            found.setdefault(words.sentence[i], []).append(text[words.start[i] : words.end[i]])
    return [" ".join(s) for s in found.values()]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rain fell. The river rose.", 2),
        ("He met Sen. Ada Voss of the U.S. Senate in St. Lom.", 1),
        ("It rose 3.5 percent. “We did it,” she said.", 2),
        ("“Did it?” he asked.", 1),
        ("Casualties were reported.Then it ended.", 2),
        ("No end\n\nAnother paragraph", 2),
        ("She said: “One. Two.” Three.", 3),
    ],
)
def test_sentences(text: str, count: int) -> None:
    """Sentences end at full stops, but not at abbreviations, inside numbers or before "he asked"."""
    assert count == len(sentences(text))


def test_quotation_state() -> None:
    """Each word knows whether it stands inside quotation marks, and marks whether they open or close."""
    words = split_words("“All calm,” she said.")

    assert [f[1] for f in words.features] == [OPENS, INSIDE, INSIDE, INSIDE, CLOSES, 0, 0, 0]


def test_quotation_within_a_quotation() -> None:
    """An inner pair of marks does not end the outer quotation."""
    text = "“They call it “peace” there,” he said."
    words = split_words(text)
    [(first, last)] = stretches(words)

    assert text[words.start[first] : words.end[last]] == "“They call it “peace” there,”"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("‘It isn’t so,’ he said.", "It isn ’ t so ,"),
        ("'The vote was fair,' he said.", "The vote was fair ,"),
        ("``It is so,'' he said.", "` It is so , '"),
        ("He says ''it is so'' often.", "' it is so '"),
        ("”It is so,” he said.", "It is so ,"),
        ("The boys' boat and the girls' boat.", ""),
        ("In the ’90s it wasn’t so.", ""),
        ("It was called ‘Lark’ then.", ""),
        ("“He said ‘come here,’ and went,” she said.", "He said ‘ come here , ’ and went ,"),
    ],
)
def test_marks(text: str, inside: str) -> None:
    """Single, doubled and like marks open and close a quotation; an apostrophe and a name in marks do not."""
    words = split_words(text)

    assert " ".join(
        text[words.start[i] : words.end[i]] for i in range(len(words)) if words.features[i][1] == INSIDE
    ) == (inside)


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    """A quotation that is never closed does not swallow the next paragraph."""
    words = split_words("“We will stay.\n\nRain fell.")

    assert words.features[-2][1] == 0


@given(st.text(max_size=400))
def test_every_word_is_cut_where_it_says(text: str) -> None:
    """Any text at all: offsets rise, fit the text, and nothing but white space is left out."""
    words = split_words(text)
    covered = {i for s, e in zip(words.start, words.end, strict=True) for i in range(s, e)}

    assert words.start == sorted(words.start)
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


@given(st.lists(st.sampled_from(["calm", "Azerbaijan", ".", "\n", "“", "”", "incomprehensibilities"]), max_size=1500))
def test_windows_tile_the_text(tokens: list[str]) -> None:
    """Windows follow one another without gap or overlap, none over the limit of pieces."""
    words = split_words(" ".join(tokens))
    found = list(windows(words))

    assert [i for start, end in found for i in range(start, end)] == list(range(len(words)))
    assert all(sum(map(len, words.pieces[start:end])) <= WINDOW for start, end in found)


def test_windows_end_with_paragraphs() -> None:
    """A window is cut between paragraphs where that is possible."""
    paragraph = "The council met and heard the report on the dam. " * 9
    words = split_words("\n\n".join([paragraph] * 6))

    assert all(words.features[start][2] == 2 for start, _ in windows(words))
