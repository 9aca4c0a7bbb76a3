"""What the network is asked to learn, masked by what each corpus labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F

from training.batches import pairs_of
from training.corpus import TARGETS, UNKNOWN
from training.network import FLAGS, PARTS, Network

if TYPE_CHECKING:
    from torch import Tensor

    from training.batches import Batch
    from training.corpus import Attribution, Labelled

WEIGHTS = {
    "tags": 1.0, "anchor": 2.0, "parts": 2.0, "outer": 1.0, "inner": 0.5, "role": 0.3, "manner": 0.3, "flags": 0.5,
    "targets": 1.0, "coreference": 0.5, "links": 0.5,
}  # fmt: skip


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Every loss that the batch's labels allow, unweighted."""
    words = network.drop(network.words(batch.ids, batch.features, batch.mask, batch.first))
    out = _flat(network, batch, words)
    out |= _conditional(network, batch, words)
    if any(article.graph for article, _ in batch.pieces):
        out |= _pairs(network, batch, words)
    return out


def _padded(batch: Batch, rows: list[list[int]]) -> Tensor:
    """Labels of each window's words, unknown beyond."""
    out = torch.full(batch.words.shape, UNKNOWN, dtype=torch.long)
    for row, values in enumerate(rows):
        out[row, : len(values)] = torch.tensor(values)
    return out


def _flat(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    def labels(name: str) -> Tensor:
        rows = []
        for article, (start, end) in batch.pieces:
            holder = article if name in ("tags", "anchors") else article.graph
            values = getattr(holder, name) if holder else article.names if name == "outer" else None
            rows.append(values[start:end] if values else [])
        return _padded(batch, rows)

    def loss(head: torch.nn.Linear, name: str) -> Tensor:
        wanted = labels(name).flatten()
        total = F.cross_entropy(head(words).float().flatten(0, 1), wanted, ignore_index=UNKNOWN, reduction="sum")
        return total / max(int((wanted != UNKNOWN).sum()), 1)

    out = {"tags": loss(network.tags, "tags"), "anchor": loss(network.anchor, "anchors")}
    if any(article.graph or article.names for article, _ in batch.pieces):
        out |= {name: loss(getattr(network, name), name) for name in ("outer", "inner", "role")}
    return out


def _attributions(batch: Batch) -> list[tuple[int, int, Labelled, Attribution]]:
    """(row, position, article, attribution) for each anchor in its window."""
    return [
        (row, a.anchor - start, article, a)
        for row, (article, (start, end)) in enumerate(batch.pieces)
        for a in article.attributions
        if start <= a.anchor < end
    ]


def _conditional(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    found = _attributions(batch)
    if not found:
        return {}
    rows, positions = (torch.tensor([f[k] for f in found]) for k in (0, 1))
    tags = network.tags(words).detach().float().softmax(-1)
    shared, anchors = network.conditional.project(words, tags)
    mask = batch.words[rows]
    logits = network.conditional(shared, anchors, rows, positions, mask).float()
    parts = torch.where(mask > 0, 0, UNKNOWN)
    flags = torch.zeros(len(found), mask.shape[1], FLAGS)
    labelled = torch.tensor([a.targets is not None for _, _, _, a in found])
    candidates: list[tuple[int, int, int]] = []
    wanted: list[list[float]] = []
    for n, (row, _, article, a) in enumerate(found):
        start, end = batch.pieces[row][1]
        for i, part in a.parts.items():
            if start <= i < end:
                parts[n, i - start] = part
        for k, marked in enumerate((a.charge, a.when)):
            for i in marked:
                if start <= i < end:
                    flags[n, i - start, k] = 1
        if a.targets is not None and article.graph:
            for m in article.graph.mentions:
                if start <= m.first and m.last < end:
                    candidates.append((n, m.first - start, m.last - start))
                    wanted.append([float((m.first, m.last) in a.targets[k]) for k in range(len(TARGETS))])
    out = {"parts": F.cross_entropy(logits[..., :PARTS].flatten(0, 1), parts.long().flatten(), ignore_index=UNKNOWN)}
    if labelled.any():
        seen = mask.bool() & labelled[:, None]
        out["flags"] = F.binary_cross_entropy_with_logits(logits[..., PARTS : PARTS + FLAGS][seen], flags[seen])
        out["manner"] = _manner(network, words, found)
    if candidates:
        n, s, e = torch.tensor(candidates).T
        starts, ends = logits[..., PARTS + FLAGS :].chunk(2, -1)
        scores = starts[n, s] + ends[n, e]
        weight = torch.tensor([1.0, 3.0, 3.0, 1.0])  # accusations are rare
        loss = F.binary_cross_entropy_with_logits(scores, torch.tensor(wanted), pos_weight=weight, reduction="sum")
        out["targets"] = loss / (labelled.sum() * len(TARGETS))
    return out


def _manner(network: Network, words: Tensor, found: list[tuple[int, int, Labelled, Attribution]]) -> Tensor:
    known = [(row, position, a) for row, position, _, a in found if a.class_ >= 0]
    logits = network.manner(words[[k[0] for k in known], [k[1] for k in known]]).float()
    negated = torch.tensor([float(a.negated) for _, _, a in known])
    of_class = F.cross_entropy(logits[:, :3], torch.tensor([a.class_ for _, _, a in known]))
    return of_class + F.binary_cross_entropy_with_logits(logits[:, 3], negated)


def _pairs(network: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """Mention ranking (marginal likelihood over all right antecedents), and links per pair of entities."""
    places: dict[int, tuple[Labelled, dict[int, tuple[int, int]]]] = {}
    for row, (article, (start, end)) in enumerate(batch.pieces):
        if article.graph:
            known = places.setdefault(id(article), (article, {}))[1]
            known.update((i, (row, i - start)) for i in range(start, end))
    coreference, links, seen = words.new_zeros(()).float(), words.new_zeros(()).float(), 0
    for article, at in places.values():
        graph = article.graph
        if graph is None or not graph.mentions:
            continue
        first, last = ([at[i] for i in (getattr(m, side) for m in graph.mentions)] for side in ("first", "last"))
        vectors = torch.cat([words[[r for r, _ in x], [p for _, p in x]] for x in (first, last)], -1)
        candidates = pairs_of(article)
        if len(candidates.antecedents):
            scores = network.coreference(vectors, candidates.antecedents, candidates.antecedent_features)
            coreference = coreference + _ranking(scores[:, 0].float(), candidates.antecedents, graph.entity)
        if len(candidates.links):
            scores = network.links(vectors, candidates.links, candidates.link_features).float()
            links = links + _linking(scores, candidates.links, graph.entity, graph.represents)
        seen += 1
    return {"coreference": coreference / max(seen, 1), "links": links / max(seen, 1)}


def _log_sum(scores: Tensor, group: Tensor, groups: int) -> Tensor:
    """log Σ exp of the scores (P,) of each group (P,) → (groups,), for groups that all have a member."""
    top = torch.full((groups,), -torch.inf).scatter_reduce(0, group, scores.detach(), "amax")
    return top + torch.zeros(groups).index_add(0, group, (scores - top[group]).exp()).log()


def _ranking(scores: Tensor, pairs: Tensor, entity: list[str | None]) -> Tensor:
    numbers: dict[int, int] = {}
    rows = [(p, i, j) for p, (i, j) in enumerate(pairs.tolist()) if entity[i] is not None]
    if not rows:
        return scores.new_zeros(())
    group = [numbers.setdefault(i, len(numbers)) for _, i, _ in rows]
    right = [entity[i] == entity[j] for _, i, j in rows]
    found = {g for g, r in zip(group, right, strict=True) if r}
    new = [g for g in range(len(numbers)) if g not in found]  # first mentions: their antecedent is none, at score 0
    s = torch.cat([scores[[p for p, _, _ in rows]], scores.new_zeros(len(numbers))])
    everyone = torch.tensor(group + list(range(len(numbers))))
    kept = torch.tensor([k for k, r in enumerate(right) if r] + [len(rows) + g for g in new])
    total = _log_sum(s, everyone, len(numbers)) - _log_sum(s[kept], everyone[kept], len(numbers))
    return total.mean()


def _linking(
    scores: Tensor, pairs: Tensor, entity: list[str | None], represents: dict[tuple[str, str], bool]
) -> Tensor:
    numbers: dict[tuple[str, str], int] = {}
    rows, group = [], []
    for p, (a, b) in enumerate(pairs.tolist()):
        x, y = entity[a], entity[b]
        if x is not None and y is not None and x != y:
            rows.append(p)
            group.append(numbers.setdefault((x, y), len(numbers)))
    if not rows:
        return scores.new_zeros(())
    mine, of = scores[rows], torch.tensor(group)
    best = _log_sum(mine[:, 0], of, len(numbers))
    wanted = torch.tensor([float(pair in represents) for pair in numbers])
    loss = F.binary_cross_entropy_with_logits(best, wanted, reduction="sum")
    held = wanted[of] > 0
    if held.any():
        former = torch.tensor([float(represents.get(pair, False)) for pair in numbers])[of][held]
        share = (mine[held, 0].detach() - best.detach()[of][held]).exp()  # whichever pair of mentions says it
        loss = loss + 0.3 * (share * F.binary_cross_entropy_with_logits(mine[held, 1], former, reduction="none")).sum()
    return loss / max(int(wanted.sum()), 1)
