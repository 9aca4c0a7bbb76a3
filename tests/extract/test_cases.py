"""What a careful reader takes from short invented passages: one file of `cases/` for each phenomenon.

A case is `text`, the `entities` that take part (name: Person, Group, Office, Place or Event), and the whole graph:
`statements`, `represents`, `accuses` (left out where there are none). Words are quoted as they stand in the text;
`{words: "No", nth: 2}` tells which, where it is not clear (source and cue are those nearest to their content). `inside`
is the number of the outer statement. Left out: mode `indirect`, false, null; cue, source, class, charge and role are
compared where they are given. Where careful readers differ: `optional: true`, or `any` for a value. `fails` tells why
the extractor does not answer so today.

`python -m tests.extract.test_cases` prints how many of each phenomenon pass; with file names, what differs in those.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from graph.extract import load_extractor
from graph.model import ArticleGraph, EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.extract import ArticleExtractor
    from graph.model import Accuses, LocalEntity, Represents, Spans, Statement

CASES = Path(__file__).parent / "cases"
STRICT = True
"""Whether a case that fails by its label, and passes, is an error: False while other weights are tried."""
ALIKE = 0.5
"""Share of words from which an expected and a found statement are compared as one."""
TYPES = {"Person", "Group", "Office", "Place", "Event"}
KEYS = {
    "case": {"text", "entities", "statements", "represents", "accuses", "fails"},
    "statements": {
        *("content", "cue", "source", "speakers", "addressee", "when"),
        *("mode", "class", "negated", "inside", "optional"),
    },
    "represents": {"who", "what", "role", "former", "optional"},
    "accuses": {"accuser", "accused", "charge", "kind", "optional"},
}
NEEDED = {
    "statements": {"content", "speakers"},
    "represents": {"who", "what"},
    "accuses": {"accuser", "accused", "kind"},
}
IDLE = set("a an the dr mr mrs ms sir former then ex her his its my our some their".split())
"""Words that make no name or role another."""
TELLING = {"s", "acting", "deputy", "interim", "prime", "vice"}
"""Words that make another role or name of one (`s`: a stray possessive)."""
Words = frozenset[int]
"""Words of a text, by where they begin."""


@dataclass(frozen=True)
class Case:
    """One passage and its graph; `quoted` has the words of every quoted field, by part, number and field."""

    name: str
    text: str
    entities: Mapping[str, str]
    edges: Mapping[str, list[dict[str, Any]]]
    quoted: Mapping[tuple[str, int, str], Words]
    fails: str | None


def _words(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    return frozenset(m.start() for start, end in spans for m in re.compile(r"\w+").finditer(text, start, end))


def _said(text: str, words: Words) -> Words:
    """Content without a leading "that" or "to"."""
    first = min(words, default=0)
    return words - {first} if re.compile(r"(?:that|to)\b").match(text, first) else words


def _locate(text: str, quoted: object, near: Sequence[Words]) -> Words:
    """The words of one quotation; `near` are those that it stands beside (none: it must occur once)."""
    words, nth = (quoted["words"], int(quoted["nth"])) if isinstance(quoted, dict) else (quoted, None)
    if not isinstance(words, str) or not words.split():
        raise ValueError(f"{words!r} is no text (quote it)")
    pattern = r"(?<!\w)" * words[0].isalnum() + re.escape(words) + r"(?!\w)" * words[-1].isalnum()
    found: list[Words] = [_words(text, [m.span()]) for m in re.finditer(pattern, text)]
    if not found or (nth is not None and not 1 <= nth <= len(found)):
        raise ValueError(f"{words!r} does not stand in the text so often")
    if nth is not None:
        return found[nth - 1]
    if not near and len(found) > 1:
        raise ValueError(f"{words!r} occurs {len(found)} times: say nth")
    outside = [f for f in found if not any(f & other for other in near)] or found
    return min(outside, key=lambda f: sum(min(abs(a - b) for a in f for b in other) for other in near))


def _quoted(text: str, edge: Mapping[str, Any]) -> Iterable[tuple[str, Words]]:
    """The fields of an edge that quote the text, in words; each stands nearest to those before it."""
    content = [_locate(text, part, []) for part in edge.get("content", ())]
    near = [frozenset[int]().union(*content)] if content else []
    for name in ("source", "cue", "when", "charge"):
        if edge.get(name) is not None:
            near.append(_locate(text, edge[name], near))
            yield name, near[-1]
    if content:
        yield "content", _said(text, near[0])


def _names(edge: Mapping[str, Any]) -> list[str]:
    named = [edge.get(k) for k in ("addressee", "who", "what", "accuser", "accused")]
    return [*edge.get("speakers", ()), *(name for name in named if name is not None)]


def _case(name: str, raw: dict[str, Any]) -> Case:
    edges: dict[str, list[dict[str, Any]]] = {part: raw.get(part) or [] for part in NEEDED}
    wrong = raw.keys() - KEYS["case"] | {"text"} - raw.keys()
    for part, all_ in edges.items():
        wrong |= {k for edge in all_ for k in edge.keys() - KEYS[part] | NEEDED[part] - edge.keys()}
    if wrong:
        raise ValueError(f"missing or unknown: {', '.join(sorted(wrong))}")
    text, entities = str(raw["text"]).strip(), raw.get("entities") or {}
    nameless = {n for all_ in edges.values() for edge in all_ for n in _names(edge)} - entities.keys()
    if nameless or set(entities.values()) - TYPES:
        raise ValueError(f"not among the entities, or of no known type: {nameless or entities}")
    for statement in edges["statements"]:
        if not 0 <= (statement.get("inside") or 0) <= len(edges["statements"]):
            raise ValueError(f"inside {statement['inside']}: there is no such statement")
    quoted = {
        (part, i, field): words
        for part, all_ in edges.items()
        for i, edge in enumerate(all_)
        for field, words in _quoted(text, edge)
    }
    return Case(name, text, entities, edges, quoted, raw.get("fails"))


def load_cases(path: Path) -> list[Case]:
    """The cases of one file; ValueError names file and case where one is not sound."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name}: not YAML: {error}") from error
    if not isinstance(rows, list):
        raise ValueError(f"{path.name}: not a list of cases")  # noqa: TRY004  the file is wrong, not our caller
    cases: list[Case] = []
    for n, raw in enumerate(rows, 1):
        try:
            cases.append(_case(f"{path.stem}:{n}", raw))
        except (ValueError, AttributeError, TypeError, KeyError) as error:
            raise ValueError(f"{path.name}, case {n}: {error}") from error
    return cases


def _norm(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = re.findall(r"\w+", re.sub(r"[’']s\b", "", plain))
    return " ".join(w for w in words if w not in IDLE)


def _alike(one: str, other: str) -> bool:
    """Whether two names or roles differ at most by what stands first: "minister", "Kenya's minister"."""
    a, b = one.split(), other.split()
    more = set(a) ^ set(b)
    return bool(a and b) and a[-1] == b[-1] and not more & TELLING and (more <= set(a) or more <= set(b))


def _same_role(expected: str | None, found: str | None) -> bool:
    if expected is None or found is None:
        return expected is found
    short, long = (_norm(re.split(r" (?:of|for|to) ", role)[0]) for role in (expected, found))
    return short == long or _alike(short, long)


class Comparison:
    """What differs between a case and the graph found, in words."""

    def __init__(self, case: Case, graph: ArticleGraph) -> None:
        self.case = case
        self.graph = graph
        self.told: list[str] = []
        self.names = {e.key: f"“{e.name}”" for e in graph.entities}
        self._entities()
        self._statements()
        self._edges("represents", graph.represents, lambda r: (r.person_or_office, r.represents), self._represents)
        self._edges("accuses", graph.accuses, lambda a: (a.accuser, a.accused, a.kind.value), self._accuses)

    def _entities(self) -> None:
        """Each expected entity is one found entity, under its fullest name (an office's may be longer at its front)."""
        edges = [edge for part in self.case.edges.values() for edge in part]
        optional, needed = (
            {n for e in edges if bool(e.get("optional")) is may for n in _names(e)} for may in (True, False)
        )
        for name, type_ in self.case.entities.items():
            known = [(e, {_norm(n) for n in (e.name, *e.aliases)}) for e in self.graph.entities]
            found = [e for e, called in known if _norm(name) in called]
            if not found and type_ in {"Office", "Event"}:
                found = [e for e, called in known if any(_alike(_norm(name), n) for n in called)]
            if not found and name in optional - needed:
                continue
            if len(found) != 1:
                self.told.append(f"{name} is {'no entity' if not found else 'several entities'}")
            for e in found:
                self._same_type(e, name, type_)
                if self.names[e.key] in self.case.entities:
                    self.told.append(f"{self.names[e.key]} and {name} are one entity")
                self.names[e.key] = name

    def _same_type(self, entity: LocalEntity, name: str, type_: str) -> None:
        found = "Group" if entity.kind is EntityKind.GROUP else entity.type.value
        if found != type_:
            self.told.append(f"{name} is a {found}, not a {type_}")

    def _cut(self, spans: Spans) -> str:
        return "“" + " … ".join(self.case.text[start:end] for start, end in spans) + "”"

    def _statements(self) -> None:
        expected = self.case.edges["statements"]
        wanted = {i: self.case.quoted["statements", i, "content"] for i in range(len(expected))}
        text = self.case.text
        found = {i: _said(text, _words(text, s.content)) for i, s in enumerate(self.graph.statements)}
        likeness = {(i, j): len(a & b) / len(a | b) for i, a in wanted.items() for j, b in found.items() if a & b}
        pairs: dict[int, int] = {}
        for (i, j), share in sorted(likeness.items(), key=lambda item: -item[1]):
            if share >= ALIKE and i not in pairs and j not in pairs.values():
                pairs[i] = j
        outer = {self.graph.statements[j].key: i + 1 for i, j in pairs.items()}
        for i, statement in enumerate(expected):
            said = "“" + " … ".join(str(c["words"] if isinstance(c, dict) else c) for c in statement["content"]) + "”"
            if i in pairs:
                one = self.graph.statements[pairs[i]]
                if wanted[i] != found[pairs[i]]:
                    self.told.append(f"content of {said} is {self._cut(one.content)}")
                self._statement(i, said, one, outer.get(one.inside or "", one.inside))
            elif not statement.get("optional"):
                self.told.append(f"no statement {said}")
        extra = [s for j, s in enumerate(self.graph.statements) if j not in pairs.values()]
        self.told += [f"{self._cut(s.content)} is no statement" for s in extra]

    def _statement(self, i: int, said: str, one: Statement, inside: object) -> None:
        expected = self.case.edges["statements"][i]
        speakers = [self.names[k] for k in one.speakers]
        if Counter(speakers) != Counter(expected["speakers"]):
            self.told.append(f"{said} is said by {', '.join(speakers) or 'nobody'}")
        addressee = self.names.get(one.addressee or "")
        found = {"mode": one.mode.value, "negated": one.negated, "inside": inside, "addressee": addressee}
        found |= {"class": one.class_.value} if "class" in expected else {}
        usual = {"mode": "indirect", "negated": False}
        for name, value in found.items():
            if expected.get(name, usual.get(name)) not in {value, "any"}:
                self.told.append(f"{name} of {said} is {value}")
        spans = {"cue": one.cue, "source": one.source, "when": (one.when.text,) if one.when else ()}
        for name, stands in spans.items():
            wanted = self.case.quoted.get(("statements", i, name), frozenset())
            words = _words(self.case.text, stands)
            if (name in expected or name == "when") and bool(wanted & words) != bool(wanted | words):
                self.told.append(f"{name} of {said} is {self._cut(stands)}")

    def _edges(
        self,
        part: str,
        found: Iterable[Any],
        ends: Callable[[Any], tuple[str, ...]],
        compare: Callable[[int, Any], None],
    ) -> None:
        """Each expected edge is found once, and no other."""
        fields = ("who", "what") if part == "represents" else ("accuser", "accused", "kind")
        left = {tuple(edge[f] for f in fields): i for i, edge in enumerate(self.case.edges[part])}
        optional = {key for key, i in left.items() if self.case.edges[part][i].get("optional")}
        for edge in found:
            key = tuple(self.names.get(k, k) for k in ends(edge))
            if key in left:
                compare(left.pop(key), edge)
            else:
                self.told.append(f"{part} but should not: {' → '.join(key)}")
        self.told += [f"{part} is missing: {' → '.join(key)}" for key in left.keys() - optional]

    def _represents(self, i: int, one: Represents) -> None:
        expected = self.case.edges["represents"][i]
        if "role" in expected and not _same_role(expected["role"], one.role):
            self.told.append(f"role of {expected['who']} is {one.role}")
        if one.former != bool(expected.get("former")):
            self.told.append(f"{expected['who']} is {'' if one.former else 'not '}formerly {expected['what']}")

    def _accuses(self, i: int, one: Accuses) -> None:
        wanted = self.case.quoted.get(("accuses", i, "charge"), frozenset())
        words = _words(self.case.text, (one.charge,) if one.charge else ())
        if wanted and len(wanted & words) < ALIKE * len(wanted | words):
            accused = self.case.edges["accuses"][i]["accused"]
            self.told.append(f"charge against {accused} is {self._cut((one.charge or (0, 0),))}")


ALL = [case for path in sorted(CASES.glob("*.yaml")) for case in load_cases(path)]


def _parameter(case: Case) -> Any:
    fails = pytest.mark.xfail(reason=case.fails or "", strict=STRICT, raises=AssertionError)
    return pytest.param(case, id=case.name, marks=fails if case.fails else ())


@pytest.mark.parametrize("case", [_parameter(case) for case in ALL])
def test_passage(extract: ArticleExtractor, case: Case) -> None:
    """The graph of a passage is what a careful reader takes from it, and no more."""
    assert Comparison(case, extract(case.text)).told == []


def test_empty_graph_misses_all() -> None:
    """Where a passage shows anything, an empty graph differs from it; where nothing, it does not."""
    shown = {case.name for case in ALL if any(not e.get("optional") for edges in case.edges.values() for e in edges)}

    assert {case.name for case in ALL if Comparison(case, ArticleGraph()).told} == shown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- [", "not YAML"),
        ("text: A", "not a list"),
        ("- {text: A, said: B}", "case 1: missing or unknown: said"),
        ("- {text: Yes or no, statements: [{content: [no], speakers: []}]}", "case 1: False is no text"),
        ("- {text: So so, statements: [{content: [so so so], speakers: []}]}", "'so so so' does not stand in the text"),
        ("- {text: A, represents: [{who: A, what: B, role: null}]}", "not among the entities"),
    ],
)
def test_unsound_case_is_named(tmp_path: Path, text: str, told: str) -> None:
    """A mistake in a file of cases is told with the file, the case and what is wrong."""
    (tmp_path / "some.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=r"^some\.yaml") as caught:
        load_cases(tmp_path / "some.yaml")

    assert told in str(caught.value)


def main(wanted: list[str]) -> None:
    """Print passed and total of each phenomenon, labels out of date, and what differs in the phenomena named."""
    extract = load_extractor()
    told = {case.name: Comparison(case, extract(case.text)).told for case in ALL}
    for case in ALL:
        if case.name.split(":")[0] in wanted and told[case.name]:
            sys.stdout.write(f"{case.name}\n" + "".join(f"    {line}\n" for line in told[case.name]))
        if bool(case.fails) != bool(told[case.name]):
            sys.stdout.write(f"{case.name} {'fails' if told[case.name] else 'passes'} now\n")
    total, passed = (Counter(name.split(":")[0] for name in told if all_ or not told[name]) for all_ in (True, False))
    for phenomenon, n in sorted(total.items()):
        sys.stdout.write(f"{phenomenon:28}{passed[phenomenon]:4}{n:4}\n")
    sys.stdout.write(f"{'all':28}{passed.total():4}{total.total():4}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
