"""Bytes made ready to read: decompressed, in UTF-8, and with their kind told."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
import tempfile
import zlib
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from graph.errors import BadInput

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdError, ZstdFile
else:
    from backports.zstd import ZstdError, ZstdFile

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from _typeshed import SupportsRead

BROKEN = (OSError, EOFError, zlib.error, ZstdError)
"""What is raised by a stream that ends early, holds rubbish or goes away."""

HEAD = 64 * 1024
MAX_RECORD = 20 * 1024 * 1024
"""Bytes of the longest record or document; more is refused, not read into memory."""

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_PARQUET = b"PAR1"
_WIDE = {  # the longer mark first: UTF-32 begins like UTF-16
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--")


def opened(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    """The stream decompressed and without a byte order mark (UTF-16 and UTF-32 become UTF-8), and its first bytes."""
    head, stream = _peek(stream)
    if head.startswith(_GZIP):
        return opened(_from_chunks(_chunks(gzip.GzipFile(fileobj=stream))))
    if head.startswith(_ZSTD):
        return opened(_from_chunks(_chunks(ZstdFile(stream))))
    for mark, encoding in _WIDE.items():
        if head.startswith(mark):
            return opened(_from_chunks(codecs.iterencode(codecs.iterdecode(_chunks(stream), encoding), "utf-8")))
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
        return opened(stream)
    return stream, head


def kind_of(head: bytes) -> str:
    """What bytes that begin so are: parquet, json, ndjson, html or text. CSV cannot be told from text."""
    if head.startswith(_PARQUET):
        return "parquet"
    start = head.lstrip()
    if start.startswith(b"["):
        return "json"
    if start.startswith(b"{"):
        line, newline, _ = start.partition(b"\n")
        return "ndjson" if not newline or line.rstrip().endswith(b"}") else "json"
    return "html" if start[:64].lower().startswith(_PAGE) else "text"


def read_whole(stream: BinaryIO) -> bytes:
    """All of a document. Raises `BadInput` above the cap."""
    data = stream.read(MAX_RECORD + 1)
    if len(data) > MAX_RECORD:
        raise BadInput(too_long())
    return data


def lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines with their ends; None for one above the cap, whose bytes are passed over."""
    while line := stream.readline(MAX_RECORD + 1):
        if len(line) <= MAX_RECORD:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(HEAD)
        yield None


def too_long() -> str:
    """Why a record above the cap is refused."""
    return f"longer than {MAX_RECORD // 1024**2} MiB, the most that one record may be"


@contextmanager
def seekable(stream: BinaryIO) -> Generator[BinaryIO]:
    """The stream itself, or a copy of it on disk, for readers that begin at the end."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        for chunk in _chunks(stream):
            copy.write(chunk)
        copy.seek(0)
        yield copy


def decode(data: bytes) -> str:
    """The text of bytes, in UTF-8 or else in the encoding that they most likely are in; what fits neither is U+FFFD.

    Raises `BadInput` where no encoding is likely.
    """
    text = data.decode(errors="replace")
    if "\ufffd" not in text:
        return text
    return data.decode(encoding_of(data), "replace")


def encoding_of(data: bytes) -> str:
    """The likely encoding of bytes that are not sound UTF-8. Raises `BadInput` where none is."""
    text = data.decode(errors="replace")
    odd = sum(c > "\x7f" for c in text)
    if text.count("\ufffd") * 10 < odd:
        return "utf-8"  # damaged here and there
    # A few odd bytes among ASCII are quotes and accents of cp1252, as browsers have it; a detector, which goes by
    # frequent letters, took them for cp775 or cp1250.
    if odd * 10 < len(text):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise BadInput("neither UTF-8 nor any other known encoding")
    return best.encoding


class _Chunks(io.RawIOBase):
    """A raw stream of what an iterator yields."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = chunk
        taken, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def _from_chunks(chunks: Iterable[bytes]) -> BinaryIO:
    return io.BufferedReader(_Chunks(iter(chunks)), HEAD)


def _chunks(stream: SupportsRead[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(HEAD):
        yield chunk


def _peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes, and the stream as if they had not been read."""
    head = stream.read(HEAD)
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, _from_chunks(chain([head], _chunks(stream)))
