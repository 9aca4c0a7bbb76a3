"""Whatever bytes come, a reader gives articles and refusals, and never falls."""

from __future__ import annotations

import gzip
import io
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.articles import FIELDS
from graph.errors import BadRecord
from graph.lines import GRAPH, Incoming, check
from graph.model import ArticleGraph
from graph.read import read_stream

KINDS = [None, "text", "json", "ndjson", "csv", "parquet", "html"]

value: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
record = st.dictionaries(st.sampled_from([*FIELDS, *GRAPH, "x"]), value, max_size=5)
sound = st.lists(record | value, max_size=4).map(json.dumps).map(str.encode)
lines = st.lists(record, max_size=4).map(lambda rows: "\n".join(map(json.dumps, rows)).encode())
table = st.lists(st.lists(st.text(max_size=5), max_size=4), max_size=4).map(
    lambda rows: ("text,title,url\n" + "\n".join(",".join(row) for row in rows)).encode(errors="replace")
)
page = st.text("<>/=\"'& pdivarticle!-\0é", max_size=80).map(lambda body: f"<html><body>{body}".encode())
wide = st.text(max_size=30).map(lambda text: text.encode("utf-16"))
whole = sound | lines | table | page | wide | st.binary(max_size=60)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Some file, perhaps compressed, perhaps with a few bytes overwritten or cut off."""
    data = bytearray(draw(whole))
    if draw(st.booleans()):
        data = bytearray(gzip.compress(data, mtime=0))
    for at, byte in draw(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 255)), max_size=2)):
        if at < len(data):
            data[at] = byte
    return bytes(data[: draw(st.integers(0, 300))])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged(), st.sampled_from(KINDS))
def test_any_bytes(data: bytes, kind: str | None) -> None:
    """Each record is sound, or refused with one line that says where and why."""
    for found in read_stream(io.BytesIO(data), "f", kind, columns={}):
        if isinstance(found, BadRecord):
            assert found.where.startswith("f")
            assert found.reason
            assert "\n" not in found.reason
        else:
            assert isinstance(found, Incoming)
            assert found.article.text.encode()
            check(found.article, found.graph or ArticleGraph())
