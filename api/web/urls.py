"""Every address that the pages know: their own, the JSON twins under /v1, and which outside ones may be linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

from api.web.static import digest

if TYPE_CHECKING:
    from graph.records import NodeRef

Value = str | None


@dataclass(frozen=True, slots=True)
class Urls:
    """Addresses below `root`, the path that a proxy serves us under ("" if none)."""

    root: str = ""

    def _at(self, *parts: str, **query: Value) -> str:
        given = urlencode({name: value for name, value in query.items() if value})
        path = self.root + "/" + "/".join(quote(part, safe="") for part in parts)
        return f"{path}?{given}" if given else path

    def home(self, q: Value = None, kind: Value = None, after: Value = None) -> str:
        """The search page, with what is searched for, the one group shown and how far it was turned."""
        return self._at(q=q, type=kind, after=after)

    def entity(self, asked: str, said: Value = None, about: Value = None) -> str:
        """An entity by id or name; `said` and `about` are the cursors of its two lists."""
        return self._at("entities", asked, said=said, about=about)

    def statement(self, statement: str) -> str:
        """A statement by id."""
        return self._at("statements", statement)

    def articles(self, after: Value = None, **wanted: Value) -> str:
        """The list of articles: `text`, `publisher`, `since`, `until`."""
        return self._at("articles", **wanted, after=after)

    def article(self, asked: str, statement: Value = None) -> str:
        """An article by our id or its own name, at one of its statements."""
        return self._at("articles", asked) + (f"#{quote(statement)}" if statement else "")

    def paths(self, source: Value = None, target: Value = None) -> str:
        """How two parties are connected."""
        return self._at("paths", source=source, target=target)

    def accusations(self, after: Value = None, **wanted: Value) -> str:
        """The table of accusations: `accuser`, `accused`, `kind`, `group_by`, `per`."""
        return self._at("accusations", **wanted, after=after)

    def node(self, node: NodeRef) -> str:
        """The page of a node of any kind that has one; a publisher's is the list of its articles."""
        match node.kind:
            case "Statement":
                return self.statement(node.id)
            case "Article":
                return self.article(node.id)
            case "Publisher":
                return self.articles(publisher=node.name)
            case _:
                return self.entity(node.id)

    def static(self, name: str) -> str:
        """A file of ours; the query changes with its content, so that it may be cached for ever."""
        return self._at("static", name, v=digest(name))

    def openapi(self) -> str:
        """The API's own description."""
        return self._at("openapi.json")

    def data(self, *parts: str, **query: Value) -> str:
        """The JSON twin of a page."""
        return self._at("v1", *parts, **query)

    def outside(self, address: Value) -> str | None:
        """An article's own address if a browser may be sent there: http and https, nothing else."""
        try:
            return address if address and urlsplit(address).scheme in {"http", "https"} else None
        except ValueError:
            return None
