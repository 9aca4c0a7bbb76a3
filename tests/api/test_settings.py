"""Settings come from the environment, and what one query may cost with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from api.settings import Settings
from graph.queries import Caps

if TYPE_CHECKING:
    from tests.api.conftest import Serve


def test_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every field is a variable; lists are written with commas."""
    monkeypatch.setenv("SAIDGRAPH_STORE", "sqlite:///news.db")
    monkeypatch.setenv("SAIDGRAPH_CORS_ORIGINS", "https://one.example, https://two.example,")
    monkeypatch.setenv("SAIDGRAPH_CAP_SECONDS", "2.5")
    settings = Settings()

    assert settings.store == "sqlite:///news.db"
    assert settings.cors_origins == ("https://one.example", "https://two.example")
    assert settings.caps.seconds == 2.5


def test_caps_by_default() -> None:
    """Without settings the caps are those of the library."""
    assert Settings().caps == Caps()


def test_frozen() -> None:
    """Nothing changes settings once they are made."""
    with pytest.raises(ValidationError, match="frozen"):
        Settings().port = 1


def test_key_is_not_shown() -> None:
    """A key does not get into logs with the settings."""
    assert "secret" not in repr(Settings.model_validate({"api_key": "secret"}))


def test_caps_hold(serve: Serve) -> None:
    """A cap that is set is the one that holds."""
    client = serve(cap_page=2, cap_hops=1)

    assert client.get("/v1/articles?limit=2").status_code == 200
    assert client.get("/v1/articles?limit=3").json()["type"] == "/problems/too-large"
