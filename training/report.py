"""Measure the shipped weights on the dev sets and write the figures into the model card.

`python -m training.report --data DATA`, run with the package's own environment: the ONNX files are measured, not torch.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CARD = Path("docs/model-card.md")
GRAPHS = {"stmt": "statements", "said": "said (speaker told)", "represents": "represents", "accuses": "accuses",
          "accuses_explicit": "accuses, explicit", "mentions": "mentions (span and type)"}  # fmt: skip


def measure(articles: Path, guideline: str) -> dict[str, object]:
    """The scorer's figures for one dev set."""
    with tempfile.NamedTemporaryFile() as out:
        command = [sys.executable, "bench/extraction.py", "--json", "--guideline", guideline, "--out", out.name]
        command += ["--articles", str(articles), "--gold", str(articles)]
        result = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, object] = json.loads(result.stdout)
    return figures


def main() -> None:
    """Print the table and put it between the card's marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    rows = ["| measure | wikinews dev | news dev |", "|---|---|---|"]
    wikinews, news = (measure(data / name / "dev.jsonl.gz", "saidgraph") for name in ("wikinews_graph", "news_graph"))
    for key, name in GRAPHS.items():
        cells = (f"{f[key]['F']:.2f} (P {f[key]['P']:.2f}, R {f[key]['R']:.2f})" for f in (wikinews, news))  # type: ignore[index]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    polnear = measure(data / "polnear" / "dev.jsonl.gz", "polnear")
    rows += ["", "| PolNeAR dev | content and source right | exact content |", "|---|---|---|"]
    for kind in ("all", "direct", "mixed", "indirect"):
        figures = polnear[kind]
        rows.append(f"| {kind} | {figures['e2e'][2]:.3f} | {figures['exact'][2]:.3f} |")  # type: ignore[index]
    table = "\n".join(rows)
    text = CARD.read_text(encoding="utf-8")
    CARD.write_text(
        re.sub(
            r"(<!-- figures[^\n]*-->\n).*?(\n<!-- /figures -->)", lambda m: m[1] + table + m[2], text, flags=re.DOTALL
        ),
        encoding="utf-8",
    )
    print(table)


if __name__ == "__main__":
    main()
