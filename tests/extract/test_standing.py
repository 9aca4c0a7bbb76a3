"""Who holds a post, and who a source is that does not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.extract.mentions import OFFICE, PERSON
from graph.extract.standing import holders
from graph.model import Represents
from tests.extract.test_clusters import joined

if TYPE_CHECKING:
    from graph.extract import ArticleExtractor

TEXT = "Then President of Orda Ana Voss met Ivo Brandt."


@pytest.mark.parametrize(
    ("ana", "ivo", "held"),
    [
        (("President", False), None, True),
        (("President", True), None, False),
        (("press secretary", False), None, False),
        ((None, False), None, False),
        (("President", False), ("President", False), False),
        (("President", False), ("President", True), True),
        (("President", False), ("adviser", False), True),
    ],
)
def test_holders(ana: tuple[str | None, bool], ivo: tuple[str | None, bool] | None, *, held: bool) -> None:
    """A post is its holder's where one person has it now, in the role that it is called by."""
    clusters = joined(TEXT, ("president of orda", OFFICE), ("ana voss", PERSON), ("ivo brandt", PERSON), score=-9.0)
    post, *people = clusters.all
    represents = [
        Represents(person.key, post.key, role=stands[0], former=stands[1])
        for person, stands in zip(people, (ana, ivo), strict=True)
        if stands is not None
    ]

    assert holders(clusters, represents) == ({post.key: people[0]} if held else {})


def test_nobody_is_a_company() -> None:
    """A body is nobody, though a person stands for it in no other words than its name."""
    clusters = joined("Osprey Airlines's Ana Voss came.", ("Osprey Airlines", OFFICE), ("Ana Voss", PERSON), score=-9.0)
    body, person = clusters.all

    assert holders(clusters, [Represents(person.key, body.key, role="Osprey Airlines")]) == {}


def test_the_president_is_a_person(extract: ArticleExtractor) -> None:
    """What the president says is said by who is president in the article."""
    graph = extract("President Ana Voss met reporters on Monday. The president said that the talks had failed.")
    [statement] = graph.statements

    assert ["Ana Voss"] == [e.name for e in graph.entities if e.key in statement.speakers]


def test_the_second_is_nobody(extract: ArticleExtractor) -> None:
    """A source that leaves out who it is does not become somebody of that name."""
    text = "The Senate passed two acts. The first accused Kyrdan of theft, and the second accused Zarkand of fraud."
    graph = extract(text)

    assert graph.statements
    assert not {"The", "The first", "first", "second", "the second"} & {e.name for e in graph.entities}
