"""Articles over HTTP: in by every type of body, out with their graph, and away."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from api.jobs import CUT_OFF
from graph.store.base import open_store

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

    from tests.api.conftest import Serve

NDJSON = {"Content-Type": "application/x-ndjson"}
CALM: dict[str, Any] = {
    "id": "calm",
    "text": "All is calm in the harbour of Eastport today.",
    "title": "Calm",
    "entities": [],
    "statements": [],
}
PAGE = (
    "<html><head><title>Calm</title></head><body><article><h1>Calm</h1>"
    + "<p>All is calm in the harbour of Eastport, and the ships lie still in the morning sun.</p>" * 5
    + "</article></body></html>"
)


def finished(client: httpx.Client, answer: httpx.Response) -> dict[str, Any]:
    """The job that a body became, once it is over."""
    assert answer.status_code == 202, answer.text
    until = time.monotonic() + 300
    while (job := client.get(answer.headers["location"]).json())["state"] not in {"done", "failed"}:
        assert time.monotonic() < until, job
        time.sleep(0.05)
    return dict(job)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", json.dumps(CALM)),
        ("application/json; charset=utf-8", json.dumps([CALM])),
        ("application/x-ndjson", json.dumps(CALM) + "\n"),
        ("text/plain", "Calm\n\nAll is calm in the harbour of Eastport today.\n"),
        ("text/html", PAGE),
    ],
)
def test_send_each_type(empty: httpx.Client, kind: str, body: str) -> None:
    """One article is added, whatever type its body is of."""
    answer = empty.post("/v1/articles", content=body, headers={"Content-Type": kind})

    assert answer.status_code == 200, answer.text
    assert answer.json()["added"] == 1
    assert [a["title"] for a in empty.get("/v1/articles").json()["items"]] == ["Calm"]


def test_send_twice(empty: httpx.Client, lines: bytes) -> None:
    """The same again changes nothing, and is told so article by article."""
    first = empty.post("/v1/articles", content=lines, headers=NDJSON).json()
    again = empty.post("/v1/articles", content=lines, headers=NDJSON).json()

    assert [r["outcome"] for r in first["results"]] == ["added"] * 3
    assert [r["outcome"] for r in again["results"]] == ["unchanged"] * 3
    assert [r["article"] for r in first["results"]] == [r["article"] for r in again["results"]]
    assert [r["statements"] for r in first["results"]] == [2, 3, 2]


def test_send_good_beside_bad(empty: httpx.Client) -> None:
    """What cannot be used is refused with its place and reason; the rest is added."""
    other = CALM | {"id": "storm", "text": "The storm has come to the harbour of Eastport."}
    body = "\n".join([json.dumps(CALM), "{", json.dumps({"title": "no text"}), json.dumps(other)])
    answer = empty.post("/v1/articles", content=body, headers=NDJSON).json()

    assert [r["outcome"] for r in answer["results"]] == ["added", "refused", "refused", "added"]
    assert all(r["reason"] and r["where"] for r in answer["results"] if r["outcome"] == "refused")
    assert (answer["added"], answer["refused"]) == (2, 2)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b""),
        ("application/json", b"{"),
        ("application/json", b"7"),
        ("application/json", b"[]"),
        ("application/json", b"\xff\xfe\x00"),
        ("application/json", b'{"title": "no text"}'),
        ("application/json", b'{"text": ""}'),
        ("application/json", b'{"text": 7}'),
        ("application/json", b'{"text": "\\ud800"}'),
        ("application/json", b"[" * 100_000),
        ("application/json", b'{"text": "a", "published": "2020-13-45"}'),
        ("application/x-ndjson", b"\n\n"),
        ("text/plain", b"   "),
        ("text/html", b"<html></html>"),
    ],
)
def test_body_that_is_no_article(empty: httpx.Client, kind: str, body: bytes) -> None:
    """A body of which nothing can be used is a problem that says why."""
    answer = empty.post("/v1/articles", content=body, headers={"Content-Type": kind})

    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "/problems/bad-record"
    assert answer.json()["reason"]


def test_graph_that_does_not_fit(empty: httpx.Client, lines: bytes) -> None:
    """A span beyond the text is refused before anything is written."""
    line = json.loads(lines.splitlines()[0])
    line["statements"][0]["content"] = [[0, 100_000]]
    answer = empty.post("/v1/articles", json=line)

    assert answer.status_code == 422
    assert "100000" in answer.json()["reason"]
    assert empty.get("/v1/articles").json()["items"] == []


@pytest.mark.parametrize("kind", ["application/pdf", "multipart/form-data; boundary=x", "image/png"])
def test_wrong_type(empty: httpx.Client, kind: str) -> None:
    """A type that is not read is answered with those that are."""
    answer = empty.post("/v1/articles", content=b"x", headers={"Content-Type": kind})

    assert answer.status_code == 415
    assert "application/json" in answer.json()["detail"]


def test_no_type(empty: httpx.Client) -> None:
    """A body without a type is not guessed at."""
    assert empty.post("/v1/articles", content=b"x").status_code == 415


@pytest.mark.parametrize("chunked", [False, True])
def test_body_above_the_cap(serve: Serve, chunked: bool) -> None:
    """A body above the cap is refused, whether it tells its length or not."""
    client = serve(max_body_bytes=1000)
    body = iter([b"x" * 600] * 2) if chunked else b"x" * 1200
    answer = client.post("/v1/articles", content=body, headers={"Content-Type": "text/plain"})

    assert answer.status_code == 413
    assert answer.json()["type"] == "/problems/content-too-large"


def test_other_text_under_a_known_id(empty: httpx.Client) -> None:
    """Another text under a known id is refused, and taken in its place when asked for."""
    empty.post("/v1/articles", json=CALM)
    other = CALM | {"text": "The storm has come to the harbour of Eastport."}

    assert empty.post("/v1/articles", json=other).status_code == 422
    assert empty.post("/v1/articles?replace=true", json=other).json()["replaced"] == 1
    assert empty.get("/v1/articles/calm").json()["text"] == other["text"]


def test_article_with_its_graph(harbour: httpx.Client) -> None:
    """An article comes with its text, and every span cuts out of it what it should."""
    article = harbour.get("/v1/articles/harbour-1").json()

    def cut(spans: list[list[int]]) -> list[str]:
        return [article["text"][start:end] for start, end in spans]

    assert article["id"] == "harbour-1"
    assert article["article"].startswith("art_")
    assert [cut(s["cue"]) for s in article["statements"]] == [["said"], ["told"]]
    assert {e["name"]: cut(e["mentions"]) for e in article["entities"]}["Sudmark"] == ["Sudmark"]
    assert all(e["key"].startswith("loc_") and e["canonical"].startswith("ent_") for e in article["entities"])
    assert article["statements"][0]["key"].startswith("st_")


def test_remove(empty: httpx.Client, lines: bytes) -> None:
    """A removed article is gone with all that only it supported."""
    empty.post("/v1/articles", content=lines, headers=NDJSON)

    assert empty.delete("/v1/articles/harbour-3").status_code == 204
    assert empty.delete("/v1/articles/harbour-3").status_code == 404
    assert empty.get("/v1/articles/harbour-3").status_code == 404
    assert "Ivo Brandt" not in {e["name"] for e in empty.get("/v1/entities").json()["items"]}


def test_article_filters(harbour: httpx.Client) -> None:
    """Articles by outlet, days and words."""

    def found(**params: str) -> list[str]:
        return [a["name"] for a in harbour.get("/v1/articles", params=params).json()["items"]]

    assert found() == ["harbour-3", "harbour-2", "harbour-1"]
    assert found(publisher="Morning Post") == ["harbour-2"]
    assert found(since="2021-03-02", until="2021-03-02") == ["harbour-2"]
    assert found(text="ferry") == ["harbour-3"]
    assert found(language="de") == []


def test_ten_thousand_in_one_body(serve: Serve) -> None:
    """Ten thousand articles in one body become a job, every one of them is taken, the bad ones told."""
    client = serve()
    articles = [
        {"id": f"n{n}", "text": f"Number {n} is calm.", "language": "en", "entities": []} for n in range(10_000)
    ]
    articles[77]["text"] = ""
    job = finished(client, client.post("/v1/articles", json=articles))

    assert job["state"] == "done"
    assert (job["total"], job["done"], job["added"]) == (10_000, 10_000, 9_999)
    assert len(job["refused"]) == 1
    assert 'saidgraph_store_rows{noun="articles"} 9999.0' in client.get("/metrics").text


def test_unfinished_job_after_a_restart(serve: Serve, tmp_path: Path) -> None:
    """A job that a restart cut off is marked as failed and says what to do."""
    url = f"sqlite:///{tmp_path}/cut.db"
    with open_store(url) as store:
        job = store.jobs.add(5)
    answer = serve(store=url).get(f"/v1/jobs/{job.id}").json()

    assert answer["state"] == "failed"
    assert answer["refused"] == [{"where": "job", "reason": CUT_OFF}]


def test_job_whose_articles_are_all_bad(serve: Serve) -> None:
    """A large body of nothing usable ends as done, with every refusal."""
    client = serve(job_bytes=10)
    job = finished(client, client.post("/v1/articles", json=[{"title": "no text"}] * 3))

    assert (job["state"], job["added"], len(job["refused"])) == ("done", 0, 3)


def test_unknown_job(empty: httpx.Client) -> None:
    """A job that there is not."""
    assert empty.get("/v1/jobs/job_nothing").status_code == 404
