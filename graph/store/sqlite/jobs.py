"""Jobs in SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.store.base import Jobs
from graph.store.jobs import job_from, job_row, missing, new_job, now

if TYPE_CHECKING:
    from graph.records import Job
    from graph.store.sqlite.connection import Database


class SqliteJobs(Jobs):
    """Long ingests, a row each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, total: int) -> Job:
        job = new_job(total)
        with self._database.writing() as write:
            write.rows("add_job", **job_row(job), created=job.created, updated=job.updated)
        return job

    def get(self, job_id: str) -> Job:
        with self._database.reading() as read:
            row = read.row("get_job", id=job_id)
        if row is None:
            raise missing(job_id)
        return job_from(row)

    def update(self, job: Job) -> None:
        with self._database.writing() as write:
            if not write.rows("update_job", **job_row(job), updated=now()):
                raise missing(job.id)

    def unfinished(self) -> list[Job]:
        with self._database.reading() as read:
            return [job_from(row) for row in read.rows("find_unfinished_jobs")]
