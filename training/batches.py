"""Articles → padded tensors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from graph.extract.mentions import antecedents, links
from graph.extract.words import CLS, EDGE, POLNEAR, SEP, WINDOW, windows

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from torch import Tensor

    from training.corpus import Labelled

Window = tuple[int, int]
Piece = tuple["Labelled", Window]


@dataclass
class Batch:
    """Windows of some articles. `pieces` says which words of which article each row holds."""

    pieces: list[Piece]
    ids: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor


def cut(article: Labelled, rng: random.Random | None) -> list[Piece]:
    """The article's windows; in training their size is drawn at random, so that no word always stands at one place."""
    most = rng.randint(112, WINDOW) if rng else WINDOW
    return [(article, w) for w in windows(article.words, lambda: most)]


def size(piece: Piece) -> int:
    """Word pieces of a window."""
    article, (start, end) = piece
    return sum(len(p) for p in article.words.pieces[start:end]) + 2


def collate(pieces: list[Piece]) -> Batch:
    """Pad windows to one shape."""
    length, width = max(map(size, pieces)), max(end - start for _, (start, end) in pieces)
    shape = len(pieces), length
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.float32)
    features = np.zeros((*shape, 5), np.int64)
    first, words = np.zeros((len(pieces), width), np.int64), np.zeros((len(pieces), width), np.float32)
    for row, (article, (start, end)) in enumerate(pieces):
        flat, marks, begins = [CLS if article.graph else POLNEAR], [(EDGE, 0, 0, 0, 0)], []
        for i in range(start, end):
            begins.append(len(flat))
            for k, piece in enumerate(article.words.pieces[i]):
                flat.append(piece)
                marks.append((*article.words.features[i], int(k > 0)))
        flat.append(SEP)
        marks.append((EDGE, 0, 0, 0, 0))
        ids[row, : len(flat)], mask[row, : len(flat)] = flat, 1
        features[row, : len(flat)] = marks
        first[row, : end - start], words[row, : end - start] = begins, 1
    return Batch(pieces, *(torch.from_numpy(x) for x in (ids, features, mask, first, words)))


def batches(articles: Sequence[Labelled], rng: random.Random, tokens: int) -> Iterator[Batch]:
    """One pass: a graph's windows stay together (its pairs of mentions cross them), all others are sorted by size."""
    whole = [cut(a, rng) for a in articles if a.graph]
    single = [[w] for a in articles if not a.graph for w in cut(a, rng)]
    for groups in (single, whole):
        groups.sort(key=lambda g: max(map(size, g)) + 40 * rng.random())
    packed: list[list[Piece]] = []
    for groups in (single, whole):
        current: list[Piece] = []
        for group in groups:
            joined = current + group
            if current and max(map(size, joined)) * len(joined) > tokens:
                packed.append(current)
                joined = group
            current = joined
        if current:
            packed.append(current)
    rng.shuffle(packed)
    return map(collate, packed)


@dataclass
class Pairs:
    """Candidate pairs of an article's mentions, with the rows and columns of their end words in the batch."""

    antecedents: Tensor
    antecedent_features: Tensor
    links: Tensor
    link_features: Tensor


_pairs: dict[str, Pairs] = {}


def pairs_of(article: Labelled) -> Pairs:
    """The candidates of an article: always the same, so computed once."""
    if article.id not in _pairs:
        mentions = article.graph.mentions if article.graph else []
        values = (*antecedents(article.words, mentions), *links(article.words, mentions))
        _pairs[article.id] = Pairs(*(torch.from_numpy(v) for v in values))
    return _pairs[article.id]
