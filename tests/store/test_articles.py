"""Articles in, articles out: whole, once, and never half."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.errors import BadCursor, Conflict, NotFound
from graph.ids import make_article
from graph.model import ArticleGraph, Extractor, Language
from graph.queries import ArticleFilter, Page, StatementFilter
from graph.store.assertions import globalise
from tests.store.build import ALL, MACHINE, Draft, said, snapshot, through, words

if TYPE_CHECKING:
    from graph.store.base import Store


def test_round_trip(store: Store) -> None:
    """An article comes back as it went in, with global ids for its keys."""
    piece = Draft(url="https://outlet.example/1", title="A title", name="n1")
    piece.office("Ministry")
    piece.say("Anna", "Αλλά “όχι” 🙂", about=("Ministry",))
    piece.stand("Anna", "Ministry", "voice")
    piece.accuse("Anna", "Ministry", "delay")
    article, graph, _ = piece.done()
    store.articles.add(article, graph, MACHINE)

    stored = store.articles.get(article.id)
    assert stored.text == article.text
    assert stored.graph == globalise(article.id, graph)
    assert set(stored.canonical) == {entity.key for entity in stored.graph.entities}
    assert stored.head.statements == 1
    assert stored.head.length == len(article.text)


def test_get_by_own_name(store: Store) -> None:
    """The id that the input gave an article finds it too."""
    piece = said("Anna", "Hello.", name="my-17")
    store.articles.add(*piece)

    assert store.articles.get("my-17").head.id == piece.article.id


def test_unknown_article(store: Store) -> None:
    """What is not there is said to be not there, by every way to ask."""
    for ask in (store.articles.get, store.articles.remove):
        with pytest.raises(NotFound, match="art_nope"):
            ask("art_nope")


def test_article_without_anything(store: Store) -> None:
    """Nulls stay nulls: no publisher, date, url, name or graph."""
    article = make_article("Bare.", status=Language.UNSUPPORTED, language="de")
    written = store.articles.add(article, ArticleGraph(), MACHINE)

    head = store.articles.get(article.id).head
    assert (head.publisher, head.published, head.url, head.name, head.title) == (None, None, None, None, "")
    assert head.status is written.status is Language.UNSUPPORTED
    assert store.articles.find(ArticleFilter(), ALL).items == (head,)


def test_same_again_changes_nothing(store: Store) -> None:
    """Adding the same article with the same graph twice is adding it once."""
    piece = said("Anna", "Hello.")
    first = store.articles.add(*piece)
    before = snapshot(store)
    second = store.articles.add(*piece)

    assert (first.changed, second.changed) == (True, False)
    assert (first.replaced, second.replaced) == (False, False)
    assert snapshot(store) == before


def test_exported_keys_change_nothing(store: Store) -> None:
    """A graph that comes back with global keys is the same graph."""
    article, graph, _ = said("Anna", "Hello.")
    store.articles.add(article, graph, MACHINE)

    assert not store.articles.add(article, store.articles.get(article.id).graph, MACHINE).changed


def test_new_graph_replaces_the_old_one(store: Store) -> None:
    """A newer version of an extractor takes the place of its older one, to the last row."""
    draft = Draft()
    draft.say("Anna", "Hello.")
    draft.say("Berta", "Bye.")
    article, graph, _ = draft.done()
    newer = replace(graph, statements=graph.statements[1:])
    store.articles.add(article, newer, Extractor("saidgraph", "2"))
    alone = snapshot(store)
    store.articles.add(article, graph, Extractor("saidgraph", "1"))
    written = store.articles.add(article, newer, Extractor("saidgraph", "2"))

    assert written.replaced
    assert snapshot(store) == alone


def test_two_extractors_stand_side_by_side(store: Store) -> None:
    """What a person labelled stays beside what the machine read; a statement that both have is one statement."""
    draft = Draft()
    draft.say("Anna", "Hello.")
    draft.say("Berta", "Bye.")
    article, graph, _ = draft.done()
    store.articles.add(article, replace(graph, statements=graph.statements[:1]), MACHINE)
    store.articles.add(article, graph, Extractor("person", "1"))

    (hello,) = store.statements.find(StatementFilter(text="hello"), ALL).items
    (bye,) = store.statements.find(StatementFilter(text="bye"), ALL).items
    assert {one.extractor for one in store.edges.evidence_of_statement(hello.id)} == {"person", "saidgraph"}
    assert {one.extractor for one in store.edges.evidence_of_statement(bye.id)} == {"person"}
    assert store.articles.get(article.id).graph == globalise(article.id, graph)


def test_other_text_is_a_conflict(store: Store) -> None:
    """Another text under the same address is refused, and nothing of it is written."""
    store.articles.add(*said("Anna", "Hello.", url="https://outlet.example/1"))
    before = snapshot(store)

    with pytest.raises(Conflict, match="another text"):
        store.articles.add(*said("Anna", "Something else.", url="https://outlet.example/1"))

    assert snapshot(store) == before


def test_other_text_under_the_same_name_is_a_conflict(store: Store) -> None:
    """Another text under the same own name is refused, by that name."""
    store.articles.add(*said("Anna", "Hello.", name="n1"))

    with pytest.raises(Conflict, match="n1"):
        store.articles.add(*said("Anna", "Something else.", name="n1"))


@pytest.mark.parametrize("head", [{"url": "https://outlet.example/1"}, {"name": "n1"}])
def test_replace(store: Store, head: dict[str, str]) -> None:
    """Another text takes the place of the earlier one where that is wanted."""
    new = said("Berta", "Something else.", **head)
    store.articles.add(*new)
    alone = snapshot(store)
    store.articles.remove(new.article.id)
    store.articles.add(*said("Anna", "Hello.", **head))
    written = store.articles.add(*new, replace=True)

    assert written.replaced
    assert snapshot(store) == alone


def test_same_text_under_another_name_keeps_the_first(store: Store) -> None:
    """An article that comes twice under two names keeps the first, so that a rerun changes nothing."""
    store.articles.add(*said("Anna", "Hello.", name="first"))
    written = store.articles.add(*said("Anna", "Hello.", name="second"))

    assert not written.changed
    assert store.articles.get("first").head.name == "first"


def test_changed_head_is_written(store: Store) -> None:
    """A corrected date or publisher reaches the article and everything dated by it."""
    piece = said("Anna", "Hello.", url="https://outlet.example/1")
    store.articles.add(*piece)
    later = replace(piece.article, published="2020-10-01", publisher="Other")
    store.articles.add(later, piece.graph, MACHINE)

    (statement,) = store.statements.find(StatementFilter(publisher="other"), ALL).items
    assert statement.said_on == "2020-10-01"


def test_has(store: Store) -> None:
    """An article is done for one extractor version and one text only."""
    article, graph, _ = said("Anna", "Hello.", url="https://outlet.example/1")
    store.articles.add(article, graph, MACHINE)

    assert store.articles.has(article, MACHINE)
    assert not store.articles.has(article, Extractor(MACHINE.name, "other"))
    assert not store.articles.has(make_article("Other.", url=article.url), MACHINE)


def test_newest_first(store: Store) -> None:
    """Articles come by date, those of one date by id, undated ones last."""
    dates = ["2020-09-27", "2020-09-28T08:00:00+04:00", None, "2020-09-28", "2020-09-27"]
    pieces = [said("Anna", f"Hello {n}.", on=on) for n, on in enumerate(dates)]
    for piece in pieces:
        store.articles.add(*piece)

    found = store.articles.find(ArticleFilter(), ALL).items
    same_day = sorted(pieces[n].article.id for n in (0, 4))
    assert [one.id for one in found] == [pieces[1].article.id, pieces[3].article.id, *same_day, pieces[2].article.id]


def test_filters(store: Store) -> None:
    """Publisher, language, words and both bounds of time narrow the list; a day as `until` is that whole day."""
    for n, (publisher, on) in enumerate(
        [("Post", "2020-09-26T23:00"), ("Post", "2020-09-27T23:59"), ("Herald", "2020-09-28"), (None, None)]
    ):
        store.articles.add(*said("Anna", f"Hello number {n}.", on=on, publisher=publisher, title=f"Title {n}"))

    def titles(**wanted: str) -> list[str]:
        return [one.title for one in store.articles.find(ArticleFilter(**wanted), ALL).items]

    assert titles(publisher="the post") == ["Title 1", "Title 0"]
    assert titles(since="2020-09-27") == ["Title 2", "Title 1"]
    assert titles(until="2020-09-27") == ["Title 1", "Title 0"]
    assert titles(text="NUMBER hello") == ["Title 2", "Title 1", "Title 0", "Title 3"]
    assert titles(text="title 2", publisher="Herald") == ["Title 2"]
    assert titles(text="hello nowhere") == []
    assert titles(language="de") == []


def test_pages_join_without_gap_or_overlap(store: Store) -> None:
    """Page after page is the whole list, though articles arrive in between."""
    for n in range(7):
        store.articles.add(*said("Anna", f"Hello {n}.", on=f"2020-09-{20 + n // 2}"))
    whole = store.articles.find(ArticleFilter(), ALL).items
    new = iter(range(100))
    found = through(
        lambda page: store.articles.find(ArticleFilter(), page),
        2,
        between=lambda: store.articles.add(*said("Anna", f"New {next(new)}.", on="2021-01-01")),
    )

    assert tuple(found) == whole


def test_key_of_another_list(store: Store) -> None:
    """A sort key of another shape is a bad cursor, not a wrong page."""
    with pytest.raises(BadCursor):
        store.articles.find(ArticleFilter(), Page(2, (3, "art_x")))


def test_ids_are_streamed_in_order(store: Store) -> None:
    """Every id comes once, in order."""
    ids = sorted(store.articles.add(*said("Anna", f"Hello {n}.")).article for n in range(5))

    assert list(store.articles.ids()) == ids


def test_two_threads_write_the_same_article(store: Store) -> None:
    """One of two writers adds the article, the other finds it there."""
    piece = said("Anna", "Hello.")
    barrier = threading.Barrier(4)
    outcomes: list[bool] = []

    def write() -> None:
        barrier.wait()
        outcomes.append(store.articles.add(*piece).changed)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [False, False, False, True]
    assert store.counts()["articles"] == 1


def test_readers_while_one_writes(store: Store) -> None:
    """A reader in another thread sees whole articles only."""
    seen: list[tuple[int, int]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            counts = store.counts()
            seen.append((counts["articles"], counts["statements"]))

    reader = threading.Thread(target=read)
    reader.start()
    for n in range(20):
        store.articles.add(*said("Anna", f"Hello {n}."))
    done.set()
    reader.join()

    assert all(articles == statements for articles, statements in seen)


def test_text_search_is_not_a_language(store: Store) -> None:
    """Quotes, stars and operators in what a person types are words or nothing, never syntax."""
    store.articles.add(*said("Anna", 'He said "stop" AND went NOT home* (near) a:b ^c.'))

    for text in ('"stop', "stop*", "AND", "NOT home", "(near", "a:b", "^c", "stop OR", '"stop" AND "went"'):
        found = store.statements.find(StatementFilter(text=text), ALL)
        assert len(found.items) == (0 if text == "stop OR" else 1), text
    assert words(store.statements.find(StatementFilter(text="—!"), ALL)) == []
    assert store.articles.find(ArticleFilter(text="…"), ALL).items == ()
