"""The article in a web page."""

from __future__ import annotations

import warnings

from graph.errors import BadInput

NONE = "html: no main text was found in this page"


def article_fields(html: str) -> dict[str, object]:
    """Text, title, url, publisher and date of the page's main article, as fields of a record.

    The text is the main text without its headline. Raises `BadInput` where no main text is found.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a SOCKS proxy, which its downloader would miss; nothing is downloaded here
        from trafilatura import bare_extraction
    try:
        page = bare_extraction(html, with_metadata=True, include_comments=False)
    except (RecursionError, ValueError) as error:
        raise BadInput(f"html: cannot be read: {error}") from error
    if isinstance(page, dict) or page is None or not page.text:
        raise BadInput(NONE)
    title, text = page.title or "", page.text
    if text.startswith(f"{title}\n"):
        text = text[len(title) :].lstrip("\n")
    if not text.strip():
        raise BadInput(NONE)
    url = page.url if page.url and page.url.startswith(("http://", "https://")) else None
    return {"text": text, "title": title, "url": url, "publisher": page.sitename, "published": page.date}
