"""What docs/cypher.md tells a researcher to type is answered as it shows, over seeds/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.cypher_page import PAGE, Query, ask, queries, seeds_at
from tests.neo4j.server import or_skip, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neo4j import Session

TEXT = PAGE.read_text(encoding="utf-8")
TITLES = re.findall(r"^### \d+\. (.+)$", TEXT, re.MULTILINE)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A server that holds seeds/; it ends before the stores' tests begin one of their own."""
    with or_skip(running(tmp_path_factory.mktemp("neo4j") / "home")) as url, seeds_at(url) as reading:
        yield reading


@pytest.mark.parametrize("query", queries(TEXT), ids=TITLES)
def test_query_is_answered_as_shown(session: Session, query: Query) -> None:
    """The answer is, to the letter, the table under the query; the server remarks nothing. scripts/docs writes it."""
    answer = ask(session, query.text)

    assert answer.table == query.answer
    assert answer.remarks == []
    assert len(answer.table.splitlines()) > 1


def test_there_are_fifteen() -> None:
    """Each of the fifteen headings has a query."""
    assert len(queries(TEXT)) == len(TITLES) == 15


def test_model_is_all_there(session: Session) -> None:
    """The page names every label and every type of relationship that the database holds."""
    labels = session.run("CALL db.labels() YIELD label RETURN collect(label)").single(strict=True).value()
    types = session.run("CALL db.relationshipTypes() YIELD relationshipType AS t RETURN collect(t)")

    assert [name for name in [*labels, *types.single(strict=True).value()] if name not in TEXT] == []
