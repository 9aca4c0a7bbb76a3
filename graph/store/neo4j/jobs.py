"""Jobs in Neo4j."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.store.base import Jobs
from graph.store.jobs import job_from, job_row, missing, new_job, now

if TYPE_CHECKING:
    from graph.records import Job
    from graph.store.neo4j.connection import Database


class Neo4jJobs(Jobs):
    """Long ingests, a node each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, total: int) -> Job:
        job = new_job(total)
        row = job_row(job) | {"created": job.created, "updated": job.updated, "caption": job.id}
        self._database.write(lambda write: write.rows("add_job", job=row))
        return job

    def get(self, job_id: str) -> Job:
        row = self._database.read(lambda read: read.row("get_job", id=job_id))
        if row is None:
            raise missing(job_id)
        return job_from(row)

    def update(self, job: Job) -> None:
        row = job_row(job) | {"updated": now()}
        if not self._database.write(lambda write: write.rows("update_job", id=job.id, job=row)):
            raise missing(job.id)

    def unfinished(self) -> list[Job]:
        return [job_from(row) for row in self._database.read(lambda read: read.rows("find_unfinished_jobs"))]
