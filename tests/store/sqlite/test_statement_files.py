"""Every statement file says what it takes and returns, and uses the indexes that are there for it."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.store import rows
from graph.store.ready import ready
from graph.store.sqlite import sql
from tests.store.build import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(sql.__file__).parent
FILES = sorted(path.stem for path in FOLDER.glob("*.sql"))
STORES = FOLDER.parent
CODE = "\n".join(path.read_text("utf-8") for path in (*STORES.glob("*.py"), *STORES.parent.glob("*.py")))


@pytest.fixture(scope="module")
def empty() -> Iterator[sqlite3.Connection]:
    """A database with today's schema."""
    connection = sqlite3.connect(":memory:")
    for step in sql.schema():
        connection.executescript(step)
    yield connection
    connection.close()


def parts(name: str) -> tuple[str, str, str, str]:
    """Purpose, parameters and columns by a file's header, and its text without comments."""
    text = sql.statement(name)
    header = " ".join(line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--"))
    purpose, rest = header.split("params:")
    params, columns = rest.split("columns:")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return purpose.strip(), params, columns.strip(), body


@pytest.mark.parametrize("name", FILES)
def test_header(name: str, empty: sqlite3.Connection) -> None:
    """A header tells the purpose, exactly the parameters of the text, and exactly the columns it returns."""
    purpose, params, columns, body = parts(name)
    taken = set(re.findall(r":(\w+)", body))
    lists = set(re.findall(r"json_each\(:(\w+)\)", body))
    cursor = empty.execute(body, {param: "[]" if param in lists else 1 for param in taken})
    returned = [column for column, *_ in cursor.description or ()]

    assert purpose.endswith(".")
    assert set(re.findall(r":(\w+)", params)) == taken
    assert (columns.split(", ") if columns != "none" else []) == returned
    empty.rollback()


@pytest.mark.parametrize("name", FILES)
def test_used(name: str) -> None:
    """No file is left over: each is named in the code, whole or up to its anchor."""
    stem = re.sub(r"(_by)?_[a-z]+$", "_", name)

    assert f'"{name}"' in CODE or f"{stem}{{" in CODE or f"{stem}by_{{" in CODE


@pytest.mark.parametrize("anchor", ["article", "speaker", "office", "about", "addressee", "text"])
def test_an_anchor_uses_its_index(anchor: str, empty: sqlite3.Connection) -> None:
    """No anchored question reads all statements, and all but full text come sorted from their index."""
    *_, body = parts(f"find_statements_by_{anchor}")
    taken = set(re.findall(r":(\w+)", body))
    plan = [row[3] for row in empty.execute(f"EXPLAIN QUERY PLAN {body}", dict.fromkeys(taken, "x"))]

    assert not [step for step in plan if re.match(r"SCAN (?!\w+ VIRTUAL TABLE)", step)], plan
    assert anchor == "text" or not [step for step in plan if "FOR ORDER BY" in step], plan


@pytest.mark.parametrize(
    "name",
    ["find_statements_all", "find_articles_all", "find_articles_by_publisher", "find_entities_all", "list_article_ids"],
)
def test_a_list_comes_from_its_index(name: str, empty: sqlite3.Connection) -> None:
    """A list walks its index in order and stops at its limit: nothing is sorted."""
    *_, body = parts(name)
    taken = set(re.findall(r":(\w+)", body))
    plan = [row[3] for row in empty.execute(f"EXPLAIN QUERY PLAN {body}", dict.fromkeys(taken, "x"))]

    assert not [step for step in plan if "FOR ORDER BY" in step or re.fullmatch(r"SCAN \w+", step)], plan


@pytest.mark.parametrize(
    "name", [name for name in FILES if name.startswith(("add_", "remove_", "get_", "match_", "choose_", "has_"))]
)
def test_writing_and_looking_up_scan_nothing(name: str, empty: sqlite3.Connection) -> None:
    """What runs for each article or each row of a page costs no more in a large store than in a small one."""
    *_, body = parts(name)
    taken = set(re.findall(r":(\w+)", body))
    plan = [row[3] for row in empty.execute(f"EXPLAIN QUERY PLAN {body}", dict.fromkeys(taken, "x"))]
    scans = [step for step in plan if step.startswith("SCAN ") and "INDEX" not in step]

    # Virtual tables are json_each over what was asked; extractor versions are few.
    allowed = r"SCAN (\w+ VIRTUAL TABLE.*|CONSTANT ROW|\(subquery-\d+\)|found|ranked|gone|e|extraction_run|\d+.*)"
    assert not [step for step in scans if not re.fullmatch(allowed, step)], plan


def test_rows_are_in_the_order_that_the_header_tells() -> None:
    """Rows go as lists: what stands first in one is what its statement takes for the first."""
    draft = Draft()
    draft.stand("Mira Holt", draft.office("Parliament"), "speaker")
    draft.say("Mira Holt", "It rains.")
    one = ready(*draft.done())
    members = {entity.key: f"ent_{n}" for n, entity in enumerate(one.whole.entities)}
    pieces = rows.pieces(one.article, one.whole, one.graphs, members)
    made = {
        "add_articles": rows.article_row(one),
        "add_entities": rows.entity_rows([(one.article, one.whole, members)])[0],
        "add_local_entities": next(rows.local_rows(one.article, one.whole, members)),
        "add_capacities": next(rows.capacity_rows(one.article, one.whole, members)),
        "add_edges": next(rows.edge_rows(pieces)),
        "add_evidence": next(rows.evidence_rows(one.article, pieces)),
    }
    told = {name: re.findall(r"\[\[(.*?)\]", parts(name)[1])[0].split(", ") for name in made}

    assert told == {name: list(row) for name, row in made.items()}
