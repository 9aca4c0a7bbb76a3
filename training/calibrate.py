"""Fit the curves of `graph.extract.confidence` to labelled articles: `python -m training.calibrate --data DATA`.

Run with the package's own environment, after the weights are exported: what the extractor says of both dev sets is
judged as `bench/calibration.py` does, a curve is fitted for each kind (logistic regression on the log odds, Newton's
method), and all are written beside the weights. Printed is the expected error under ten-fold cross-validation.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np

from bench.calibration import collect, expected_error
from graph.extract.confidence import Curve, log_odds

WEIGHTS = Path("graph/extract/weights/weights.json")
FOLDS = 10
RIDGE = 1.0
"""A few wrong ones must not turn a curve of a few."""

Pairs = list[tuple[float, bool]]


def fit(pairs: Pairs) -> tuple[float, float]:
    """Slope and shift by penalised likelihood; the penalty draws the slope to nothing, not the shift."""
    x = np.array([[log_odds(p), 1.0] for p, _ in pairs])
    y = np.array([float(right) for _, right in pairs])
    penalty, w = np.diag([RIDGE, 1e-6]), np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (p - y) + penalty @ w)
    return float(w[0]), float(w[1])


def crossed(pairs: Pairs) -> float:
    """The expected error of each tenth under the curve of the other nine."""
    told: Pairs = []
    size = math.ceil(len(pairs) / FOLDS)
    for start in range(0, len(pairs), size):
        curve = Curve(*fit(pairs[:start] + pairs[start + size :]))
        told += [(curve(p), right) for p, right in pairs[start : start + size]]
    return expected_error(told)


def main() -> None:
    """Judge, fit, write, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorers", type=Path, default=Path("../shared/eval"))
    args = parser.parse_args()
    about = json.loads(WEIGHTS.read_text("utf-8"))
    WEIGHTS.write_text(json.dumps({"version": about["version"]}) + "\n")  # what the network thinks, as it is
    dev = [args.data / name / "dev.jsonl.gz" for name in ("wikinews_graph", "news_graph")]
    found = collect(dev, dev, args.scorers)
    curves = {kind: [round(value, 3) for value in fit(pairs)] for kind, pairs in found.items()}
    WEIGHTS.write_text(json.dumps({"version": about["version"], "confidence": curves}) + "\n")
    for kind, pairs in found.items():
        print(f"{kind}: {len(pairs)}, curve {curves[kind]}, error {expected_error(pairs):.3f} to {crossed(pairs):.3f}")


if __name__ == "__main__":
    main()
