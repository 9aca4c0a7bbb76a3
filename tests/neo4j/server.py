"""A real Neo4j for the tests: the one at NEO4J_URL, else a container, else a server made of Maven's jars."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator
    from contextlib import AbstractContextManager

    from graph.store.neo4j import Neo4jStore

    T = TypeVar("T")

HERE = Path(__file__).parent
CACHE = HERE / ".server"
OPENS = [f"--add-opens=java.base/{module}=ALL-UNNAMED" for module in ("java.nio", "java.io", "sun.nio.ch")]
PASSWORD = "test-password"
CONF = """server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size={pages}
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
db.transaction.monitor.check.interval=100ms
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""


class NoServer(Exception):
    """Why there is none on this machine."""


def jars() -> Path:
    """The server's jars, fetched once; two test runs may come here at the same time."""
    lib, stamp = CACHE / "lib", CACHE / "lib.ok"
    pom = (HERE / "pom.xml").read_text("utf-8")
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (stamp.exists() and stamp.read_text("utf-8") == pom):
            shutil.rmtree(lib, ignore_errors=True)
            copy = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={lib.resolve()}"]
            maven = ["mvn", "-B", "-q", "-ntp", "-f", str(HERE / "pom.xml")]
            subprocess.run([*maven, *copy], check=True, timeout=900, stdin=subprocess.DEVNULL)
            stamp.write_text(pom, "utf-8")
    return lib


class Server:
    """A server with a home of its own, which ends with its caller however that ends; small, and quick to start."""

    java: tuple[str, ...] = ("-Xms256m", "-Xmx1g", "-XX:TieredStopAtLevel=1")
    pages = "256m"

    def __init__(self, home: Path) -> None:
        self.home, self.classes = home, f"{jars()}/*"
        self.process: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.url = f"bolt://neo4j:{PASSWORD}@127.0.0.1:{self.port}"
        (home / "conf").mkdir(parents=True)
        (home / "conf/neo4j.conf").write_text(CONF.format(port=self.port, pages=self.pages), "utf-8")
        admin = ["java", "-Xmx128m", "-cp", self.classes, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password"]
        where = {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
        subprocess.run([*admin, PASSWORD], check=True, capture_output=True, env={**os.environ, **where})

    def start(self, seconds: float = 120) -> Server:
        """Start it and wait until it listens."""
        main = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.home}", f"--config-dir={self.home}/conf"]
        with (self.home / "console.log").open("ab") as log:
            self.process = subprocess.Popen(
                ["java", *self.java, *OPENS, "-cp", self.classes, *main],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509  # no thread yet
            )
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 0.5).close()
                return self
            time.sleep(0.05)
        self.kill()
        logs = (self.home / "console.log", self.home / "logs/neo4j.log")
        raise RuntimeError("Neo4j did not start:\n" + "".join(log.read_text()[-2000:] for log in logs if log.exists()))

    def kill(self) -> None:
        """End it at once: its data is thrown away."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait(30)


@contextlib.contextmanager
def own(home: Path) -> Generator[Server]:
    """A server of one's own, which may be stopped and started again. Raises `NoServer`."""
    if not (shutil.which("java") and shutil.which("mvn")):
        raise NoServer("java and mvn are not there")
    try:
        server = Server(home)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        # No network for Maven, or a java that only says where to get one, as on a fresh macOS.
        raise NoServer(f"java or mvn could not make one: {error}") from error
    server.start()
    try:
        yield server
    finally:
        server.kill()


@contextlib.contextmanager
def or_skip(server: AbstractContextManager[T]) -> Generator[T]:
    """What the server's context gives; where there can be none, the tests that need it are skipped."""
    try:
        with server as started:
            yield started
    except NoServer as why:
        pytest.skip(f"no Neo4j: {why}")


def wipe(store: Neo4jStore) -> Neo4jStore:
    """The store with nothing in it."""
    with store._database._driver.session() as session:
        session.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n").consume()
    return store


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


@contextlib.contextmanager
def running(home: Path) -> Generator[str]:
    """The URL of a server whose whole content the tests may delete. Raises `NoServer`."""
    if url := os.environ.get("NEO4J_URL"):
        parts = urlsplit(url)
        user, _, password = os.environ.get("NEO4J_AUTH", "").partition("/")
        yield urlunsplit(parts._replace(netloc=f"{user}:{password}@{parts.netloc}")) if password else url
        return
    if container := _container():
        with container:
            address = str(container.get_connection_url())
            yield address.replace("://", f"://neo4j:{PASSWORD}@")
        return
    try:
        with own(home) as server:
            yield server.url
    except NoServer as why:
        raise NoServer(f"NEO4J_URL is unset, no Docker engine answers, {why}") from why


def _container() -> Any:
    """A container with the server, where Docker answers."""
    if not (os.environ.get("DOCKER_HOST") or Path("/var/run/docker.sock").exists()):
        return None
    import docker.errors  # type: ignore[import-untyped]

    try:
        with contextlib.closing(docker.from_env(timeout=3)) as engine:
            engine.ping()
    except docker.errors.DockerException:
        return None
    from testcontainers.community.neo4j import Neo4jContainer

    return Neo4jContainer("neo4j:5.26-community", password=PASSWORD)
