"""Labelled articles as the numbers the network is trained on.

Two guidelines are read: ours (whole graphs, `GUIDE.md` beside the data) and PolNeAR's (attributions alone). What a
corpus does not label is not learned from it (`graph is None`), and each window says whose guideline it follows.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.extract.inference import CONTENT, CONTENT_ANCHOR, CUE, CUE_ANCHOR, NO_ANCHOR, SOURCE
from graph.extract.mentions import PRONOUNS, Mention, make_mention, pronouns
from graph.extract.words import NEWLINE, Words, split_words
from training.renaming import renamed, surname

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

UNKNOWN = -100
"""The tag of a word of which a corpus says nothing; no loss is taken there."""

TYPES = ("Person", "Office", "Place", "Event", "Group")
CLASSES = ("speech", "thought", "document")
TARGETS = ("speaker", "accused_explicit", "accused_asserted", "addressee")


@dataclass
class Attribution:
    """One cue (or, without a cue, one content) with every word's part in it.

    `targets`: for each of `TARGETS` the mentions (first, last word) meant; None where the corpus does not say.
    """

    anchor: int
    kind: int
    parts: dict[int, int]
    charge: set[int] = field(default_factory=set)
    when: set[int] = field(default_factory=set)
    targets: list[set[tuple[int, int]]] | None = None
    class_: int = -1
    negated: int = -1


@dataclass
class GraphLabels:
    """What only whole graphs say. Mentions are in text order, `entity` the key of each (None: unknown)."""

    mentions: list[Mention]
    entity: list[str | None]
    outer: list[int]
    inner: list[int]
    role: list[int]
    represents: dict[tuple[str, str], bool]


@dataclass
class Labelled:
    """One article."""

    id: str
    words: Words
    tags: list[int]
    anchors: list[int]
    attributions: list[Attribution]
    graph: GraphLabels | None
    names: list[int] | None = None
    """The outer layer of names where a teacher (`training.teacher`) says it of an article without a graph."""


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The records of a `.jsonl.gz`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def inside(words: Words, spans: Iterable[tuple[int, int]]) -> list[int]:
    """Numbers of the words that the spans overlap."""
    found: list[int] = []
    for start, end in spans:
        i = bisect_right(words.end, start)
        while i < len(words) and words.start[i] < end:
            if words.features[i][0] != NEWLINE:
                found.append(i)
            i += 1
    return sorted(set(found))


def _tags(length: int, attributions: list[Attribution]) -> list[int]:
    """Flat BIO tags of cue (1, 2), source (3, 4) and content (5, 6); inner ones and cues win over outer content."""
    tags = [0] * length
    by_size = sorted(attributions, key=lambda a: -sum(p == CONTENT for p in a.parts.values()))
    for part in (CONTENT, SOURCE, CUE):
        for attribution in by_size:
            previous = -2
            for i in sorted(i for i, p in attribution.parts.items() if p == part):
                tags[i] = 2 * part - (i != previous + 1)
                previous = i
    return tags


def polnear(record: dict[str, Any]) -> Labelled:
    """An article with PolNeAR's attributions."""
    words = split_words(record["text"])
    attributions = []
    for a in record["attributions"]:
        cue, source, content = (inside(words, a[k]) for k in ("cue", "source", "content"))
        if cue and content:
            parts = dict.fromkeys(content, CONTENT) | dict.fromkeys(source, SOURCE) | dict.fromkeys(cue, CUE)
            attributions.append(Attribution(cue[0], CUE_ANCHOR, parts))
    return _labelled(record["id"], words, attributions, None)


def _labelled(id_: str, words: Words, attributions: list[Attribution], graph: GraphLabels | None) -> Labelled:
    anchors = [NO_ANCHOR] * len(words)
    for a in attributions:
        anchors[a.anchor] = a.kind
    return Labelled(id_, words, _tags(len(words), attributions), anchors, attributions, graph)


def _spans(text: str, entities: list[dict[str, Any]]) -> dict[tuple[int, int], str]:
    """Every occurrence of every alias as a span → key; of two entities the one more fully named before it."""
    claims: dict[tuple[int, int], list[str]] = {}
    for entity in entities:
        for alias in _bare(entity):
            if alias.strip() and alias.lower() not in PRONOUNS:
                for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text):
                    claims.setdefault(match.span(), []).append(entity["key"])
    full = {e["key"]: e["name"] for e in entities}
    return {
        span: keys[0] if len(keys) == 1 else max(keys, key=lambda k: text.rfind(full[k], 0, span[1]))
        for span, keys in claims.items()
    }


def _bare(entity: dict[str, Any]) -> set[str]:
    """The aliases without an article before them, and a person's without the title that stands beside the name.

    Readers differed in these; the network had to guess, and joined "the Defence Army Jalal Harutyunyan" to one.
    """
    aliases = {re.sub(r"^(?:the|an?) (?=\S)", "", a, flags=re.IGNORECASE) for a in (*entity["aliases"], entity["name"])}
    if entity["type"] != "Person":
        return aliases
    full = set(entity["name"].split())
    names = [a for a in aliases if a and all(word[0].isupper() for word in a.split())]

    def titled(alias: str) -> bool:
        before = [(alias[: -len(n)].split(), n) for n in names if alias.endswith(f" {n}")]
        return any(" " in n or not full & set(b) for b, n in before) or any(alias.startswith(f"{n}, ") for n in names)

    return {a for a in aliases if not titled(a)}


def _bio(length: int, mentions: list[Mention]) -> list[int]:
    tags = [0] * length
    for m in mentions:
        tags[m.first] = 1 + 2 * m.type
        for i in range(m.first + 1, m.last + 1):
            tags[i] = 2 + 2 * m.type
    return tags


def occurrences(
    words: Words, entities: list[dict[str, Any]]
) -> tuple[list[Mention], list[str | None], list[int], list[int]]:
    """All mentions with pronouns, their entities, and the outermost and second layer of names as BIO tags."""
    kinds = {e["key"]: TYPES.index(e["type"]) for e in entities}
    found: list[tuple[Mention, str]] = []
    for (start, end), key in _spans(words.text, entities).items():
        ids = inside(words, [(start, end)])
        if ids and words.sentence[ids[0]] == words.sentence[ids[-1]]:
            found.append((make_mention(words, ids[0], ids[-1], kinds[key]), key))
    found.sort(key=lambda f: (f[0].first, -f[0].last))
    layers: tuple[list[Mention], list[Mention]] = ([], [])
    kept: dict[tuple[int, int], tuple[Mention, str]] = {}
    for mention, key in found:
        outermost = kept.get((layers[0][-1].first, layers[0][-1].last)) if layers[0] else None
        if outermost and outermost[0].last >= mention.last and outermost[1] == key:
            continue  # "Christie" in "Gov. Christie": the same one, said twice by the aliases only
        for layer in layers:
            if not layer or layer[-1].last < mention.first:
                layer.append(mention)
                kept[mention.first, mention.last] = mention, key
                break
            if mention.last > layer[-1].last:  # crosses it: the longer, earlier one stays
                break
    outer, inner = layers
    spans = {(m.first, m.last) for m, _ in kept.values()}
    everything: list[tuple[Mention, str | None]] = [*kept.values()]
    everything += [(p, None) for p in pronouns(words) if (p.first, p.last) not in spans]
    everything.sort(key=lambda f: (f[0].first, -f[0].last))
    mentions = [m for m, _ in everything]
    return mentions, [k for _, k in everything], _bio(len(words), outer), _bio(len(words), inner)


def _speaker_mentions(
    statement: dict[str, Any], source: list[int], content: list[int], mentions: list[Mention], entity: list[str | None]
) -> set[tuple[int, int]]:
    """The mentions by which the speakers are named: in the source, or else the nearest ones."""
    within = set(source)
    wanted = set(statement["speakers"])
    found: set[tuple[int, int]] = set()
    for key in wanted:
        here = [m for m, k in zip(mentions, entity, strict=True) if k == key]
        named = [m for m in here if m.first in within and m.last in within]
        if named:
            best = max(named, key=lambda m: m.last - m.first)
            found.add((best.first, best.last))
            continue
        spoken = [m for m in mentions if m.pronoun and m.first in within]
        if spoken:
            found.add((spoken[0].first, spoken[0].last))
        elif here and not source:
            near = min(here, key=lambda m: min(abs(m.first - content[0]), abs(m.first - content[-1])))
            found.add((near.first, near.last))
    return found


def _accused(
    accusation: dict[str, Any],
    words: Words,
    content: list[int],
    cue: list[int],
    mentions: list[Mention],
    entity: list[str | None],
) -> set[tuple[int, int]]:
    """The mentions of the accused in the content, or else in the sentences of content and cue."""
    here = [m for m, k in zip(mentions, entity, strict=True) if k == accusation["accused"]]
    inside_ = set(content)
    found = [m for m in here if m.first in inside_]
    if not found:
        sentences = {words.sentence[i] for i in (*content, *cue)}
        found = [m for m in here if words.sentence[m.first] in sentences]
    return {(m.first, m.last) for m in found}


def graph(record: dict[str, Any]) -> Labelled:
    """An article with a whole graph in our guideline."""
    words = split_words(record["text"])
    mentions, entity, outer, inner = occurrences(words, record["entities"])
    by_cue: dict[tuple[int, int], Attribution] = {}
    attributions: list[Attribution] = []
    accusations: dict[str, list[dict[str, Any]]] = {}
    for accusation in record["accuses"]:
        accusations.setdefault(accusation["statement"] or "", []).append(accusation)
    for s in record["statements"]:
        cue = inside(words, [s["cue"]]) if s["cue"] else []
        source = inside(words, [s["source"]]) if s["source"] else []
        content = inside(words, s["content"])
        if not content:
            continue
        parts = dict.fromkeys(content, CONTENT) | dict.fromkeys(source, SOURCE) | dict.fromkeys(cue, CUE)
        anchor, kind = (cue[0], CUE_ANCHOR) if cue else (content[0], CONTENT_ANCHOR)
        if not cue:
            parts[anchor] = CONTENT
        a = by_cue.get((anchor, kind))
        if a is None:
            a = Attribution(anchor, kind, {}, targets=[set() for _ in TARGETS])
            by_cue[anchor, kind] = a
            attributions.append(a)
        a.parts = parts | a.parts | dict.fromkeys(cue, CUE)
        a.class_, a.negated = CLASSES.index(s["class"]), int(s["negated"])
        targets = a.targets or []
        targets[0] |= _speaker_mentions(s, source, content, mentions, entity)
        for accusation in accusations.get(s["key"], ()):
            which = 1 if accusation["kind"] == "explicit" else 2
            targets[which] |= _accused(accusation, words, content, cue, mentions, entity)
            if accusation["charge"]:
                a.charge |= set(inside(words, [accusation["charge"]]))
        if s["addressee"]:
            sentences = {words.sentence[i] for i in cue or content}
            targets[3] |= {
                (m.first, m.last)
                for m, k in zip(mentions, entity, strict=True)
                if k == s["addressee"] and words.sentence[m.first] in sentences and m.first not in content
            }
        if s["when"]:
            a.when |= set(inside(words, [s["when"]]))
        if source and len(s["speakers"]) == 1:  # whom a pronoun means, where the labels say so
            for n, m in enumerate(mentions):
                if m.pronoun and m.first in source and len(source) < 3:
                    entity[n] = s["speakers"][0]
    labels = GraphLabels(mentions, entity, outer, inner, _roles(words, record, mentions, entity), {})
    for r in record["represents"]:
        pair = r["person_or_office"], r["represents"]
        labels.represents[pair] = labels.represents.get(pair, True) and r["former"]
    return _labelled(record["id"], words, attributions, labels)


def _roles(words: Words, record: dict[str, Any], mentions: list[Mention], entity: list[str | None]) -> list[int]:
    """BIO tags (1, 2) of the words that name a role, where they stand in a sentence with its holder."""
    tags = [0] * len(words)
    for r in record["represents"]:
        if not r["role"]:
            continue
        sentences = {
            words.sentence[m.first] for m, k in zip(mentions, entity, strict=True) if k == r["person_or_office"]
        }
        for match in re.finditer(rf"(?<!\w){re.escape(r['role'])}(?!\w)", words.text):
            ids = inside(words, [match.span()])
            if ids and words.sentence[ids[0]] in sentences:
                tags[ids[0]] = 1
                for i in ids[1:]:
                    tags[i] = 2
    return tags


def silver(record: dict[str, Any]) -> Labelled:
    """A sentence of which only a person, an office and that the one holds the other are known: all else is masked."""
    words = split_words(record["text"])
    mentions: list[Mention] = []
    entity: list[str | None] = []
    represents: dict[tuple[str, str], bool] = {}
    for n, r in enumerate(record["represents"]):
        for key, kind in (("person", 0), ("office", 1)):
            ids = inside(words, [r[f"{key}_span"]])
            if ids:
                mentions.append(make_mention(words, ids[0], ids[-1], kind))
                entity.append(f"{key}{n}")
        represents[f"person{n}", f"office{n}"] = False
    order = sorted(range(len(mentions)), key=lambda i: mentions[i].first)
    mentions, entity = [mentions[i] for i in order], [entity[i] for i in order]
    unknown = [UNKNOWN] * len(words)
    known = {i for m in mentions for i in range(m.first, m.last + 1)}
    outer = [tag if i in known else UNKNOWN for i, tag in enumerate(_bio(len(words), mentions))]
    labels = GraphLabels(mentions, entity, outer, unknown, unknown, represents)
    return Labelled(record["id"], words, unknown, unknown, [], labels)


def named(record: dict[str, Any]) -> Labelled:
    """A text of which only a teacher's names are known, and words that are in none."""
    words = split_words(record["text"])
    unknown = [UNKNOWN] * len(words)
    labels = GraphLabels([], [], taught(words, record), unknown, unknown, {})
    return Labelled(record["id"], words, unknown, unknown, [], labels)


def taught(words: Words, record: dict[str, Any]) -> list[int]:
    """A teacher's names as BIO tags, `UNKNOWN` where it does not say."""
    tags = [UNKNOWN] * len(words)
    for span in record["none"]:
        for i in inside(words, [span]):
            tags[i] = 0
    for start, end, type_ in record["names"]:
        for n, i in enumerate(inside(words, [(start, end)])):
            tags[i] = 1 + 2 * TYPES.index(type_) + (n > 0)
    return tags


def load(data: Path, *, renamings: int = 0, names: Path | None = None) -> dict[str, list[Labelled]]:
    """Every training and dev corpus below `data`; `renamed` has each training graph `renamings` times over.

    `names`: what `training.teacher` wrote.
    """
    corpora: dict[str, list[Labelled]] = {}
    graphs: list[dict[str, Any]] = []
    kinds = ("wikinews_graph", "news_graph", "polnear")
    dev = {name: read_jsonl(data / name / "dev.jsonl.gz") for name in kinds}
    held = {r["id"] for name in ("news_graph", "polnear") for r in dev[name]}
    for name, make in zip(kinds, (graph, graph, polnear), strict=True):
        corpora[f"{name}/dev"] = [make(r) for r in dev[name]]
        records = [r for r in read_jsonl(data / name / "train.jsonl.gz") if r["id"] not in held]
        corpora[f"{name}/train"] = [make(r) for r in records]
        graphs += records if make is graph else []
    known = {surname(r["person"]) for r in read_jsonl(data / "names" / "office_holders.jsonl.gz")}
    known |= {surname(e["name"]) for r in graphs for e in r["entities"] if e["type"] == "Person"}
    surnames, rng = sorted(name for name in known if name), random.Random(1)
    corpora["renamed"] = [graph(renamed(r, surnames, rng)) for _ in range(renamings) for r in graphs]
    teacher = {r["id"]: r for r in read_jsonl(names)} if names else {}
    for article in corpora["polnear/train"]:
        record = teacher.pop(article.id, None)
        article.names = taught(article.words, record) if record else None
    corpora["named"] = [named(r) for r in teacher.values()]
    corpora["wce_silver"] = [silver(r) for r in read_jsonl(data / "represents" / "wce_silver.jsonl.gz")]
    return corpora
