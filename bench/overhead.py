"""What HTTP costs: a question to a server beside the same question to the store in this process.

`bench/overhead.py [--store URL | --edges N] [--queries Q] [--rounds R] [--only KIND ...] [--json]`. Without a URL, a
made-up graph (bench/synthetic.py) of N edges goes into an SQLite file. `saidgraph serve` runs beside this program; one
client keeps its connection and reads each answer to its end without decoding it. Q random questions of each kind
(bench/mix.py) are asked of both in turns, R times; of each the best counts: others' work only ever slows one. The
server's part includes that ids become entities, which lists show as `resolved`.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.figures import arguments, in_turns, show
from bench.graphs import fill, lines_file
from bench.mix import questions
from graph.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from bench.mix import Question

BAR = 3
"""Milliseconds over the store's own time, at the median."""
START_SECONDS = 60.0


@contextlib.contextmanager
def served(store: str) -> Generator[http.client.HTTPConnection]:
    """A connection to a server of the store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [str(Path(sys.executable).with_name("saidgraph")), "serve", "--port", str(port), "--store", store]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            _wait(client, process)
            yield client
            client.close()
        finally:
            process.terminate()


def _wait(client: http.client.HTTPConnection, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError):
            fetch(client, "/readyz")
            return
        client.close()
        time.sleep(0.1)
    sys.exit("bench/overhead.py: the server did not start")


def fetch(client: http.client.HTTPConnection, path: str) -> None:
    """Ask, and read the answer."""
    client.request("GET", path)
    answer = client.getresponse()
    told = answer.read()
    if answer.status != http.HTTPStatus.OK:
        sys.exit(f"bench/overhead.py: {path} is answered {answer.status}: {told[:300]!r}")


def measure(url: str, asked: Mapping[str, Sequence[Question]], rounds: int) -> dict[str, dict[str, Any]]:
    """For each kind, and for all together, milliseconds of both and what is between them."""
    rows, every = {}, []
    with open_store(url) as store, served(url) as client:
        for kind, asks in asked.items():
            pairs = [(partial(fetch, client, q.path), partial(q.ask, store)) for q in asks]
            whole, own = ([*map(min, times)] for times in in_turns(pairs, rounds))
            between = [one - other for one, other in zip(whole, own, strict=True)]
            every += between
            rows[kind] = {"http_p50": median(whole), "store_p50": median(own), "overhead_p50": median(between)}
    rows["all"] = {"overhead_p50": median(every)}
    return {
        kind: {name: round(value, 2) for name, value in row.items()} | {"bar": row["overhead_p50"] <= BAR}
        for kind, row in rows.items()
    }


def main() -> None:
    """Load, ask, print."""
    args = arguments(__doc__, rounds=3).parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        url = args.store or f"sqlite:///{scratch}/graph.db"
        with open_store(url) as store:
            if not args.store:
                fill(store, lines_file(args.edges, Path(scratch)), f"{args.edges:,} edges")
            asked, counts = questions(store, args.queries, args.only), store.counts()
        result = {"queries": measure(url, asked, args.rounds), "graph": counts}
    show(result, "ms", "queries", as_json=args.json)


if __name__ == "__main__":
    main()
