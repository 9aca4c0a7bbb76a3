"""Weights → the three int8 or float ONNX files that the package ships.

`encoder.onnx` reads windows, `conditional.onnx` one anchor each, `pairs.onnx` pairs of mentions. Matrix products of the
first two are dynamically quantised to int8 (per channel); the pair scorers, small and few, stay float.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from graph.extract.mentions import COREFERENCE_FEATURES, LINK_FEATURES
from training.network import CONDITIONAL, FLAGS, HEADS, HIDDEN, PARTS, Layer, Network, mean

if TYPE_CHECKING:
    from collections.abc import Sequence


class FusedLayer(nn.Module):
    """A `Layer` over one window without padding (L, H): query (scaled), key and value in one product, no mask."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        scale = (HIDDEN // HEADS) ** -0.5
        self.layer, self.qkv = layer, nn.Linear(HIDDEN, 3 * HIDDEN)
        self.qkv.weight.data = torch.cat([layer.query.weight * scale, layer.key.weight, layer.value.weight])
        self.qkv.bias.data = torch.cat([layer.query.bias * scale, layer.key.bias, layer.value.bias])

    def forward(self, x: Tensor) -> Tensor:
        """(L, H) → (L, H)."""
        q, k, v = self.qkv(x).reshape(-1, 3, HEADS, HIDDEN // HEADS).permute(1, 2, 0, 3).unbind(0)
        mixed = ((q @ k.transpose(-1, -2)).softmax(-1) @ v).transpose(0, 1).reshape(-1, HIDDEN)
        x = self.layer.norm1(x + self.layer.out(mixed))
        return self.layer.norm2(x + self.layer.down(F.gelu(self.layer.up(x))))


class EncoderHalf(nn.Module):
    """Everything that is asked of a window once."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.n = network
        self.layers = nn.ModuleList([FusedLayer(layer) for layer in network.encoder.layers])  # type: ignore[arg-type]

    def forward(self, ids: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """ids (L,), features (L, 5), first (W,) → per word: anchor kind, mention tags and role, manner; vectors."""
        n, e = self.n, self.n.encoder
        x = e.pieces(ids) + e.positions.weight[: ids.shape[0]]
        for k, table in enumerate(e.features):
            x = x + table(features[:, k])
        x = e.norm(x)
        for layer in self.layers:
            x = layer(x)
        words = x[first]
        shared, anchors = n.conditional.project(words, n.tags(words).softmax(-1))
        manner = n.manner(words)
        return (
            n.anchor(words).softmax(-1),
            torch.cat([n.outer(words).softmax(-1), n.inner(words).softmax(-1), n.role(words).softmax(-1)], -1),
            torch.cat([manner[..., :3].softmax(-1), manner[..., 3:].sigmoid()], -1),
            words,
            shared,
            anchors,
        )


class ConditionalHalf(nn.Module):
    """Every word of a window given each anchor: parts and flags as probabilities, targets as start and end logits."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.c = network.conditional

    def forward(self, shared: Tensor, anchors: Tensor, position: Tensor) -> tuple[Tensor, ...]:
        """shared, anchors (W, d), position (P,) → (P, W, 4), (P, W, 2), (P, W, 8)."""
        window = torch.zeros_like(position)
        mask = torch.ones_like(shared[None, :, 0]).expand(position.shape[0], -1)
        out = self.c(shared[None], anchors[None], window, position, mask)
        return out[..., :PARTS].softmax(-1), out[..., PARTS : PARTS + FLAGS].sigmoid(), out[..., PARTS + FLAGS :]


class PairsHalf(nn.Module):
    """Scores of both kinds of pairs over one set of mentions."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.coreference, self.links = network.coreference, network.links

    def forward(
        self, mentions: Tensor, earlier: Tensor, earlier_x: Tensor, link: Tensor, link_x: Tensor
    ) -> tuple[Tensor, ...]:
        """(P,) logits that the earlier mention is meant; (Q, 2) logits: stands for, formerly."""
        return self.coreference(mentions, earlier, earlier_x)[:, 0], self.links(mentions, link, link_x)


def _export(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: dict[str, Sequence[str]],
    outputs: dict[str, Sequence[str]],
) -> None:
    axes = {name: dict(enumerate(a)) for name, a in (inputs | outputs).items()}
    axes = {name: {k: v for k, v in a.items() if v} for name, a in axes.items()}
    torch.onnx.export(
        module, example, str(path), input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def export(network: Network, out: Path, version: str) -> None:
    """Write the three files and `weights.json` (their version) into `out`."""
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    ids, features, first = torch.randint(1000, 2000, (24,)), torch.zeros(24, 5, dtype=torch.long), torch.arange(1, 21)
    half = EncoderHalf(network)
    with torch.no_grad():
        apart = (
            (
                half(ids, features, first)[3]
                - network.words(ids[None], features[None], torch.ones(1, 24), first[None])[0]
            )
            .abs()
            .max()
        )
    if apart > 1e-3:
        raise ValueError(f"the fused encoder is {float(apart)} off the trained one")
    _export(
        half, (ids, features, first), out / "encoder.float.onnx",
        {"ids": "L", "features": "L", "first": "W"},
        dict.fromkeys(("anchor", "mentions", "manner", "words", "shared", "anchors"), "W"),
    )  # fmt: skip
    vectors = torch.randn(20, CONDITIONAL)
    _export(
        ConditionalHalf(network), (vectors, vectors, torch.tensor([3, 4, 5])), out / "conditional.float.onnx",
        {"shared": "W", "anchors": "W", "position": "P"},
        dict.fromkeys(("parts", "flags", "targets"), "PW"),
    )  # fmt: skip
    earlier, link = torch.tensor([[1, 0], [2, 0], [2, 1]]), torch.tensor([[0, 1], [1, 0]])
    pairs = (
        torch.randn(4, 2 * HIDDEN),
        earlier,
        torch.zeros(3, COREFERENCE_FEATURES),
        link,
        torch.zeros(2, LINK_FEATURES),
    )
    _export(
        PairsHalf(network), pairs, out / "pairs.onnx",
        {"mentions": "N", "earlier": "P", "earlier_x": "P", "link": "Q", "link_x": "Q"},
        {"coreference": "P", "links": "Q"},
    )  # fmt: skip
    for name in ("encoder", "conditional"):
        quantize_dynamic(
            out / f"{name}.float.onnx", out / f"{name}.onnx", weight_type=QuantType.QInt8, per_channel=True,
            extra_options={"MatMulConstBOnly": True},
        )  # fmt: skip
        (out / f"{name}.float.onnx").unlink()
    (out / "weights.json").write_text(json.dumps({"version": version}) + "\n")


def main() -> None:
    """Export the mean of some weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+", help="average-N.pt, checkpoint.pt: their mean is exported")
    parser.add_argument("--out", type=Path, default=Path("graph/extract/weights"))
    parser.add_argument("--version", default="1")
    args = parser.parse_args()
    torch.set_num_threads(1)
    network = Network()
    network.load_state_dict(mean(args.weights))
    with torch.no_grad():
        export(network, args.out, args.version)


if __name__ == "__main__":
    main()
