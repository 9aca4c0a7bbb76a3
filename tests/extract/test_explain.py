"""Why a statement is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.extract import ArticleExtractor

TEXT = """Mayor Ana Lopez said on Monday that the bridge would be closed. She added: “Nobody should cross it.”

“It will be repaired in the spring,” Lopez promised."""


def test_every_statement(extract: ArticleExtractor) -> None:
    """Each statement of the graph is explained, in its order, with its confidence and its speakers."""
    graph = extract(TEXT)
    names = {e.key: e.name for e in graph.entities}

    why = list(extract.explain(TEXT))

    assert [(e.confidence, list(e.speakers)) for e in why] == [
        (s.confidence, [names[key] for key in s.speakers]) for s in graph.statements
    ]
    assert len(why) >= 3


def test_words(extract: ArticleExtractor) -> None:
    """The words that were tagged stand with their probabilities."""
    first = next(extract.explain(TEXT))
    parts = {p.part: p.words for p in first.parts}

    assert [word for word, _ in parts["cue"]] == ["said"]
    assert " ".join(word for word, _ in parts["content"]) == first.text
    assert all(0 <= p <= 1 for words in parts.values() for _, p in words)


def test_pronoun(extract: ArticleExtractor) -> None:
    """One sees for whom a pronoun was taken."""
    second = list(extract.explain(TEXT))[1]

    assert [(c.mention, c.taken_for) for c in second.candidates] == [("She", "Ana Lopez")]


def test_nothing(extract: ArticleExtractor) -> None:
    """Where nobody says anything, nothing is explained."""
    assert list(extract.explain("It rained.")) == list(extract.explain("")) == []
