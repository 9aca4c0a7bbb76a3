"""What can be asked over HTTP, on three invented articles about a harbour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

if TYPE_CHECKING:
    import httpx

    from tests.api.conftest import Serve

CLOSED = "“The harbour of Eastport is closed,”"


def get(client: httpx.Client, path: str, **params: Any) -> Any:
    """The body of a good answer."""
    answer = client.get(path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def said(client: httpx.Client, **params: Any) -> list[str]:
    """The texts of the statements found."""
    return [s["text"] for s in get(client, "/v1/statements", **params)["items"]]


def statement(client: httpx.Client, **params: Any) -> dict[str, Any]:
    """The one statement found."""
    [found] = get(client, "/v1/statements", **params)["items"]
    return dict(found)


def test_entities_by_words(harbour: httpx.Client) -> None:
    """Entities by the beginning of their name, by type, and whole."""
    found = get(harbour, "/v1/entities", q="sudm")["items"]

    assert [(e["name"], e["type"], e["articles"]) for e in found] == [("Sudmark", "Place", 3)]
    assert get(harbour, "/v1/entities", q="sudm", type="Person")["items"] == []
    assert get(harbour, f"/v1/entities/{found[0]['id']}").items() > found[0].items()


def test_entity_of_an_article(harbour: httpx.Client) -> None:
    """What one article calls by a name leads to the entity it is part of."""
    article = get(harbour, "/v1/articles/harbour-1")
    local = next(e for e in article["entities"] if e["name"] == "Sudmark")
    answer = harbour.get(f"/v1/entities/{local['key']}")

    assert answer.status_code == 308
    assert answer.headers["location"] == f"/v1/entities/{local['canonical']}"


def test_statements_by_each_filter(harbour: httpx.Client) -> None:
    """Each filter alone, and two together."""
    assert said(harbour, speaker="Ivo Brandt") == ["“Sudmark’s navy sank the ferry,”"]
    assert len(said(harbour, office="Ministry of Ports of Norland", until="2021-03-01")) == 2
    assert said(harbour, addressee="reporters") == [CLOSED]
    assert said(harbour, negated=True) == ["that his country had closed it"]
    assert said(harbour, **{"class": "thought"}) == ["otherwise"]
    assert said(harbour, text="ferry") == ["“Sudmark’s navy sank the ferry,”"]
    assert said(harbour, about="Sudmark", mode="direct") == ["“Sudmark’s navy sank the ferry,”"]
    assert len(said(harbour, since="2021-03-02", until="2021-03-02")) == 3
    assert len(said(harbour)) == 7


def test_name_is_told(harbour: httpx.Client) -> None:
    """The answer says which entity a name was taken for, and what else it may have meant."""
    answer = get(harbour, "/v1/statements", speaker="Brandt")
    taken, [other] = answer["resolved"]["speaker"], answer["alternatives"]["speaker"]

    assert {taken["name"], other["name"]} == {"Ana Brandt", "Ivo Brandt"}
    assert get(harbour, "/v1/statements", speaker=taken["id"])["items"] == answer["items"]


def test_ambiguous_name_when_strict(harbour: httpx.Client) -> None:
    """Asked strictly, a name that two bear is refused with both."""
    answer = harbour.get("/v1/statements", params={"speaker": "Brandt", "strict": True})

    assert answer.status_code == 409
    assert {c["name"] for c in answer.json()["candidates"]} == {"Ana Brandt", "Ivo Brandt"}


def test_unknown_name(harbour: httpx.Client) -> None:
    """An unknown name is answered with those that come close."""
    answer = harbour.get("/v1/statements", params={"speaker": "Ana Brend"})

    assert answer.status_code in {200, 404}  # near enough to be taken, or told as nearest
    assert "Ana Brandt" in answer.text


@pytest.mark.parametrize("path", ["/v1/statements", "/v1/articles", "/v1/entities", "/v1/representations"])
def test_pages_join_to_the_whole(harbour: httpx.Client, path: str) -> None:
    """Followed by their links, pages of one give what one page gives, in its order."""
    whole = get(harbour, path, limit=100)
    rows: list[Any] = []
    url: str | None = f"{path}?limit=1"
    while url:
        answer = harbour.get(url)
        rows += answer.json()["items"]
        url = answer.links.get("next", {}).get("url")

    assert rows == whole["items"]
    assert len(rows) > 1
    assert whole["next"] is None


def test_link_keeps_the_entity(harbour: httpx.Client) -> None:
    """The link to page two carries the entity taken, not the name."""
    answer = harbour.get("/v1/statements", params={"speaker": "Ana Brandt", "limit": 1})

    assert answer.json()["resolved"]["speaker"]["id"] in answer.links["next"]["url"]
    assert harbour.get(answer.links["next"]["url"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("/v1/statements?limit=501", "too-large"),
        ("/v1/statements?limit=0", "invalid-request"),
        ("/v1/statements?cursor=nonsense", "bad-cursor"),
        ("/v1/statements?since=yesterday", "bad-query"),
        ("/v1/statements?since=2021-02-30", "bad-query"),
        ("/v1/statements?since=2021-03-02&until=2021-03-01", "bad-query"),
        ("/v1/statements?mode=loud", "invalid-request"),
        ("/v1/statements?speaker=", "invalid-request"),
        ("/v1/paths?source=Sudmark&target=Eastport&max_hops=7", "too-large"),
        ("/v1/paths?source=Sudmark&target=Eastport&k=26", "too-large"),
        ("/v1/paths?source=Sudmark", "invalid-request"),
        ("/v1/subgraph?center=Sudmark&hops=7", "too-large"),
        ("/v1/subgraph?center=Sudmark&limit=2001", "too-large"),
        ("/v1/subgraph?center=Sudmark&format=png", "invalid-request"),
        ("/v1/export?format=png", "invalid-request"),
        ("/v1/accusations?group_by=month", "invalid-request"),
        ("/v1/accusations?group_by=record&per=month", "bad-query"),
        ("/v1/representations?on=today", "bad-query"),
        ("/v1/speakers?on=2021-03-01", "invalid-request"),
        ("/v1/speakers?office=Norland&on=2021-03-01&since=2021-03-01", "bad-query"),
    ],
)
def test_query_that_cannot_be_meant(harbour: httpx.Client, path: str, slug: str) -> None:
    """A query that cannot be meant, or costs too much, is a 422 that names what is wrong."""
    answer = harbour.get(path)

    assert answer.status_code == 422, answer.text
    assert answer.json()["type"] == f"/problems/{slug}"


def test_cursor_of_another_query(harbour: httpx.Client) -> None:
    """A cursor is good for its own filter only."""
    cursor = get(harbour, "/v1/statements", limit=1)["next"]
    answer = harbour.get("/v1/statements", params={"mode": "direct", "cursor": cursor})

    assert answer.json()["type"] == "/problems/bad-cursor"


def test_attribution(harbour: httpx.Client) -> None:
    """The chain of a quote within a report: the outlet, the paper it quotes, the speaker, and where it came first."""
    quoted = statement(harbour, text="harbour Eastport closed", publisher="Morning Post", mode="direct")
    chain = get(harbour, f"/v1/statements/{quoted['id']}/attribution")

    assert chain["statement"] == quoted
    assert [o["speakers"][0]["name"] for o in chain["outer"]] == ["Norland Courier"]
    assert chain["first"]["article"]["name"] == "harbour-1"
    assert [s["article"]["name"] for s in chain["same_words"]] == ["harbour-1"]
    assert "Ana Brandt" in chain["told"]
    assert "Morning Post" in chain["told"]


def test_reception(harbour: httpx.Client) -> None:
    """What was made of a statement later: repeated in another paper, which quotes it there; and whom it accuses."""
    first = statement(harbour, addressee="reporters")
    found = get(harbour, f"/v1/statements/{first['id']}/reception")
    blame = get(harbour, f"/v1/statements/{statement(harbour, text='blame blockade')['id']}/reception")

    assert {(one["how"], one["statement"]["article"]["name"]) for one in found["uptakes"]} == {
        ("repeated", "harbour-2"),
        ("quoted", "harbour-2"),
    }
    assert found["outlets"] == ["Morning Post"]
    assert "repeated in Morning Post of 2 March 2021" in found["told"]
    assert [one["accused"]["name"] for one in blame["charges"]] == ["Sudmark"]
    assert harbour.get("/v1/statements/st_nope/reception").status_code == 404


def test_capacity_of_a_speaker(harbour: httpx.Client) -> None:
    """Who speaks for an office is shown with it and with its place."""
    first = statement(harbour, addressee="reporters")
    chain = get(harbour, f"/v1/statements/{first['id']}/attribution")

    assert [c["office"]["name"] for c in chain["capacities"]] == ["Ministry of Ports of Norland"]
    assert [c["place"]["name"] for c in chain["capacities"]] == ["Norland"]
    assert [c["name"] for c in first["capacity"]][:1] == ["Ministry of Ports of Norland"]


def test_evidence(harbour: httpx.Client) -> None:
    """A statement's spans are cut again, as positions and quotes, and what it supports comes with its sentence."""
    blame = statement(harbour, text="blame blockade")
    proof = get(harbour, f"/v1/statements/{blame['id']}/evidence")
    text = get(harbour, "/v1/articles/harbour-1")["text"]

    assert proof["verified"] is True
    assert {s["role"] for s in proof["spans"]} >= {"content", "cue", "source"}
    for span in proof["spans"]:
        position, quote = span["selector"]
        assert position["type"] == "TextPositionSelector"
        assert quote["type"] == "TextQuoteSelector"
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
    assert "Sudmark is to blame" in "".join(e["sentence"] for e in proof["evidence"])
    for evidence in proof["evidence"]:
        for span, words in zip(evidence["spans"], evidence["quotes"], strict=True):
            assert text[slice(*span)] == words


def test_paths(harbour: httpx.Client) -> None:
    """The spokeswoman is connected to the accused in one hop, with the sentence."""
    answer = get(harbour, "/v1/paths", source="Ana Brandt", target="Sudmark")
    first = answer["paths"][0]

    assert [n["name"] for n in first["nodes"]] == ["Ana Brandt", "Sudmark"]
    assert first["hops"][0]["edge"]["type"] == "ACCUSES"
    assert "Sudmark is to blame" in first["hops"][0]["evidence"][0]["sentence"]
    assert answer["resolved"]["target"]["name"] == "Sudmark"
    assert len(answer["paths"]) == 3


def test_paths_around_somebody(harbour: httpx.Client) -> None:
    """A path goes around those to be avoided, who may be named, and over edges of a window of days only."""

    def nodes(**more: Any) -> list[list[str]]:
        answer = get(harbour, "/v1/paths", source="Ana Brandt", target="Norland", k=3, **more)
        return [[n["name"] for n in path["nodes"]] for path in answer["paths"]]

    shortest = ["Ana Brandt", "Ministry of Ports of Norland", "Norland"]
    assert nodes()[0] == shortest
    around = nodes(avoid=["Ministry of Ports of Norland", "Sudmark"])
    assert not any({"Ministry of Ports of Norland", "Sudmark"} & {*path} for path in around)
    assert nodes(until="1999-12-31") == []
    assert nodes(since="2021-03-01")[0] == shortest
    refused = harbour.get("/v1/paths", params={"source": "Ana Brandt", "target": "Sudmark", "avoid": "Sudmark"})
    assert refused.json()["type"] == "/problems/bad-query"


def test_paths_over_some_edges(harbour: httpx.Client) -> None:
    """Only the edges asked for are walked; no path is an empty answer; a statement can be an end."""
    blame = statement(harbour, text="blame blockade")

    assert get(harbour, "/v1/paths", source="Ana Brandt", target="Sudmark", via="REPRESENTS")["paths"] == []
    [one] = get(harbour, "/v1/paths", source=blame["id"], target="Ana Brandt", via="SAID", k=1)["paths"]
    assert [h["forward"] for h in one["hops"]] == [False]


def test_accusations(harbour: httpx.Client) -> None:
    """Pairs with their counts by kind; single ones with their sentence when asked for."""
    pairs = get(harbour, "/v1/accusations", accused="Sudmark")["items"]
    [mayor] = get(harbour, "/v1/accusations", accuser="Ivo Brandt", group_by="record", kind="explicit")["items"]

    assert {(p["accuser"]["name"], p["explicit"], p["asserted_act"]) for p in pairs} == {
        ("Ana Brandt", 1, 0),
        ("Ivo Brandt", 1, 1),
    }
    assert all(p["records"] is None for p in pairs)
    assert [r["quotes"] for r in mayor["records"]] == [["condemned Sudmark"]]


def test_accusations_of_countries(harbour: httpx.Client) -> None:
    """Counted for the country that the accuser stood for then, which may be asked for, month by month."""
    [norland] = get(harbour, "/v1/accusations", accuser="Norland", group_by="country", per="month")["items"]
    offices = get(harbour, "/v1/accusations", group_by="office")["items"]
    [said_by_ana] = get(harbour, "/v1/statements", text="blame blockade")["items"]

    assert (norland["accuser"]["name"], norland["accused"]["name"]) == ("Norland", "Sudmark")
    assert (norland["month"], norland["count"]) == ("2021-03", 1)
    assert norland["statements"] == [said_by_ana["id"]]
    assert norland["edges"] == [norland["edge"]]
    assert {o["accuser"]["name"] for o in offices} == {"Ministry of Ports of Norland", "Ivo Brandt"}


def test_representations(harbour: httpx.Client) -> None:
    """Who stood for an office, in which role, and whether that is past."""
    found = get(harbour, "/v1/representations", office="Ministry of Ports of Norland")["items"]

    assert ("Ana Brandt", "spokeswoman", False) in {(r["person"]["name"], r["role"], r["former"]) for r in found}
    assert get(harbour, "/v1/representations", person="Ivo Brandt", on="2021-03-02")["items"] == []
    assert len(get(harbour, "/v1/representations", person="Ivo Brandt", on="2021-03-03")["items"]) == 1


def test_speakers(harbour: httpx.Client) -> None:
    """Who spoke for a place or an office of it on a day, in which office and role."""
    found = get(harbour, "/v1/speakers", office="Norland", on="2021-03-01")
    [row] = found["items"]

    assert found["resolved"]["office"]["name"] == "Norland"
    assert (row["speaker"]["name"], row["role"], row["count"]) == ("Ana Brandt", "spokeswoman", 2)
    assert row["office"]["name"] == "Ministry of Ports of Norland"
    assert {get(harbour, f"/v1/statements/{id_}")["said_on"] for id_ in row["statements"]} == {"2021-03-01"}
    assert get(harbour, "/v1/speakers", office="Norland", since="2021-03-02")["items"] == []


def test_subgraph_formats(harbour: httpx.Client) -> None:
    """The same nodes and edges in each format."""
    cytoscape = get(harbour, "/v1/subgraph", center="Sudmark")
    graphology = get(harbour, "/v1/subgraph", center="Sudmark", format="graphology")
    node_link = get(harbour, "/v1/subgraph", center="Sudmark", format="node-link")
    graph = nx.node_link_graph(node_link, edges="links")
    nodes = {n["data"]["id"] for n in cytoscape["elements"]["nodes"]}
    edges = {e["data"]["id"] for e in cytoscape["elements"]["edges"]}

    assert nodes == {n["key"] for n in graphology["nodes"]} == set(graph.nodes)
    assert edges == {e["key"] for e in graphology["edges"]} == {key for _, _, key in graph.edges(keys=True)}
    assert all({e["data"]["source"], e["data"]["target"]} <= nodes for e in cytoscape["elements"]["edges"])
    assert cytoscape["data"]["resolved"]["center"]["name"] == "Sudmark"
    assert cytoscape["data"]["cut"] is False


def test_export_comes_back(harbour: httpx.Client, serve: Serve) -> None:
    """What one server exports another takes, and exports again as the very same lines."""
    lines = harbour.get("/v1/export").text
    other = serve()
    sent = other.post("/v1/articles", content=lines.encode(), headers={"Content-Type": "application/x-ndjson"})

    assert sent.json()["added"] == 3, sent.text
    assert other.get("/v1/export").text == lines


def test_metrics(harbour: httpx.Client) -> None:
    """Requests are counted by route, not by address, and the store's contents are told."""
    harbour.get("/v1/statements/st_nothing")
    harbour.get("/nothing")
    text = harbour.get("/metrics").text

    assert 'saidgraph_request_seconds_count{method="GET",operation="getStatement",status="404"} ' in text
    assert 'saidgraph_request_seconds_count{method="GET",operation="(none)",status="404"} ' in text
    assert "st_nothing" not in text
    assert 'saidgraph_store_rows{noun="articles"} 3.0' in text


def test_ready(harbour: httpx.Client) -> None:
    """A server that answers is well; one whose store answers is ready, and says which, without counting it."""
    assert get(harbour, "/healthz") == {"status": "ok"}
    assert get(harbour, "/readyz").keys() == {"status", "store"}
