"""The readers, through `read_stream`: what each kind gives, and how each refuses."""

from __future__ import annotations

import gzip
import io
import json
import sys
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph.errors import BadRecord
from graph.lines import Incoming
from graph.read import read_stream
from graph.read import streams as streams_module


def read(data: bytes | str, kind: str | None = None, **columns: str) -> list[Incoming | BadRecord]:
    """All that a stream called "f" gives."""
    return list(read_stream(io.BytesIO(data.encode() if isinstance(data, str) else data), "f", kind, columns=columns))


def texts(found: list[Incoming | BadRecord]) -> list[str]:
    """Each record's text, or why it was refused."""
    return [str(one) if isinstance(one, BadRecord) else one.article.text for one in found]


def only(found: list[Incoming | BadRecord]) -> Incoming:
    """The one article that was read."""
    (one,) = found
    assert isinstance(one, Incoming), one
    return one


@pytest.mark.parametrize(
    ("given", "title", "text"),
    [
        ("Talks fail\n\nHe said no.\n", "Talks fail", "He said no.\n"),
        ("Talks fail\r\n\r\n\r\nHe said no.\r\n", "Talks fail", "He said no.\r\n"),
        ("\ufeffTalks fail \n \t\nHe said no.", "Talks fail", "He said no."),
        ("Talks fail\nHe said no.\n", "", "Talks fail\nHe said no.\n"),
        ("He said no.\n\nShe said yes.\n", "", "He said no.\n\nShe said yes.\n"),
        ("“We won.”\n\nShe said yes.\n", "", "“We won.”\n\nShe said yes.\n"),
        ("Only a title\n\n \n", "", "Only a title\n\n \n"),
        ("Will talks fail?\n\n  He said no.", "Will talks fail?", "He said no."),
    ],
)
def test_text(given: str, title: str, text: str) -> None:
    """The first line is the title if a blank line follows and it is no sentence; the text is kept without it."""
    found = only(read(given, "text"))

    assert (found.article.title, found.article.text) == (title, text)
    assert found.where == "f"


def test_text_in_cp1252() -> None:
    """A text of another encoding is read with its quotes."""
    assert texts(read("“No,” he said.".encode("cp1252"), "text")) == ["“No,” he said."]


def test_json_object() -> None:
    """One object over several lines is one article."""
    found = only(read(json.dumps({"text": "a", "title": "T"}, indent=1), "json"))

    assert (found.article.text, found.article.title, found.where) == ("a", "T", "f:1")


def test_json_array() -> None:
    """Each item is an article; what is none is refused by line and item, and the next one is read."""
    data = '[\n {"text": "a"},\n 7,\n [1],\n {"text": ""}, {"text": "b"}\n]\n'

    assert texts(read(data, "json")) == [
        "a",
        "f:3 (item 2): an object is wanted, not a number",
        "f:4 (item 3): an object is wanted, not a list",
        "f:5 (item 4): text: is empty",
        "b",
    ]


def test_json_longer_than_the_window() -> None:
    """Values that lie across the pieces in which a file is read come out whole."""
    rows = [{"text": f"{n} " + "wide ünïcode " * 3_000 * (n % 4)} for n in range(12)]

    assert texts(read(json.dumps(rows, ensure_ascii=False), "json")) == [row["text"] for row in rows]


@pytest.mark.parametrize(
    ("data", "reasons"),
    [
        ('[{"text": "a"},\n {"text": b}]', ["a", "f:2: not JSON: Expecting value; what follows was not read"]),
        ('[{"text": "a"}', ["a", "f:1: the array does not end; the file is cut off"]),
        ('[\n{"text": "a', ["f:2: not JSON: Unterminated string starting at; what follows was not read"]),
        ("hello", ["f:1: not JSON: Expecting value; what follows was not read"]),
        ('"hello"', ["f:1: an object is wanted, not a string"]),
        ("[" * 100_000, ["f:1 (item 1): not JSON that can be read: "]),
        ("[]", []),
        ("", ["f: is empty"]),
        ('{"articles": [{"text": "a"}]}', ["f:1: text: is missing"]),
        ('{"text": "a \\ud800 b"}', ["f:1: text: half a surrogate pair (U+D800) at character 2"]),
        ('{"text": "a \\u0000 b"}', ["f:1: text: a NUL at character 2"]),
        ('{"text": "a", "published": "soon"}', ["f:1: published: 'soon' is no date"]),
        ("[" + "1" * 5_000 + "]", ["f:1 (item 1): not JSON that can be read: "]),
    ],
)
def test_json_refused(data: str, reasons: list[str]) -> None:
    """What is no JSON, or JSON of another shape, is refused with line and reason."""
    found = texts(read(data, "json"))

    assert len(found) == len(reasons)
    assert all(one.startswith(reason) for one, reason in zip(found, reasons, strict=True))


def test_json_not_utf8() -> None:
    """JSON is UTF-8; anything else is refused."""
    assert texts(read(b'[{"text": "caf\xe9"}]', "json")) == ["f: not UTF-8 at byte 14; what follows was not read"]


def test_ndjson() -> None:
    """Each line is for itself: a bad one is refused by its number and the next one is read."""
    data = b'{"text": "a"}\r\n\n{"text": \n[]\n{"text": "caf\xe9"}\n' + b"[" * 100_000 + b'\n{"text": "b", "x": 1}'

    found = texts(read(data, "ndjson"))

    assert found[:4] == [
        "a",
        "f:3: not JSON: Expecting value at column 9",
        "f:4: an object is wanted, not a list",
        "f:5: not UTF-8 at byte 13, as JSON must be",
    ]
    assert found[4].startswith("f:6: not JSON that can be read: ")
    assert found[5:] == ["b"]


def test_ndjson_called_json() -> None:
    """A .json file with one object a line is read line by line."""
    assert texts(read('{"text": "a"}\nnonsense\n{"text": "b"}\n', "json")) == [
        "a",
        "f:2: not JSON: Expecting value at column 1",
        "b",
    ]


def test_ndjson_utf16() -> None:
    """UTF-16 with its mark is read like UTF-8."""
    assert texts(read('{"text": "“a”"}\n{"text": "b"}'.encode("utf-16"), "ndjson")) == ["“a”", "b"]


def test_cut_utf16() -> None:
    """UTF-16 that ends within a character is refused."""
    found = texts(read('{"text": "a"}'.encode("utf-16")[:-1], "ndjson"))

    assert found[0].startswith("f: not UTF-16")


def test_line_above_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is too long is passed over, never held in memory, and the next one is read."""
    monkeypatch.setattr(streams_module, "MAX_RECORD", 1024**2)
    data = '{"text": "a"}\n{"text": "' + "x" * (3 * 1024**2) + '"}\n{"text": "b"}\n'

    assert texts(read(data, "ndjson")) == ["a", "f:2: longer than 1 MiB, the most that one record may be", "b"]


def test_document_above_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text above the cap is refused before all of it is read."""
    monkeypatch.setattr(streams_module, "MAX_RECORD", 1024**2)

    assert texts(read("x" * 1024**2 + "y", "text")) == ["f: longer than 1 MiB, the most that one record may be"]


def test_ten_thousand_in_one_body() -> None:
    """Ten thousand articles in one array are ten thousand records."""
    found = read(json.dumps([{"text": f"He said {n}."} for n in range(10_000)]), "json")

    assert texts(found) == [f"He said {n}." for n in range(10_000)]


def test_csv() -> None:
    """Columns are found by name in any case; quoted fields may hold line ends; other columns are ignored."""
    data = '\ufeffID,Title,Text,Section\n1,T,"He said ""no"",\r\nthen left.",x\n2,,B,\n'

    one, two = read(data, "csv")

    assert isinstance(one, Incoming)
    assert isinstance(two, Incoming)
    assert one.article.text == 'He said "no",\r\nthen left.'
    assert (one.article.name, one.article.title, two.article.title) == ("1", "T", "")
    assert (one.where, two.where) == ("f:2", "f:4")


@pytest.mark.parametrize("delimiter", ",;\t|")
def test_csv_delimiters(delimiter: str) -> None:
    """The header tells the delimiter."""
    assert only(read(f"title{delimiter}text\nT{delimiter}a", "csv")).article.title == "T"


def test_csv_mapped_columns() -> None:
    """Fields may be read from columns of other names, even from those of other fields."""
    found = only(read("Body,title,text\nB,T,X\n", "csv", text="Body", title="text"))

    assert (found.article.text, found.article.title) == ("B", "X")


@pytest.mark.parametrize(
    ("data", "reasons"),
    [
        ("title,body\nT,a\n", ["f:1: no column 'text'; there are title, body"]),
        ("text,title\na,T,x\nb,T\n", ["f:2: 3 values under 2 columns; is a text with commas not quoted?", "b"]),
        ('text\n"a" b\nc\n', ["f:2: not CSV: ',' expected after '\"'", "c"]),
        ('text\na\n"open\n', ["a", "f:3: not CSV: unexpected end of data"]),
        ("title,text\nT\n\nT,b\n", ["f:2: text: is missing", "b"]),
        ("text\n", []),
        ("\n\n", ["f:1: no column 'text'; there are none"]),
    ],
)
def test_csv_refused(data: str, reasons: list[str]) -> None:
    """A row that cannot be used is refused by line, the others are read."""
    assert texts(read(data, "csv")) == reasons


def test_csv_in_cp1252() -> None:
    """The first line that is no UTF-8 tells the encoding of those that are none; UTF-8 stays what it is."""
    data = b"id;text\n" + "1;“No,” he said.\n".encode("cp1252") + "2;“Yes,” he said.\n".encode()

    assert texts(read(data, "csv")) == ["“No,” he said.", "“Yes,” he said."]


def test_csv_line_above_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line above the cap ends the reading of a table, whose rows can no longer be told apart."""
    monkeypatch.setattr(streams_module, "MAX_RECORD", 1024**2)

    found = texts(read(b"text\na\n" + b"x" * 1024**2 + b"\nb\n", "csv"))

    assert found == ["a", "f: a line is longer than 1 MiB, the most that one record may be; what follows was not read"]


def parquet(rows: list[dict[str, Any]]) -> bytes:
    """A Parquet file of the rows."""
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), sink)
    return sink.getvalue()


def test_parquet() -> None:
    """Rows are articles; columns of dates are dates; a row that cannot be used is refused by its number."""
    rows = [{"text": f"He said {n}." if n else None, "published": date(2020, 9, 27), "x": 1} for n in range(70)]

    found = read(parquet(rows))

    assert texts(found) == ["f (row 1): text: is missing", *(f"He said {n}." for n in range(1, 70))]
    assert isinstance(found[1], Incoming)
    assert found[1].article.published == "2020-09-27"


def test_parquet_with_graph() -> None:
    """Nested columns hold a graph, nulls stand for what is not there."""
    row = {
        "text": "She said no.",
        "entities": [{"key": "e1", "type": "Person", "name": "She", "aliases": None}],
        "statements": [{"key": "s1", "content": [[9, 11]], "speakers": ["e1"], "inside": None}],
    }

    found = only(read(parquet([row]), "parquet"))

    assert found.graph is not None
    assert found.graph.statements[0].content == ((9, 11),)


def test_parquet_compressed() -> None:
    """A Parquet file that is compressed as a whole is read like any other, its columns mapped."""
    assert texts(read(gzip.compress(parquet([{"body": "a"}])), None, text="body")) == ["a"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PAR1 and no more", "f: not a Parquet file that can be read: "),
        (parquet([{"body": "a"}]), "f: no column 'text'; there are body"),
    ],
)
def test_parquet_refused(data: bytes, reason: str) -> None:
    """A damaged Parquet file, or one without texts, is refused."""
    (found,) = texts(read(data, "parquet"))

    assert found.startswith(reason)


def test_parquet_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the answer says what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    assert texts(read(b"PAR1", "parquet")) == ["f: Parquet needs pyarrow: pip install 'saidgraph[parquet]'"]


PARAGRAPH = "<p>“Nous étions là,” said Renée Noël on Sunday, and the ministry did not answer at once, nor later.</p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><article>{PARAGRAPH * 2}</article></body></html>".encode(),
        f'<html><head><meta charset="iso-8859-15"></head><article>{PARAGRAPH * 2}'.replace("“", '"')
        .replace("”", '"')
        .encode("iso-8859-15"),
        f'<html><head><meta charset="klingon"></head><article>{PARAGRAPH * 2}'.encode(),
        f'<html><head><meta charset="ascii"></head><article>{PARAGRAPH * 2}'.encode(),
    ],
)
def test_html_encodings(page: bytes) -> None:
    """A page is read in the encoding that it declares, or in the one it is in."""
    assert "étions là" in only(read(page)).article.text


def test_html_without_article() -> None:
    """A page that holds no article is refused."""
    assert texts(read("<html><body></body></html>")) == ["f: html: no main text was found in this page"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(b'{"text": "a"}' * 99)[:-12], "f: cannot be read to its end: "),
        (b"\x1f\x8bnonsense", "f: cannot be read to its end: "),
        (b"\x28\xb5\x2f\xfdnonsense", "f: cannot be read to its end: "),
        (bytes(range(256)) * 2, "f: neither UTF-8 nor any other known encoding"),
        (b"%PDF-1.7\n\0\1\2", "f: text: a NUL at character 9"),
        (b"", "f: is empty"),
    ],
)
def test_no_text_at_all(data: bytes, reason: str) -> None:
    """A damaged archive or a file that is no text is refused, whatever its name says."""
    (found,) = texts(read(data))

    assert found.startswith(reason)


def test_cut_archive_keeps_what_came_before() -> None:
    """Of an archive that is cut off, the whole records are read."""
    lines = b"".join(json.dumps({"text": f"He said {n} {n**9}."}).encode() + b"\n" for n in range(20_000))

    found = texts(read(gzip.compress(lines)[:-2000], "ndjson"))

    assert found[0] == "He said 0 0."
    assert len(found) > 10_000
    assert found[-1].startswith("f: cannot be read to its end: ")
