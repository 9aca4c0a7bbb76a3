"""Articles as a store takes them: all that can be worked out before it is asked anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Article
from graph.store.assertions import globalise, united
from graph.store.codec import dump
from graph.store.rows import statement_rows
from graph.store.text import words_key

if TYPE_CHECKING:
    from graph.model import ArticleGraph, Extractor
    from graph.records import StoredGraph
    from graph.store.rows import StatementRow
    from graph.store.stored import Reading


@dataclass(frozen=True, slots=True)
class Ready:
    """An article on its way in: its graphs under global keys, the same as JSON by who read it, and all they show.

    `words`: the same for copies of the text. `elsewhere`: the entity of each local entity in the store that it comes
    from; None, if it comes from none.
    """

    article: Article
    graphs: dict[Extractor, ArticleGraph]
    readings: dict[str, Reading]
    whole: ArticleGraph
    words: str
    statements: list[StatementRow]
    elsewhere: dict[str, str] | None


def ready(article: Article, graph: ArticleGraph, extractor: Extractor) -> Ready:
    """An article and its graph."""
    global_ = globalise(article.id, graph)
    return make_ready(article, {extractor: global_}, {extractor.name: (extractor, dump(global_))})


def ready_again(stored: StoredGraph) -> Ready:
    """An article that another store has, with all its readings."""
    head = stored.head
    article = Article(
        id=head.id,
        text=stored.text,
        sha256=head.sha256,
        title=head.title,
        url=head.url,
        publisher=head.publisher,
        published=head.published,
        language=head.language,
        status=head.status,
        name=head.name,
    )
    # Where two readings differ the first one's word holds.
    graphs = dict(sorted(stored.readings.items(), key=lambda one: one[0].name))
    readings = {maker.name: (maker, dump(graph)) for maker, graph in graphs.items()}
    return make_ready(article, graphs, readings, dict(stored.canonical))


def make_ready(
    article: Article,
    graphs: dict[Extractor, ArticleGraph],
    readings: dict[str, Reading],
    elsewhere: dict[str, str] | None = None,
) -> Ready:
    """An article with its graphs, in both forms."""
    whole = united(list(graphs.values()))
    return Ready(article, graphs, readings, whole, words_key(article.text), statement_rows(article, whole), elsewhere)
