"""Who spoke for an office or place: its statements counted by speaker and capacity, once, over either store."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.queries import Slice
from graph.records import NodeRef, SpeakerRecord
from graph.store.terms import bounds, heaviest

if TYPE_CHECKING:
    from graph.queries import Page, SpeakerFilter
    from graph.store.rollup import Ask

_SHOWN = 10


def speakers(ask: Ask, wanted: SpeakerFilter, page: Page) -> Slice[SpeakerRecord]:
    """One page of those who spoke."""
    since, until = bounds(wanted.since, wanted.until)
    groups: defaultdict[tuple[str, str, str], dict[str, list[tuple[str, ...]]]] = defaultdict(lambda: defaultdict(list))
    for statement, said_on, speaker, office, role, words, published, article in ask(
        "find_speaking", office=wanted.office, since=since, until=until
    ):
        copy = (published or "~", article, said_on, statement)
        groups[speaker, office or "", role or ""][words].append(copy)
    # Of the copies of one text the earliest counts, with all that it has.
    counted = {
        " ".join(key): sorted(
            (said_on or "~", statement)
            for copies in texts.values()
            for published, article, said_on, statement in copies
            if (published, article) == min(copies)[:2]
        )
        for key, texts in groups.items()
    }
    mine, after = heaviest({key: len(said) for key, said in counted.items()}, page)
    ends = {end for key in mine for end in key.split(" ", 2)[:2] if end}
    nodes = {id_: NodeRef(id_, kind, name) for id_, kind, name in ask("get_nodes", ids=sorted(ends))}
    found = []
    for key in mine:
        speaker, office, role = key.split(" ", 2)
        said = counted[key]
        dates = [date for date, _ in said if date != "~"]
        found.append(
            SpeakerRecord(
                speaker=nodes[speaker],
                office=nodes[office] if office else None,
                role=role or None,
                count=len(said),
                first=dates[0] if dates else None,
                last=dates[-1] if dates else None,
                statements=tuple(statement for _, statement in said[:_SHOWN]),
            )
        )
    return Slice(tuple(found), after)
