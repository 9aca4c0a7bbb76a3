"""A made-up news graph of any size: few entities are in the news all the time, most hardly ever.

Articles, each with what is said in it, as the lines that `saidgraph ingest` reads. The same size gives the same
graph. Shapes of the laws: persons speak by rank to the power of -0.8, entities are spoken of by rank to the -0.85.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ARTICLE_EDGES = 62  # on average, so that a size can be asked for in edges
STATEMENTS = 8
KINDS = {"Person": 40_000, "Office": 12_000, "Place": 4_000, "Event": 4_000}  # for each 50,000 articles


class News:
    """The entities and words of a graph of about so many edges."""

    def __init__(self, edges: int, seed: int = 7) -> None:
        self.articles = edges // ARTICLE_EDGES
        self.seed = seed
        self.random = random.Random(seed)
        scale = self.articles / 50_000
        self.names = {kind: [f"{kind} {_word(7 * n)}{n}" for n in range(int(m * scale))] for kind, m in KINDS.items()}
        self.persons = _Ranked(self.names["Person"], 0.8, self.random)
        self.all = _Ranked([name for names in self.names.values() for name in names], 0.85, self.random)
        self.words = _Ranked([_word(n) for n in range(20_000)], 0.9, self.random)
        self.office = {person: self.random.choice(self.names["Office"]) for person in self.names["Person"]}

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every article."""
        for n in range(self.articles):
            yield _Line(self, n).line


class _Ranked:
    """Names, drawn the more often the further ahead they stand in a shuffled order."""

    def __init__(self, names: Sequence[str], exponent: float, dice: random.Random) -> None:
        self._names = dice.sample(names, len(names))
        self._weights = list(accumulate((1 + n) ** -exponent for n in range(len(names))))
        self._dice = dice

    def draw(self, count: int) -> list[str]:
        return self._dice.choices(self._names, cum_weights=self._weights, k=count)


class _Line:
    """One article: statements of the day, whom they are about, whom their speakers stand for and accuse."""

    def __init__(self, news: News, n: int) -> None:
        self._news = news
        self._text = ""
        self._entities: dict[str, dict[str, Any]] = {}
        self._represents: dict[tuple[str, str], dict[str, Any]] = {}
        self._accuses: list[dict[str, Any]] = []
        dice = news.random
        statements = [self._statement(f"s{i}") for i in range(dice.randint(1, 2 * STATEMENTS - 1))]
        for inner, outer in zip(statements[1:], statements, strict=False):
            if dice.random() < 0.1 and "inside" not in outer:
                inner["inside"] = outer["key"]
        for name in news.all.draw(8):
            self._mention(name)
        day = date(2015, 1, 1) + timedelta(days=dice.randrange(3650))
        self.line = {
            "id": f"a{news.seed}-{n}",
            "title": f"Article {n} " + " ".join(news.words.draw(7)),
            "url": f"https://news.example/{news.seed}/{n}",
            "publisher": f"Outlet {int(60 * dice.random() ** 2)}",
            "published": day.isoformat(),
            "language": "en",
            "text": self._text,
            "entities": list(self._entities.values()),
            "statements": statements,
            "represents": list(self._represents.values()),
            "accuses": self._accuses,
        }

    def _statement(self, key: str) -> dict[str, Any]:
        news, dice = self._news, self._news.random
        (speaker,) = news.persons.draw(1)
        office = news.office[speaker]
        began = len(self._text)
        source = self._mention(speaker)
        self._write(" of ")
        self._mention(office)
        self._represents[speaker, office] = {
            "person_or_office": self._key(speaker),
            "represents": self._key(office),
            "evidence": [[began, len(self._text)]],
        }
        self._write(" ")
        cue = self._write("said")
        self._write(" ")
        content = self._write(" ".join(news.words.draw(25 * (18 if dice.random() < 0.01 else 1))))
        about = list(dict.fromkeys(news.all.draw(dice.choice((1, 1, 1, 2)))))
        for name in about:
            self._write(" ")
            content = [content[0], self._mention(name)[1]]
        if dice.random() < 0.15 and about[0] != speaker:
            accusation = {"accuser": self._key(speaker), "accused": self._key(about[0]), "statement": key}
            self._accuses.append(accusation | {"charge": [content[0], content[0] + 20], "evidence": [content]})
        self._write(". ")
        return {
            "key": key,
            "content": [content],
            "cue": [cue],
            "source": [source],
            "speakers": [self._key(speaker)],
            "about": [self._key(name) for name in about],
            "mode": dice.choice(("direct", "indirect", "mixed")),
        }

    def _key(self, name: str) -> str:
        key: str = self._entities[name]["key"]
        return key

    def _mention(self, name: str) -> list[int]:
        span = self._write(name)
        kind = name.partition(" ")[0]
        new = {"key": f"e{len(self._entities)}", "type": kind, "name": name, "mentions": []}
        self._entities.setdefault(name, new)["mentions"].append(span)
        return span

    def _write(self, words: str) -> list[int]:
        start = len(self._text)
        self._text += words
        return [start, len(self._text)]


def _word(n: int) -> str:
    """A pronounceable word for each number."""
    syllables = ""
    while True:
        n, vowel = divmod(n, 5)
        n, consonant = divmod(n, 16)
        syllables = "bcdfghjklmnprstv"[consonant] + "aeiou"[vowel] + syllables
        if not n:
            return syllables + "n"
