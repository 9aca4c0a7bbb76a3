"""Jobs as answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field

from api.schemas.common import Record

if TYPE_CHECKING:
    from graph.records import Job


class RefusedOut(Record):
    """An article that was refused: where it stands in the body, and why."""

    where: str
    reason: str


class JobOut(Record):
    """A body that is read in the background."""

    id: str
    state: str = Field(examples=["running"], description="queued, running, done or failed")
    total: int
    done: int
    added: int
    refused: tuple[RefusedOut, ...]
    created: str
    updated: str

    @classmethod
    def of(cls, job: Job) -> Self:
        """From a row."""
        refused = [RefusedOut(where=where, reason=reason) for where, reason in job.refused]
        return cls.model_validate({name: getattr(job, name) for name in cls.model_fields} | {"refused": refused})
