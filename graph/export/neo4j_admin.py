"""The whole graph as CSV files for Neo4j's bulk importer: the very rows that the Neo4j store would write.

Texts go through one article at a time. What several articles add to (entities, their names, the edges between them,
outlets) is summed up in memory.
"""

from __future__ import annotations

import shlex
from collections import Counter
from contextlib import ExitStack
from itertools import count, groupby
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from graph.errors import BadInput, BadQuery
from graph.store.neo4j.rows import name_row
from graph.store.neo4j.writing import batches
from graph.store.ready import ready_again
from graph.store.rows import date_range

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from graph.store.base import Store
    from graph.store.rows import Row

NODES = {
    "articles": "Article:Node",
    "publishers": "Publisher:Node",
    "entities": "Entity:Node",
    "names": "Name",
    "local_entities": "LocalEntity",
    "statements": "Statement:Node",
    "evidence": "Evidence",
    "schema": "Schema",
}
"""Each file of nodes with their labels; an entity's type is one more, in a column."""

RELATIONSHIPS = {"edges": None, "members_of": "MEMBER_OF", "names_of": "NAMES", "in_name_of": "IN_NAME_OF"}
"""Each file of relationships with their type, or None where that is a column."""

BETWEEN = "\x1f"  # items of a list: JSON never holds it, nor a name in its right mind
BUFFER = 4 * 1024 * 1024  # bytes: the longest row that the importer takes unless told otherwise

_NODE, _START, _END = "id:ID(Node)", ":START_ID(Node)", ":END_ID(Node)"
_TYPES: dict[type, str] = {bool: "boolean", int: "long", float: "double"}
"""Of a property by its first value; what may be null is text, or a list of texts."""
_LISTS = frozenset({"aliases", "extractors", "graphs", "runs", "versions"})


def neo4j_admin(store: Store, folder: Path) -> str:
    """Write the files into a folder that is new or empty; the command that imports them.

    The database is a store from the moment it is first opened, which makes its indexes. Raises `BadQuery` where the
    folder holds something, and `BadInput` for a name that no CSV can hold.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise BadQuery(f"{folder} is not empty: what is there would be mixed with what comes", "output")
    with _Files(folder) as files:
        graph = _Graph(files)
        for stored in store.articles.present(store.articles.ids()):
            for statement, rows in batches([(ready_again(stored), stored.canonical)]):
                for row in rows:
                    graph.take(statement, row)
        graph.finish()
        files.write("schema", {"program": "saidgraph", "caption": "saidgraph", "version": 0, "writes": 0})
    return files.command()


class _Files:
    """CSV files, each made with its first row."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, BinaryIO] = {}
        self._open = ExitStack()
        self._longest = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._open.close()

    def write(self, name: str, row: Mapping[str, Any]) -> None:
        """Append a row. A column with a colon is the importer's, any other a property."""
        if name not in self._files:
            self._files[name] = self._open.enter_context(self._path(name).open("wb"))
            header = ",".join(map(_column, row, row.values()))
            self._files[name].write(f"{header}\n".encode())
        line = f"{','.join(map(_field, row.values()))}\n".encode()
        self._longest = max(self._longest, len(line))
        self._files[name].write(line)

    def command(self) -> str:
        """The command that imports what was written."""
        words = ["neo4j-admin", "database", "import", "full", "neo4j", "--multiline-fields=true"]
        words.append(f"--array-delimiter=U+{ord(BETWEEN):04X}")
        if self._longest > BUFFER:
            words.append(f"--read-buffer-size={self._longest}")
        for option, kinds in (("nodes", NODES), ("relationships", RELATIONSHIPS)):
            for name, kind in kinds.items():
                if name in self._files:
                    words.append(f"--{option}={f'{kind}=' if kind else ''}{self._path(name)}")
        return shlex.join(words)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.csv"


def _column(name: str, value: object) -> str:
    """A column's head."""
    if ":" in name:
        return name
    return f"{name}:{'string[]' if name in _LISTS else _TYPES.get(type(value), 'string')}"


def _field(value: object) -> str:
    """Nothing for null, quotes around text: "" is the empty one."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case list():
            if any(BETWEEN in item for item in value):
                raise BadInput(f"neo4j-admin could not tell {value!r:.60} apart: U+001F is between the items of a list")
            return _field(BETWEEN.join(value))
        case _:
            return '"' + str(value).replace('"', '""') + '"'


class _Graph:
    """Rows of the store's statements on their way into files; what several articles add to is summed up first."""

    def __init__(self, files: _Files) -> None:
        self._files = files
        self._publishers: dict[str, str] = {}
        self._entities: dict[str, Row] = {}
        self._names: Counter[tuple[str, str, bool, str]] = Counter()
        self._edges: dict[str, Row] = {}

    def take(self, statement: str, row: Row) -> None:
        """Do with a row in files what the statement of that name does in a store."""
        write = self._files.write
        match statement:
            case "add_articles":
                write("articles", _as_node(row))
                if (id_ := row["publisher_id"]) is not None:
                    self._publishers[id_] = min(row["publisher"], self._publishers.get(id_, row["publisher"]))
            case "add_entities":
                _sum(self._entities, row["id"], row, ("articles", "mentions", "statements", "groups"))
            case "add_entity_names":
                self._names[row["entity"], row["name"], row["alias"], row["norm"]] += row["uses"]
            case "add_local_entities":
                write("local_entities", _as_node(row["properties"], "LocalEntity"))
                write("members_of", {":START_ID(LocalEntity)": row["properties"]["id"], _END: row["entity"]})
            case "add_statements":
                write("statements", _as_node(row))
            case "add_capacities":
                ends = {_START: row["statement"], _END: row["entity"]}
                write("in_name_of", ends | {"local": row["local"], "depth": row["depth"]})
            case "add_own_edges":
                write("edges", _as_edge(row))
            case "add_accusations" | "add_representations":
                _sum(self._edges, row["properties"]["id"], _as_edge(row), ("count",))
            case _:
                write("evidence", row)

    def finish(self) -> None:
        """Write what was summed up."""
        write = self._files.write
        for id_, name in self._publishers.items():
            write("publishers", {_NODE: id_, "kind": "Publisher", "caption": name})
        for edge in self._edges.values():
            write("edges", edge)
        numbers = count()
        for id_, some in groupby(sorted(self._names.items()), lambda one: one[0][0]):
            uses = [(name, alias, norm, n) for (_, name, alias, norm), n in some]
            self._write_entity(id_, min((-n, -len(name), name) for name, alias, _, n in uses if not alias)[2])
            for values in uses:
                number = next(numbers)
                write("names", {":ID(Name)": number} | name_row(id_, *values) | {"caption": values[0]})
                write("names_of", {":START_ID(Name)": number, _END: id_})

    def _write_entity(self, id_: str, name: str) -> None:
        row = self._entities[id_]
        what = {_NODE: id_, ":LABEL": row["type"], "kind": row["type"], "caption": name}
        known = ("named", "articles", "mentions", "statements", "groups", "first", "last")
        self._files.write("entities", what | {key: row[key] for key in known})


def _as_node(row: Row, group: str = "Node") -> Row:
    return {f"id:ID({group})": row["id"]} | {key: value for key, value in row.items() if key != "id"}


def _as_edge(row: Row) -> Row:
    return {_START: row["source"], _END: row["target"], ":TYPE": row["type"], **row["properties"]}


def _sum(known: dict[str, Row], id_: str, row: Row, counted: Iterable[str]) -> None:
    """Add a row's counts and dates to what is known."""
    first = known.setdefault(id_, row)
    if first is not row:
        first |= {name: first[name] + row[name] for name in counted}
        first |= date_range(first["first"], first["last"], row["first"], row["last"])
