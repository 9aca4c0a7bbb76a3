"""In which role someone stands for an office: the words between the two, by the few ways in which news puts it.

"ministry spokeswoman Anna", "Anna, spokeswoman of the ministry", "Commander of the army Jalal", "Prime Minister Nikol".
A rule; where it finds nothing, the words that the network tags as a role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.extract.names import ARTICLES

if TYPE_CHECKING:
    from graph.extract.mentions import Mention
    from graph.extract.words import Words

_LINKS = frozenset("of for at in to with from the a an ’s 's".split())
_LEADING = frozenset("the a an who is was current former then acting ex -".split())
_OPENS = frozenset(", ( – — who is was as".split())
"""What leads from a name to a role."""
LONGEST = 5
"""Words of a role."""


def role_between(words: Words, person: Mention, office: Mention) -> tuple[int, int] | None:
    """The role's first and last word, or None where person and office stand otherwise."""
    if words.sentence[person.first] != words.sentence[office.first]:
        return None
    if office.last < person.first:
        between = list(range(office.last + 1, person.first))
        if not between:
            return _before_office(words, office)
    elif person.last < office.first:
        between = list(range(person.last + 1, office.first))
        if not between or words.lower[between[0]] not in _OPENS:
            return None
    else:
        return None
    while between and (not words.is_word(between[0]) or words.lower[between[0]] in _LEADING):
        between.pop(0)
    while between and (not words.is_word(between[-1]) or words.lower[between[-1]] in _LINKS):
        between.pop()
    if not between:
        return office.first, office.last
    if len(between) > LONGEST or any(not words.is_word(i) and words.lower[i] != "-" for i in between):
        return None
    return between[0], between[-1]


def _before_office(words: Words, office: Mention) -> tuple[int, int]:
    """The words before "of" ("Commander of the army Jalal"), else the post itself ("Prime Minister Nikol")."""
    at = office.first - 1
    while at >= 0 and words.lower[at] in ARTICLES:
        at -= 1
    if at < 1 or words.lower[at] not in ("of", "for", "to"):
        return office.first, office.last
    last = first = at - 1
    while (
        first > 0 and last - first < 2 and words.is_word(first - 1) and words.lower[first - 1] not in (*_LEADING, "and")
    ):
        first -= 1
    return first, last
