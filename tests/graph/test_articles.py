"""What is accepted of a record's fields, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from graph.articles import MAX_TEXT, parse_article, parse_date
from graph.errors import BadInput
from graph.model import Language

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "text: is missing"),
    ({"text": None}, "text: is missing"),
    ({"text": ""}, "text: is empty"),
    ({"text": " \r\n\t"}, "text: is empty"),
    ({"text": ["a"]}, "text: a string is wanted, not a list"),
    ({"text": "ab\0c"}, "text: a NUL at character 2"),
    ({"text": "ab\ud83dc"}, "text: half a surrogate pair (U+D83D) at character 2"),
    ({"text": "a", "title": "x\0"}, "title: a NUL at character 1"),
    ({"text": "a", "title": {}}, "title: a string is wanted, not an object"),
    ({"text": "a", "id": True}, "id: a string is wanted, not true or false"),
    ({"text": "a", "id": 1.5}, "id: a string is wanted, not a number"),
    ({"text": "a", "url": "herald.example/a"}, "url: 'herald.example/a' is no http or https address"),
    ({"text": "a", "url": "javascript:alert(1)"}, "url: 'javascript:alert(1)' is no http or https address"),
    ({"text": "a", "url": "http://[::1"}, "url: 'http://[::1' is no http or https address"),
    ({"text": "a", "url": "http://a.example:99999/"}, "url: 'http://a.example:99999/' is no http or https address"),
    ({"text": "a", "published": "yesterday"}, "published: 'yesterday' is no date"),
    ({"text": "a", "published": "2020-02-30"}, "published: '2020-02-30' is no date"),
    ({"text": "a", "published": "2020-09-27T25:00:00Z"}, "published: '2020-09-27T25:00:00Z' is no date"),
    ({"text": "a", "published": 1601164800}, "published: 1601164800 is no date"),
    ({"text": "a", "language": "English"}, "language: 'English' is no language code"),
    ({"html": "<p></p>"}, "html: no main text was found in this page"),
    ({"html": "<nav><a href='/'>Home</a></nav>"}, "html: no main text was found in this page"),
    ({"html": 5}, "html: a string is wanted, not a number"),
]


@pytest.mark.parametrize(("record", "reason"), REFUSED, ids=[repr(r)[:60] for r, _ in REFUSED])
def test_refused(record: dict[str, Any], reason: str) -> None:
    """What cannot be an article is refused, and the field at fault is named."""
    with pytest.raises(BadInput) as refused:
        parse_article(record)

    assert str(refused.value).startswith(reason)


@pytest.mark.parametrize(
    "text",
    [
        "“No.”",
        "“Open and never closed, he said.",
        "\u202eשלום עולם\u202c, he said.",
        "zero\u200bwidth\u200djoiner\ufeff",
        "a\r\nb\tc\x0b\u2028",
        " leading and trailing \n",
        "nosentence",
        "👩‍👩‍👧 family",
    ],
)
def test_text_stays_as_given(text: str) -> None:
    """Any other text is kept code point by code point, or no offset would hold."""
    assert parse_article({"text": text}).text == text


def test_five_megabytes() -> None:
    """A long text is an article like any other."""
    text = "He said no. " * 420_000

    assert parse_article({"text": text}).text == text


def test_too_long() -> None:
    """Above the cap a text is refused, with the cap."""
    with pytest.raises(BadInput, match=r"text: 20,971,521 characters are more than 20,971,520"):
        parse_article({"text": "a" * (MAX_TEXT + 1)})


def test_other_fields_are_trimmed() -> None:
    """Space around titles and names means nothing; an empty field is none."""
    found = parse_article({"text": "a", "title": " T\n", "publisher": " ", "id": 7, "url": "", "licence": [1]})

    assert (found.title, found.publisher, found.name, found.url) == ("T", None, "7", None)


def test_url_is_canonical() -> None:
    """An address is kept without what only tracks its reader, and gives the article its id."""
    one = parse_article({"text": "a", "url": "HTTPS://Herald.example:443/a?utm_source=feed#comments"})
    other = parse_article({"text": "b", "url": "https://herald.example/a"})

    assert one.url == "https://herald.example/a"
    assert one.id == other.id


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2020-09-27", "2020-09-27"),
        ("20200927", "2020-09-27"),
        ("2020-09-27T10:00:00.25+04:00", "2020-09-27T10:00:00+04:00"),
        ("2020-09-27T10:00:00Z", "2020-09-27T10:00:00Z"),
        ("2020-09-27 10:00", "2020-09-27T10:00:00Z"),
        (" 2999-01-01 ", "2999-01-01"),
        ("", None),
        (None, None),
        (date(2020, 9, 27), "2020-09-27"),
        (datetime(2020, 9, 27, 10, tzinfo=UTC), "2020-09-27T10:00:00Z"),
        (datetime(2020, 9, 27, 10, tzinfo=timezone(timedelta(hours=4))), "2020-09-27T10:00:00+04:00"),
    ],
)
def test_dates(given: object, kept: str | None) -> None:
    """A date has one spelling; a timestamp without a zone is UTC; one in the future is kept."""
    assert parse_date(given) == kept


@pytest.mark.parametrize(
    ("record", "language", "status"),
    [
        ({"text": "Armenia said no."}, "en", Language.SUPPORTED),
        ({"text": "123"}, "en", Language.SUPPORTED),
        ({"text": "Путин сказал, что всё хорошо."}, "ru", Language.UNSUPPORTED),
        ({"text": "Le ministre a déclaré lundi que la guerre était finie. " * 3}, "fr", Language.UNSUPPORTED),
        (
            {"text": "To jest ważne, a to, co mówił minister, to nie jest to, co wiemy. " * 3},
            "pl",
            Language.UNSUPPORTED,
        ),
        ({"text": "The minister said on Monday that the war was over for good. " * 3}, "en", Language.SUPPORTED),
        ({"text": "The minister said so.", "language": "en_GB"}, "en-gb", Language.SUPPORTED),
        ({"text": "The minister said so.", "language": "de"}, "de", Language.UNSUPPORTED),
    ],
)
def test_language(record: dict[str, Any], language: str, status: Language) -> None:
    """Where no language is given it is told from the text; short Latin text is taken for English."""
    found = parse_article(record)

    assert (found.language, found.status) == (language, status)


PAGE = """<html><head><title>Minister blames rival - The Herald</title>
<meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2020-09-27T10:00:00+04:00">
<link rel="canonical" href="https://herald.example/a"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Minister blames rival</h1>
<p>“We were attacked,” Ana Lopez said on Sunday. The ministry did not answer at once, and nobody else did.</p>
<p>The rival said it was not so, and that the minister was mistaken about what had happened at the border.</p>
</article><footer>Imprint</footer></body></html>"""


def test_page() -> None:
    """The main text of a page is the article, without its headline; the page tells title, address, outlet and day."""
    found = parse_article({"html": PAGE})

    assert found.text.startswith("“We were attacked,”")
    assert found.text.endswith("at the border.")
    assert (found.title, found.url) == ("Minister blames rival", "https://herald.example/a")
    assert (found.publisher, found.published) == ("The Herald", "2020-09-27")


def test_record_over_page() -> None:
    """What the record says itself counts more than what the page says."""
    found = parse_article({"html": PAGE, "title": "Own", "url": None})

    assert (found.title, found.url) == ("Own", "https://herald.example/a")
