"""Every Cypher file says what it takes and returns, and a server can plan it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cypher
import graph.store.neo4j as package

if TYPE_CHECKING:
    from graph.store.neo4j import Neo4jStore

FOLDER = Path(str(cypher.__file__)).parent
FILES = sorted(path.stem for path in FOLDER.glob("*.cypher"))
STORES = Path(str(package.__file__)).parent
CODE = "\n".join(path.read_text("utf-8") for path in (*STORES.glob("*.py"), *STORES.parent.glob("*.py")))


def parts(name: str) -> tuple[str, str, list[str], str]:
    """Purpose, parameters and columns by a file's header, and its text without comments."""
    lines = cypher.statement(name).splitlines()
    header = " ".join(line.removeprefix("//").strip() for line in lines if line.startswith("//"))
    purpose, rest = header.split("params:")
    params, columns = rest.split("columns:")
    body = "\n".join(line for line in lines if not line.startswith("//"))
    return purpose.strip(), params, [one.strip() for one in columns.split(",") if one.strip() != "none"], body


@pytest.mark.parametrize("name", FILES)
def test_header(name: str, neo4j_opened: Neo4jStore) -> None:
    """A header tells the purpose, exactly the parameters of the text, and exactly the columns it returns."""
    purpose, params, columns, body = parts(name)
    with neo4j_opened._database._driver.session() as session:
        plan = session.run(f"EXPLAIN {body}")  # pyright: ignore[reportArgumentType]
        returned = list(plan.keys())
        plan.consume()

    assert purpose.endswith(".")
    assert set(re.findall(r"\$(\w+)", params)) == set(re.findall(r"\$(\w+)", body))
    assert columns == returned


@pytest.mark.parametrize("name", FILES)
def test_used(name: str) -> None:
    """No file is left over: each is named in the code, whole or up to its anchor."""
    stem = re.sub(r"(_by)?_[a-z]+$", "_", name)

    assert f'"{name}"' in CODE or f"{stem}{{" in CODE or f"{stem}by_{{" in CODE


def test_schema_again(neo4j_opened: Neo4jStore, neo4j_url: str) -> None:
    """Each step of the schema can run again, and whoever opens the store next finds it done."""
    for step in cypher.schema():
        for text in step:
            neo4j_opened._database._change_schema(text)

    with type(neo4j_opened)(neo4j_url) as again:
        again.ping()
