"""JSON: an object, an array, several of them one after the other, or one object a line."""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from graph.errors import BadRecord
from graph.read.streams import HEAD, MAX_RECORD, lines, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator

Raw = tuple[str, object] | BadRecord
"""What stands at a place, not yet looked at; or why nothing could be made of it."""

_BETWEEN = re.compile(r"[\s,]*")


def read_ndjson(stream: BinaryIO, name: str) -> Iterator[Raw]:
    """One JSON value a line; a line that is none is refused, and the next one read."""
    for n, line in enumerate(lines(stream), start=1):
        where = f"{name}:{n}"
        if line is None:
            yield BadRecord(where, too_long())
        elif line.strip():
            try:
                yield where, json.loads(line.rstrip().decode())
            except UnicodeDecodeError as error:
                yield BadRecord(where, f"not UTF-8 at byte {error.start}, as JSON must be")
            except json.JSONDecodeError as error:
                yield BadRecord(where, f"not JSON: {error.msg} at column {error.colno}")
            except (ValueError, RecursionError) as error:
                yield BadRecord(where, f"not JSON that can be read: {error}")


def read_json(stream: BinaryIO, name: str) -> Iterator[Raw]:
    """JSON values one after the other, an array standing for its items; read as they come, never all at once.

    A mistake in the JSON itself ends the reading, since nothing tells where the next value begins.
    """
    text = _Text(stream)
    in_array = False
    item = 0
    while text.skip_to_value():
        where = f"{name}:{text.line}" + (f" (item {item + 1})" if in_array else "")
        if text.next() == "[" and not in_array:
            in_array, item = True, 0
            text.pos += 1
        elif text.next() == "]" and in_array:
            in_array = False
            text.pos += 1
        else:
            try:
                value = text.value()
            except json.JSONDecodeError as error:
                line = text.line + text.buffer.count("\n", text.pos, error.pos)
                yield BadRecord(f"{name}:{line}", f"not JSON: {error.msg}; what follows was not read")
                return
            except (ValueError, RecursionError) as error:
                yield BadRecord(where, f"not JSON that can be read: {error}; what follows was not read")
                return
            yield where, value
            item += 1
    if in_array:
        yield BadRecord(f"{name}:{text.line}", "the array does not end; the file is cut off")


class _Text:
    """A window on decoded text that grows at the end and is cut at the front."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._json = json.JSONDecoder()
        self._ended = False
        self.buffer = ""
        self.pos = 0
        self.line = 1

    def next(self) -> str:
        return self.buffer[self.pos]

    def skip_to_value(self) -> bool:
        """Past white space and commas; False at the end."""
        while True:
            match = _BETWEEN.match(self.buffer, self.pos)
            self._advance(match.end() if match else self.pos)
            if self.pos < len(self.buffer):
                return True
            if not self._fill(HEAD):
                return False

    def value(self) -> Any:
        """The JSON value that begins here. Raises `ValueError` where there is none."""
        size = HEAD
        while True:
            try:
                found, end = self._json.raw_decode(self.buffer, self.pos)
            except json.JSONDecodeError:
                if len(self.buffer) - self.pos > MAX_RECORD:
                    raise ValueError(too_long()) from None
                if not self._fill(size):
                    raise
            else:
                if end < len(self.buffer) or not self._fill(size):  # a number may go on
                    self._advance(end)
                    return found
            size *= 2  # so that a long value is not begun anew too often

    def _advance(self, pos: int) -> None:
        self.line += self.buffer.count("\n", self.pos, pos)
        self.pos = pos

    def _fill(self, size: int) -> bool:
        """More text, if there is any."""
        if self._ended:
            return False
        data = self._stream.read(size)
        self._ended = not data
        self.buffer = self.buffer[self.pos :] + self._decoder.decode(data, final=self._ended)
        self.pos = 0
        return not self._ended
