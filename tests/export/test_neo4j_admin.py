"""CSV for Neo4j's bulk importer: what it imports is the store that would have been written."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from graph.comparing import differences
from graph.copying import copy
from graph.errors import BadInput, BadQuery
from graph.export.neo4j_admin import neo4j_admin
from graph.model import Extractor
from graph.store.base import open_store
from graph.store.neo4j import Neo4jStore
from tests.neo4j.server import Server
from tests.store.build import Draft, said, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.store.base import Store

ODD = ' "odd", \\"x\\"; \\n\r\n\n’s\t🙂 '  # all that a CSV could stumble over


@pytest.fixture
def source() -> Iterator[Store]:
    """Articles with every kind of edge, odd characters, one that is long and one that says nothing."""
    draft = Draft("2020-09-27", title=ODD)
    draft.place("Armenia", aliases=(f"the {ODD}", "; and, ", '"Hayastan"'))
    draft.office("Ministry")
    draft.crowd("officials")
    words = draft.say("Anna and officials", f"{ODD} Armenia", about=("Armenia",), addressee="Berta")
    draft.quote(words, "Carl", "Armenia")
    draft.stand("Anna", "Ministry", f"voice{ODD}")
    draft.accuse("Anna", "Armenia", "firing")
    again = Draft("2020-09-25", publisher="outlet", url="https://outlet.example/1")
    again.place("ARMENIA")
    again.stand("Anna", "Ministry")
    again.accuse("Anna", "ARMENIA")
    first, second = draft.done(), again.done()
    with open_store("sqlite://") as opened:
        opened.articles.add_all([first, second, said("Dora", "no " * 200_000), Draft(None, publisher=None).done()])
        opened.articles.add(second.article, said("Emil", "Yes").graph, Extractor("another; one", "2.0"))
        yield opened


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of its own that is not started: the importer writes its files."""
    if not (shutil.which("java") and shutil.which("mvn")):
        pytest.skip("no Neo4j: java and mvn are not there")
    try:
        made = Server(tmp_path / "home")
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"no Neo4j: java or mvn could not make one: {error}")
    yield made
    made.kill()


def run(command: str, server: Server) -> None:
    """What `neo4j-admin` does when called so."""
    program, *arguments = shlex.split(command)
    assert program == "neo4j-admin"
    java = ["java", "-Xmx512m", "-cp", server.classes, "org.neo4j.cli.AdminTool"]
    where = {"NEO4J_HOME": str(server.home), "NEO4J_CONF": str(server.home / "conf")}
    environment = os.environ | where
    done = subprocess.run(
        [*java, *arguments], check=False, capture_output=True, text=True, cwd=server.home, env=environment
    )
    assert done.returncode == 0, done.stdout + done.stderr


def everything(store: Neo4jStore) -> list[str]:
    """Every node and relationship with labels and properties, as Neo4j has them."""
    asked = """
        MATCH (n) WHERE NOT n:Schema RETURN labels(n) AS what, properties(n) AS has, null AS s, null AS t
        UNION ALL
        MATCH (s)-[r]->(t)
        RETURN [type(r)] AS what, properties(r) AS has, coalesce(s.id, s.name) AS s, coalesce(t.id, t.name) AS t
    """
    with store._database._driver.session() as session:
        rows: list[dict[str, Any]] = session.run(asked).data()
    return sorted(repr([sorted(row["what"]), sorted(row["has"].items()), row["s"], row["t"]]) for row in rows)


def test_imported(source: Store, server: Server, tmp_path: Path) -> None:
    """The imported database opens as a store that answers the same, and is the same to the last property."""
    run(neo4j_admin(source, tmp_path / "csv"), server)
    server.start()
    with Neo4jStore(server.url) as imported:
        assert list(differences(source, imported)) == []
        assert snapshot(imported) == snapshot(source)
        found = everything(imported)
        imported.articles.add(*said("Anna", "It can be written to."))
        for id_ in list(imported.articles.ids()):
            imported.articles.remove(id_)
        assert everything(imported) == []
        copy(source, imported)

        assert found == everything(imported)


def test_empty_store(tmp_path: Path) -> None:
    """Of a store with nothing in it only the mark is left that makes it a store."""
    with open_store("sqlite://") as store:
        command = neo4j_admin(store, tmp_path / "new" / "csv")

    assert [path.name for path in (tmp_path / "new/csv").iterdir()] == ["schema.csv"]
    assert command.endswith(f"--nodes=Schema={tmp_path}/new/csv/schema.csv")


def test_folder_in_use(source: Store, tmp_path: Path) -> None:
    """A folder that holds something is left alone."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")

    with pytest.raises(BadQuery, match="is not empty"):
        neo4j_admin(source, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_long_text(tmp_path: Path) -> None:
    """The importer is told of rows that are longer than it would take."""
    with open_store("sqlite://") as store:
        store.articles.add(*said("Anna", "no " * 2_000_000))
        command = neo4j_admin(store, tmp_path / "csv")

    (size,) = [int(word.partition("=")[2]) for word in command.split() if word.startswith("--read-buffer-size=")]
    assert size > 6_000_000


def test_no_room_between(tmp_path: Path) -> None:
    """A name with the character that stands between names is told, not cut in two."""
    draft = Draft()
    draft.place("Armenia", aliases=("the\x1fother",))
    with open_store("sqlite://") as store:
        store.articles.add(*draft.done())

        with pytest.raises(BadInput, match="U\\+001F"):
            neo4j_admin(store, tmp_path / "csv")
