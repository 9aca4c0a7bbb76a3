"""The one way in: articles are read by the extractor and written, one article a transaction.

What the store has already is passed over, so an ingest that was cut off is simply run again. A record that cannot be
used is refused, with where and why, and the rest goes on; only the store itself failing ends an ingest.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Protocol, Self

from graph.errors import BadRecord, SaidgraphError, StoreError
from graph.lines import Incoming, check
from graph.model import ArticleGraph, Extractor, Language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from graph.model import Article
    from graph.store.base import Store

GIVEN = Extractor("given", "1")
"""Who made a graph that came with its article and does not say."""

Work = Callable[[], ArticleGraph | str | None]
"""Gives an article's graph, or why there is none; None where the store has it already."""

AHEAD = 4  # articles for each worker that may wait to be written, so that none is idle and few are in memory

_mine: list[Reads] = []  # a worker's own extractor


class Reads(Protocol):
    """What reads an article: `graph.extract.ArticleExtractor`, or something in its place."""

    @property
    def identity(self) -> Extractor:
        """Its name and version."""
        ...

    def __call__(self, text: str, *, published: str | None = None) -> ArticleGraph:
        """The graph of one text."""
        ...


class Outcome(StrEnum):
    """What became of one record."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Progress:
    """One record is dealt with; what was written of it is on disk.

    `article` is its id, unless it was refused for `reason`. `done` records so far, of which `added` changed the store.
    """

    where: str
    outcome: Outcome
    article: str | None
    reason: str | None
    done: int
    added: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did. `unsupported`, `statements` and `entities` are of the articles added or replaced."""

    added: int
    unchanged: int
    replaced: int
    unsupported: int
    refused: tuple[BadRecord, ...]
    statements: int
    entities: int
    seconds: float

    def __str__(self) -> str:
        told = f"{self.added} added, {self.replaced} replaced, {self.unchanged} unchanged, {len(self.refused)} refused"
        return f"{told} ({self.unsupported} not in English)" if self.unsupported else told


def shipped() -> Reads:
    """The extractor that comes with the program."""
    from graph.extract import load_extractor  # only where something is to be read

    return load_extractor()


def ingest(
    store: Store,
    records: Iterable[Incoming | BadRecord],
    *,
    extractor: Reads | None = None,
    workers: int = 1,
    replace: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
    load: Callable[[], Reads] = shipped,
) -> Summary:
    """Write every record to the store, in their order, whatever the number of `workers` (processes that extract).

    `extractor` serves this process and is loaded by `load` where it is None; each worker loads its own.
    Whatever ends an ingest early (a `StoreError`, an interrupt) is raised with a note of what was done; that stays.
    """
    one = cache(lambda: extractor or load())
    with _Workers(workers, load) if workers > 1 else nullcontext() as others:
        writer = _Writer(store, one, others, replace, on_progress)
        waiting: deque[tuple[Incoming | BadRecord, Work]] = deque()
        try:
            for record in records:
                waiting.append((record, writer.begin(record)))
                if others is None or len(waiting) == workers * AHEAD:
                    writer.finish(*waiting.popleft())
            for record, work in waiting:
                writer.finish(record, work)
        except BaseException as error:
            error.add_note(f"Before that: {writer.summary()}. This stays; run it again for the rest.")
            raise
    return writer.summary()


class _Writer:
    """Records on their way into the store, and what became of those that have passed."""

    def __init__(
        self,
        store: Store,
        extractor: Callable[[], Reads],
        others: _Workers | None,
        replace: bool,  # noqa: FBT001 - handed on
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self._store = store
        self._extractor = extractor
        self._others = others
        self._replace = replace
        self._on_progress = on_progress
        self._started = time.perf_counter()
        self._outcomes: Counter[Outcome] = Counter()
        self._refused: list[BadRecord] = []
        self._counts: Counter[str] = Counter()

    def begin(self, record: Incoming | BadRecord) -> Work:
        """What is left to be done for a record's graph; where there are workers, one of them is at it."""
        if isinstance(record, BadRecord):
            return lambda: record.reason
        if record.graph is not None:
            return lambda: record.graph
        if self._store.articles.has(record.article, self._extractor().identity):
            return lambda: None
        if record.article.status is Language.UNSUPPORTED:
            return ArticleGraph
        if self._others is None:
            return partial(read_article, self._extractor(), record.article)
        return self._others.begin(record.article)

    def finish(self, record: Incoming | BadRecord, work: Work) -> None:
        """Write one record, count what became of it, and tell."""
        outcome, reason = self._write(record, work)
        self._outcomes[outcome] += 1
        if reason is not None:
            self._refused.append(BadRecord(record.where, reason))
        if self._on_progress:
            article = record.article.id if isinstance(record, Incoming) and reason is None else None
            added = self._outcomes[Outcome.ADDED] + self._outcomes[Outcome.REPLACED]
            self._on_progress(Progress(record.where, outcome, article, reason, self._outcomes.total(), added))

    def summary(self) -> Summary:
        """What was done so far."""
        return Summary(
            added=self._outcomes[Outcome.ADDED],
            unchanged=self._outcomes[Outcome.UNCHANGED],
            replaced=self._outcomes[Outcome.REPLACED],
            unsupported=self._counts["unsupported"],
            refused=tuple(self._refused),
            statements=self._counts["statements"],
            entities=self._counts["entities"],
            seconds=time.perf_counter() - self._started,
        )

    def _write(self, record: Incoming | BadRecord, work: Work) -> tuple[Outcome, str | None]:
        graph = work()
        if isinstance(graph, str):
            return Outcome.REFUSED, graph
        if graph is None or isinstance(record, BadRecord):
            return Outcome.UNCHANGED, None
        maker = self._extractor().identity if record.graph is None else record.extractor or GIVEN
        try:
            check(record.article, graph)
            written = self._store.articles.add(record.article, graph, maker, replace=self._replace)
        except StoreError:
            raise
        except SaidgraphError as error:
            return Outcome.REFUSED, str(error)
        if not written.changed:
            return Outcome.UNCHANGED, None
        self._counts["statements"] += written.statements
        self._counts["entities"] += written.entities
        self._counts["unsupported"] += written.status is Language.UNSUPPORTED
        return Outcome.REPLACED if written.replaced else Outcome.ADDED, None


class _Workers:
    """Processes that each have an extractor. They end with this process, even if it is killed."""

    def __init__(self, number: int, load: Callable[[], Reads]) -> None:
        self._number = number
        self._load = load
        self._pool = self._started(number)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def begin(self, article: Article) -> Work:
        """Have a worker read the article; call what is returned for the graph, or for why there is none."""
        try:
            future = self._pool.submit(_read_there, article)
        except BrokenProcessPool:  # a worker fell; what else it took along is read alone
            self._pool.shutdown()
            self._pool = self._started(self._number)
            future = self._pool.submit(_read_there, article)
        return partial(self._finish, article, future)

    def _started(self, number: int) -> ProcessPoolExecutor:
        # Not forked: a copy of this process's threads and locks, and of its database, would be undefined.
        return ProcessPoolExecutor(number, get_context("spawn"), _start_worker, (self._load,))

    def _finish(self, article: Article, future: Future[ArticleGraph | str]) -> ArticleGraph | str:
        with suppress(BrokenProcessPool):
            return future.result()
        # Some article felled a worker, and with it all that was under way. Only alone does one show that it was it.
        with self._started(1) as alone, suppress(BrokenProcessPool):
            return alone.submit(_read_there, article).result()
        return "the extractor's process fell over this text; was there too little memory?"


def read_article(extractor: Reads, article: Article) -> ArticleGraph | str:
    """The graph of an article, or why there is none: one text that fells the extractor must not end the ingest."""
    try:
        return extractor(article.text, published=article.published)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next article may be read
        return f"the extractor failed: {type(error).__name__}: {' '.join(str(error).split())[:300]}"


def _read_there(article: Article) -> ArticleGraph | str:
    return read_article(_mine[0], article)


def _start_worker(load: Callable[[], Reads]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the interrupted parent ends its workers itself
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _mine.append(load())


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
    os._exit(1)
