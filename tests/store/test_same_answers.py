"""Whatever is done to a graph, in any order: in Neo4j it answers as in SQLite, to the last null."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from graph.errors import SaidgraphError
from graph.model import AccusationKind, ArticleGraph, EdgeType, EntityType, Extractor, Mode, StatementClass, TimeSaid
from graph.queries import (
    AccusationFilter,
    ArticleFilter,
    Caps,
    EntityFilter,
    Page,
    Party,
    PathQuery,
    RepresentationFilter,
    SpeakerFilter,
    StatementFilter,
    SubgraphQuery,
)
from graph.store.attribution import attribution, reception, verify
from graph.store.base import open_store
from graph.store.naming import resolve
from graph.store.paths import shortest_paths, subgraph
from tests.neo4j.server import wipe
from tests.store.build import ALL, MACHINE, Draft, Piece

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.queries import Slice
    from graph.store.base import Store
    from graph.store.neo4j import Neo4jStore

T = TypeVar("T")

# One normalised name in several spellings, one beyond what two bytes hold. None between U+E000 and U+FFFF beside it:
# Neo4j sorts such two in one way while they are being written and in another once they are stored.
PEOPLE = ["Anna", "anna", "Ánna", "𝐀nna", "Anna Müller", "Straße", "officials"]
OFFICES = ["Ministry", "the Ministry"]
PLACES = ["Armenia", "Armenia's"]
NAMES = [*PEOPLE, *OFFICES, *PLACES]
MEANT = "muller|MÜLLER|Arminia|ministr|nn|strasse|?|ﬁre|Fire|blames for|annna|ministery|café|CAFE\u0301|cafe 2020"
SEARCHED = [*NAMES, "", "  ", *MEANT.split("|"), *'cafe_2020|fire_the|a:b AND (c|*|"|~'.split("|")]
WORDS = ["Fire at {}", "The ﬁre at {}, cafe\u0301_2020", "No"]
DAYS = [None, "2020-09-27", "2020-09-28", "2020-09", "2020-09-27T23:30:00+04:00"]
MAKERS = [MACHINE, Extractor("saidgraph", "2"), Extractor("another", "1")]
CONFIDENCE = [1.0, 0.5, 0.25]

MAYBE = st.sampled_from([None, None, True, False])
WINDOWS = st.sampled_from([(None, None), (None, None), ("2020-09-27", None), (None, "2020-09-27"), ("2020-09", "2020")])


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    """Articles over few names, so that they share entities, edges, addresses, names and whole texts."""

    def one_of(*values: T) -> T:
        return draw(st.sampled_from(values))

    draft = Draft(
        draw(st.sampled_from(DAYS)),
        title=one_of("", "Fire"),
        publisher=one_of(None, "Outlet", "outlet"),
        url=one_of(None, "https://o.example/1", "https://o.example/2"),
        name=one_of(None, None, "n1", "n2"),
        language=one_of("en", "en", "ru"),
    )
    for name in OFFICES:
        draft.office(name, aliases=one_of((), ("MoD", "Anna")))
    for name in PLACES:
        draft.place(name)
    draft.crowd("officials")
    for _ in range(draw(st.integers(0, 4))):
        who, what, more = (
            draw(st.sampled_from(NAMES)),
            draw(st.sampled_from(NAMES)),
            {"confidence": one_of(*CONFIDENCE)},
        )
        match one_of("say", "say", "stand", "accuse"):
            case "say":
                _say(draft, draw, who, what, more)
            case "stand":
                former, roles = one_of(False, True), (None, "head", "Kopf")
                draft.stand(who, one_of(*OFFICES, *PLACES), one_of(*roles), former=former, **more)
            case _:
                charge, kind = one_of(None, "ﬁre", "Fire"), one_of(*AccusationKind)
                draft.accuse(who, what, charge, kind=kind, statement=one_of(None, *draft.statements), **more)
    return draft.done(one_of(*MAKERS))


def _say(draft: Draft, draw: st.DrawFn, who: str, what: str, more: dict[str, Any]) -> None:
    """Something said by nobody, one or two, to somebody or not, with words of another within or without."""
    words = draw(st.sampled_from(WORDS)).format(what)
    more |= {"mode": draw(st.sampled_from(Mode)), "class_": draw(st.sampled_from(StatementClass))}
    more |= {"negated": draw(st.booleans())}
    when = draw(st.sampled_from([None, None, "2020-09-26", "2020-09"]))
    about = tuple(draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=2)))
    addressee = draw(st.sampled_from([None, "Anna", "Armenia"]))
    speakers = draw(st.sampled_from([who, who, f"{who} and {what}", ""]))
    key = draft.say(
        speakers, words, about=about, addressee=addressee, when=when and TimeSaid((0, 1), when, "day"), **more
    )
    if draw(st.booleans()):
        inner = draft.quote(key, what, words.split()[-1], **more)
        if draw(st.booleans()):
            draft.quote(inner, who, words.split()[-1], **more)


def less(graph: ArticleGraph) -> ArticleGraph:
    """What another reader makes of an article: fewer statements, another name, offices lost or taken up again."""
    statements = graph.statements[:1]
    keys = {s.key for s in statements}
    return ArticleGraph(
        tuple(replace(e, aliases=(*e.aliases, "Nan"), named=e.named and e.name != "Anna") for e in graph.entities),
        tuple(replace(s, confidence=0.75) for s in statements if s.inside is None or s.inside in keys),
        tuple(replace(r, former=not r.former) for r in graph.represents),
        tuple(replace(a, statement=None, confidence=0.75) for a in graph.accuses[1:]),
    )


def answer(store: Store, ask: str | Callable[..., Any], *args: object, **more: object) -> Any:
    """What is answered (by a method of the store, named, or by a function of it), or how the question is refused."""
    try:
        return attrgetter(ask)(store)(*args, **more) if isinstance(ask, str) else ask(store, *args, **more)
    except SaidgraphError as error:
        return type(error), str(error), getattr(error, "nearest", None), getattr(error, "candidates", None)


def pages(store: Store, ask: str, wanted: object, limit: int) -> list[Slice[object]]:
    """Every page, with the sort key to go on from."""
    found: list[Slice[object]] = []
    page = Page(limit)
    while True:
        found.append(attrgetter(ask)(store)(wanted, page))
        after = found[-1].next
        if after is None:
            return found
        page = Page(limit, after)


class SameAnswers(RuleBasedStateMachine):
    """Two stores that are told and asked the same."""

    def __init__(self, one: Store, other: Store) -> None:
        super().__init__()
        self.stores = (one, other)
        self.written: dict[str, Piece] = {}
        self.changed = True
        self.entities = self.statements = self.nodes = self.edges = ["none"]

    def same(self, ask: str | Callable[..., Any], *args: object, **more: object) -> Any:
        """The answer of both."""
        one, other = (answer(store, ask, *args, **more) for store in self.stores)

        assert other == one
        return one

    def teardown(self) -> None:
        """Close the one that lives in memory."""
        self.stores[0].close()

    @rule(batch=st.lists(pieces(), min_size=1, max_size=4), replacing=st.booleans(), together=st.booleans())
    def add(self, batch: list[Piece], replacing: bool, together: bool) -> None:
        """Articles come in, together or one by one."""
        for some in [batch] if together else [[piece] for piece in batch]:
            self.same("articles.add_all", some, replace=replacing)
        self.written |= {piece.article.id: piece for piece in batch}
        self.changed = True

    @rule(data=st.data(), maker=st.sampled_from(MAKERS))
    def read_again(self, data: st.DataObject, maker: Extractor) -> None:
        """Another reader reads an article in its own way."""
        if self.written:
            article, graph, _ = self.written[data.draw(st.sampled_from(sorted(self.written)))]
            self.same("articles.has", article, maker)
            self.same("articles.add", article, less(graph), maker)
            self.changed = True

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """An article goes, by its id or its own name; perhaps it is not there."""
        self.same("articles.remove", data.draw(st.sampled_from([*sorted(self.written), "n1", "n2"])))
        self.changed = True

    @invariant()
    def everything(self) -> None:
        """After every change all is the same."""
        if not self.changed:
            return
        self.changed = False
        self.same("counts")
        articles = self.same(lambda store: list(store.articles.ids()))
        self.same("articles.find", ArticleFilter(), ALL)
        self.entities = [one.id for one in self.same("entities.find", EntityFilter(), ALL).items]
        self.statements = [one.id for one in self.same("statements.find", StatementFilter(), ALL).items]
        self.nodes = [*self.entities, *self.statements, *articles]
        self.edges = [edge.id for edge in self.same("edges.adjacent", self.nodes, EdgeType, 10_000)]
        self.same("edges.evidence", self.edges, 100)
        self.same("edges.degrees", self.nodes, EdgeType)
        for by in Party:
            self.same("edges.accusations", AccusationFilter(by=by), ALL)
        self.same("edges.representations", RepresentationFilter(), ALL)
        for id_ in articles:
            self.same("articles.get", id_)
        for id_ in self.entities:
            self.same("entities.get", id_)

    @rule(data=st.data(), limit=st.integers(1, 3), text=st.sampled_from([None, *SEARCHED]))
    def look(self, data: st.DataObject, limit: int, text: str | None) -> None:
        """Lists of articles and entities, page by page."""
        publisher = data.draw(st.sampled_from([None, "Outlet", "OUTLET", "none"]))
        language = data.draw(st.sampled_from([None, "en", "ru"]))
        since, until = data.draw(WINDOWS)
        self.same(pages, "articles.find", ArticleFilter(publisher, since, until, language, text), limit)
        kind = data.draw(st.sampled_from([None, *EntityType]))
        self.same(pages, "entities.find", EntityFilter(text, kind, data.draw(MAYBE)), limit)

    @rule(name=st.sampled_from([*SEARCHED, "anna mu", "ent_aaaaaaaaaaaaaaaa"]), data=st.data(), strict=st.booleans())
    def name(self, name: str, data: st.DataObject, strict: bool) -> None:
        """What a name means; whom an id of an article's own means."""
        self.same("entities.named", name)
        self.same(resolve, name, strict=strict)
        entity = self.same("entities.get", data.draw(st.sampled_from(self.entities or ["none"])))
        for id_ in getattr(entity, "members", ("loc_none",)):
            self.same("entities.get", id_)
            self.same("edges.node", id_)

    @rule(data=st.data(), limit=st.integers(1, 3))
    def listen(self, data: st.DataObject, limit: int) -> None:
        """Statements by all that a filter has, page by page."""
        some = st.none() | st.sampled_from([*self.entities, "none"])
        since, until = data.draw(WINDOWS)
        wanted = data.draw(
            st.builds(
                StatementFilter,
                speaker=some,
                office=some,
                about=some,
                addressee=some,
                mode=st.sampled_from([None, None, *Mode]),
                class_=st.sampled_from([None, None, *StatementClass]),
                negated=MAYBE,
                publisher=st.sampled_from([None, None, "outlet"]),
                article=st.none() | st.sampled_from([*self.written, "none"]),
                since=st.just(since),
                until=st.just(until),
                text=st.none() | st.sampled_from(SEARCHED),
            )
        )
        self.same(pages, "statements.find", wanted, limit)

    @rule(data=st.data())
    def attribute(self, data: st.DataObject) -> None:
        """Who is behind a statement, where else its words stand, and what it supports."""
        id_ = data.draw(st.sampled_from([*self.statements, "none"]))
        self.same("statements.get", id_)
        self.same("statements.same_words", id_)
        self.same("edges.evidence_of_statement", id_)
        self.same(attribution, id_)
        self.same(reception, id_)
        self.same(verify, id_)

    @rule(data=st.data(), limit=st.integers(1, 3))
    def blame(self, data: st.DataObject, limit: int) -> None:
        """Who accuses whom, and who stands for what, by all that a filter has."""
        some = st.none() | st.sampled_from([*self.entities, "none"])
        since, until = data.draw(WINDOWS)
        kind = data.draw(st.sampled_from([None, *AccusationKind]))
        accused = AccusationFilter(data.draw(some), data.draw(some), kind, since, until)
        self.same(pages, "edges.accusations", accused, limit)
        rolled = replace(accused, by=data.draw(st.sampled_from(Party)), monthly=data.draw(st.booleans()))
        self.same(pages, "edges.accusations", rolled, limit)
        held = RepresentationFilter(data.draw(some), data.draw(some), until, data.draw(MAYBE))
        self.same(pages, "edges.representations", held, limit)
        self.same(
            pages,
            "statements.speakers",
            SpeakerFilter(data.draw(st.sampled_from([*self.entities, "none"])), since, until),
            limit,
        )

    @rule(data=st.data(), limit=st.integers(1, 9), via=st.sets(st.sampled_from(EdgeType)))
    def walk(self, data: st.DataObject, limit: int, via: set[EdgeType]) -> None:
        """Edges at nodes, and what these rest on."""
        nodes = data.draw(st.lists(st.sampled_from([*self.nodes, "none"]), max_size=6))
        self.same("edges.adjacent", nodes, via, limit)
        self.same("edges.among", nodes, via)
        self.same("edges.degrees", nodes, via)
        onto = data.draw(st.none() | st.lists(st.sampled_from([*self.nodes, "none"]), max_size=6))
        self.same(lambda store: set(store.edges.links(nodes, via, 10_000, onto)))
        self.same("edges.evidence", data.draw(st.lists(st.sampled_from([*self.edges, "none"]), max_size=6)), limit)

    @rule(data=st.data(), k=st.integers(1, 5), hops=st.integers(1, 5))
    def connect(self, data: st.DataObject, k: int, hops: int) -> None:
        """Paths between two, around others, and what lies about one."""
        some = st.sampled_from([*self.entities, *self.statements, "none"])
        source, target, avoid = data.draw(some), data.draw(some), data.draw(st.lists(some, max_size=1))
        query = PathQuery(source, target, k, hops, avoid=tuple(avoid))
        self.same(shortest_paths, replace(query, since=(window := data.draw(WINDOWS))[0], until=window[1]), Caps())
        self.same(subgraph, SubgraphQuery(source, hops, k * hops, tuple(EdgeType)), Caps())


def test_same_answers(neo4j_opened: Neo4jStore) -> None:
    """Hypothesis finds no operations after which the two differ in any answer or refusal."""

    class Both(SameAnswers):
        def __init__(self) -> None:
            super().__init__(open_store("sqlite://"), wipe(neo4j_opened))

    run_state_machine_as_test(Both, settings=settings(max_examples=12, stateful_step_count=12, deadline=None))
