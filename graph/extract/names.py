"""Names as words: what is proper, what is a body or a post, what is another form of the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graph.extract.mentions import OFFICE

if TYPE_CHECKING:
    from graph.extract.mentions import Mention
    from graph.extract.words import Words

CAPITALISED = (1, 2, 3)
"""Letter shapes of a proper name's words."""
NAME_STEM = 5
"""Letters by which a name and its adjective are the same word."""
ARTICLES = ("the", "a", "an")
ADJECTIVE = ("an", "ese", "ish", "i", "ic")
"""How the adjectives of places end."""
OFFICE_NOUNS = frozenset(
    "ministry minister department court council committee commission army forces police party government parliament "
    "senate agency bureau office university institute association authority embassy union federation corps".split()
)
BODIES = OFFICE_NOUNS - {"minister", "army", "forces"}
"""Those of them that no title before a name ends with, nor a crowd."""
PARTS = frozenset("committee subcommittee campaign caucus administration".split())
"""Bodies of a greater one whose name stands before them."""
VOICES = frozenset(
    [*"spokesman spokeswoman spokesperson spokespersons spokesmen representative".split(), "press secretary"]
)
"""Roles of those who speak for an office; none is an office itself."""
ROLES = frozenset(
    "spokesman spokeswoman spokesperson lawyer attorney adviser advisor aide officer press chief executive director "
    "chairman chairwoman leader official officials member members lawmaker lawmakers manager founder boss".split()
)
"""What somebody is to a body whose name stands before it: "Health Ministry spokeswoman"; in small letters no post."""
POSTS = frozenset(
    "president minister premier chancellor taoiseach secretary governor gov mayor senator sen representative rep "
    "congressman congresswoman mp speaker leader general attorney justice judge prosecutor sheriff commissioner "
    "ambassador envoy commander king queen prince princess emperor pope patriarch archbishop bishop chairman "
    "chairwoman chair chief director head coach captain principal rector".split()
)
"""What is held by one at a time: "the mayor" is a person, "the company" is not."""
PAST = frozenset("former formerly ex then onetime sometime erstwhile ousted".split())
"""What stands before a post, or who held it, when that is over."""
TEMPORARY = frozenset("acting interim outgoing incoming".split())
DOMESTIC = frozenset("president presidency minister premier ministry government parliament".split())
"""Offices that, without a country's name, are those of the country the article is about."""
NO_OFFICES = frozenset(
    "time times post sun heral journ news repor tribu guard "
    "union assoc leagu coali forum confe commi panel insti found unive socie".split()
)
"""Stems of what bears a place's name and does not stand for it: its newspapers, societies, committees on it."""
ANY_PLACE = frozenset("state natio count city town villa provi regio islan repub".split())
"""Stems of words for places that are in nobody's name."""


def initials_of(one: str, other: str) -> bool:
    """Whether one name is the other's initials."""
    short, long = sorted((one, other), key=len)
    return " " not in short and short == "".join(w[0] for w in long.split() if w not in ("of", "the", "and", "for"))


def is_part(one: str, other: str) -> bool:
    """Whether the longer name is of a part of what the shorter one names: "House", "House Ethics Committee"."""
    short, long = sorted((one.split(), other.split()), key=len)
    head = long[long.index("of") - 1] if "of" in long[1:] else long[-1]
    return head in PARTS and head not in short and bool(set(short) & set(long))


@lru_cache(maxsize=10_000)
def stems(name: str) -> frozenset[str]:
    """The name's words by their stems; a minister is no ministry."""
    return frozenset(
        word if word.endswith("er") else word[:NAME_STEM]
        for word in name.split()
        if word not in ("of", "the", "and", "for")
    )


def is_named(words: Words, mention: Mention) -> bool:
    """Whether the mention holds a proper name, by its capitals (not those of a sentence's first word)."""
    return any(
        words.features[i][0] in CAPITALISED
        and (words.features[i][2] == 0 or mention.last == mention.first or i > mention.first)
        for i in range(mention.first, mention.last + 1)
    )


def is_organisation(words: Words, mention: Mention) -> bool:
    """Whether the mention is a body, not a post: nobody is "the ministry"."""
    return mention.type == OFFICE and bool(OFFICE_NOUNS.intersection(words.lower[mention.first : mention.last + 1]))
