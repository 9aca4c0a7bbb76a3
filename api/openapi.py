"""The OpenAPI document: what FastAPI makes, with errors as they are really answered and an example each."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import MEDIA_TYPE, Problem

_PROBLEM = {"content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
_PROBLEMS = {
    "4XX": _PROBLEM | {"description": "A problem of the request"},
    "5XX": _PROBLEM | {"description": "Of ours"},
}


def examples() -> list[dict[str, Any]]:
    """One request and its answer for every operation, as `scripts/docs` recorded them."""
    found: list[dict[str, Any]] = json.loads(files("api").joinpath("examples.json").read_text("utf-8"))
    return found


def _describe(document: dict[str, Any]) -> dict[str, Any]:
    answers = {example["operation"]: example for example in reversed(examples()) if example["status"] < 400}
    document["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    for name in ("HTTPValidationError", "ValidationError"):  # what FastAPI would answer, and we do not
        document["components"]["schemas"].pop(name, None)
    for methods in document["paths"].values():
        for operation in methods.values():
            operation["responses"].pop("422", None)
            operation["responses"].update(_PROBLEMS)
            example = answers.get(operation["operationId"])
            if example and example["answer"] is not None:
                content = operation["responses"][str(example["status"])]["content"]
                next(iter(content.values()))["example"] = example["answer"]
    return document


def install(app: FastAPI) -> None:
    """Let the app serve this document."""

    @cache
    def document() -> dict[str, Any]:
        return _describe(
            get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        )

    app.openapi = document  # type: ignore[method-assign]
