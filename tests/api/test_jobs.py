"""Large bodies in the background: what ends them early is told, and what was added stays."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any, cast

import pytest

from api.jobs import CUT_OFF, Jobs
from graph.errors import StoreFull
from graph.ids import make_article
from graph.lines import Incoming
from graph.model import ArticleGraph
from graph.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from graph.records import Job
    from graph.store.base import Store


@pytest.fixture
def store(tmp_path: Path) -> Generator[Store]:
    """An empty store in a file."""
    with open_store(f"sqlite:///{tmp_path}/jobs.db") as opened:
        yield opened


def calm(count: int) -> list[Incoming]:
    """Articles that bring their (empty) graph."""
    return [
        Incoming(f"body:{n}", make_article(f"Number {n} is calm.", name=f"n{n}"), ArticleGraph()) for n in range(count)
    ]


def seen(store: Store, job: Job, *states: str) -> Job:
    """The job, once it is in one of the states."""
    until = time.monotonic() + 30
    while (now := store.jobs.get(job.id)).state not in states:
        assert time.monotonic() < until, now
        time.sleep(0.01)
    return now


def test_end_of_the_server(store: Store) -> None:
    """When the server ends, the job stops after the article at hand and says how to go on; those behind it too."""
    jobs = Jobs(store, 1)
    first, second = jobs.start(calm(5_000), replacing=False), jobs.start(calm(1), replacing=False)
    seen(store, first, "running")
    jobs.close()
    stopped = store.jobs.get(first.id)
    Jobs(store, 1).close()

    assert (stopped.state, stopped.refused) == ("failed", (("job", CUT_OFF),))
    assert 0 < store.counts()["articles"] < 5_000
    assert store.jobs.get(second.id).refused == (("job", CUT_OFF),)


def test_mistake_of_ours(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """A job that falls over our own mistake is failed, not running for ever; the log has the reason."""
    jobs = Jobs(store, 1)
    with caplog.at_level(logging.ERROR):
        job = seen(store, jobs.start(cast("Any", [None]), replacing=False), "failed")
    jobs.close()

    assert job.refused == (("job", "the server made a mistake"),)
    assert "AttributeError" in caplog.text


def test_store_that_fails(store: Store) -> None:
    """A job that the store ends says what was wrong with it, and what was added before stays."""

    def failing() -> Iterator[Incoming]:
        yield from calm(2)
        raise StoreFull("no room left on the device")

    class Records(list[Incoming]):
        def __iter__(self) -> Iterator[Incoming]:
            return failing()

    jobs = Jobs(store, 1)
    job = seen(store, jobs.start(Records(), replacing=False), "failed")
    jobs.close()

    assert job.refused == (("job", "no room left on the device"),)
    assert store.counts()["articles"] == 2


def test_done(store: Store) -> None:
    """A job that ran through tells how much it did; sent again, that nothing was left to do."""
    jobs = Jobs(store, 1)
    first, again = (seen(store, jobs.start(calm(3), replacing=False), "done") for _ in range(2))
    jobs.close()

    assert (first.total, first.done, first.added, first.refused) == (3, 3, 3, ())
    assert (again.total, again.done, again.added, again.refused) == (3, 3, 0, ())
