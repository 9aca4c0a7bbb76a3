"""Train the network: `python -m training.train --data ../shared/data --encoder DIR --out DIR`.

Resumable: the newest checkpoint in `--out` is gone on with, batch for batch as if it had never stopped. Arithmetic is
bfloat16 where the processor is good at it (measured: twice as fast on an AVX512-BF16 core, same losses to the second
decimal).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from rich.console import Console
from torch import nn

from training.batches import batches
from training.corpus import load
from training.losses import WEIGHTS, losses
from training.network import Network, mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.corpus import Labelled

console = Console()


@dataclass(frozen=True)
class Plan:
    """How long and how hard. Graphs are few, and the product reads so: each is seen renamed as well in every epoch."""

    epochs: int = 4
    renamings: int = 2
    tokens: int = 3000
    encoder_rate: float = 3e-4
    head_rate: float = 1e-3
    average: float = 0.999
    save_every: int = 200


def optimiser(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """AdamW; the piece and position tables stay as they are (freezing them costs nothing and saves a fifth)."""
    network.encoder.pieces.weight.requires_grad = False
    network.encoder.positions.weight.requires_grad = False
    encoder: list[nn.Parameter] = []
    heads: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (encoder if name.startswith("encoder.") and ".features." not in name else heads).append(parameter)
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


class Average:
    """An exponential average of the weights, which scores better than the last ones."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay
        self.values = {k: v.detach().clone() for k, v in network.state_dict().items()}

    def update(self, network: nn.Module, step: int) -> None:
        """Move towards the network; faster in the first steps, when the average is of little."""
        rate = 1 - min(self.decay, (1 + step) / (10 + step))
        for name, value in network.state_dict().items():
            if value.dtype.is_floating_point:
                self.values[name].lerp_(value.detach(), rate)


def train(corpus: list[Labelled], encoder: Path, out: Path, plan: Plan, start: Sequence[Path] = ()) -> None:
    """Train to the end of the plan, writing `checkpoint.pt` as it goes and `average-N.pt` after each epoch.

    It begins with the mean of the weights in `start`, or with MiniLM's.
    """
    torch.manual_seed(1)
    network = Network()
    network.encoder.load_minilm(encoder / "model.safetensors")
    if start:
        network.load_state_dict(mean(start))
    optimizer, average = optimiser(network, plan), Average(network, plan.average)
    per_epoch = sum(1 for _ in batches(corpus, random.Random(0), plan.tokens))
    total = per_epoch * plan.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 150, max(0.02, 1 - s / total)))
    step, checkpoint = 0, out / "checkpoint.pt"
    if checkpoint.exists():
        state: dict[str, Any] = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        average.values, step = state["average"], state["step"]
    console.print(f"{len(corpus)} articles, {per_epoch} batches an epoch, starting at step {step} of {total}")
    network.train()
    began, done, sums = time.monotonic(), 0, dict[str, list[float]]()
    for epoch in range(step // per_epoch, plan.epochs):
        for n, batch in enumerate(batches(corpus, random.Random(epoch), plan.tokens)):
            if epoch * per_epoch + n < step:
                continue
            if n >= per_epoch:
                break  # random window sizes make an epoch a batch or two longer or shorter
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = losses(network, batch)
            loss = sum((WEIGHTS[name] * value for name, value in found.items()), torch.zeros(()))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            average.update(network, step)
            step, done = step + 1, done + int(batch.mask.sum())
            for name, value in found.items():
                sums.setdefault(name, []).append(float(value.detach()))
            if step % 50 == 0:
                means = {name: round(sum(v) / len(v), 4) for name, v in sums.items()}
                console.print(f"{step}/{total} {done / (time.monotonic() - began):.0f} pieces/s {json.dumps(means)}")
                sums.clear()
            if step % plan.save_every == 0:
                save(checkpoint, network, optimizer, schedule, average, step)
        step = max(step, (epoch + 1) * per_epoch)
        save(checkpoint, network, optimizer, schedule, average, step)
        torch.save(average.values, out / f"average-{epoch + 1}.pt")


def save(path: Path, network: Network, optimizer: Any, schedule: Any, average: Average, step: int) -> None:
    """Write the checkpoint beside the old one and rename: a kill in between loses nothing."""
    state = {
        "network": network.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(),
        "average": average.values, "step": step,
    }  # fmt: skip
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").rename(path)


def main() -> None:
    """Read the corpora and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with wikinews_graph, news_graph, polnear")
    parser.add_argument("--encoder", type=Path, required=True, help="MiniLM-L6: a folder with model.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--names", type=Path, help="what training.teacher wrote")
    parser.add_argument("--start", type=Path, nargs="+", default=(), help="weights to go on from: their mean")
    parser.add_argument("--rate", type=float, default=1.0, help="how many times the usual learning rates")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    rates = {"encoder_rate": args.rate * Plan.encoder_rate, "head_rate": args.rate * Plan.head_rate}
    plan = Plan(epochs=args.epochs, **rates)
    corpora = load(args.data, renamings=plan.renamings, names=args.names)
    articles = [a for name, corpus in corpora.items() if not name.endswith("/dev") for a in corpus]
    train(articles, args.encoder, args.out, plan, args.start)


if __name__ == "__main__":
    main()
