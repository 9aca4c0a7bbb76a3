"""A request's body as a stream of articles: bounded, on disk when it is large."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import Annotated, BinaryIO, cast

from fastapi import Depends, HTTPException, Request
from starlette.requests import ClientDisconnect

from api.deps import SettingsDep

KINDS = {
    "application/json": "json",
    "application/x-ndjson": "ndjson",
    "application/ndjson": "ndjson",
    "application/jsonl": "ndjson",
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
}
"""Content types that are read, and what `graph.read` calls them."""

IN_MEMORY = 2**20


@dataclass(frozen=True, slots=True)
class Body:
    """What was sent: a stream at its start, its size in bytes, and how it is to be read."""

    stream: BinaryIO
    size: int
    kind: str


async def get_body(request: Request, settings: SettingsDep) -> AsyncIterator[Body]:
    """The body, whole. Answers 415 for a type that is not read here and 413 above the cap."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in KINDS:
        given = f"{media_type!r} is" if media_type else "a body without a Content-Type is"
        raise HTTPException(415, f"{given} not read here; send {', '.join(KINDS)}")
    cap = settings.max_body_bytes
    too_large = HTTPException(413, f"the body is larger than the {cap} bytes that one request may have")
    if int(request.headers.get("content-length", "0")) > cap:
        raise too_large
    size = 0
    with SpooledTemporaryFile(IN_MEMORY) as spool:
        try:
            async for chunk in request.stream():
                size += len(chunk)
                if size > cap:
                    raise too_large
                spool.write(chunk)
        except ClientDisconnect:
            raise HTTPException(400, "the body ended early") from None
        spool.seek(0)
        yield Body(cast("BinaryIO", spool), size, KINDS[media_type])


BodyDep = Annotated[Body, Depends(get_body)]
