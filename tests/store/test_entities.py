"""Entities: sets of what articles name, found by name, by part of it and by likeness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.errors import NotFound
from graph.model import EntityKind, EntityType
from graph.queries import EntityFilter
from tests.store.build import ALL, Draft, said, the, through

if TYPE_CHECKING:
    from graph.store.base import Store


def names(store: Store, q: str | None, **more: Any) -> list[str]:
    """The names that a search finds, in its order."""
    return [one.name for one in store.entities.find(EntityFilter(q=q, **more), ALL).items]


def test_same_name_same_entity(store: Store) -> None:
    """Two articles that name somebody alike, but for case, accents and titles, speak of one entity."""
    store.articles.add(*said("José García", "Hola.", on="2020-09-26"))
    store.articles.add(*said("Mr Jose Garcia", "Adiós.", on="2020-09-28"))

    (found,) = store.entities.find(EntityFilter(), ALL).items
    assert (found.articles, found.mentions, found.statements) == (2, 2, 2)
    assert (found.first, found.last) == ("2020-09-26", "2020-09-28")
    assert len(store.entities.get(found.id).members) == 2


def test_same_name_other_type(store: Store) -> None:
    """A place and an office of one name are two."""
    for make in (Draft.place, Draft.office):
        draft = Draft(title=make.__name__)
        make(draft, "Georgia")
        store.articles.add(*draft.done())

    assert len(store.entities.named("Georgia")) == 2


def test_unnamed_never_merge(store: Store) -> None:
    """The officials of two articles are two groups."""
    for n in range(2):
        draft = Draft()
        draft.crowd("officials")
        draft.say("officials", f"Hello {n}.")
        store.articles.add(*draft.done())

    first, second = store.entities.named("officials")
    assert first.id != second.id
    assert (first.named, first.kind) == (False, EntityKind.GROUP)


def test_display_name_is_the_most_frequent(store: Store) -> None:
    """An entity is called what most articles call it, the longer of equals; the rest are aliases."""
    for n, spelling in enumerate(("The NGO", "ngo", "ngo", "NGO")):
        store.articles.add(*said(spelling, f"We are {n}."))
    (found,) = store.entities.named("ngo")
    assert (found.name, found.aliases) == ("ngo", ("NGO", "The NGO"))
    store.articles.add(*said("The NGO", "We are many."))

    assert store.entities.get(found.id).name == "The NGO"


def test_get_by_any_id(store: Store) -> None:
    """A local id leads to the entity it belongs to; an unknown one to nothing."""
    store.articles.add(*said("Anna", "Hello."))
    anna = the(store, "Anna")
    (member,) = store.entities.get(anna.id).members

    assert store.entities.get(member).id == anna.id
    with pytest.raises(NotFound, match="ent_nope"):
        store.entities.get("ent_nope")


def test_search_order(store: Store) -> None:
    """The name itself comes before an alias, an alias before a part of a name, likeness last."""
    for n, (name, aliases) in enumerate(
        [("Baku Times", ()), ("Azerbaijan", ("Baku",)), ("Baku", ()), ("Bakur", ()), ("Bako", ())]
    ):
        draft = Draft(title=f"{n}")
        draft.place(name, aliases=aliases)
        store.articles.add(*draft.done())
        if name in {"Bakur", "Baku Times"}:  # more evidence does not lift a worse match
            draft = Draft(title=f"{n} again")
            draft.place(name)
            store.articles.add(*draft.done())

    assert names(store, "baku") == [
        "Baku",
        "Azerbaijan",
        *sorted(["Baku Times", "Bakur"], key=lambda n: the(store, n).id),
        "Bako",
    ]


def test_search_by_part_and_likeness(store: Store) -> None:
    """The beginning of any word finds a name, and so does a misspelling of it."""
    draft = Draft()
    draft.office("Ministry of Defence of Armenia", aliases=("MoD",))
    draft.person("Nikol Pashinyan")
    store.articles.add(*draft.done())

    assert names(store, "defence min") == ["Ministry of Defence of Armenia"]
    assert names(store, "MOD") == ["Ministry of Defence of Armenia"]
    assert names(store, "Pashinian") == ["Nikol Pashinyan"]
    assert names(store, "Ministry of Defense of Armenia") == ["Ministry of Defence of Armenia"]
    assert names(store, "Zzyzx") == []


@pytest.mark.parametrize("q", ['"', "*", "a\x00b", "NEAR(", "- -", "x" * 500, "’s", "🙂", "a OR b"])
def test_search_takes_any_text(store: Store, q: str) -> None:
    """Whatever a person types is searched for, never executed."""
    store.articles.add(*said("Anna", "Hello."))

    assert names(store, q) == []


def test_blank_search_lists_all(store: Store) -> None:
    """Without words all entities come, those of most articles first."""
    for n, name in enumerate(["Anna", "Berta", "Berta", "Carla"]):
        store.articles.add(*said(name, f"Hello {n}."))

    first, *rest = names(store, "  ")
    assert first == "Berta"
    assert rest == sorted(["Anna", "Carla"], key=lambda name: the(store, name).id)


def test_type_and_named(store: Store) -> None:
    """Type and namedness narrow every kind of search."""
    draft = Draft()
    draft.place("Armenia")
    draft.person("Armen")
    draft.crowd("Armenians")
    store.articles.add(*draft.done())

    assert names(store, "armen", type=EntityType.PLACE) == ["Armenia"]
    assert names(store, "armen", named=False) == ["Armenians"]
    assert sorted(names(store, None, named=True)) == ["Armen", "Armenia"]
    assert names(store, "Armenya", type=EntityType.PLACE) == ["Armenia"]


@pytest.mark.parametrize("q", [None, "anna", "annna"])
def test_pages_join(store: Store, q: str | None) -> None:
    """Page after page is the whole list, through all ways of matching."""
    for n in range(9):
        store.articles.add(*said(f"Anna {'Annna'[: n % 5]} {n}", f"Hello {n}."))
    whole = names(store, q)
    found = through(lambda page: store.entities.find(EntityFilter(q=q), page), 2)

    assert len(whole) == 9
    assert [one.name for one in found] == whole


def test_namesakes_in_order(store: Store) -> None:
    """Of those that bear a name, who is called so comes before who is nicknamed so, then the better evidenced."""
    draft = Draft(title="1")
    draft.person("Gagik Melkumyan", aliases=("Gagik",))
    draft.place("Gagik")
    store.articles.add(*draft.done())
    store.articles.add(*said("Gagik", "Hello."))
    store.articles.add(*said("Gagik", "Again."))

    found = [(one.type, one.name) for one in store.entities.named("GAGIK")]
    assert found == [(EntityType.PERSON, "Gagik"), (EntityType.PLACE, "Gagik"), (EntityType.PERSON, "Gagik Melkumyan")]


@pytest.mark.parametrize("spellings", [("\U0001d400nna", "\uff21nna"), ("\uff21nna", "\U0001d400nna")])
@pytest.mark.parametrize("together", [True, False])
def test_first_in_order_of_code_points(store: Store, spellings: tuple[str, str], *, together: bool) -> None:
    """Of names as long, and borne by as many, the first by code points is taken, whatever came first."""
    batch = [said(name, "Yes.") for name in spellings]
    for some in [batch] if together else [[piece] for piece in batch]:
        store.articles.add_all(some)

    assert names(store, None) == ["\uff21nna"]
    store.articles.remove(batch[0].article.id)
    assert names(store, None) == [spellings[1]]
