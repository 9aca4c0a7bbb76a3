"""How articles are written, the same for every store: what is new goes in together, what replaces goes alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, TypeVar

from graph.records import Written
from graph.store.base import Articles
from graph.store.ready import make_ready
from graph.store.stored import (
    Outcome,
    Stored,
    canonical,
    graphs_of,
    named,
    named_entities,
    readings_with,
    refuse_other_text,
    same,
    unchanged,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.model import Article
    from graph.store.ready import Ready
    from graph.store.stored import Found

T = TypeVar("T")


class Transaction(ABC):
    """What a store does within one write."""

    @abstractmethod
    def stored(self, articles: Sequence[Article]) -> list[Stored]:
        """What is there under any of their ids and names."""

    @abstractmethod
    def members(self, ids: Sequence[str]) -> dict[str, str]:
        """The entity of each local entity of the articles of these ids."""

    @abstractmethod
    def release(self, name: str) -> None:
        """Let the article that bears this name of its own bear none."""

    @abstractmethod
    def take_out(self, article_id: str, publisher: str | None) -> None:
        """Remove an article that is there; entities that nothing supports now keep their ids until `settle`."""

    @abstractmethod
    def matching(self, names: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """The named entity of each type and normalised name, of those that there are."""

    @abstractmethod
    def insert(self, articles: Sequence[tuple[Ready, dict[str, str]]]) -> None:
        """Write articles that are not there, each with the entity of each of its local entities."""

    @abstractmethod
    def settle(self) -> None:
        """Name and count anew what was touched, and drop what nothing supports any more."""


class WritingArticles(Articles):
    """What writing articles is in every store. `_look` and `_change` give it a transaction."""

    @abstractmethod
    def _look(self, work: Callable[[Transaction], T]) -> T:
        """What the work answers, which only reads."""

    @abstractmethod
    def _change(self, work: Callable[[Transaction], T]) -> T:
        """What the work answers, kept whole or not at all, one writer at a time."""

    def write(self, batch: Sequence[Ready], *, replace: bool = False) -> list[Written]:
        """Look first: where nothing is left to be written, no writer has to wait."""
        outcomes = [Outcome.UNCHANGED] * len(batch)
        if not self._look(lambda transaction: all_unchanged(transaction, batch)):
            outcomes = self._change(lambda transaction: write_all(transaction, batch, replacing=replace))
        return [written(one, outcome) for one, outcome in zip(batch, outcomes, strict=True)]


def written(one: Ready, outcome: Outcome) -> Written:
    """What a write tells of itself."""
    graph = one.whole
    return Written(
        article=one.article.id,
        name=one.article.name,
        changed=outcome is not Outcome.UNCHANGED,
        entities=len(graph.entities),
        statements=len(graph.statements),
        represents=len(graph.represents),
        accuses=len(graph.accuses),
        status=one.article.status,
        replaced=outcome is Outcome.REPLACED,
    )


def all_unchanged(transaction: Transaction, batch: Sequence[Ready]) -> bool:
    """Whether nothing of the batch is left to be written."""
    stored, members = _found(transaction, batch)
    return all(_unchanged(_under(stored, one.article), members, one) for one in batch)


def write_all(transaction: Transaction, batch: Sequence[Ready], *, replacing: bool) -> list[Outcome]:
    """Write the batch as if one article after the other. Raises `Conflict` (see `Articles`)."""
    outcomes: list[Outcome] = []
    fresh: list[Ready] = []
    stored, members = _found(transaction, batch)
    touched: set[str | None] = set()
    for one in batch:
        names = {one.article.id, one.article.name} - {None}
        again = names & touched
        known = _under(stored, one.article)
        if not again and _unchanged(known, members, one):
            outcomes.append(Outcome.UNCHANGED)
            continue
        if known or again:
            _insert(transaction, fresh)
            fresh = []
            known = _under(transaction.stored([one.article]), one.article)
            put = _replace if one.elsewhere is None else _restore
            outcomes.append(put(transaction, one, known, replacing=replacing))
        else:
            fresh.append(one)
            outcomes.append(Outcome.ADDED)
        touched |= names.union(*({other.id, other.name} for other in known.values()))
    _insert(transaction, fresh)
    return outcomes


def _found(transaction: Transaction, batch: Sequence[Ready]) -> tuple[list[Stored], dict[str, str]]:
    """What is there under the ids and names of a batch, and the entities of what is to be as elsewhere."""
    restored = [one.article.id for one in batch if one.elsewhere is not None]
    return transaction.stored([one.article for one in batch]), transaction.members(restored) if restored else {}


def _unchanged(known: Found, members: Mapping[str, str], one: Ready) -> bool:
    """Whether nothing of an article is left to be written."""
    if one.elsewhere is None:
        return unchanged(known, one.article, one.readings)
    return same(known, one.article, one.readings) and one.elsewhere.items() <= members.items()


def _under(stored: Iterable[Stored], article: Article) -> Found:
    """What is there under one article's id or name: none, one, or one of each."""
    return {
        known.id: known
        for known in stored
        if known.id == article.id or (article.name is not None and known.name == article.name)
    }


def _replace(transaction: Transaction, one: Ready, known: Found, *, replacing: bool) -> Outcome:
    if unchanged(known, one.article, one.readings):
        return Outcome.UNCHANGED
    if not replacing:
        refuse_other_text(known, one.article)
    whole = _joining(one, known)
    for other in known.values():
        if other.id == whole.article.id or other.name == whole.article.name:
            transaction.take_out(other.id, other.publisher)
    _insert(transaction, [whole])
    return Outcome.REPLACED if known else Outcome.ADDED


def _restore(transaction: Transaction, one: Ready, known: Found, *, replacing: bool) -> Outcome:
    """Put the article in the place of what is here of it."""
    mine = {id_: other for id_, other in known.items() if id_ == one.article.id}
    if _unchanged(mine, transaction.members(list(mine)), one):
        return Outcome.UNCHANGED
    if not replacing:
        refuse_other_text(mine, one.article)
    if one.article.name and len(known) > len(mine):
        transaction.release(one.article.name)
    for other in mine.values():
        transaction.take_out(other.id, other.publisher)
    _insert(transaction, [one])
    return Outcome.REPLACED if mine else Outcome.ADDED


def _joining(one: Ready, known: Found) -> Ready:
    """The article with what else was read off the same text, under the name it keeps."""
    readings = readings_with(known, one.article, one.readings)
    graphs = graphs_of(readings, one.graphs)
    return make_ready(named(known, one.article), graphs, readings)


def _insert(transaction: Transaction, articles: Sequence[Ready]) -> None:
    """Write articles that are not there; an earlier one's entities are there for the later ones."""
    if not articles:
        return
    asked = {name for one in articles if one.elsewhere is None for name in named_entities(one.whole).values()}
    known = transaction.matching(sorted(asked)) if asked else {}
    transaction.insert([(one, one.elsewhere or canonical(one.whole, known)) for one in articles])
    transaction.settle()
