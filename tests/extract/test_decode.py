"""From probabilities to attributions, on numbers written by hand."""

from __future__ import annotations

import numpy as np
import pytest

from graph.extract.decode import attributions, statements_of
from graph.extract.inference import CONTENT, CONTENT_ANCHOR, CUE, CUE_ANCHOR, SOURCE, Anchored
from graph.extract.words import Words, split_words

PART = {"c": CUE, "s": SOURCE, "x": CONTENT, ".": 0}


def anchored(text: str, labels: str, anchor: str, *, probability: float = 0.9) -> Anchored:
    """An anchor at the word `anchor`, sure of one label a word ("c" cue, "s" source, "x" content)."""
    words = split_words(text)
    at = words.lower.index(anchor.lower())
    parts = np.full((len(words), 4), 0.02, dtype=np.float32)
    for i, label in enumerate(labels.split()):
        parts[i, PART[label]] = 0.94
    kind = CUE_ANCHOR if "c" in labels else CONTENT_ANCHOR
    empty = np.zeros((len(words), 8), dtype=np.float32)
    return Anchored(at, kind, probability, 0, len(words), parts, empty[:, :2], empty)


def said(words: Words, numbers: list[int]) -> str:
    """Words by number."""
    return " ".join(words.lower[i] for i in numbers)


def test_parts() -> None:
    """Cue, source and content of one anchor are the words labelled so."""
    text = "Voss said the dam is safe."
    words = split_words(text)
    [a] = attributions(words, [anchored(text, "s c x x x x .", "said")], exclusive=False)

    assert ("said", "voss", "the dam is safe") == (said(words, a.cue), said(words, a.source), said(words, a.content))


def test_nested_statement_keeps_its_words_in_both() -> None:
    """The content of an outer statement takes in the inner one whole."""
    text = "Voss said Amar denied the claim."
    words = split_words(text)
    outer = anchored(text, "s c x x x x .", "said")
    inner = anchored(text, ". . s c x x .", "denied")
    a, b = attributions(words, [outer, inner], exclusive=False)

    assert "amar denied the claim" == said(words, a.content)
    assert "the claim" == said(words, b.content)


def test_polnear_gives_each_word_to_one_attribution() -> None:
    """In the other guideline the inner statement's words are not the outer one's."""
    text = "Voss said Amar denied the claim."
    words = split_words(text)
    outer = anchored(text, "s c x x . . .", "said")
    inner = anchored(text, ". . s c x x .", "denied")
    a, b = attributions(words, [outer, inner], exclusive=True)

    assert not set(a.content) & set(b.content)


def test_quarrel_is_decided_by_probability() -> None:
    """Words that two attributions claim, neither inside the other, go to the surer one."""
    text = "Voss said the dam holds Amar added."
    words = split_words(text)
    first = anchored(text, "s c x x x . . .", "said", probability=0.9)
    second = anchored(text, ". . x x x s c .", "added", probability=0.5)
    found = attributions(words, [first, second], exclusive=False)

    assert ["the dam holds"] == [said(words, a.content) for a in found]


def test_a_quotation_is_taken_whole() -> None:
    """Words that the network missed inside a quotation belong to it."""
    text = "“We will rebuild every bridge in the valley,” Voss said."
    words = split_words(text)
    [a] = attributions(words, [anchored(text, ". x x x . . x x x . . s c .", "said")], exclusive=False)
    [[(first, last)]] = statements_of(words, a.content)

    assert "We will rebuild every bridge in the valley" == text[words.start[first] : words.end[last]]


@pytest.mark.parametrize(
    ("text", "labels", "statements"),
    [
        ("“A dam,” he said, “and a road.”", ". x x . . s c . . x x x . .", [["A dam", "and a road."]]),
        ("“A dam.” he said. “A road.”", ". x x x . s c . . x x x .", [["A dam."], ["A road."]]),
        ("He said it was “a mess”.", "s c x x x x x . .", [["it was “a mess”"]]),
        ("He said Kyrdan's army won.", "s c . . x x x .", [["Kyrdan's army won"]]),
        ("He said that we win: “We stay here.”", "s c . x x . . x x x . .", [["we win"], ["We stay here."]]),
    ],
)
def test_statements_of_one_cue(text: str, labels: str, statements: list[list[str]]) -> None:
    """A quotation that goes on is one statement; one that begins anew is another."""
    words = split_words(text)
    [a] = attributions(words, [anchored(text, labels, "said")], exclusive=False)
    found = statements_of(words, a.content)

    assert statements == [[text[words.start[s] : words.end[e]] for s, e in runs] for runs in found]
