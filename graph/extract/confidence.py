"""From what the network thinks to how often it is right: confidence that means what it says.

A logistic curve for each kind (Platt 1999), fitted by `training.calibrate` on labelled articles that were not trained
on, and kept beside the weights.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

_EDGE = 0.005
"""Beyond this a probability of the network's says no more."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A probability's log odds, `slope` times and `shifted`; as it is by default."""

    slope: float = 1.0
    shifted: float = 0.0

    def __call__(self, probability: float) -> float:
        """The share of such claims that is right, to three digits."""
        return round(1 / (1 + math.exp(-self.slope * log_odds(probability) - self.shifted)), 3)


def log_odds(probability: float) -> float:
    """Of a probability that is neither certain nor impossible."""
    p = min(max(probability, _EDGE), 1 - _EDGE)
    return math.log(p / (1 - p))


@dataclass(frozen=True, slots=True)
class Confidence:
    """The curve of each kind of claim."""

    statements: Curve = Curve()
    represents: Curve = Curve()
    accuses: Curve = Curve()
