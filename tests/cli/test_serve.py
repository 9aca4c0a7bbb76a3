"""`saidgraph serve`, as a process of its own."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from pathlib import Path


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_serve_and_stop(tmp_path: Path) -> None:
    """It answers API and pages on the port given, and ends in peace when interrupted."""
    port = free_port()
    command = [sys.executable, "-c", "from api.cli.main import run; run()", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as server:
        until = time.monotonic() + 30
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            while time.monotonic() < until:
                try:
                    assert client.get("/healthz").json() == {"status": "ok"}
                    break
                except httpx.ConnectError:
                    time.sleep(0.1)
            page = client.get("/", headers={"Accept": "text/html"})
            ready = client.get("/readyz").json()
        server.send_signal(signal.SIGINT)
        errors = server.communicate(timeout=20)[1]

    assert page.status_code == 200
    assert ready == {"status": "ok", "store": f"sqlite:///{tmp_path}/saidgraph.db"}
    assert (tmp_path / "saidgraph.db").exists()
    assert "Traceback" not in errors
