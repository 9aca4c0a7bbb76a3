"""CSV and Parquet: one row, one article."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, BinaryIO

from graph.articles import FIELDS
from graph.errors import BadInput, BadRecord
from graph.lines import GRAPH
from graph.read.streams import MAX_RECORD, encoding_of, lines, seekable, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.read.objects import Raw

_DELIMITERS = ",;\t|"
_ROWS = 64  # of Parquet in memory at a time: whole articles are long


def read_csv(stream: BinaryIO, name: str, columns: Mapping[str, str]) -> Iterator[Raw]:
    """Rows under a header; its names in any case; the delimiter is the one that occurs most in it."""
    csv.field_size_limit(MAX_RECORD)  # of the whole process; its default is shorter than a long article
    decoded = _decoded(stream)
    header = next(decoded, "")
    delimiter = max(_DELIMITERS, key=header.count)
    names = [column.strip() for column in next(csv.reader([header], delimiter=delimiter), [])]
    wanted = {columns.get(field, field) for field in FIELDS}
    names = [column if column in wanted else column.lower() for column in names]
    if missing := _missing(names, columns):
        yield BadRecord(f"{name}:1", missing)
        return
    reader = csv.reader(decoded, delimiter=delimiter, strict=True)
    while True:
        where = f"{name}:{reader.line_num + 2}"
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield BadRecord(where, f"not CSV: {error}")
            continue
        if row is None:
            return
        if len(row) > len(names):
            yield BadRecord(where, f"{len(row)} values under {len(names)} columns; is a text with commas not quoted?")
        elif row:
            cells = zip(names, row, strict=False)
            yield where, {column: value for column, value in cells if column in wanted and value}


def read_parquet(stream: BinaryIO, name: str, columns: Mapping[str, str]) -> Iterator[Raw]:
    """Rows of a Parquet file, read in small batches; nested columns may hold a graph."""
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield BadRecord(name, "Parquet needs pyarrow: pip install 'saidgraph[parquet]'")
        return
    wanted = {columns.get(field, field) for field in (*FIELDS, *GRAPH, "extractor")}
    try:
        with seekable(stream) as source, ParquetFile(source) as file:
            there = [column for column in file.schema_arrow.names if column in wanted]
            if missing := _missing(file.schema_arrow.names, columns):
                yield BadRecord(name, missing)
                return
            rows = (row for batch in file.iter_batches(_ROWS, columns=there) for row in batch.to_pylist())
            for n, row in enumerate(rows, start=1):
                yield f"{name} (row {n})", row
    except (pa.ArrowException, OSError, ValueError) as error:
        yield BadRecord(name, f"not a Parquet file that can be read: {str(error).splitlines()[0][:200]}")


def _missing(names: Sequence[str], columns: Mapping[str, str]) -> str:
    """Why no row can be an article, if none can."""
    text, html = columns.get("text", "text"), columns.get("html", "html")
    if text in names or html in names:
        return ""
    return f"no column {text!r}; there are {', '.join(names)[:200] or 'none'}"


def _decoded(stream: BinaryIO) -> Iterator[str]:
    """The lines as text: UTF-8, or else the encoding that the first line that is no UTF-8 is likely to be in."""
    encoding = ""
    for line in lines(stream):
        if line is None:
            raise BadInput(f"a line is {too_long()}; what follows was not read")
        try:
            text = line.decode()
        except UnicodeDecodeError:
            encoding = encoding or encoding_of(line)
            text = line.decode(encoding, "replace")
        yield text
