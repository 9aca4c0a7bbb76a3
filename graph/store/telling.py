"""An attribution chain, and what was made of a statement, each as one plain English sentence.

The article's own verb is kept where it carries the meaning ("denied", "condemned", "called for"); everything else
was said, written or thought.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from graph.ids import normalise_name
from graph.model import Mode, StatementClass
from graph.records import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.records import ArticleHead, Capacity, Charge, StatementRecord, Uptake

_NAMED = 3  # how many of those who take a statement up are named
_LONGEST = 300  # code points of the words themselves; the page and the API carry all of them

_PLAIN = {StatementClass.SPEECH: "said", StatementClass.DOCUMENT: "wrote", StatementClass.THOUGHT: "thought"}
_WITH_THAT = frozenset(
    "added argued believed feared hoped insisted noted predicted stated tweeted warned wrote".split()
)
_WITH_OBJECT = frozenset(  # these take a clause or a thing: "reported the attack", "reported Azerbaijan launched one"
    "acknowledged admitted alleged announced claimed concluded confirmed declared denied explained indicated promised "
    "rejected reported revealed suggested".split()
)
# Past forms that tell nothing by themselves: "cited that", "continued the attack" would mislead.
_SAYS_NOTHING = frozenset("cited commented considered continued described mentioned quoted remarked".split())
_BLAMED = {"accused": "of", "blamed": "for"}
_COMMON_NOUN = re.compile(
    r"\b(president|minister|ministry|government|army|police|parliament|council|committee|commission|court|party|"
    r"department|office|agency|authority|forces|embassy|assembly|leadership|university|union|service|republic|kingdom|states)\b"
)


def told(
    statement: StatementRecord,
    outer: Sequence[StatementRecord],
    capacities: Sequence[Capacity],
    *,
    cue: str = "",
    source: str = "",
) -> str:
    """Who said what, in whose name, where, and by whose report.

    `cue` and `source` are the article's words at these spans; either may be empty.
    """
    who = _speakers(capacities) or source
    body = f"{who} {_said(statement, cue)}" if who else f"it was said, by whom is not told, {_clause(statement)}"
    for n, one in enumerate(reversed(outer)):
        reporter = _list([speaker.name for speaker in one.speakers]) or "somebody not named"
        body += f", {'in turn' if n else 'as'} reported by {reporter}"
    return f"{_opening(statement.article)} {body}."


def received(statement: StatementRecord, uptakes: Sequence[Uptake], charges: Sequence[Charge]) -> str:
    """What was made of a statement: where it was repeated, quoted and denied, and whom it accuses."""
    parts: list[str] = []
    for how, verb in ((Taken.REPEATED, "repeated in"), (Taken.QUOTED, "quoted by"), (Taken.DENIED, "denied by")):
        taken = [one.statement for one in uptakes if one.how is how]
        names = list(dict.fromkeys(_taker(one, how, statement.article) for one in taken))
        if names:
            more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
            parts.append(f"{'' if parts else 'was '}{verb} {_list([*names[:_NAMED], *more])}")
    if not parts:
        parts = ["was taken up by no other"]
    accused = [f"{_with_article(one.accused.name)}{f' of “{one.words}”' if one.words else ''}" for one in charges]
    if accused:
        parts.append(f"accuses {_list(list(dict.fromkeys(accused)))}")
    return f"This statement, in {_source(statement.article)}, {_list(parts)}."


def _taker(statement: StatementRecord, how: Taken, home: ArticleHead) -> str:
    """Where a statement is taken up and, unless in the same words, by whom."""
    where = "the same article" if statement.article.id == home.id else _source(statement.article)
    if how is Taken.REPEATED:
        return where
    return f"{_list([speaker.name for speaker in statement.speakers]) or 'somebody not named'} (in {where})"


def say_date(iso: str) -> str:
    """A date as people write it, as precise as it is: "27 September 2020", "September 2020", "2020"."""
    try:
        day = date.fromisoformat(iso[:10] + "0000-01-01"[len(iso) :])
    except ValueError:
        return iso
    year_only, month_only = len(iso) == len("2020"), len(iso) == len("2020-09")
    return f"{day:%Y}" if year_only else f"{day:%B %Y}" if month_only else f"{day.day} {day:%B %Y}"


def _opening(article: ArticleHead) -> str:
    return f"In {_source(article)},"


def _source(article: ArticleHead) -> str:
    """The outlet, or else the title, with the day."""
    outlet = article.publisher or (f"“{article.title}”" if article.title else "an article")
    return f"{outlet} of {say_date(article.published)}" if article.published else outlet


def _speakers(capacities: Sequence[Capacity]) -> str:
    """The speakers, each with what it stands for: set off by commas if it is alone, in brackets among others."""
    offices: dict[str, list[str]] = {}
    for one in capacities:
        offices.setdefault(_with_article(one.speaker.name), []).extend(filter(None, [_office(one)]))
    if len(offices) == 1:
        ((name, held),) = offices.items()
        return f"{name}, {_list(held)}," if held else name
    return _list([f"{name} ({_list(held)})" if held else name for name, held in offices.items()])


def _office(capacity: Capacity) -> str:
    """What one stands for, as "press secretary of the President of Karabakh"; empty for itself only."""
    role, office, place = capacity.role or "", capacity.office, capacity.place
    if office is None and (place is None or not role):
        return ""  # an organ of a country, which its name tells or the chain does
    held = office or place
    name = held.name if held else ""
    if office and place and " of " not in name and not _names_place(name, place.name):
        name = f"{name} of {_with_article(place.name)}"
    if set(normalise_name(role).split()) <= set(normalise_name(name).split()):
        return name if role else f"speaking for {_with_article(name)}"
    if _names_place(role, name):
        return role
    return f"{role} {'' if role.endswith((' of', ' for', ' to')) else 'of '}{_with_article(name)}"


def _names_place(text: str, place: str) -> bool:
    """Whether a text has a place in it, by name or as its adjective ("Armenian")."""
    words = (word[:5] for word in normalise_name(place).split() if len(word) > 3)
    return any(word in normalise_name(text) for word in words)


def _with_article(name: str) -> str:
    """The name of an office as it stands in a sentence: "the Ministry of Defence", but "Human Rights Watch"."""
    is_common = name[:1].isupper() and _COMMON_NOUN.search(name.casefold())
    return f"the {name}" if is_common and not name.casefold().startswith("the ") else name


def _said(statement: StatementRecord, cue: str) -> str:
    """The verb and the words."""
    words = cue.casefold().split()
    verb = _past(words[0]) if words else ""
    plain = _PLAIN[statement.class_]
    if statement.negated:
        return f"did not say {_clause(statement)}"
    if statement.mode is Mode.DIRECT:
        return f"{'wrote' if verb in {'wrote', 'tweeted'} else plain}{_when(statement)}: “{_inner(statement)}”"
    if verb in _BLAMED and statement.about:
        return f"{verb} {statement.about[0].name} {_BLAMED[verb]} {_words(statement)}"
    if verb in _WITH_OBJECT:
        return f"{verb}{_when(statement)} {_words(statement)}"
    if verb in _WITH_THAT:
        return f"{verb}{_when(statement)} {_clause(statement)}"
    if verb.endswith("ed") and verb not in _SAYS_NOTHING and verb not in _BLAMED:
        return f"{cue} {_words(statement)}"
    return f"{plain}{_when(statement)} {_clause(statement)}"


def _past(verb: str) -> str:
    """The past form of a verb known here ("reported" for "reports" and "reporting"); any other word as it is."""
    stems = (verb, verb.removesuffix("s"), verb.removesuffix("ing"))
    forms = (form for stem in stems for form in (f"{stem}ed", f"{stem}d"))
    return next((form for form in forms if form in _WITH_THAT | _WITH_OBJECT | _BLAMED.keys()), verb)


def _when(statement: StatementRecord) -> str:
    """The day, where it is known and not the article's own."""
    when = statement.when.date if statement.when else None
    published = statement.article.published or ""
    return f" on {say_date(when)}" if when and len(when) >= len("2020-09-27") and not published.startswith(when) else ""


def _clause(statement: StatementRecord) -> str:
    """The words as what was said: in quotation marks, or after "that"."""
    words = _words(statement)
    if statement.mode is Mode.DIRECT:
        return f"“{_inner(statement)}”"
    return f"{'' if words.startswith(('that ', 'to ')) else 'that '}{words}"


def _inner(statement: StatementRecord) -> str:
    """The words as they stand within quotation marks."""
    return _words(statement).replace("“", "‘").replace("”", "’")


def _words(statement: StatementRecord) -> str:
    """The words on one line, without what ends their sentence, cut at a word where they are long."""
    words = " ".join(statement.text.split())
    if len(words) > _LONGEST:
        return words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return words.rstrip(".,;: ")


def _list(names: Sequence[str]) -> str:
    """Names in a row: "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
