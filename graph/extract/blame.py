"""Accusations by their wording: a rule beside the learned head, which has seen few of them.

Three constructions are told. An accusing verb, as the cue or inside the words said, blames whom it takes as its object:
"accused Y of", "condemned the actions of Y", "we blame Y". A finding of responsibility blames its subject: "Y bears
full responsibility", "Y is to blame". A hostile deed is asserted of its subject: "Y shelled the town".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.extract.mentions import GROUP, OFFICE, PERSON, PLACE, PRONOUN, RELATIVE
from graph.model import AccusationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.extract.mentions import Mention
    from graph.extract.words import Words

VERBS = frozenset(
    form
    for stem, forms in {
        "accus": "e es ed ing", "blam": "e es ed ing", "condemn": " s ed ing", "denounc": "e es ed ing",
        "criticiz": "e es ed ing", "criticis": "e es ed ing", "slam": " s med ming", "fault": " s ed ing",
        "decr": "y ies ied ying", "rebuk": "e es ed ing", "su": "e es ed ing",
        "charg": "e es ed ing", "castigat": "e es ed ing", "blast": " s ed ing",
    }.items()
    for form in (stem + ending.strip() for ending in forms.split(" "))
)  # fmt: skip

_FINDING = re.compile(
    r"(?:bears?|bore|bearing|carry|carries|share|shares|has|have|had)(?: \w+){0,3} responsib\w+"
    r"|(?:is|are|was|were|be|been|held|hold)(?: \w+)? responsible for"
    r"|(?:is|are|was|were)(?: \w+)? (?:to blame|guilty|at fault)"
)
_CLEARED = re.compile(
    r"(?:is|are|was|were|did|has|have|had)? ?(?:not|never|no) (?:\w+ )?(?:lie|lied|liar|guilty|to blame|responsible)\b"
)
_BE = frozenset("is are was were be been being".split())
_DEEDS = frozenset(
    "the a an its his her their this that what of by ’ ' s strongly again military armed act acts action actions "
    "attack attacks aggression assault behavior behaviour conduct decision killing move policies policy provocation "
    "provocations shelling strike strikes violence both all latest recent".split()
)
"""What may stand between a condemning verb and who did the deed."""
_HOSTILE = frozenset(
    "shelled bombed bombarded attacked invaded killed murdered massacred executed assassinated tortured raped beat "
    "beaten kidnapped abducted poisoned sank sunk stole stolen looted sabotaged defrauded bribed "
    "threatened harassed ambushed shot stabbed abused".split()
)
"""Deeds that nobody tells of another without blame, as a past tense or participle; "fired on" besides."""
_FALSE = frozenset("lied cheated violated breached".split())
"""To tell of these is to accuse."""
_ADVERBS = frozenset("had has have again repeatedly deliberately also then already just".split())
_ACTORS = (PERSON, OFFICE, PLACE, GROUP)


def blamed(words: Words, mentions: Sequence[Mention], cue: Sequence[int], content: Iterable[int]) -> list[Mention]:
    """The objects of a statement's accusing verbs, in text order; pronouns count, but for "who"."""
    verbs = [i for i in (*cue, *sorted(content)) if words.lower[i] in VERBS]
    taken = (_object(words, mentions, i) for i in verbs if i in cue or _first_person(words, i))
    return sorted({m for m in taken if m is not None}, key=lambda m: m.first)


def is_cleared(words: Words, mention: Mention) -> bool:
    """Whether the wrong is denied of the mention right behind it: "Spanton did not lie", "he is not guilty"."""
    text = " ".join(words.lower[mention.last + 1 : mention.last + 6])
    return _CLEARED.match(text) is not None


def _first_person(words: Words, at: int) -> bool:
    """Whether the verb's subject is whoever speaks: "we strongly condemn"."""
    return any(words.lower[i] in ("i", "we") for i in range(max(0, at - 3), at))


def _may_act(mention: Mention) -> bool:
    return mention.type in _ACTORS or (mention.type == PRONOUN and mention.pronoun != RELATIVE)


def _object(words: Words, mentions: Sequence[Mention], verb: int) -> Mention | None:
    """Whom the verb takes: the actor after it, through "the actions of"; of a passive verb the actor before it."""
    here = [m for m in mentions if words.sentence[m.first] == words.sentence[verb] and _may_act(m)]
    if any(words.lower[i] in _BE for i in range(max(0, verb - 2), verb)):
        before = [m for m in here if m.last < verb]
        return before[-1] if before else None
    for m in here:
        if m.first > verb:
            return m if all(words.lower[i] in _DEEDS for i in range(verb + 1, m.first)) else None
    return None


def found_responsible(words: Words, mentions: Sequence[Mention], content: Iterable[int]) -> list[Mention]:
    """Of each finding of responsibility in the content, the last actor before it in its sentence."""
    found = []
    by_sentence: dict[int, list[int]] = {}
    for i in sorted(content):
        by_sentence.setdefault(words.sentence[i], []).append(i)
    for numbers in by_sentence.values():
        text = " ".join(words.lower[i] for i in numbers)
        for match in _FINDING.finditer(text):
            verb = numbers[text[: match.start()].count(" ")]
            before = [m for m in mentions if numbers[0] <= m.first and m.last < verb and _may_act(m)]
            outer = [
                m for m in before if not any(o is not m and o.first <= m.first and m.last <= o.last for o in before)
            ]
            if outer:
                found.append(outer[-1])
    return found


def what_is_said(words: Words, cue: Sequence[int], content: list[int]) -> list[int]:
    """The content of an accusing verb without the word that leads to it: "blamed them for" the fire."""
    leads = content and cue and words.lower[cue[0]] in VERBS and words.lower[content[0]] in ("for", "of")
    return content[1:] if leads else content


def is_mutual(words: Words, cue: Sequence[int]) -> bool:
    """Whether those who accuse accuse "each other" or, each of them, "the other"."""
    after = tuple(words.lower[cue[-1] + 1 : cue[-1] + 3]) if cue and words.lower[cue[-1]] in VERBS else ()
    return after in (("each", "other"), ("one", "another"), ("the", "other"))


def acting(
    words: Words, mentions: Sequence[Mention], content: Iterable[int]
) -> Iterator[tuple[Mention, AccusationKind, int]]:
    """Who does a hostile deed in the content, what telling it is, and the word that names it.

    In the training labels nine in eleven of them are accused; the other two are denied it, or nobody says who tells it.
    """
    numbers = set(content)
    ends = {m.last: m for m in mentions if _may_act(m) and m.first in numbers}
    starts = {m.first: m for m in mentions if _may_act(m) and m.last in numbers}
    for i in sorted(numbers):
        fired = words.lower[i] in ("fired", "opened") and words.lower[i + 1 : i + 2] in (["on"], ["fire"])
        if words.lower[i] not in _HOSTILE | _FALSE and not fired:
            continue
        before = i - 1
        while before in numbers and words.lower[before] in _ADVERBS:
            before -= 1
        if words.lower[before] in _BE:
            after = i + 2 + (words.lower[i + 2 : i + 3] == ["the"])
            actor = starts.get(after) if words.lower[i + 1 : i + 2] == ["by"] else None
        else:
            actor = ends.get(before)
        if actor is not None:
            yield actor, AccusationKind.EXPLICIT if words.lower[i] in _FALSE else AccusationKind.ASSERTED_ACT, i
