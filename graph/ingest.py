"""The one way in: articles are read by the extractor and written, each whole or not at all.

What is ready at the same time is written together, while what comes next is read. What the store has already is
passed over, so an ingest that was cut off is simply run again. A record that cannot be used is refused, with where
and why, and the rest goes on; only the store itself failing ends an ingest.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter, deque
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from graph.errors import BadRecord, SaidgraphError, StoreError
from graph.lines import Incoming, check
from graph.model import ArticleGraph, Extractor, Language
from graph.records import Written
from graph.store.ready import Ready, ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from graph.model import Article
    from graph.store.base import Store

T = TypeVar("T")

GIVEN = Extractor("given", "1")
"""Who made a graph that came with its article and does not say."""

AHEAD = 4  # articles for each worker that may wait to be written, so that none is idle and few are in memory
TOGETHER = 256  # articles in one transaction at most: SQLite is twice as fast as one by one, Neo4j three times
CHARACTERS = 2_000_000  # of their texts: what one transaction holds in memory
WAIT = 0.5  # seconds since the last write, after which nothing that is ready waits for company

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
    with _Workers(workers, load) if workers > 1 else nullcontext() as others, ThreadPoolExecutor(1) as pen:
        writer = _Writer(store, one, others, pen, replace, on_progress)
        try:
            for record in _until_it_fails(records, writer):
                writer.take(record)
            writer.finish()
        except BaseException as error:
            with suppress(SaidgraphError):
                writer.settle()
            error.add_note(f"Before that: {writer.summary()}. This stays; run it again for the rest.")
            raise
    return writer.summary()


def _until_it_fails(records: Iterable[Incoming | BadRecord], writer: _Writer) -> Iterator[Incoming | BadRecord]:
    """The records; where their source fails, what it gave before is written first."""
    try:
        yield from records
    except Exception:
        writer.finish()
        raise


@dataclass(frozen=True, slots=True)
class _Work:
    """A record on its way: its graph or why there is none (None: the store has it), and whether that is known yet."""

    record: Incoming | BadRecord
    graph: Callable[[], ArticleGraph | str | None]
    known: Callable[[], bool]

    @property
    def length(self) -> int:
        """Of the article's text, in characters."""
        return len(self.record.article.text) if isinstance(self.record, Incoming) else 0


_Result = tuple["Incoming | BadRecord", Ready | str | None]
"""A record and what is to be written of it; why it is refused, or None where the store has it already."""


class _Writer:
    """Records on their way into the store, and what became of those that have passed."""

    def __init__(
        self,
        store: Store,
        extractor: Callable[[], Reads],
        others: _Workers | None,
        pen: Executor,
        replace: bool,  # noqa: FBT001 - handed on
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self._store = store
        self._extractor = extractor
        self._others = others
        self._pen = pen
        self._replace = replace
        self._on_progress = on_progress
        self._started = self._wrote = time.perf_counter()
        self._waiting: deque[_Work] = deque()
        self._characters = 0  # of their texts
        self._writing: tuple[list[_Result], Future[list[Written | str]]] | None = None
        self._outcomes: Counter[Outcome] = Counter()
        self._refused: list[BadRecord] = []
        self._counts: Counter[str] = Counter()

    def take(self, record: Incoming | BadRecord) -> None:
        """Begin with a record, and write what is to be written before the next one."""
        work = self._begin(record)
        self._waiting.append(work)
        self._characters += work.length
        if self._others is None and not work.known():
            self._write_all()  # it is read now, while the one before is written: nothing to gain from waiting
            return
        unknown = sum(not one.known() for one in self._waiting) if self._others else 0
        full = len(self._waiting) - unknown >= TOGETHER or self._characters >= CHARACTERS
        busy = self._others is not None and unknown >= self._others.number * AHEAD
        if full or busy or time.perf_counter() - self._wrote >= WAIT:
            self._write_known(wait=full or busy)

    def finish(self) -> None:
        """Write all that waits, and wait for it."""
        self._write_all()
        self.settle()

    def settle(self) -> None:
        """Wait for what is being written, and tell what became of it. Raises what the store raised."""
        if self._writing is None:
            return
        taken, writing = self._writing
        written = iter(writing.result())
        self._writing = None
        told = [self._count(record, next(written) if isinstance(one, Ready) else one) for record, one in taken]
        if self._on_progress:
            for progress in told:
                self._on_progress(progress)

    def _write_all(self) -> None:
        while self._waiting:
            self._write_known(wait=True)

    def _begin(self, record: Incoming | BadRecord) -> _Work:
        """What is left to be done for a record's graph; where there are workers, one of them is at it."""
        if isinstance(record, BadRecord):
            return _known(record, record.reason)
        if record.graph is not None:
            return _known(record, record.graph)
        if record.article.id in self._underway():
            self.finish()  # the same text again: the first one counts, whether or not it is written by now
        if self._store.articles.has(record.article, self._extractor().identity):
            return _known(record, None)
        if record.article.status is Language.UNSUPPORTED:
            return _known(record, ArticleGraph())
        if self._others is None:
            return _Work(record, partial(read_article, self._extractor(), record.article), lambda: False)
        return _Work(record, *self._others.begin(record.article))

    def _underway(self) -> set[str]:
        """The articles that are being read or written."""
        taken = self._writing[0] if self._writing else []
        records = (*(record for record, _ in taken), *(work.record for work in self._waiting))
        return {record.article.id for record in records if isinstance(record, Incoming)}

    def _write_known(self, *, wait: bool) -> None:
        """Begin to write what is known, in the order it came, up to the first that is not; `wait` for at least one.

        One batch is written at a time; its own thread lets the next be read meanwhile.
        """
        taken: list[_Result] = []
        while self._waiting and len(taken) < TOGETHER and (self._waiting[0].known() or (wait and not taken)):
            work = self._waiting.popleft()
            self._characters -= work.length
            taken.append((work.record, self._ready(work.record, work.graph())))
        self.settle()
        if taken:
            made = [one for _, one in taken if isinstance(one, Ready)]
            self._writing = taken, self._pen.submit(self._written, made)

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

    def _ready(self, record: Incoming | BadRecord, graph: ArticleGraph | str | None) -> Ready | str | None:
        """What is to be written of a record, all that can be worked out before the store is asked."""
        if isinstance(record, BadRecord):
            return record.reason
        if not isinstance(graph, ArticleGraph):
            return graph
        maker = self._extractor().identity if record.graph is None else record.extractor or GIVEN
        return ready(record.article, graph, maker)

    def _written(self, batch: Sequence[Ready]) -> list[Written | str]:
        """What the store wrote of each article, or why it was refused."""
        told = together(partial(self._store.articles.write, replace=self._replace), batch)
        self._wrote = time.perf_counter()
        return told

    def _count(self, record: Incoming | BadRecord, result: Written | str | None) -> Progress:
        """Count what became of a record, and say where that leaves the ingest."""
        reason = result if isinstance(result, str) else None
        outcome = Outcome.UNCHANGED if reason is None else Outcome.REFUSED
        if isinstance(result, Written) and result.changed:
            outcome = Outcome.REPLACED if result.replaced else Outcome.ADDED
            self._counts["statements"] += result.statements
            self._counts["entities"] += result.entities
            self._counts["unsupported"] += result.status is Language.UNSUPPORTED
        self._outcomes[outcome] += 1
        if reason is not None:
            self._refused.append(BadRecord(record.where, reason))
        article = record.article.id if isinstance(record, Incoming) and reason is None else None
        added = self._outcomes[Outcome.ADDED] + self._outcomes[Outcome.REPLACED]
        return Progress(record.where, outcome, article, reason, self._outcomes.total(), added)


def _known(record: Incoming | BadRecord, graph: ArticleGraph | str | None) -> _Work:
    return _Work(record, lambda: graph, lambda: True)


def together(write: Callable[[Sequence[T]], Sequence[Written]], batch: Sequence[T]) -> list[Written | str]:
    """What a write says of each article, or why it was refused: written together or, where that fails, each alone.

    Raises `StoreError`: then it is not an article's fault.
    """
    try:
        return list(write(batch)) if batch else []
    except StoreError:
        raise
    except SaidgraphError as error:
        return [str(error)] if len(batch) == 1 else [told for one in batch for told in together(write, [one])]


class _Workers:
    """Processes that each have an extractor. They end with this process, even if it is killed."""

    def __init__(self, number: int, load: Callable[[], Reads]) -> None:
        self.number = number
        self._load = load
        self._pool = self._started(number)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def begin(self, article: Article) -> tuple[Callable[[], ArticleGraph | str], Callable[[], bool]]:
        """Have a worker read the article: what gives its graph or why there is none, and whether that is known."""
        try:
            future = self._pool.submit(_read_there, article)
        except BrokenProcessPool:  # a worker fell; what else it took along is read alone
            self._pool.shutdown()
            self._pool = self._started(self.number)
            future = self._pool.submit(_read_there, article)
        return partial(self._finish, article, future), future.done

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
    """The sound graph of an article, or why there is none: a text that fells the extractor must not end the ingest."""
    try:
        graph = extractor(article.text, published=article.published)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next article may be read
        return f"the extractor failed: {type(error).__name__}: {' '.join(str(error).split())[:300]}"
    try:
        check(article, graph)
    except SaidgraphError as error:
        return str(error)
    return graph


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
