"""From the network's probability to confidence."""

from __future__ import annotations

import pytest

from graph.extract.confidence import Curve


def test_as_it_is() -> None:
    """Without a curve a probability stands as it is, but for certainty."""
    assert [Curve()(p) for p in (0.2, 0.5, 0.9)] == [0.2, 0.5, 0.9]
    assert (Curve()(0.0), Curve()(1.0)) == (0.005, 0.995)


@pytest.mark.parametrize("curve", [Curve(0.5, 0.0), Curve(0.3, -0.6), Curve(1.2, 0.3)])
def test_order(curve: Curve) -> None:
    """A curve changes how sure one is, never which of two one is surer of."""
    told = [curve(p / 100) for p in range(101)]

    assert told == sorted(told)
    assert all(0 < p < 1 for p in told)
