"""A graph in a Neo4j database of its own."""

from __future__ import annotations

from graph.store.base import Store
from graph.store.neo4j.articles import Neo4jArticles
from graph.store.neo4j.connection import Database
from graph.store.neo4j.edges import Neo4jEdges
from graph.store.neo4j.entities import Neo4jEntities
from graph.store.neo4j.jobs import Neo4jJobs
from graph.store.neo4j.statements import Neo4jStatements


class Neo4jStore(Store):
    """The store in a Neo4j database, `bolt://user:password@host:7687` or any other scheme of the driver."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self.articles = Neo4jArticles(self._database)
        self.entities = Neo4jEntities(self._database)
        self.statements = Neo4jStatements(self._database)
        self.edges = Neo4jEdges(self._database)
        self.jobs = Neo4jJobs(self._database)

    @property
    def url(self) -> str:
        return self._database.url

    def counts(self) -> dict[str, int]:
        (row,) = self._database.read(lambda read: read.rows("count_all"))
        return dict(row)

    def ping(self) -> None:
        self._database.read(lambda read: read.rows("get_schema"))

    def close(self) -> None:
        self._database.close()
