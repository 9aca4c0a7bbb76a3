"""Labelled articles with other surnames in them."""

from __future__ import annotations

import random

from training.renaming import renamed, surname

TEXT = "Jonas Weller said the Wellers left Brandt. Weller's lawyer, Ida Brandt, agreed."


def _record() -> dict[str, object]:
    return {
        "id": "a",
        "text": TEXT,
        "entities": [
            {"key": "e1", "type": "Person", "name": "Jonas Weller", "aliases": ["Jonas Weller", "Weller"]},
            {"key": "e2", "type": "Person", "name": "Ida Brandt", "aliases": ["Ida Brandt"]},
            {"key": "e3", "type": "Place", "name": "Brandt", "aliases": ["Brandt"]},
        ],
        "statements": [{"source": [43, 58], "negated": False, "content": [[18, 41]]}],
    }


def test_spans_follow_the_words_they_marked() -> None:
    """A span after a name of another length still marks the same words."""
    found = renamed(_record(), ["Okonkwo"], random.Random(0))
    start, end = found["statements"][0]["source"]

    assert found["text"] == "Jonas Okonkwo said the Okonkwos left Brandt. Okonkwo's lawyer, Ida Brandt, agreed."
    assert found["text"][start:end] == "Okonkwo's lawyer"


def test_a_surname_that_is_also_a_place_stays() -> None:
    """Whoever is called like a place of the article keeps that name, or the place would move too."""
    found = renamed(_record(), ["Okonkwo"], random.Random(0))

    assert [e["name"] for e in found["entities"]] == ["Jonas Okonkwo", "Ida Brandt", "Brandt"]


def test_only_full_names_have_a_surname() -> None:
    """A single word, initials and capitals tell no surname apart."""
    names = ["Jonas Weller", "Weller", "J. R.", "the ICJ", "Mary Lou Smith-Jones"]

    assert [surname(name) for name in names] == ["Weller", None, None, None, "Smith-Jones"]
