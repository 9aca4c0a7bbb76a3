"""Large bodies, read in the background one after the other; their progress is a row of the store."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.errors import SaidgraphError
from graph.ingest import ingest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.errors import BadRecord
    from graph.ingest import Progress
    from graph.lines import Incoming
    from graph.records import Job
    from graph.store.base import Store

CUT_OFF = "cut off by a restart; send it again, what was added stays"
WHOLE = "job"  # `where` of what ended a job, beside those of the articles it refused
EVERY = 0.5  # seconds between two rows of progress: each is a write that the ingest waits for

_log = logging.getLogger(__name__)


class _Stopped(Exception):
    """The server is ending."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _failed(job: Job, reason: str) -> Job:
    return replace(job, state="failed", refused=(*job.refused, (WHOLE, reason)), updated=_now())


class Jobs:
    """The background of one server."""

    def __init__(self, store: Store, workers: int) -> None:
        """Open for work; what an earlier server left unfinished is marked as failed."""
        self._store = store
        self._workers = workers
        self._pool = ThreadPoolExecutor(1, "job")
        self._stopping = threading.Event()
        for job in store.jobs.unfinished():
            store.jobs.update(_failed(job, CUT_OFF))

    def start(self, records: Sequence[Incoming | BadRecord], *, replacing: bool) -> Job:
        """Take the records on; answers at once with the queued job."""
        job = self._store.jobs.add(len(records))
        self._pool.submit(self._run, job, records, replacing)
        return job

    def close(self) -> None:
        """Stop after the article at hand; the job is marked as cut off, those behind it by the next start."""
        self._stopping.set()
        self._pool.shutdown(cancel_futures=True)

    def _run(self, job: Job, records: Sequence[Incoming | BadRecord], replacing: bool) -> None:
        told = 0.0

        def progress(so_far: Progress) -> None:
            nonlocal job, told
            if self._stopping.is_set():
                raise _Stopped
            if time.monotonic() - told >= EVERY:
                told = time.monotonic()
                job = replace(job, state="running", done=so_far.done, added=so_far.added, updated=_now())
                self._store.jobs.update(job)

        try:
            summary = ingest(self._store, records, workers=self._workers, replace=replacing, on_progress=progress)
            refused = tuple((record.where, record.reason) for record in summary.refused)
            added = summary.added + summary.replaced
            job = replace(job, state="done", done=job.total, added=added, refused=refused, updated=_now())
        except _Stopped:
            job = _failed(job, CUT_OFF)
        except Exception as error:  # noqa: BLE001 (a thread's error is seen by nobody else)
            _log.exception("job %s", job.id)
            job = _failed(job, str(error) if isinstance(error, SaidgraphError) else "the server made a mistake")
        self._store.jobs.update(job)
