"""The day that words like "on Tuesday" or "27 September" mean in an article of a known date."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "may" else m for m in _MONTHS)
_MONTH_DAY = re.compile(
    rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}}))?|\b(\d{{1,2}}) ({_MONTH})\b\.?(?:,? (\d{{4}}))?"
)
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\b\.?,? (\d{{4}})\b")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def _month(word: str) -> int:
    return next(n for n, m in enumerate(_MONTHS, 1) if m.startswith(word[:3]))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def resolve(words: str, published: str | None) -> tuple[str | None, str | None]:
    """(ISO date, precision), or (None, None) where the words cannot be told without guessing.

    A day's name is the latest such day up to publication ("next Monday" the first after), a day without a year the
    one nearest to it.
    """
    text = words.casefold()
    base = date.fromisoformat(published[:10]) if published else None
    if found := _ISO.search(text):
        iso = _day(*map(int, found.groups()))
        return iso, "day" if iso else None
    if found := _MONTH_DAY.search(text):
        month, day, year = found.group(1, 2, 3) if found[1] else found.group(5, 4, 6)
        if year:
            iso = _day(int(year), _month(month), int(day))
        elif base:
            near = [_day(base.year + k, _month(month), int(day)) for k in (-1, 0, 1)]
            iso = min((d for d in near if d), key=lambda d: abs(date.fromisoformat(d) - base), default=None)
        else:
            iso = None
        return iso, "day" if iso else None
    if found := _MONTH_YEAR.search(text):
        return f"{found[2]}-{_month(found[1]):02}", "month"
    if base:
        for phrase, days in (
            ("day before yesterday", -2),
            ("yesterday", -1),
            ("last night", -1),
            ("tomorrow", 1),
            ("today", 0),
        ):
            if phrase in text:
                return (base + timedelta(days)).isoformat(), "day"
        for n, name in enumerate(_DAYS):
            if re.search(rf"\b{name}\b", text):
                back = (base.weekday() - n) % 7
                shift = 7 - back if "next" in text else -back
                return (base + timedelta(shift)).isoformat(), "day"
    if found := _YEAR.search(text):
        return found[1], "year"
    return None, None
