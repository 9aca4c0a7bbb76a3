"""The network: one small encoder pass, light heads on it, and one conditional pass for each cue.

`Encoder` is BERT (Devlin et al. 2019) with MiniLM-L6's weights; word vectors are those of each word's first piece.
`Conditional` labels every word of a window given one cue: its part (cue, source, content), and, for mentions, what
they are to it (speaker, accused, addressee). `PairScorer` judges pairs of mentions (mention ranking; Lee et al. 2017).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from graph.extract.inference import MENTION_TAGS
from graph.extract.mentions import COREFERENCE_FEATURES, LINK_FEATURES
from graph.extract.words import FEATURES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
CONDITIONAL = 128
REACH = 100
"""Words to either side of a cue whose distance is told apart."""
PAIR = 128
PARTS, FLAGS, TARGETS = 4, 2, 4
OUTPUTS = PARTS + FLAGS + 2 * TARGETS


def attend(q: Tensor, k: Tensor, v: Tensor, heads: int, mask: Tensor) -> Tensor:
    """Multi-head attention over (B, L, H) with an additive mask (B, 1, 1, L)."""
    b, length, h = q.shape
    q, k, v = (x.reshape(b, length, heads, h // heads).transpose(1, 2) for x in (q, k, v))
    # Written out: in bfloat16 that is 1.7 times as fast as torch's fused attention here, and the runtime fuses its own.
    with torch.autocast("cpu", enabled=False):
        x = ((q @ k.transpose(-1, -2)) * ((h // heads) ** -0.5) + mask.to(q.dtype)).softmax(-1) @ v
    return x.transpose(1, 2).reshape(b, length, h)


class Layer(nn.Module):
    """One post-norm BERT layer."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(B, L, H) → (B, L, H)."""
        x = self.norm1(x + self.out(attend(self.query(x), self.key(x), self.value(x), HEADS, mask)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """Pieces with their surface features → vectors."""

    def __init__(self, vocabulary: int = 30522) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.features = nn.ModuleList([nn.Embedding(size, HIDDEN) for size in FEATURES])
        for table in self.features:
            nn.init.normal_(table.weight, std=0.005)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """ids (B, L), features (B, L, 5), mask (B, L) of 1 and 0 → (B, L, H)."""
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]]
        for k, table in enumerate(self.features):
            x = x + table(features[:, :, k])
        x = self.norm(x)
        added = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, added)
        return x

    def load_minilm(self, path: Path) -> None:
        """Take over the published weights; the token-type vector, always the same one, joins the positions."""
        w = load_file(path)
        own: dict[str, Tensor] = {
            "pieces.weight": w["embeddings.word_embeddings.weight"],
            "positions.weight": w["embeddings.position_embeddings.weight"]
            + w["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
        }
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for n in range(LAYERS):
            for ours, theirs in names.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{n}.{ours}.{kind}"] = w[f"encoder.layer.{n}.{theirs}.{kind}"]
        missing, unexpected = self.load_state_dict(own, strict=False)
        if unexpected or any(not name.startswith("features.") for name in missing):
            raise ValueError(f"the published weights do not fit: {missing} {unexpected}")


class Conditional(nn.Module):
    """Every word's part in the attribution of one anchor: one transformer layer over the window's words."""

    def __init__(self) -> None:
        super().__init__()
        d = CONDITIONAL
        self.word, self.anchor = nn.Linear(HIDDEN, d), nn.Linear(HIDDEN, d)
        self.tag = nn.Linear(7, d, bias=False)
        nn.init.zeros_(self.tag.weight)
        self.distance = nn.Embedding(2 * REACH + 1, d)
        nn.init.normal_(self.distance.weight, std=0.05)
        self.norm, self.norm1, self.norm2 = nn.LayerNorm(d), nn.LayerNorm(d), nn.LayerNorm(d)
        self.query, self.key, self.value, self.mix = (nn.Linear(d, d) for _ in range(4))
        self.up, self.down = nn.Linear(d, 2 * d), nn.Linear(2 * d, d)
        self.final = nn.LayerNorm(d)
        self.out = nn.Linear(d, OUTPUTS)

    def project(self, words: Tensor, tags: Tensor) -> tuple[Tensor, Tensor]:
        """Word vectors (B, W, H) and tag probabilities (B, W, 7) → what a window's anchors share (B, W, d)."""
        return self.word(words) + self.tag(tags), self.anchor(words)

    def forward(self, shared: Tensor, anchors: Tensor, window: Tensor, position: Tensor, mask: Tensor) -> Tensor:
        """Logits (P, W, OUTPUTS) for P anchors, each at `position` of its `window`; mask (P, W) of 1 and 0."""
        length = shared.shape[1]
        distance = (torch.arange(length, device=position.device)[None] - position[:, None]).clamp(-REACH, REACH) + REACH
        x = self.norm(shared[window] + anchors[window, position][:, None] + self.distance(distance))
        added = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        y = self.norm1(x)
        x = x + self.mix(attend(self.query(y), self.key(y), self.value(y), 4, added))
        x = x + self.down(F.gelu(self.up(self.norm2(x))))
        return self.out(self.final(x))


class PairScorer(nn.Module):
    """A score (or several) for pairs of mentions, from their end words' vectors and surface features."""

    def __init__(self, features: int, outputs: int) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(2 * HIDDEN, PAIR), nn.Linear(2 * HIDDEN, PAIR)
        self.both, self.surface = nn.Linear(2 * HIDDEN, PAIR), nn.Linear(features, PAIR)
        self.out = nn.Linear(2 * PAIR, outputs)

    def forward(self, mentions: Tensor, pairs: Tensor, features: Tensor) -> Tensor:
        """mentions (N, 2H), pairs (P, 2), features (P, F) → (P, outputs)."""
        left, right, both = self.left(mentions), self.right(mentions), self.both(mentions)
        i, j = pairs[:, 0], pairs[:, 1]
        x = F.gelu(left[i] + right[j] + self.surface(features))
        return self.out(torch.cat([x, both[i] * both[j] * PAIR**-0.5], -1))


class Network(nn.Module):
    """Everything that is trained, in one module."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(HIDDEN, 7)
        self.anchor = nn.Linear(HIDDEN, 3)
        self.outer, self.inner = nn.Linear(HIDDEN, MENTION_TAGS), nn.Linear(HIDDEN, MENTION_TAGS)
        self.role = nn.Linear(HIDDEN, 3)
        self.manner = nn.Linear(HIDDEN, 4)  # speech, thought, document; negated
        self.conditional = Conditional()
        self.coreference = PairScorer(COREFERENCE_FEATURES, 1)
        self.links = PairScorer(LINK_FEATURES, 2)  # stands for; formerly
        nn.init.constant_(self.links.out.bias, -4.0)  # one candidate in fifty

    def words(self, ids: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """The vector of each word's first piece: first (B, W) → (B, W, H)."""
        x = self.encoder(ids, features, mask)
        return x.gather(1, first[:, :, None].expand(-1, -1, HIDDEN))


def mean(weights: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights in files: averages, or checkpoints."""
    states = [torch.load(path, weights_only=True) for path in weights]
    states = [state.get("network", state) for state in states]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}
