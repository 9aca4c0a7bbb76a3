"""Jobs live in the store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.errors import NotFound

if TYPE_CHECKING:
    from graph.store.base import Store


def test_life_of_a_job(store: Store) -> None:
    """A job is queued, works, and is done with its refusals kept."""
    job = store.jobs.add(3)
    store.jobs.update(replace(job, state="running", done=1))
    running = store.jobs.unfinished()
    store.jobs.update(replace(job, state="done", done=3, added=2, refused=(("body:2", "no text"),)))

    assert job.state == "queued"
    assert [(one.id, one.state, one.done) for one in running] == [(job.id, "running", 1)]
    finished = store.jobs.get(job.id)
    assert (finished.state, finished.added, finished.refused) == ("done", 2, (("body:2", "no text"),))
    assert finished.created == job.created <= finished.updated
    assert store.jobs.unfinished() == []


def test_unknown_job(store: Store) -> None:
    """A job that is not there can be neither read nor changed."""
    job = replace(store.jobs.add(1), id="job_nope")

    with pytest.raises(NotFound, match="job_nope"):
        store.jobs.get(job.id)
    with pytest.raises(NotFound, match="job_nope"):
        store.jobs.update(job)
