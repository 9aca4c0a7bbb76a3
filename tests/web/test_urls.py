"""Addresses: whatever a name holds, it stays in its place."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.web.urls import Urls
from graph.records import NodeRef

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(NAMES)
def test_name_in_path(name: str) -> None:
    """A name is one segment of the path, whatever is in it."""
    address = urlsplit(Urls().entity(name))

    assert (address.netloc, address.query, address.fragment) == ("", "", "")
    assert unquote(address.path) == f"/entities/{name}"


@given(NAMES, NAMES)
def test_names_in_query(source: str, target: str) -> None:
    """Both names come back as they were."""
    address = Urls("/news").paths(source, target)

    assert parse_qs(urlsplit(address).query, strict_parsing=True) == {"source": [source], "target": [target]}
    assert address.startswith("/news/paths?")


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("Person", "/entities/x_1"),
        ("Statement", "/statements/x_1"),
        ("Article", "/articles/x_1"),
        ("Publisher", "/articles?publisher=The+Ledger"),
    ],
)
def test_node(kind: str, address: str) -> None:
    """Every kind of node has a page."""
    assert Urls().node(NodeRef("x_1", kind, "The Ledger")) == address


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://a.example/x", True),
        ("http://a.example/x", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example/x", False),
        ("https://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_outside(address: str | None, linked: bool) -> None:
    """Only addresses of the web are linked."""
    assert Urls().outside(address) == (address if linked else None)


def test_static_address_tells_the_content() -> None:
    """A file's address holds its digest, so that it may be kept for ever."""
    assert len(parse_qs(urlsplit(Urls().static("site.css")).query)["v"][0]) == 8
