"""The files that pages load, read once: name → bytes and media type. Nothing else can be asked for."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

MEDIA = {
    "site.css": "text/css; charset=utf-8",
    "copy.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


@cache
def content(name: str) -> bytes:
    """The bytes of one of `MEDIA`."""
    return resources.files(__name__).joinpath(name).read_bytes()


@cache
def digest(name: str) -> str:
    """Eight hex digits that change when the file does."""
    return hashlib.sha256(content(name)).hexdigest()[:8]
