"""Which day is meant."""

from __future__ import annotations

import pytest

from graph.extract.dates import resolve

SUNDAY = "2020-09-27"


@pytest.mark.parametrize(
    ("words", "date", "precision"),
    [
        ("on Saturday", "2020-09-26", "day"),
        ("Sunday", "2020-09-27", "day"),
        ("next Tuesday", "2020-09-29", "day"),
        ("yesterday", "2020-09-26", "day"),
        ("on Monday, September 21", "2020-09-21", "day"),
        ("3 March 2019", "2019-03-03", "day"),
        ("Dec. 30", "2020-12-30", "day"),
        ("in May 2016", "2016-05", "month"),
        ("in 2016", "2016", "year"),
        ("2020-09-01", "2020-09-01", "day"),
        ("February 30, 2020", None, None),
        ("recently", None, None),
        ("in a statement that may follow", None, None),
    ],
)
def test_resolve(words: str, date: str | None, precision: str | None) -> None:
    """Days, months and years are told by the words and the day of publication, or not at all."""
    assert (date, precision) == resolve(words, SUNDAY)


def test_a_weekday_needs_a_published_day() -> None:
    """Without a publication date no weekday is guessed."""
    assert resolve("on Tuesday", None) == (None, None)


def test_new_year() -> None:
    """A day without a year is the one nearest to publication, over the turn of the year too."""
    assert resolve("December 31", "2020-01-02") == ("2019-12-31", "day")
