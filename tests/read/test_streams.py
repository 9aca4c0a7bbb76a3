"""Compression, encodings and kinds of streams."""

from __future__ import annotations

import gzip
import io
import sys

import pytest

from graph.errors import BadInput
from graph.read.streams import decode, kind_of, opened, seekable

if sys.version_info >= (3, 14):
    from compression.zstd import compress
else:
    from backports.zstd import compress

TEXT = "“No,” said Ana López – at once.\r\n"


class Pipe(io.RawIOBase):
    """Bytes that cannot be gone back in, and come a few at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """At most seven bytes."""
        return self._data.readinto(buffer[:7])


@pytest.mark.parametrize("pipe", [False, True])
@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        gzip.compress(TEXT.encode()),
        gzip.compress(TEXT[:9].encode()) + gzip.compress(TEXT[9:].encode()),
        compress(TEXT.encode()),
        compress(TEXT[:9].encode()) + compress(TEXT[9:].encode()),
        gzip.compress(TEXT.encode("utf-16")),
    ],
)
def test_opened(data: bytes, pipe: bool) -> None:
    """Compression and byte order marks are seen and undone, from a file and from a pipe."""
    stream, head = opened(io.BufferedReader(Pipe(data)) if pipe else io.BytesIO(data))

    assert stream.read().decode() == TEXT
    assert head == TEXT.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp1251", "koi8-r", "shift-jis"])
def test_decode(encoding: str) -> None:
    """Text is read in UTF-8, or in the encoding that it is likely to be in."""
    text = {
        "cp1251": "Президент сказал, что всё хорошо. " * 5,
        "koi8-r": "Президент сказал, что всё хорошо. " * 5,
        "shift-jis": "日本の首相は言いました。" * 5,
    }.get(encoding, TEXT)

    assert decode(text.encode(encoding)) == text


def test_damaged_utf8() -> None:
    """One bad byte in UTF-8 does not turn every quote mark into three letters."""
    data = (TEXT * 10).encode()
    cut = len(TEXT.encode()) * 5

    assert decode(data[:cut] + b"\xff" + data[cut:]) == TEXT * 5 + "\ufffd" + TEXT * 5


def test_no_encoding() -> None:
    """Bytes that are no text in any encoding are refused."""
    with pytest.raises(BadInput, match="neither UTF-8 nor any other known encoding"):
        decode(bytes(range(256)) * 2)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b'[{"text": "a"}]', "json"),
        (b'{\n"text": "a"}', "json"),
        (b'{"text": "a"}', "ndjson"),
        (b' {"text": "a"}\r\n{"te', "ndjson"),
        (b'{"text": "a long one that is cut', "ndjson"),
        (b"PAR1\x15\x04", "parquet"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"\n<HTML>", "html"),
        (b"A title\n\nA text", "text"),
        (b"", "text"),
    ],
)
def test_kind_of(head: bytes, kind: str) -> None:
    """The first bytes tell what a stream holds."""
    assert kind_of(head) == kind


def test_seekable_copy() -> None:
    """A pipe is copied to disk for a reader that begins at the end."""
    with seekable(io.BufferedReader(Pipe(b"abcdef"))) as copy:
        copy.seek(-2, io.SEEK_END)

        assert copy.read() == b"ef"
