"""Dates, quotation marks, verbs and counts as a page shows them."""

from __future__ import annotations

import pytest

from api.web.rendering import VERBS, day, number
from graph.model import EdgeType


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2020-09-27", "27 September 2020"),
        ("2020-09-07T10:00:00Z", "7 September 2020"),
        ("2020-09", "September 2020"),
        ("2020", "2020"),
        ("2020-13-01", "2020"),
        ("last Tuesday", "last Tuesday"),
        ("", ""),
    ],
)
def test_day(date: str, shown: str) -> None:
    """A date is shown as people write it, as precise as it is."""
    assert day(date) == shown


def test_every_edge_has_its_verbs() -> None:
    """No kind of edge is without words, either way."""
    assert set(VERBS) == set(EdgeType)


def test_number() -> None:
    """Counts agree with their nouns."""
    assert [number(1, "hop"), number(0, "hop"), number(1200, "person", "people")] == ["1 hop", "0 hops", "1,200 people"]
