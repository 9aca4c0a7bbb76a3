"""Every page over HTTP, on the story of `conftest.py`."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

import httpx
import pytest

QUOTE = "They knew, and they poured it at night,"


def text_of(page: str) -> str:
    """What a reader reads, blanks made one."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


def link(page: str, pattern: str) -> str:
    """The first address in the page that matches."""
    found = re.search(rf'href="({pattern})"', page)
    assert found, pattern
    return html.unescape(found[1])


def section(page: str, title: str) -> str:
    """What stands under a heading, up to the next."""
    found = re.search(rf"<h2[^>]*>{title}.*?</h2>(.*?)(?=<h2|</main>)", page, re.DOTALL)
    assert found, title
    return found[1]


@pytest.fixture(scope="module")
def said(client: httpx.Client) -> str:
    """The page of the mayor's quote in the first report."""
    article = client.get("/articles/harbour-1").text
    return client.get(
        link(section(article, "Statements").split("We will")[0].rsplit("<li", 1)[1], '/statements/[^"]+')
    ).text


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?q=brandt",
        "/?type=Person",
        "/entities/Ada%20Brandt",
        "/articles",
        "/articles/harbour-1",
        "/paths?source=Krag&target=Brandt",
        "/accusations",
        "/entities/nobody",
        "/no/such/page",
    ],
)
def test_headers(client: httpx.Client, address: str) -> None:
    """Each page, error pages too, allows nothing from elsewhere and nothing inline."""
    answer = client.get(address)

    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'self';")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    [
        "/?q=brandt",
        "/?type=Person",
        "/entities/Ada%20Brandt",
        "/articles?publisher=Coast+Wire",
        "/articles/harbour-1",
        "/paths?source=Krag&target=Brandt",
        "/accusations?accused=Northern+Line",
    ],
)
def test_json_twin(client: httpx.Client, address: str) -> None:
    """Each page leads to the same in JSON, and that is there."""
    twin = link(client.get(address).text, '/v1/[^"]+')

    assert client.get(twin).headers["content-type"] == "application/json"


def test_home(client: httpx.Client) -> None:
    """Without a question: the box, what is here, and things to try that have answers."""
    page = client.get("/").text
    tries = re.findall(r'<li><a href="([^"]+)">[^<]+\?</a>', page)

    assert re.search(r"articles</dt>\s*<dd>6</dd>", page)
    assert len(tries) == 4
    assert [client.get(html.unescape(one)).status_code for one in tries] == [200] * 4


def test_search(client: httpx.Client) -> None:
    """One box finds people by part of their name, and statements by their words."""
    page = client.get("/", params={"q": "brandt"}).text

    assert "Ada Brandt" in section(page, "People")
    assert "that Brandt had claimed" in text_of(section(page, "Statements with these words"))
    assert 'value="brandt"' in page


def test_search_groups(client: httpx.Client) -> None:
    """What is found stands under what it is."""
    page = client.get("/", params={"q": "northern line"}).text

    assert "Northern Line" in section(page, "Offices")
    assert "People</h2>" not in page


def test_search_nothing(client: httpx.Client) -> None:
    """Where nothing is found, a way on is shown."""
    page = client.get("/", params={"q": "zzzzzz qqqqqq"}).text

    assert "Nothing found for “zzzzzz qqqqqq”" in page
    assert client.get(link(page, '/articles[^"]+')).status_code == 200


def test_one_type(client: httpx.Client) -> None:
    """One group alone can be turned to, and a type that is none is told."""
    assert "People</h2>" in client.get("/", params={"type": "Person"}).text
    assert client.get("/", params={"type": "Robot"}).status_code == 422


def test_empty_store(empty_site: str) -> None:
    """An empty store says what to do, and its lists say that they are empty."""
    with httpx.Client(base_url=empty_site, headers={"Accept": "text/html"}) as client:
        assert "saidgraph ingest" in client.get("/").text
        assert "No article meets" in client.get("/articles").text
        assert "No accusation meets" in client.get("/accusations").text


def test_person(client: httpx.Client) -> None:
    """A person: words, offices with roles, accusations, outlets."""
    page = client.get("/entities/Ada Brandt").text

    assert "“They knew" in section(page, "Said")
    assert "that Brandt had claimed" in text_of(section(page, "Said about"))
    assert "Mayor" in section(page, "Speaks for")
    assert "pouring oil into the harbour" in section(page, "Accuses")
    assert "The Harbour Post" in section(page, "Outlets")
    assert "Coast Wire" in section(page, "Outlets")


def test_office(client: httpx.Client) -> None:
    """An office: what was said in its name, who speaks for it, who accuses it."""
    page = client.get("/entities/Northern Line").text

    assert "that Brandt had claimed" in text_of(section(page, "Said by it or in its name"))
    assert "spokesman" in section(page, "Spoken for by")
    assert "Ada Brandt" in section(page, "Accused by")


def test_name_is_told(client: httpx.Client) -> None:
    """A part of a name is taken for the best match, and the page says so; an id needs no such word."""
    page = client.get("/entities/brandt").text
    entity = link(page, "/entities/ent_[a-z2-7]{16}")

    assert "“brandt” is taken for" in text_of(page)
    assert "is taken for" not in client.get(entity).text


def test_ambiguous_name(client: httpx.Client) -> None:
    """A name that two entities bear is taken for one, the other offered; asked strictly, the reader chooses."""
    taken = client.get("/entities/Vessel Bay")
    strict = client.get("/entities/Vessel Bay?strict=true")
    choices = re.findall(r'href="(/entities/ent_[^"]+)"', section(strict.text, r"Which one\?"))

    assert (taken.status_code, strict.status_code) == (200, 409)
    assert "It may also mean Vessel Bay" in text_of(taken.text)
    assert [client.get(one).status_code for one in choices] == [200, 200]


def test_paging(client: httpx.Client) -> None:
    """All of a speaker's statements can be read page by page, none twice."""
    seen: list[str] = []
    page, address = "", "/entities/Ole Krag"
    while address:
        page = client.get(address).text
        seen += re.findall(r"/statements/(st_\w+)", section(page, "Said"))
        following = re.search(r'href="([^"]+)" rel="next"', section(page, "Said"))
        address = html.unescape(following[1]) if following else ""

    assert len(seen) == len(set(seen)) == 26
    assert "From the beginning" in page


def test_statement(said: str) -> None:
    """A statement: its words in their paragraph, by whom, for whom, and that this was checked."""
    assert f'<mark class="content" title="Content">{QUOTE}</mark>' in said
    assert '<span class="cue" title="Cue">said</span>' in said
    assert '<span class="source" title="Source">Brandt</span>' in said
    assert "Verified against the stored text" in said
    assert re.search(r"<code>[0-9a-f]{64}</code>", said)


def test_chain(said: str) -> None:
    """The chain is told in one sentence and as a list from the outlet to the place."""
    labels = re.findall(r'class="label">([^<]+)</span>\s*<a[^>]*><bdi>([^<]+)', said)

    assert labels == [
        ("Outlet", "The Harbour Post"),
        ("Article", "Oil in the harbour"),
        ("Speaker", "Ada Brandt"),
        ("In the name of", "Mayor"),
        ("Of", "Vessel Bay"),
    ]
    assert "Ada Brandt" in section(said, "Where it comes from").split("</p>")[0]


def test_same_words(client: httpx.Client, said: str) -> None:
    """The same words in another article are listed, and lead to their own page."""
    elsewhere = section(said, "The same words elsewhere")

    assert "Coast Wire" in elsewhere
    assert "The Harbour Post" in section(client.get(link(elsewhere, '/statements/[^"]+')).text, "The same words")


def test_reception(said: str) -> None:
    """What was made of it is told in a sentence, and listed by date with the articles."""
    made = text_of(section(said, "What was made of it"))

    assert "This statement, in The Harbour Post of 2 March 2021, was repeated in Coast Wire of 3 March 2021" in made
    assert "3 March 2021, repeated: Ada Brandt in Coast Wire" in made


def test_accusation_of_statement(said: str) -> None:
    """An accusation that rests on the statement is named with its charge."""
    assert "Ada Brandt asserts an act of Northern Line “poured it at night”" in text_of(
        section(said, "Accusations in it").replace('<q class="charge">', "“").replace("</q>", "”")
    )


def test_citation(said: str) -> None:
    """The citation names words, speaker, outlet, date, address, and where to check it."""
    cited = text_of(section(said, "Cite"))

    assert cited.startswith("“They knew, and they poured it at night, … We will not pay for it.” — Ada Brandt, Mayor")
    for part in (
        "The Harbour Post",
        "“Oil in the harbour”",
        "2 March 2021",
        "https://harbourpost.example/oil",
        "sha256",
    ):
        assert part in cited


def test_nested_statement(client: httpx.Client) -> None:
    """A statement in a statement names who quotes it, and the outer one shows what it quotes."""
    page = client.get("/", params={"q": "things that are not so"}).text
    found = [client.get(f"/statements/{one}").text for one in set(re.findall(r"/statements/(st_\w+)", page))]
    inner = next(one for one in found if '<span class="label">Quoted by</span>' in one)
    outer = next(one for one in found if "Quoted inside it" in one)

    assert "Ole Krag" in section(inner, "Where it comes from")
    assert "“things that are not so”" in section(outer, "Quoted inside it")


def test_kinds_of_statement(client: httpx.Client) -> None:
    """A thought is called one, and so is a statement that was not made."""
    page = client.get("/", params={"q": "tankers"}).text
    page = client.get(link(page, '/statements/[^"]+')).text

    assert all(word in page for word in ("<li>Thought</li>", "<li>Negated</li>", "In the article’s words"))


def test_articles(client: httpx.Client) -> None:
    """The list is filtered by words, outlet and days; empty fields of the form mean nothing."""
    every = client.get("/articles?text=&publisher=&since=&until=").text
    march = client.get("/articles?since=2021-03-02&until=2021-03-02").text

    assert every.count("<h2><a") == 6
    assert "its language is not supported" in every
    assert re.findall(r"<bdi>([^<]+)", march) == ["Oil in the harbour"]
    assert "Twenty-five" in client.get("/articles?text=answer&publisher=Coast+Wire").text
    assert client.get("/articles?since=yesterday").status_code == 422


def test_article(client: httpx.Client) -> None:
    """An article: its text as stored, every statement marked and numbered, nested ones inside."""
    page = client.get("/articles/harbour-1").text
    found = re.search(r'<article class="body".*?>(.*)</article>', page, re.DOTALL)
    assert found
    body = html.unescape(re.sub(r"<[^>]*>", "", found[1]))

    assert body.startswith("VESSEL BAY - Mayor Ada Brandt of Vessel Bay accused")
    assert body.endswith("seen leaving after dark.")
    assert re.findall(r'class="ref" href="#n(\d)"', found[1]) == ["1", "2", "3", "4", "5"]
    assert re.search(r'<mark class="content" [^>]*>(?:(?!</mark>).)*<mark class="content inner"', found[1])
    assert 'class="depth-1"' in page


def test_article_right_to_left(client: httpx.Client) -> None:
    """Text from right to left keeps its own direction."""
    page = client.get("/articles?publisher=" + quote("עיתון הנמל")).text
    page = client.get(link(page, '/articles/art_[^"]+')).text

    assert re.search(r'<article class="body" dir="auto"', page)
    assert ">הם ידעו</mark>" in page


def test_unread_article(client: httpx.Client) -> None:
    """An article that could not be read says so and shows its text."""
    page = client.get(link(client.get("/articles?text=Hafen").text, '/articles/art_[^"]+')).text

    assert "its language (de) is not read" in page
    assert "Der Hafen ist geschlossen" in page


def test_paths(client: httpx.Client) -> None:
    """Two names are connected, hop by hop, with a sentence for each."""
    page = client.get("/paths?source=Ole Krag&target=Ada Brandt").text

    assert "Shortest connection" in page
    assert page.count('<li class="stop">') >= 1
    assert '<figure class="evidence">' in page


def test_paths_to_nowhere(client: httpx.Client) -> None:
    """Where no chain leads, that is said."""
    assert (
        "No connection found"
        in client.get("/paths", params={"source": "Ole Krag", "target": "<b>Evil</b> O'Hara"}).text
    )


def test_paths_unknown_name(client: httpx.Client) -> None:
    """A name that nobody bears keeps the form and offers the nearest names, one click from an answer."""
    answer = client.get("/paths?source=Ole Krag&target=Ada Brandtt Xy")
    page = answer.text

    assert answer.status_code == 404
    assert 'value="Ole Krag"' in page
    assert "Nobody here is called “Ada Brandtt Xy”" in page


def test_accusations(client: httpx.Client) -> None:
    """The table of pairs, filtered by who, whom and kind."""
    rows = client.get("/accusations").text
    filtered = client.get("/accusations?accuser=Ada+Brandt&accused=&kind=explicit").text

    assert rows.count('data-label="Accuser"') == 2
    assert filtered.count('data-label="Accuser"') == 1
    assert 'value="explicit" selected' in filtered
    assert client.get("/accusations?kind=gossip").status_code == 422


def test_accusations_of_offices(client: httpx.Client) -> None:
    """The same counted for offices and by month, with the statements behind each row."""
    rows = client.get("/accusations?group_by=office&per=month").text

    assert text_of(rows).count("Mayor Northern Line") == 1
    assert 'value="month" selected' in rows
    assert client.get(link(rows, "/statements/st_[a-z2-7]{16}")).status_code == 200
    assert "Mayor" in {one["accuser"]["name"] for one in client.get(link(rows, '/v1/[^"]+')).json()["items"]}
    assert client.get("/accusations?group_by=gossip").status_code == 422


def test_not_found(client: httpx.Client) -> None:
    """An unknown name is a page with a search box; an unknown address too."""
    for address in ("/entities/Nobody At All", "/statements/st_2222222222222222", "/articles/none", "/what"):
        answer = client.get(address)

        assert answer.status_code == 404
        assert 'role="search"' in answer.text


def test_nearest(client: httpx.Client) -> None:
    """A name that comes close offers the one that is meant, or is taken for it."""
    assert "Ada Brandt" in client.get("/entities/Ada Brannt").text


def test_bad_cursor(client: httpx.Client) -> None:
    """A cursor that was tampered with is told, not served."""
    answer = client.get("/articles?after=tampered")

    assert answer.status_code == 422
    assert "start again" in answer.text


def test_nul_is_refused(client: httpx.Client) -> None:
    """A NUL in a name is a page of its own, not a fault."""
    assert client.get("/entities/a%00b").status_code == 422
    assert client.get("/?q=a%00b").status_code == 422


def test_api_stays_json(client: httpx.Client) -> None:
    """The API answers a browser in JSON too."""
    assert client.get("/v1/entities/nobody").headers["content-type"] == "application/problem+json"


def test_static(client: httpx.Client) -> None:
    """Files are kept for ever under the address that names their content, and only ours are served."""
    sheet = link(client.get("/").text, '/static/[^"]+')

    assert "immutable" in client.get(sheet).headers["cache-control"]
    assert client.get("/static/site.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/site.css").headers["content-type"] == "text/css; charset=utf-8"
    for other in ("__init__.py", "..%2f..%2fapp.py"):
        assert client.get(f"/static/{other}").status_code == 404


EVIL = "<script>alert"


def pages_of_the_attack(client: httpx.Client) -> list[str]:
    """Every page that shows something of the attacking article, or of an attacking address."""
    article = client.get("/articles", params={"text": "evil"}).text
    addresses = [
        "/articles",
        link(article, '/articles/art_[^"]+'),
        "/entities/" + quote("<b>Evil</b> O'Hara", safe=""),
        "/accusations",
        "/paths?source=" + quote("<b>Evil</b> O'Hara") + "&target=" + quote('<script>alert("x")</script>'),
        "/?q=" + quote('"><script>alert(1)</script>'),
        "/articles?text=" + quote('"><script>alert(1)</script>'),
        "/entities/" + quote('"><script>alert(1)</script>', safe=""),
        "/paths?source=" + quote('"><script>alert(1)</script>') + "&target=" + quote("'onfocus=alert(1) x='"),
        "/" + quote('"><script>alert(1)</script>'),
    ]
    pages = [client.get(address).text for address in addresses]
    return [*pages, client.get(link(pages[1], '/statements/[^"]+')).text]


def test_nothing_is_trusted(client: httpx.Client) -> None:
    """Markup in titles, texts, names, outlets, dates, roles and addresses is shown, never obeyed."""
    for page in pages_of_the_attack(client):
        assert EVIL not in page
        assert "<img" not in page
        assert "<b>Evil" not in page
        assert "<s>" not in page
        assert "<i>" not in page
        assert "javascript:" not in re.sub(r">[^<]*<", "><", page)
