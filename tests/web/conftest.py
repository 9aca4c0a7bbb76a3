"""A server over a small invented story, its graphs written by hand: who poured oil into the harbour of Vessel Bay.

Everything the pages must show is in it: capacity, nesting, a copy, accusations of both kinds, a change of office,
an unnamed source, an article that attacks the page, one from right to left, and one that could not be read.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.settings import Settings
from graph.ids import make_article
from graph.model import (
    AccusationKind,
    Accuses,
    Article,
    ArticleGraph,
    EntityType,
    Extractor,
    Language,
    LocalEntity,
    Mode,
    Represents,
    Span,
    Statement,
    StatementClass,
    TimeSaid,
)
from graph.store.base import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

PERSON, OFFICE, PLACE, EVENT = EntityType.PERSON, EntityType.OFFICE, EntityType.PLACE, EntityType.EVENT
BY_HAND = Extractor("by hand", "1")
EVIL = '<script>alert("x")</script>'
QUOTE = "They knew, and they poured it at night,"


@dataclass(frozen=True)
class Line:
    """An article with its graph."""

    article: Article
    graph: ArticleGraph


class Text:
    """A text whose spans are named by their words."""

    def __init__(self, text: str) -> None:
        self.text = text

    def one(self, words: str, nth: int = 0) -> Span:
        """The nth place where the words stand."""
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return at, at + len(words)

    def every(self, *names: str) -> tuple[Span, ...]:
        """Every place where any of the names stands, a longer name before a shorter one within it."""
        found: list[Span] = []
        for name in sorted(names, key=len, reverse=True):
            for nth in range(self.text.count(name)):
                span = self.one(name, nth)
                if not any(start <= span[0] < end for start, end in found):
                    found.append(span)
        return tuple(sorted(found))

    def entity(self, key: str, kind: EntityType, *names: str, named: bool = True) -> LocalEntity:
        """An entity with all its mentions; the first name is its full one."""
        return LocalEntity(key, kind, names[0], names, self.every(*names), named)


def harbour() -> Line:
    """The first report: the mayor accuses, the company's spokesman quotes her to deny it."""
    t = Text(
        "VESSEL BAY - Mayor Ada Brandt of Vessel Bay accused the shipping company Northern Line on Monday of pouring "
        "oil into the harbour.\n\n"
        f"“{QUOTE}” Brandt said. “We will not pay for it.”\n\n"
        "Ole Krag, spokesman for Northern Line, told reporters that Brandt had claimed “things that are not so”. "
        "A dockworker said two tankers had been seen leaving after dark."
    )
    entities = (
        t.entity("brandt", PERSON, "Ada Brandt", "Brandt"),
        t.entity("krag", PERSON, "Ole Krag"),
        t.entity("worker", PERSON, "A dockworker", named=False),
        t.entity("mayor", OFFICE, "Mayor"),
        t.entity("line", OFFICE, "Northern Line"),
        t.entity("bay", PLACE, "Vessel Bay"),
    )
    accused = Accuses(
        "brandt", "line", t.one("pouring oil into the harbour"), "s1", AccusationKind.EXPLICIT, (t.one("accused"),)
    )
    return Line(
        make_article(
            t.text,
            title="Oil in the harbour",
            url="https://harbourpost.example/oil",
            publisher="The Harbour Post",
            published="2021-03-02",
            name="harbour-1",
        ),
        ArticleGraph(
            entities,
            (
                Statement(
                    "s1",
                    (t.one("pouring oil into the harbour"),),
                    (t.one("accused"),),
                    (t.one("Mayor Ada Brandt of Vessel Bay"),),
                    ("brandt",),
                    about=("line",),
                    when=TimeSaid(t.one("on Monday"), "2021-03-01", "day"),
                ),
                Statement(
                    "s2",
                    (t.one(QUOTE), t.one("We will not pay for it.")),
                    (t.one("said"),),
                    (t.one("Brandt", 1),),
                    ("brandt",),
                    about=("line",),
                    mode=Mode.DIRECT,
                ),
                Statement(
                    "s3",
                    (t.one("that Brandt had claimed “things that are not so”"),),
                    (t.one("told"),),
                    (t.one("Ole Krag, spokesman for Northern Line,"),),
                    ("krag",),
                    about=("brandt",),
                    mode=Mode.MIXED,
                ),
                Statement(
                    "s4",
                    (t.one("things that are not so"),),
                    (t.one("claimed"),),
                    (t.one("Brandt", 2),),
                    ("brandt",),
                    mode=Mode.DIRECT,
                    inside="s3",
                ),
                Statement(
                    "s5",
                    (t.one("two tankers had been seen leaving after dark"),),
                    (t.one("said", 1),),
                    (t.one("A dockworker"),),
                    ("worker",),
                    class_=StatementClass.THOUGHT,
                    negated=True,
                ),
            ),
            (
                Represents("brandt", "mayor", "mayor", evidence=(t.one("Mayor Ada Brandt"),)),
                Represents("mayor", "bay", evidence=(t.one("Mayor Ada Brandt of Vessel Bay"),)),
                Represents("krag", "line", "spokesman", evidence=(t.one("Ole Krag, spokesman for Northern Line"),)),
            ),
            (
                accused,
                replace(accused, statement="s2", kind=AccusationKind.ASSERTED_ACT, charge=t.one("poured it at night")),
            ),
        ),
    )


def copy() -> Line:
    """Another outlet a day later, with the mayor's words as they were; the spokesman has gone, and Vessel Bay,
    a place in the first report, is an office here.
    """
    t = Text(
        f"“{QUOTE}” Ada Brandt said. “We will not pay for it.” Ole Krag, a former spokesman for Northern Line, left. "
        "Vessel Bay did not comment."
    )
    return Line(
        make_article(
            t.text,
            title="“We will not pay,” mayor says",
            url="https://coastwire.example/pay",
            publisher="Coast Wire",
            published="2021-03-03",
        ),
        ArticleGraph(
            (
                t.entity("brandt", PERSON, "Ada Brandt"),
                t.entity("krag", PERSON, "Ole Krag"),
                t.entity("line", OFFICE, "Northern Line"),
                t.entity("hall", OFFICE, "Vessel Bay"),
            ),
            (
                Statement(
                    "s1",
                    (t.one(QUOTE), t.one("We will not pay for it.")),
                    (t.one("said"),),
                    (t.one("Ada Brandt"),),
                    ("brandt",),
                    mode=Mode.DIRECT,
                ),
            ),
            (Represents("krag", "line", "spokesman", former=True, evidence=(t.one("a former spokesman"),)),),
        ),
    )


def interview() -> Line:
    """Twenty-five answers of one speaker: more than one page."""
    answers = [f"Answer number {n} is as short as the others." for n in range(25)]
    t = Text("\n\n".join(f"“{answer}” Ole Krag said." for answer in answers))
    return Line(
        make_article(t.text, title="Twenty-five answers", publisher="Coast Wire", published="2021-04-01"),
        ArticleGraph(
            (t.entity("krag", PERSON, "Ole Krag"),),
            tuple(
                Statement(
                    f"s{n}", (t.one(answer),), (t.one("said", n),), (t.one("Ole Krag", n),), ("krag",), mode=Mode.DIRECT
                )
                for n, answer in enumerate(answers)
            ),
        ),
    )


def attack() -> Line:
    """Markup wherever a stranger can put it."""
    t = Text(f"</p></article>{EVIL} & <img src=x onerror=alert(1)> said <b>Evil</b> O'Hara {EVIL} of nothing.")
    return Line(
        make_article(
            t.text,
            title=f"Title {EVIL}",
            url="javascript:alert(1)//",
            publisher=f'"><i>{EVIL}',
            published='2021-05-01"><s>',
            name=f'own"{EVIL}',
        ),
        ArticleGraph(
            (t.entity("evil", PERSON, "<b>Evil</b> O'Hara"), t.entity("script", OFFICE, EVIL)),
            (
                Statement(
                    "s1",
                    (t.one("<img src=x onerror=alert(1)>"),),
                    (t.one("said"),),
                    (t.one("<b>Evil</b> O'Hara"),),
                    ("evil",),
                ),
            ),
            (Represents("evil", "script", f"{EVIL}", evidence=(t.one("O'Hara <script>"),)),),
            (Accuses("evil", "script", t.one("of nothing"), "s1", evidence=(t.one("O'Hara"),)),),
        ),
    )


def right_to_left() -> Line:
    """Hebrew, with a statement."""
    t = Text("ראש העיר עדה ברנדט אמרה: “הם ידעו”. הנמל סגור.")
    return Line(
        make_article(t.text, title="הנמל סגור", publisher="עיתון הנמל", published="2021-03-04"),
        ArticleGraph(
            (t.entity("brandt", PERSON, "עדה ברנדט"),),
            (
                Statement(
                    "s1", (t.one("הם ידעו"),), (t.one("אמרה"),), (t.one("עדה ברנדט"),), ("brandt",), mode=Mode.DIRECT
                ),
            ),
        ),
    )


def unread() -> Line:
    """An article without title, outlet or date, in a language that is not read."""
    text = "Der Hafen ist geschlossen, sagte niemand."
    return Line(make_article(text, language="de", status=Language.UNSUPPORTED), ArticleGraph())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over the story."""
    url = f"sqlite:///{tmp_path_factory.mktemp('web')}/story.db"
    with open_store(url) as store:
        for line in (harbour(), copy(), interview(), attack(), right_to_left(), unread()):
            store.articles.add(line.article, line.graph, BY_HAND)
    yield from serving(url)


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over nothing."""
    yield from serving(f"sqlite:///{tmp_path_factory.mktemp('web')}/empty.db")


@pytest.fixture(scope="session")
def client(site: str) -> Iterator[httpx.Client]:
    """A client of the story that asks for pages, as a browser does."""
    with httpx.Client(base_url=site, headers={"Accept": "text/html,*/*;q=0.8"}, timeout=30) as client:
        yield client


def serving(store: str) -> Iterator[str]:
    """The app over a store, on a free port of this machine."""
    app = create_app(Settings(store=store))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it began"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
