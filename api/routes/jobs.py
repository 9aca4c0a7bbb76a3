"""How far a large body has come."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import StoreDep
from api.schemas.jobs import JobOut

router = APIRouter(tags=["articles"])


@router.get("/jobs/{job_id}", operation_id="getJob")
def get_job(job_id: str, store: StoreDep) -> JobOut:
    """The job that a large body became."""
    return JobOut.of(store.jobs.get(job_id))
