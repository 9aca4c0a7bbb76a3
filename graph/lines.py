"""The line of DESIGN §6: an article with its graph as one JSON object, in and out.

Whoever made the graph, its spans and keys are checked against the text before anything else sees it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from graph.articles import check_string, kind_of, parse_article
from graph.errors import BadGraph, BadInput, BadRecord
from graph.model import Accuses, Article, ArticleGraph, Extractor, LocalEntity, Represents, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model import Span, Spans
    from graph.records import StoredGraph

T = TypeVar("T")

GRAPH: dict[str, type] = {
    "entities": LocalEntity,
    "statements": Statement,
    "represents": Represents,
    "accuses": Accuses,
}
"""The lists of a line, and what their items are."""

_ADDED = {"canonical", "capacity"}  # what `to_line` tells beyond the graph; not read back
_SPANS = {"mentions", "content", "cue", "source", "evidence"}
_PRECISIONS = {"year": 4, "month": 7, "day": 10}  # length of such a date

_graph = TypeAdapter(ArticleGraph)
_extractor = TypeAdapter(Extractor)


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article on its way in; with a graph where the record brought one, and who made that if it says so."""

    where: str
    article: Article
    graph: ArticleGraph | None = None
    extractor: Extractor | None = None


def parse_record(obj: object, where: str) -> Incoming:
    """The article of a JSON object, with its graph if it has one (`entities`, `statements`, …).

    Raises `BadRecord` with one line that names the place at fault.
    """
    try:
        if not isinstance(obj, dict):
            raise BadInput(f"an object is wanted, not {kind_of(obj)}")  # noqa: TRY301 - `where` is added in one place
        article = parse_article(obj)
        if all(obj.get(part) is None for part in GRAPH):
            return Incoming(where, article)
        graph = _parse_graph(obj)
        check(article, graph)
        return Incoming(where, article, graph, _parse_extractor(obj.get("extractor")))
    except BadInput as error:
        raise BadRecord(where, str(error)) from error


def to_line(
    article: Article | StoredGraph, graph: ArticleGraph | None = None, extractor: Extractor | None = None
) -> dict[str, Any]:
    """The line of an article and its graph; of a stored one with `article`, `canonical` and `capacity` besides."""
    if isinstance(article, Article):
        line = _head(article, article.text) | _dump(graph or ArticleGraph())
        return line | ({"extractor": _extractor.dump_python(extractor)} if extractor else {})
    parts = _dump(article.graph)
    for entity in parts["entities"]:
        entity["canonical"] = article.canonical[entity["key"]]
    for statement in parts["statements"]:
        statement["capacity"] = _capacity(statement["speakers"], article.graph.represents)
    return {"article": article.head.id} | _head(article.head, article.text) | parts


def check(article: Article, graph: ArticleGraph) -> None:
    """Raises `BadGraph`, naming the place, where a span or key does not fit, or a value cannot be meant."""
    _Check(article.text, graph).run()


def _head(head: Any, text: str) -> dict[str, Any]:
    names = ("title", "url", "publisher", "published", "language", "status", "sha256")
    line: dict[str, Any] = {"id": head.name} | {name: getattr(head, name) for name in names}
    return line | {"status": str(head.status), "text": text}


def _dump(graph: ArticleGraph) -> dict[str, Any]:
    line: dict[str, Any] = _graph.dump_python(graph, mode="json")
    line["statements"] = [{name.rstrip("_"): value for name, value in s.items()} for s in line["statements"]]
    return line


def _capacity(speakers: Iterable[str], represents: Iterable[Represents]) -> list[str]:
    wanted = set(speakers)
    held = (r.represents for r in represents if r.person_or_office in wanted and not r.former)
    return list(dict.fromkeys(held))


def _parse_graph(line: Mapping[str, Any]) -> ArticleGraph:
    rows = {part: _rows(part, line.get(part), shape) for part, shape in GRAPH.items()}
    return _validated(_graph, rows, "")


def _parse_extractor(value: object) -> Extractor | None:
    if value is None:
        return None
    extractor = _validated(_extractor, value, "extractor")
    _words("extractor.name", extractor.name)
    _words("extractor.version", extractor.version)
    return extractor


def _rows(part: str, rows: object, shape: type) -> list[dict[str, Any]]:
    """The items as the model's fields: nulls left out, a bare span put in a list, misspelt names refused."""
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise BadGraph(f"{part}: a list is wanted, not {kind_of(rows)}")
    known = {field.name.rstrip("_"): field.name for field in fields(shape)}
    taken: list[dict[str, Any]] = []
    for n, row in enumerate(rows):
        if not isinstance(row, dict):
            raise BadGraph(f"{part}[{n}]: an object is wanted, not {kind_of(row)}")
        for name in row:
            if name not in known and name not in _ADDED:
                raise BadGraph(f"{part}[{n}].{name}: no such field; there are {', '.join(known)}")
        values = {name: value for name, value in row.items() if value is not None and name in known}
        taken.append({known[name]: _listed(v) if name in _SPANS else v for name, v in values.items()})
    return taken


def _listed(value: object) -> object:
    bare = isinstance(value, list | tuple) and len(value) == 2 and all(type(bound) is int for bound in value)
    return [value] if bare else value


def _validated(adapter: TypeAdapter[T], value: object, prefix: str) -> T:
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in first["loc"])
        path = f"{prefix}{path}".lstrip(".").replace("class_", "class")
        if first["type"] == "missing":
            raise BadGraph(f"{path}: is missing") from error
        message = first["msg"][:1].lower() + first["msg"][1:]
        raise BadGraph(f"{path}: {message}, not {first['input']!r:.60}") from error


def _words(path: str, value: str) -> None:
    try:
        check_string(path, value)
    except BadInput as error:
        raise BadGraph(str(error)) from error
    if not value.strip():
        raise BadGraph(f"{path}: is empty")


class _Check:
    """What shapes alone cannot say about one graph."""

    def __init__(self, text: str, graph: ArticleGraph) -> None:
        self.length = len(text)
        self.text = text
        self.graph = graph
        self.entities = {entity.key for entity in graph.entities}
        self.statements = {statement.key for statement in graph.statements}

    def run(self) -> None:
        self._keys()
        for n, entity in enumerate(self.graph.entities):
            self._entity(f"entities[{n}]", entity)
        for n, statement in enumerate(self.graph.statements):
            self._statement(f"statements[{n}]", statement)
        self._nesting()
        for n, edge in enumerate(self.graph.represents):
            self._represents(f"represents[{n}]", edge)
        for n, accusation in enumerate(self.graph.accuses):
            self._accuses(f"accuses[{n}]", accusation)

    def _keys(self) -> None:
        seen: set[str] = set()
        for part in ("entities", "statements"):
            for n, row in enumerate(getattr(self.graph, part)):
                _words(f"{part}[{n}].key", row.key)
                if row.key in seen:
                    raise BadGraph(f"{part}[{n}].key: {row.key!r:.60} is the key of an earlier one")
                seen.add(row.key)

    def _entity(self, path: str, entity: LocalEntity) -> None:
        _words(f"{path}.name", entity.name)
        for n, alias in enumerate(entity.aliases):
            _words(f"{path}.aliases[{n}]", alias)
        self._spans(f"{path}.mentions", entity.mentions)

    def _statement(self, path: str, statement: Statement) -> None:
        self._spans(f"{path}.content", statement.content)
        if not any(self.text[start:end].strip() for start, end in statement.content):
            raise BadGraph(f"{path}.content: is empty")
        self._spans(f"{path}.cue", statement.cue)
        self._spans(f"{path}.source", statement.source)
        for name in ("speakers", "about"):
            self._entity_keys(f"{path}.{name}", getattr(statement, name))
        if statement.addressee is not None:
            self._key(f"{path}.addressee", statement.addressee, self.entities)
        if statement.when:
            self._span(f"{path}.when.text", statement.when.text)
            self._date(f"{path}.when", statement.when.date, statement.when.precision)
        self._confidence(path, statement.confidence)

    def _nesting(self) -> None:
        """Every `inside` is a statement, and none stands within itself."""
        outer = {s.key: s.inside for s in self.graph.statements if s.inside is not None}
        sound: set[str] = set()
        for n, statement in enumerate(self.graph.statements):
            path = f"statements[{n}].inside"
            if statement.inside is not None:
                self._key(path, statement.inside, self.statements)
            walked: list[str] = []
            key: str | None = statement.key
            while key is not None and key not in sound:
                walked.append(key)
                sound.add(key)
                key = outer.get(key)
            if key in walked:
                raise BadGraph(f"{path}: {key!r:.60} would stand within itself")

    def _represents(self, path: str, edge: Represents) -> None:
        self._key(f"{path}.person_or_office", edge.person_or_office, self.entities)
        self._key(f"{path}.represents", edge.represents, self.entities)
        if edge.person_or_office == edge.represents:
            raise BadGraph(f"{path}.represents: {edge.represents!r:.60} would represent itself")
        if edge.role is not None:
            _words(f"{path}.role", edge.role)
        self._spans(f"{path}.evidence", edge.evidence)
        self._confidence(path, edge.confidence)

    def _accuses(self, path: str, edge: Accuses) -> None:
        self._key(f"{path}.accuser", edge.accuser, self.entities)
        self._key(f"{path}.accused", edge.accused, self.entities)
        if edge.charge:
            self._span(f"{path}.charge", edge.charge)
        if edge.statement is not None:
            self._key(f"{path}.statement", edge.statement, self.statements)
        self._spans(f"{path}.evidence", edge.evidence)
        self._confidence(path, edge.confidence)

    def _spans(self, path: str, spans: Spans) -> None:
        for n, span in enumerate(spans):
            self._span(f"{path}[{n}]", span)

    def _span(self, path: str, span: Span) -> None:
        start, end = span
        if start < 0 or start >= end:
            raise BadGraph(f"{path}: [{start}, {end}] is empty or runs backwards")
        if end > self.length:
            raise BadGraph(f"{path}: end {end} is outside the text of {self.length} code points")

    def _entity_keys(self, path: str, keys: tuple[str, ...]) -> None:
        for n, key in enumerate(keys):
            self._key(f"{path}[{n}]", key, self.entities)
            if key in keys[:n]:
                raise BadGraph(f"{path}[{n}]: {key!r:.60} is named twice")

    @staticmethod
    def _key(path: str, key: str, known: set[str]) -> None:
        if key not in known:
            raise BadGraph(f"{path}: {key!r:.60} is no key of this line")

    @staticmethod
    def _date(path: str, day: str | None, precision: str | None) -> None:
        if precision is not None and precision not in _PRECISIONS:
            raise BadGraph(f"{path}.precision: {precision!r:.60} is none of {', '.join(_PRECISIONS)}")
        if day is None:
            return
        try:
            whole = date.fromisoformat(f"{day}-01-01"[:10]).isoformat()
            sound = whole.startswith(day) and len(day) in _PRECISIONS.values()
        except ValueError:
            sound = False
        if not sound:
            raise BadGraph(f"{path}.date: {day!r:.60} is no date (2020-09-27, 2020-09 or 2020)")

    @staticmethod
    def _confidence(path: str, value: float) -> None:
        if not 0 <= value <= 1:
            raise BadGraph(f"{path}.confidence: {value} is not between 0 and 1")
