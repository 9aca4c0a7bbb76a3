"""What docker-compose.yml says of Neo4j is what its image takes; no client of compose is needed to read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FILE: dict[str, Any] = yaml.safe_load((Path(__file__).parent.parent / "docker-compose.yml").read_text("utf-8"))
NEO4J: dict[str, Any] = FILE["services"]["neo4j"]


def test_nothing_beyond_loopback() -> None:
    """Every port is published on this machine only."""
    ports = [port for service in FILE["services"].values() for port in service["ports"]]

    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_password_from_the_environment() -> None:
    """The password has no default, and the start fails without one."""
    assert NEO4J["environment"]["NEO4J_AUTH"].startswith("${NEO4J_AUTH:?")


def test_settings_of_the_image() -> None:
    """The image takes each further NEO4J_ variable for a setting: dots as one underscore, underscores as two."""
    names = {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")
        for name in NEO4J["environment"]
    } - {"AUTH"}

    assert NEO4J["image"] == "neo4j:5.26-community"
    assert names == {
        "server.memory.heap.initial_size",
        "server.memory.heap.max_size",
        "server.memory.pagecache.size",
        "dbms.usage_report.enabled",
    }


def test_health_is_asked_with_the_real_password() -> None:
    """The health check runs a query, its password set for that command alone."""
    kind, command = NEO4J["healthcheck"]["test"]

    assert kind == "CMD-SHELL"
    assert 'NEO4J_PASSWORD="$${NEO4J_AUTH#*/}" cypher-shell' in command


def test_data_outlives_the_container() -> None:
    """Data, logs and the service's file lie in named volumes."""
    mounted = {mount.partition(":")[0] for service in FILE["services"].values() for mount in service["volumes"]}

    assert mounted == set(FILE["volumes"]) == {"neo4j_data", "neo4j_logs", "saidgraph_data"}
