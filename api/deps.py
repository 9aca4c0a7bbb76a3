"""What routes and pages ask for, as named `Annotated` aliases."""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Iterator
from typing import Annotated, cast

from fastapi import Depends, HTTPException, Request

from api.jobs import Jobs
from api.settings import Settings
from graph.queries import Caps
from graph.store.base import Store

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="saidgraph", Basic realm="saidgraph"'}


def get_settings(request: Request) -> Settings:
    """The settings that the app was made with."""
    return cast("Settings", request.app.state.settings)


def get_store(request: Request) -> Store:
    """The store, open from the app's start to its end."""
    return cast("Store", request.app.state.store)


def get_jobs(request: Request) -> Jobs:
    """The background of this server."""
    return cast("Jobs", request.app.state.jobs)


SettingsDep = Annotated[Settings, Depends(get_settings)]
StoreDep = Annotated[Store, Depends(get_store)]
JobsDep = Annotated[Jobs, Depends(get_jobs)]


def get_caps(settings: SettingsDep) -> Caps:
    """What one query may cost."""
    return settings.caps


CapsDep = Annotated[Caps, Depends(get_caps)]


def _keys(request: Request) -> Iterator[str]:
    """Every key that the request shows for what it may write."""
    yield request.headers.get("x-api-key", "")
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        yield value.strip()


def _passwords(request: Request) -> Iterator[str]:
    """A key as the password of HTTP Basic: how a browser shows it. Browsers send it unasked to forms of
    other sites' making too, so it opens reads only.
    """
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            yield base64.b64decode(value, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return


def _check(settings: Settings, shown: Iterator[str]) -> None:
    if settings.api_key is None:
        return
    key = settings.api_key.get_secret_value().encode()
    if not any(secrets.compare_digest(one.encode(), key) for one in shown):
        raise HTTPException(401, "this needs the API key, as X-API-Key or as a Bearer token", _CHALLENGE)


def may_write(request: Request, settings: SettingsDep) -> None:
    """Let through what carries the key, where one is configured; not what a page elsewhere makes a browser send."""
    foreign = request.headers.get("sec-fetch-site") == "cross-site"
    if foreign and request.headers.get("origin") not in settings.cors_origins:
        raise HTTPException(403, "pages of other sites may not write here; cors_origins lists those that may")
    _check(settings, _keys(request))


def may_read(request: Request, settings: SettingsDep) -> None:
    """Let through everybody, or where reads are closed what carries the key."""
    if not settings.open_reads:
        _check(settings, iter([*_keys(request), *_passwords(request)]))
