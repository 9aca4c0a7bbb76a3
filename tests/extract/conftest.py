"""The shipped extractor, loaded once."""

from __future__ import annotations

import pytest

from graph.extract import ArticleExtractor, load_extractor


@pytest.fixture(scope="session")
def extract() -> ArticleExtractor:
    """The extractor with the shipped weights."""
    return load_extractor()
