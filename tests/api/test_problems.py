"""Every error is a problem (RFC 9457), whatever it comes from."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

from api import problems
from graph import errors

if TYPE_CHECKING:
    import httpx
    from fastapi import FastAPI

    from tests.api.conftest import Serve

MADE: dict[type[errors.SaidgraphError], errors.SaidgraphError] = {
    errors.BadRecord: errors.BadRecord("news.csv:7", "no text"),
    errors.NotFound: errors.NotFound("no such name", ["Anna Brandt"]),
    errors.Ambiguous: errors.Ambiguous("two of them", [("ent_a", "Person", "Ana Brandt")]),
    errors.BadQuery: errors.BadQuery("no such day", "since"),
}


def leaves(root: type[errors.SaidgraphError] = errors.SaidgraphError) -> list[type[errors.SaidgraphError]]:
    """Every error class that has none below it."""
    below = [cls for cls in root.__subclasses__() if cls.__module__ == errors.__name__]
    return [leaf for child in below for leaf in leaves(child)] or [root]


def problem(answer: httpx.Response, status: int, slug: str) -> dict[str, Any]:
    """The body of an answer that is a problem in every respect."""
    body: dict[str, Any] = answer.json()

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["type"] == f"/problems/{slug}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert body["instance"] == answer.url.path
    return body


@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.__name__)
def test_every_leaf_is_a_row(leaf: type[errors.SaidgraphError]) -> None:
    """No error is told as its parent only because it was forgotten."""
    assert leaf in problems.KINDS


def test_every_leaf_through_http(serve: Serve) -> None:
    """Each leaf, raised in a route, is answered with its own status and slug, and with what it carries."""

    def change(app: FastAPI) -> None:
        def failing(leaf: str) -> None:
            raise next(MADE.get(one) or one("it went wrong") for one in leaves() if one.__name__ == leaf)

        app.add_api_route("/raise/{leaf}", failing)

    client = serve(change)

    for leaf in leaves():
        kind = problems.KINDS[leaf]
        body = problem(client.get(f"/raise/{leaf.__name__}"), kind.status, kind.slug)
        assert client.get(body["type"]).json()["title"] == body["title"]
        assert set(body) >= set(problems.members(MADE.get(leaf) or leaf("it went wrong")))


def test_unknown_class_is_told_as_its_parent() -> None:
    """A class that nobody has put into the table yet is told as the nearest one that is there."""

    class Curious(errors.StoreError):
        pass

    assert problems.kind_of(Curious("what is this")) == problems.KINDS[errors.StoreError]


def test_unexpected_error(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    """A mistake of ours is a 500 that tells nothing of our insides, and is logged."""

    def change(app: FastAPI) -> None:
        def failing() -> None:
            raise ZeroDivisionError("secret")

        app.add_api_route("/raise", failing)

    with caplog.at_level(logging.CRITICAL):
        answer = serve(change).get("/raise")

    assert "secret" not in problem(answer, 500, "internal")["detail"]


def test_unknown_address(harbour: httpx.Client) -> None:
    """An address where nothing lives."""
    problem(harbour.get("/v1/nothing"), 404, "no-such-route")


def test_wrong_method(harbour: httpx.Client) -> None:
    """A method that an address does not take, with those that it does."""
    answer = harbour.put("/v1/articles")

    problem(answer, 405, "method-not-allowed")
    assert answer.headers["allow"]


def test_misspelt_filter(harbour: httpx.Client) -> None:
    """A parameter that does not exist is named, not passed over."""
    body = problem(harbour.get("/v1/statements?speeker=Brandt"), 422, "invalid-request")

    assert body["errors"] == [{"where": "query.speeker", "reason": "Extra inputs are not permitted"}]


def test_unknown_problem(harbour: httpx.Client) -> None:
    """Asked for a problem that there is not, the server lists those there are."""
    assert "not-found" in problem(harbour.get("/problems/nonsense"), 404, "not-found")["nearest"]


def test_browser_gets_a_page(harbour: httpx.Client) -> None:
    """A person who errs outside the API is told so in HTML, with the same status."""
    answer = harbour.get("/nothing", headers={"Accept": "text/html"})

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
