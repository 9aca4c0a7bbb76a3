"""Files, folders, globs and standard input."""

from __future__ import annotations

import gzip
import io
import os
import sys
from typing import TYPE_CHECKING

import pytest

from graph.errors import BadQuery, BadRecord
from graph.read import read_sources

if TYPE_CHECKING:
    from pathlib import Path


def read(*sources: object, **columns: str) -> list[tuple[str, str]]:
    """Where each record stands, and its text or why it was refused."""
    return [
        (one.where, one.reason if isinstance(one, BadRecord) else one.article.text)
        for one in read_sources([str(source) for source in sources], columns=columns)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles of several kinds."""
    (tmp_path / "b.txt").write_text("He said b.")
    (tmp_path / "a.JSONL.gz").write_bytes(gzip.compress(b'{"text": "He said a."}\n'))
    (tmp_path / "notes.doc").write_text("not read")
    (tmp_path / ".hidden.txt").write_text("not read")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("not read")
    (tmp_path / "sub [1]").mkdir()
    (tmp_path / "sub [1]" / "c.csv").write_text("text\nHe said c.\n")
    return tmp_path


def test_folder(folder: Path) -> None:
    """A folder is searched with all below it for files of known kinds, in the order of their names."""
    assert read(folder) == [
        (f"{folder}/a.JSONL.gz:1", "He said a."),
        (f"{folder}/b.txt", "He said b."),
        (f"{folder}/sub [1]/c.csv:2", "He said c."),
    ]


def test_glob(folder: Path) -> None:
    """A glob means the files that match it, with `**` also those below; none is read twice."""
    assert [text for _, text in read(folder / "*.txt")] == ["He said b."]
    assert [text for _, text in read(folder / "**" / "*.c*v")] == ["He said c."]
    assert [text for _, text in read(folder / "*")] == ["He said a.", "He said b.", "not read", "He said c."]


def test_file_of_unknown_kind(folder: Path) -> None:
    """A file that is named is read whatever it is called; its first bytes tell what it holds."""
    (folder / "data").write_text('{"text": "one"}\n{"text": "two"}\n')

    assert [text for _, text in read(folder / "notes.doc", folder / "data")] == ["not read", "one", "two"]


def test_name_with_brackets(folder: Path) -> None:
    """A path that exists is no glob, whatever letters it has."""
    assert [text for _, text in read(folder / "sub [1]")] == ["He said c."]


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is standard input, whose kind is seen."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'[{"text": "a"},\n{"text": ""}]')))

    assert read("-") == [("stdin:1 (item 1)", "a"), ("stdin:2 (item 2)", "text: is empty")]


def test_columns(folder: Path) -> None:
    """Fields are read under the names that they have in the records; plain text has none."""
    (folder / "d.json").write_text('{"body": "He said d.", "source": "The Herald"}')
    found = list(read_sources([str(folder)], columns={"text": "body", "publisher": "source"}))

    assert [
        one.reason if isinstance(one, BadRecord) else (one.article.text, one.article.publisher) for one in found
    ] == ["text: is missing", ("He said b.", None), ("He said d.", "The Herald"), "no column 'body'; there are text"]


def test_unknown_column_field() -> None:
    """A mapping of what is no field is a mistake of the caller."""
    with pytest.raises(BadQuery, match="'txt' is no field; there are id, text, html"):
        read("-", txt="body")


def test_nothing_found(tmp_path: Path) -> None:
    """A source that means no file is refused, and the next one read."""
    (tmp_path / "a.txt").write_text("He said a.")
    (tmp_path / "empty").mkdir()

    found = read(tmp_path / "gone", tmp_path / "*.json", tmp_path / "empty", tmp_path / "a.txt")

    assert [text.partition(" is one of")[0] for _, text in found] == [
        "no such file or folder",
        "no file matches",
        "no file in this folder",
        "He said a.",
    ]


def test_vanished_file(folder: Path) -> None:
    """A file that is gone by the time it is read is refused, the others are read."""
    records = read_sources([str(folder)])
    first = next(records)
    (folder / "b.txt").unlink()

    second, third = records

    assert first.where.endswith("a.JSONL.gz:1")
    assert str(second) == f"{folder}/b.txt: cannot be opened: No such file or directory"
    assert third.where.endswith("c.csv:2")


def test_unreadable_file(folder: Path) -> None:
    """A file that opens but cannot be read, or cannot be opened, is refused, the others are read."""
    (folder / "c.txt").symlink_to("/proc/self/mem")
    (folder / "d.txt").symlink_to(folder / "nowhere")

    found = dict(read(folder))

    assert found[f"{folder}/c.txt"] == "cannot be read to its end: [Errno 5] Input/output error"
    assert found[f"{folder}/d.txt"] == "cannot be opened: No such file or directory"
    assert found[f"{folder}/sub [1]/c.csv:2"] == "He said c."


def test_pipe_in_folder(folder: Path) -> None:
    """A named pipe in a folder is not waited for."""
    os.mkfifo(folder / "pipe.txt")

    assert len(read(folder)) == 3
