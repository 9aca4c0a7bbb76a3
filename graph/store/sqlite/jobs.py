"""Jobs in SQLite."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.errors import NotFound
from graph.records import Job
from graph.store.base import Jobs
from graph.store.decode import job_from, job_row

if TYPE_CHECKING:
    from graph.store.sqlite.connection import Database


class SqliteJobs(Jobs):
    """Long ingests, a row each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, total: int) -> Job:
        now = _now()
        job = Job(f"job_{secrets.token_hex(8)}", "queued", total, 0, 0, (), now, now)
        with self._database.writing() as write:
            write.rows("add_job", **job_row(job), created=now, updated=now)
        return job

    def get(self, job_id: str) -> Job:
        with self._database.reading() as read:
            row = read.row("get_job", id=job_id)
        if row is None:
            raise _missing(job_id)
        return job_from(row)

    def update(self, job: Job) -> None:
        with self._database.writing() as write:
            if not write.rows("update_job", **job_row(job), updated=_now()):
                raise _missing(job.id)

    def unfinished(self) -> list[Job]:
        with self._database.reading() as read:
            return [job_from(row) for row in read.rows("find_unfinished_jobs")]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _missing(job_id: str) -> NotFound:
    return NotFound(f"no job {job_id}")
