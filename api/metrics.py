"""Counts for Prometheus: requests as they pass, and the store's contents when asked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prometheus_client.metrics_core import Metric
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from graph.store.base import Store


class _Contents(Collector):
    """The store's counts, looked up at each scrape."""

    def __init__(self, store: Callable[[], Store]) -> None:
        self._store = store

    def collect(self) -> Iterator[Metric]:
        gauge = GaugeMetricFamily("saidgraph_store_rows", "What is in the store", labels=["noun"])
        for noun, count in self._store().counts().items():
            gauge.add_metric([noun], count)
        yield gauge


class Metrics:
    """The registry of one app (not of the process, so that two apps can live in one)."""

    def __init__(self, store: Callable[[], Store]) -> None:
        self.registry = CollectorRegistry()
        self.registry.register(_Contents(store))
        self.seconds = Histogram(
            "saidgraph_request_seconds",
            "Requests and their seconds by operation, method and status",
            ["operation", "method", "status"],
            registry=self.registry,
        )


class MetricsMiddleware:
    """Times each request by the operation it was, so that ids do not multiply the series."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass it on and time it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        start = time.perf_counter()

        async def watched(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            route = scope.get("route")
            operation = getattr(route, "operation_id", None) or getattr(route, "name", "(none)")
            taken = time.perf_counter() - start
            self._metrics.seconds.labels(operation, scope["method"], str(status)).observe(taken)
