"""Everything that can be set from outside, in one frozen object. Only here is the environment read.

Each field is the variable `SAIDGRAPH_` and its name in capitals; `docs/settings.md` lists them and a test compares.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from graph.queries import Caps

_CAPS = Caps()


class Settings(BaseSettings):
    """How the server runs and what a single request may cost."""

    model_config = SettingsConfigDict(env_prefix="SAIDGRAPH_", env_ignore_empty=True, frozen=True)

    store: str = Field(default="sqlite:///saidgraph.db", description="URL of the store")
    host: str = Field(default="127.0.0.1", description="Address to listen on")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one")
    api_key: SecretStr | None = Field(
        default=None, min_length=1, description="Key that writes must carry; without one writes are open"
    )
    open_reads: bool = Field(default=True, description="Whether reading goes without the key")
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Origins, separated by commas, whose pages may call the API"
    )
    max_body_bytes: int = Field(default=64 * 2**20, gt=0, description="Largest request body")
    job_bytes: int = Field(default=256 * 2**10, ge=0, description="Bodies above this become a job")
    workers: int = Field(default=1, ge=1, description="Processes that extract for a job")
    cap_page: int = Field(default=_CAPS.page, ge=1, description="Most rows on one page of a list")
    cap_hops: int = Field(default=_CAPS.hops, ge=1, description="Most hops of a path or subgraph")
    cap_paths: int = Field(default=_CAPS.paths, ge=1, description="Most paths in one answer")
    cap_nodes: int = Field(default=_CAPS.nodes, ge=1, description="Most nodes of a subgraph")
    cap_visited: int = Field(default=_CAPS.visited, ge=1, description="Most nodes looked at for one answer")
    cap_seconds: float = Field(
        default=_CAPS.seconds, gt=0, description="Longest time for one path or subgraph, in seconds"
    )

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(filter(None, map(str.strip, value.split(",")))) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _closed_needs_key(self) -> Self:
        if not self.open_reads and self.api_key is None:
            message = "open_reads is off but there is no api_key: nobody could read"
            raise ValueError(message)
        return self

    @property
    def caps(self) -> Caps:
        """What one query may cost."""
        return Caps(self.cap_page, self.cap_hops, self.cap_paths, self.cap_nodes, self.cap_visited, self.cap_seconds)
