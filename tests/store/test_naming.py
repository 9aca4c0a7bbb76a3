"""What a name stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.errors import Ambiguous, BadQuery, NotFound
from graph.store.naming import resolve
from tests.store.build import Draft, said, the

if TYPE_CHECKING:
    from graph.store.base import Store


@pytest.fixture
def peopled(store: Store) -> Store:
    """Two who are called Gagik Melkumyan, and others."""
    draft = Draft(title="1")
    draft.office("Gagik Melkumyan")
    draft.person("Nikol Pashinyan", aliases=("Pashinyan", "Nikol"))
    draft.person("Nikol Aghbalyan", aliases=("Nikol",))
    store.articles.add(*draft.done())
    for n in range(2):
        store.articles.add(*said("Gagik Melkumyan", f"Hello {n}."))
        store.articles.add(*said("Pashinyan Junior", f"Me {n} too."))
    return store


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("nikol pashinyan", "Nikol Pashinyan"),
        ("  Mr Pashinyan ", "Nikol Pashinyan"),
        ("Junior", "Pashinyan Junior"),
        ("Nikol Pashinian", "Nikol Pashinyan"),
    ],
)
def test_best_match(peopled: Store, asked: str, taken: str) -> None:
    """A name is taken for who is called so, then nicknamed so, then called partly or nearly so."""
    assert resolve(peopled, asked).entity.name == taken


def test_most_evidence_among_equals(peopled: Store) -> None:
    """Of two namesakes the better evidenced is taken, and the other offered."""
    found = resolve(peopled, "Gagik Melkumyan")

    assert found.entity.articles == 2
    assert [one.type for one in found.alternatives] == ["Office"]


def test_strict(peopled: Store) -> None:
    """Strictly, a name must be one entity's; an alias does not stand in the way of a name."""
    with pytest.raises(Ambiguous) as caught:
        resolve(peopled, "Gagik Melkumyan", strict=True)
    with pytest.raises(Ambiguous, match="may mean 2"):
        resolve(peopled, "Nikol", strict=True)

    assert [type_ for _, type_, _ in caught.value.candidates] == ["Person", "Office"]
    assert resolve(peopled, "Nikol Pashinyan", strict=True).entity.name == "Nikol Pashinyan"
    with pytest.raises(Ambiguous):
        resolve(peopled, "Niko", strict=True)


def test_unknown_name(peopled: Store) -> None:
    """A name that nobody bears is not there, and the nearest are told."""
    with pytest.raises(NotFound, match="the nearest") as caught:
        resolve(peopled, "Pashinyanovitch")
    with pytest.raises(NotFound) as nothing:
        resolve(peopled, "Zzyzx")

    assert "Nikol Pashinyan" in caught.value.nearest
    assert nothing.value.nearest == ()


def test_ids_stand_for_themselves(peopled: Store) -> None:
    """An id is never read as a name."""
    anna = the(peopled, "Nikol Pashinyan")

    assert resolve(peopled, anna.id).entity.id == anna.id
    (member,) = peopled.entities.get(anna.id).members
    assert resolve(peopled, member).entity.id == anna.id
    with pytest.raises(NotFound, match="ent_"):
        resolve(peopled, "ent_aaaaaaaaaaaaaaaa")


def test_blank_name(peopled: Store) -> None:
    """A blank name is a mistake in the parameter that has it."""
    with pytest.raises(BadQuery) as caught:
        resolve(peopled, "  ", parameter="speaker")

    assert caught.value.parameter == "speaker"
