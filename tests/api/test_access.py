"""Who may read and who may write."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from api.settings import Settings

if TYPE_CHECKING:
    import httpx

    from tests.api.conftest import Serve

KEY = "a-long-secret"
CALM = {"text": "All is calm.", "title": "Calm", "entities": []}


def password(key: str) -> dict[str, str]:
    """The key as a browser shows it."""
    return {"Authorization": "Basic " + base64.b64encode(f"me:{key}".encode()).decode()}


@pytest.mark.parametrize(
    "headers", [{"X-API-Key": KEY}, {"Authorization": f"Bearer {KEY}"}, {"Authorization": f"bearer  {KEY}"}]
)
def test_write_with_key(serve: Serve, headers: dict[str, str]) -> None:
    """The key opens writing, in either header."""
    client = serve(api_key=KEY)

    assert client.post("/v1/articles", json=CALM, headers=headers).json()["added"] == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-API-Key": ""},
        {"X-API-Key": "another"},
        {"X-API-Key": b"\xff\xfe"},
        {"Authorization": "Bearer"},
        password(KEY),
    ],
)
def test_write_without_key(serve: Serve, headers: dict[str, str]) -> None:
    """Without the key nothing is written or removed; a browser's password does not do."""
    client = serve(api_key=KEY)

    for answer in (
        client.post("/v1/articles", json=CALM, headers=headers),
        client.delete("/v1/articles/art_x", headers=headers),
    ):
        assert answer.status_code == 401
        assert answer.json()["type"] == "/problems/unauthorized"
        assert "Bearer" in answer.headers["www-authenticate"]
    assert client.get("/v1/articles").json()["items"] == []


def test_closed_reads(serve: Serve) -> None:
    """Closed reads want the key for API and pages, a browser's password will do, and health stays open."""
    client = serve(api_key=KEY, open_reads=False)
    basic = password(KEY)

    assert client.get("/v1/articles").status_code == 401
    assert client.get("/").status_code == 401
    assert client.get("/v1/articles", headers={"X-API-Key": KEY}).status_code == 200
    assert client.get("/v1/articles", headers=basic).status_code == 200
    assert client.get("/v1/articles", headers={"Authorization": "Basic ???"}).status_code == 401
    assert client.get("/", headers=basic).status_code == 200
    assert client.get("/healthz").status_code == 200


def test_closed_reads_need_a_key() -> None:
    """A server that nobody could read is refused when it is set up."""
    with pytest.raises(ValidationError, match="nobody could read"):
        Settings(open_reads=False)


def test_empty_key_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is there but empty means that there is no key, not that the empty one opens."""
    monkeypatch.setenv("SAIDGRAPH_API_KEY", "")

    assert Settings().api_key is None


@pytest.mark.parametrize(("origin", "allowed"), [("https://one.example", True), ("https://three.example", False)])
def test_cors(serve: Serve, origin: str, allowed: bool) -> None:
    """Pages of the configured origins may read answers, and the link to the next page with them."""
    client = serve(cors_origins="https://one.example, https://two.example")
    answer = client.get("/v1/articles", headers={"Origin": origin})

    assert (answer.headers.get("access-control-allow-origin") == origin) == allowed


def test_foreign_page_cannot_write(empty: httpx.Client) -> None:
    """A page elsewhere cannot send articles through a reader's browser, though text needs no preflight."""
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example", "Content-Type": "text/plain"}
    answer = empty.post("/v1/articles", content="Calm\n\nAll is calm.", headers=foreign)

    assert answer.status_code == 403
    assert empty.get("/v1/articles").json()["items"] == []
