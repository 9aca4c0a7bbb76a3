"""What can go wrong between the program and a Neo4j server, told without the password."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

import cypher
from graph.errors import BadInput, BadQuery, StoreReadOnly, StoreUnavailable, StoreVersion
from graph.queries import StatementFilter
from graph.store.base import open_store
from graph.store.neo4j import connection
from tests.store.build import ALL, Draft, said

if TYPE_CHECKING:
    from graph.store.neo4j import Neo4jStore


def test_absent_server() -> None:
    """Nobody listens: the address is named, the password is not."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with pytest.raises(StoreUnavailable, match=f"127.0.0.1:{port}") as refused:
        open_store(f"bolt://anna:secret@127.0.0.1:{port}")
    assert "secret" not in str(refused.value)


def test_wrong_password(neo4j_url: str) -> None:
    """A login that the server refuses is called that."""
    wrong = neo4j_url.replace("test-password", "not-this-one")
    if wrong == neo4j_url:
        wrong = neo4j_url.replace("://", "://nobody:not-this-one@") if "@" not in neo4j_url else neo4j_url + "x"

    with pytest.raises(StoreUnavailable, match="user name and password") as refused:
        open_store(wrong)
    assert "not-this-one" not in str(refused.value)


def test_unknown_database(neo4j_url: str) -> None:
    """A database that the server has not is named."""
    with pytest.raises(StoreUnavailable, match="nosuch"):
        open_store(f"{neo4j_url}/nosuch")


@pytest.mark.parametrize("url", ["neo4j:", "neo4j://", "bolt:///x", "http://anna:secret@localhost"])
def test_no_address(url: str) -> None:
    """What is no address of a store is refused before anything is asked."""
    with pytest.raises(BadQuery, match="no store") as refused:
        open_store(url)
    assert "secret" not in str(refused.value)


def test_url_has_no_password(neo4j_opened: Neo4jStore) -> None:
    """A store tells where it is, not how to get in."""
    assert "@" not in neo4j_opened.url


def test_newer_schema(neo4j_store: Neo4jStore, neo4j_url: str) -> None:
    """A graph of a newer program is left alone."""
    known = len(cypher.schema())
    neo4j_store._database.write(lambda write: write.rows("set_schema", version=known + 1))
    try:
        with pytest.raises(StoreVersion, match="newer saidgraph"):
            open_store(neo4j_url)
    finally:
        neo4j_store._database.write(lambda write: write.rows("set_schema", version=known))


@pytest.mark.parametrize(
    ("version", "new_enough"),
    [
        *[("5.26.0", True), ("5.26", True), ("5.27-aura", True), ("5.26.0-enterprise", True), ("5.100.1", True)],
        *[("2025.06.0-20250601", True), ("2026.01-aura", True), ("6.0-drop01.0", True)],
        *[("5.25-aura", False), ("5.9.0", False), ("4.4-aura", False), ("3.5", False), ("dev", False), ("?", False)],
    ],
)
def test_versions(version: str, new_enough: bool) -> None:
    """A version is known by its first two numbers, whatever follows them."""
    assert (connection.numbers(version) >= connection.OLDEST) is new_enough


def test_reading_cannot_write(neo4j_store: Neo4jStore) -> None:
    """A read is held to reading by the server."""
    with pytest.raises(StoreReadOnly):
        neo4j_store._database.read(lambda read: read.rows("lock_store"))


def test_closed(neo4j_url: str) -> None:
    """A closed store says so, and can be closed twice."""
    store = open_store(neo4j_url)
    store.close()
    store.close()

    with pytest.raises(StoreUnavailable, match="is closed"):
        store.ping()


def test_lone_surrogates(neo4j_store: Neo4jStore) -> None:
    """What is no Unicode is refused, not half written."""
    with pytest.raises(BadInput, match="surrogates"):
        neo4j_store.statements.find(StatementFilter(speaker="\ud800"), ALL)


def test_reads_well_in_its_browser(neo4j_store: Neo4jStore) -> None:
    """The graph has the labels, types and captions that a person would draw."""
    draft = Draft()
    draft.place("Armenia")
    draft.office("Ministry")
    draft.say("Anna", "Armenia is calm.", about=("Armenia",))
    draft.stand("Anna", "Ministry", "voice")
    draft.accuse("Anna", "Armenia", "noise")
    neo4j_store.articles.add(*draft.done())
    neo4j_store.articles.add(*said("Berta", "Hello."))
    drawn = """
        MATCH (:Person {caption: 'Anna'})-[:SAID]->(s:Statement)-[:ABOUT]->(place:Place),
              (:Person)-[r:REPRESENTS {role: 'voice', count: 1}]->(office:Office),
              (:Person)-[a:ACCUSES {first: '2020-09-27', last: '2020-09-27'}]->(place)
        RETURN s.caption AS said, place.caption AS about, office.caption AS office,
               COUNT { MATCH (n) WHERE n.caption IS NULL } AS without
    """
    with neo4j_store._database._driver.session() as session:
        rows = session.run(drawn).data()

    assert rows == [{"said": "Armenia is calm.", "about": "Armenia", "office": "Ministry", "without": 0}]
