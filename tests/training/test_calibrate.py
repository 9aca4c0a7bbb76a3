"""Curves are fitted to what was right."""

from __future__ import annotations

import random

import pytest

from bench.calibration import expected_error
from graph.extract.confidence import Curve
from training.calibrate import crossed, fit


def overconfident(count: int) -> list[tuple[float, bool]]:
    """Claims made with .5 to 1 that are right half as often as they say above one half."""
    dice = random.Random(1)
    sure = [0.5 + 0.49 * dice.random() for _ in range(count)]
    return [(p, dice.random() < 0.5 + (p - 0.5) / 2) for p in sure]


def test_fit() -> None:
    """A fitted curve is right about how often it is right, on claims that it was not fitted to as well."""
    pairs, others = overconfident(2000), overconfident(3000)[2000:]
    curve = Curve(*fit(pairs))

    assert expected_error(pairs) > 0.1
    assert expected_error([(curve(p), right) for p, right in others]) < 0.06
    assert crossed(pairs) < 0.06


def test_error() -> None:
    """The expected error is how far confidence is from the share that is right, bin by bin."""
    assert expected_error([(0.95, True), (0.95, False)]) == pytest.approx(0.45)
    assert expected_error([(0.05, False), (0.95, True)]) == pytest.approx(0.05)
