"""The same article with other people in it: a network that knows some three hundred articles by heart learns names.

Surnames are swapped, given names stay: they say whom "she" can mean.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

_SURNAME = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]+)?")


def surname(name: str) -> str | None:
    """The last word of a person's full name, if it is one that can be swapped."""
    words = name.split()
    fits = len(words) > 1 and _SURNAME.fullmatch(words[-1]) and words[-1][0].isupper() and not words[-1].isupper()
    return words[-1] if fits else None


def renamed(record: dict[str, Any], surnames: Sequence[str], rng: random.Random) -> dict[str, Any]:
    """A labelled article (the record of `corpus.graph`) with its people's surnames drawn anew, spans moved along.

    A surname that also names a place of the article stays. What bears a person's name ("the Trump campaign") follows.
    """
    places = {word for e in record["entities"] if e["type"] == "Place" for a in e["aliases"] for word in a.split()}
    old = {surname(e["name"]) for e in record["entities"] if e["type"] == "Person"} - {None} - places
    drawn = {name: rng.choice(surnames) for name in sorted(n for n in old if n)}
    if not drawn:
        return record
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, drawn))})(?=s?(?!\w))")
    matches = [(m.end(), len(drawn[m[0]]) - len(m[0])) for m in pattern.finditer(record["text"])]

    def moved(offset: int) -> int:
        return offset + sum(by for end, by in matches if end <= offset)

    def swapped(text: str) -> str:
        return pattern.sub(lambda m: drawn[m[0]], text)

    return dict(_mapped(record, moved, swapped), id=f"{record['id']}~{rng.random()}")


def _mapped(value: Any, moved: Callable[[int], int], swapped: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {k: _mapped(v, moved, swapped) for k, v in value.items()}
    if isinstance(value, list):
        return [_mapped(v, moved, swapped) for v in value]
    if isinstance(value, bool) or not isinstance(value, int | str):
        return value
    return moved(value) if isinstance(value, int) else swapped(value)
