"""Where articles are found, and which reader reads them."""

from __future__ import annotations

import csv
import glob
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph.articles import FIELDS
from graph.errors import BadInput, BadQuery, BadRecord
from graph.lines import parse_record
from graph.read.documents import read_html, read_text
from graph.read.objects import read_json, read_ndjson
from graph.read.streams import BROKEN, kind_of, opened
from graph.read.tables import read_csv, read_parquet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.lines import Incoming
    from graph.read.objects import Raw

SUFFIXES = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "ndjson",
    ".ndjson": "ndjson",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
}
"""What a folder is searched for (each also with .gz or .zst), and what a file of that name holds."""

_COMPRESSED = {".gz", ".zst"}
_DOCUMENTS = {"text": read_text, "html": read_html}
_OBJECTS = {"json": read_json, "ndjson": read_ndjson}
_TABLES = {"csv": read_csv, "parquet": read_parquet}


def read_sources(sources: Sequence[str], *, columns: Mapping[str, str] | None = None) -> Iterator[Incoming | BadRecord]:
    """Every article of files, folders (with all below), globs and "-" (standard input), in that order.

    `columns` maps a field to the name that it has in the records. Raises `BadQuery` if it maps something else.
    """
    for field in columns or {}:
        if field not in FIELDS:
            raise BadQuery(f"{field!r} is no field; there are {', '.join(FIELDS)}", "columns")
    for source in sources:
        if source == "-":
            yield from read_stream(sys.stdin.buffer, "stdin", columns=columns)
            continue
        for found in _found(source):
            if isinstance(found, BadRecord):
                yield found
            else:
                yield from _read_file(found, columns)


def read_stream(
    stream: BinaryIO, name: str, kind: str | None = None, *, columns: Mapping[str, str] | None = None
) -> Iterator[Incoming | BadRecord]:
    """Every article of a stream, told apart by `name` and place.

    `kind` is text, json, ndjson, csv, parquet or html; None if its first bytes are to tell. Compression is seen.
    """
    try:
        for raw in _raw(stream, name, kind, columns or {}):
            yield raw if isinstance(raw, BadRecord) else _parsed(*raw)
    except BadInput as error:
        yield BadRecord(name, str(error))
    except csv.Error as error:
        yield BadRecord(name, f"not CSV: {error}; what follows was not read")
    except UnicodeDecodeError as error:
        yield BadRecord(name, f"not {error.encoding.upper()} at byte {error.start}; what follows was not read")
    except (*BROKEN, RecursionError) as error:
        yield BadRecord(name, f"cannot be read to its end: {error}")


def _raw(stream: BinaryIO, name: str, kind: str | None, columns: Mapping[str, str]) -> Iterator[Raw]:
    stream, head = opened(stream)
    if not head:
        raise BadInput("is empty")
    if kind is None or (kind == "json" and kind_of(head) == "ndjson"):  # what is called .json is often one a line
        kind = kind_of(head)
    if kind in _DOCUMENTS:
        return _DOCUMENTS[kind](stream, name)
    if kind in _TABLES:
        return _renamed(_TABLES[kind](stream, name, columns), columns)
    return _renamed(_OBJECTS[kind](stream, name), columns)


def _renamed(raws: Iterable[Raw], columns: Mapping[str, str]) -> Iterator[Raw]:
    """The records with the fields' own names."""
    for raw in raws:
        if not isinstance(raw, BadRecord) and isinstance(record := raw[1], dict):
            yield raw[0], record | {field: record.get(column) for field, column in columns.items()}
        else:
            yield raw


def _parsed(where: str, record: object) -> Incoming | BadRecord:
    try:
        return parse_record(record, where)
    except BadRecord as refused:
        return refused


def _read_file(path: Path, columns: Mapping[str, str] | None) -> Iterator[Incoming | BadRecord]:
    try:
        with path.open("rb") as stream:
            yield from read_stream(stream, str(path), _kind_by_name(path), columns=columns)
    except OSError as error:
        yield BadRecord(str(path), f"cannot be opened: {error.strerror or error}")


def _kind_by_name(path: Path) -> str | None:
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in _COMPRESSED:
        suffixes.pop()
    return SUFFIXES.get(suffixes[-1]) if suffixes else None


def _found(source: str) -> Iterator[Path | BadRecord]:
    """The files that a source means, in order; a source that means none is refused."""
    path = Path(source)
    globbed = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    matches = [path] if os.path.lexists(path) else [Path(match) for match in globbed]
    found: dict[Path | BadRecord, None] = {}
    for match in matches:
        found |= dict.fromkeys(_below(match) if match.is_dir() else [match])
    if found:
        yield from found
    elif path.is_dir():
        yield BadRecord(source, f"no file in this folder is one of {', '.join(SUFFIXES)}")
    else:
        yield BadRecord(source, "no such file or folder" if not glob.has_magic(source) else "no file matches")


def _below(folder: Path) -> Iterator[Path | BadRecord]:
    """The files of known kinds below a folder, hidden ones left out, in the order of their names."""
    refused: list[OSError] = []
    for at, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(at, name)
            if not name.startswith(".") and _kind_by_name(path) and (path.is_file() or not path.exists()):
                yield path
    for error in refused:
        yield BadRecord(str(error.filename), f"cannot be opened: {error.strerror or error}")
