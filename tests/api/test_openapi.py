"""The OpenAPI document: complete, stable, and true of what the server does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from api.app import create_app
from api.openapi import examples
from api.settings import Settings

if TYPE_CHECKING:
    import httpx

ROOT = Path(__file__).parent.parent.parent
APP = create_app(Settings(store="sqlite://"))
DOCUMENT: dict[str, Any] = APP.openapi()
OPERATIONS = {
    operation["operationId"]: operation for methods in DOCUMENT["paths"].values() for operation in methods.values()
}
WITHOUT_EXAMPLE = {"getJob", "getMetrics"}  # they tell the time
WITHOUT_ANSWER = {"removeArticle"}


def test_operation_ids() -> None:
    """Clients are generated from these names, so that they may be added to, not changed."""
    assert set(OPERATIONS) == {
        "addArticles",
        "exportGraph",
        "findPaths",
        "getArticle",
        "getAttribution",
        "getEntity",
        "getEvidence",
        "getHealth",
        "getJob",
        "getMetrics",
        "getProblem",
        "getReadiness",
        "getReception",
        "getStatement",
        "getSubgraph",
        "listAccusations",
        "listArticles",
        "listEntities",
        "listRepresentations",
        "listSpeakers",
        "listStatements",
        "removeArticle",
    }


@pytest.mark.parametrize("name", OPERATIONS)
def test_operation_is_told(name: str) -> None:
    """Every operation has a tag, a sentence, an example, words for its parameters, and problems for errors."""
    operation = OPERATIONS[name]
    [good] = [answer for status, answer in operation["responses"].items() if status in {"200", "204"}]
    told = [kind for kind in good.get("content", {}).values() if "example" in kind]

    assert operation["tags"]
    assert operation["description"]
    assert bool(told) == (name not in WITHOUT_EXAMPLE | WITHOUT_ANSWER)
    assert (name in {example["operation"] for example in examples()}) == (name not in WITHOUT_EXAMPLE)
    assert all(p.get("description") for p in operation.get("parameters", ()) if p["in"] == "query")
    assert "application/problem+json" in operation["responses"]["4XX"]["content"]
    assert "422" not in operation["responses"]


def test_served(harbour: httpx.Client) -> None:
    """The document that is served is this one."""
    assert harbour.get("/openapi.json").json()["paths"].keys() == DOCUMENT["paths"].keys()


def test_docs_are_those_of_the_code() -> None:
    """Settings, help and API in docs/ are as the code has them, and every example is answered as it says."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/docs", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@schemathesis.serializer("application/x-ndjson", "application/ndjson", "application/jsonl")
def as_it_is(_: schemathesis.SerializationContext, value: Any) -> bytes:
    """Lines are sent as the strings they are; half a surrogate pair is cut short by that."""
    return str(value).encode("utf-8", "ignore")


asked = schemathesis.openapi.from_dict(DOCUMENT).include(method="GET")
sent = schemathesis.openapi.from_dict(DOCUMENT).exclude(method="GET")
asking = settings(
    max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]


@asked.parametrize()  # pyright: ignore[reportUntypedFunctionDecorator]
@asking
def test_fuzzed(case: schemathesis.Case[Any], harbour: httpx.Client) -> None:
    """Whatever is asked, the answer is one that the document tells, and never a failure of ours."""
    case.call_and_validate(base_url=str(harbour.base_url), checks=CHECKS)


@sent.parametrize()  # pyright: ignore[reportUntypedFunctionDecorator]
@asking
def test_fuzzed_writes(case: schemathesis.Case[Any], empty: httpx.Client) -> None:
    """Whatever is sent, the answer is one that the document tells, and never a failure of ours."""
    case.call_and_validate(base_url=str(empty.base_url), checks=CHECKS)
