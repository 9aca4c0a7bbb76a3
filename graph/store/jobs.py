"""Jobs as rows: the same in every store."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.errors import NotFound
from graph.records import Job

if TYPE_CHECKING:
    from graph.store.decode import Row


def new_job(total: int) -> Job:
    """A job that is queued now."""
    at = now()
    return Job(f"job_{secrets.token_hex(8)}", "queued", total, 0, 0, (), at, at)


def now() -> str:
    """What is written as the time of a change."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def missing(job_id: str) -> NotFound:
    """That there is no such job."""
    return NotFound(f"no job {job_id}")


def job_row(job: Job) -> dict[str, object]:
    """A job's own columns."""
    return {
        "id": job.id,
        "state": job.state,
        "total": job.total,
        "done": job.done,
        "added": job.added,
        "refused": json.dumps(job.refused),
    }


def job_from(row: Row) -> Job:
    """A job."""
    refused = tuple((where, reason) for where, reason in json.loads(row["refused"]))
    return Job(
        id=row["id"],
        state=row["state"],
        total=row["total"],
        done=row["done"],
        added=row["added"],
        refused=refused,
        created=row["created"],
        updated=row["updated"],
    )
