"""The pages in a real browser: by mouse, by keyboard, on a phone, in the dark, and read by axe."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 740}
QUOTE = "They knew, and they poured it at night,"
ADDRESSES = (
    "/",
    "/?q=brandt",
    "/?q=zzzzzz",
    "/entities/Ada Brandt",
    "/entities/Northern Line",
    "/entities/brandt",
    "/articles",
    "/articles/harbour-1",
    "/accusations",
    "/paths",
    "/paths?source=Ole Krag&target=Ada Brandt",
    "/paths?source=Ole Krag&target=Nobody At All",
    "/entities/Nobody At All",
    "/no/such/page",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("SAIDGRAPH_REQUIRE_ALL") == "1":
            pytest.fail("no Chromium on the PATH, and everything is required")
        pytest.skip("SKIPPED: no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens pages; afterwards, none may have complained, nor asked anyone else for anything."""
    complaints: list[str] = []
    contexts = []

    def opened(**settings: object) -> Page:
        context = chromium.new_context(base_url=site, **settings)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("request", lambda request: None if request.url.startswith(site) else complaints.append(request.url))
        return page

    yield opened
    for context in contexts:
        context.close()
    expected = re.compile("Failed to load resource: the server responded with a status of 404")
    assert not [one for one in complaints if not expected.search(one)]


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page on a desk."""
    return open_page(viewport={"width": 1200, "height": 900})


def statement_addresses(page: Page) -> list[str]:
    """The pages of the first report's statements."""
    page.goto("/articles/harbour-1")
    return [str(one.get_attribute("href")) for one in page.locator(".placed .words a").all()]


def test_by_mouse(page: Page) -> None:
    """Search → person → statement → article → connection, by clicking."""
    page.goto("/")
    page.get_by_role("searchbox").fill("brandt")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Ada Brandt").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ada Brandt")
    page.get_by_role("link", name=QUOTE).last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(QUOTE)
    page.get_by_role("link", name="Read it in the whole article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oil in the harbour")
    expect(page.locator("mark.content:target")).to_have_text(QUOTE)
    page.get_by_role("link", name="Ole Krag").first.click()
    page.get_by_label("How is Ole Krag connected to").fill("Ada Brandt")
    page.get_by_role("button", name="Find out").click()

    expect(page.get_by_role("heading", name="Shortest connection")).to_be_visible()


def test_by_keyboard(page: Page) -> None:
    """The skip link, then the search, its answer and the first person in it, without a mouse."""
    page.goto("/articles")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.goto("/")
    while not page.get_by_role("searchbox").evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("Northern")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=Northern")
    wanted = page.get_by_role("link", name="Northern Line").first
    for _ in range(20):
        if wanted.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Northern Line")


def test_focus_is_seen(page: Page) -> None:
    """Whatever the Tab key reaches has an outline."""
    page.goto("/articles/harbour-1")
    for _ in range(12):
        page.keyboard.press("Tab")

        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_without_javascript(open_page: Callable[..., Page]) -> None:
    """Everything is there without scripts; only the copy button is not."""
    page = open_page(java_script_enabled=False)
    page.goto(statement_addresses(page)[1])

    expect(page.locator(".citation")).to_contain_text("The Harbour Post")
    expect(page.get_by_role("button", name="Copy citation")).to_have_count(0)


def test_copy_citation(open_page: Callable[..., Page]) -> None:
    """The button puts the citation on the clipboard and says so."""
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(statement_addresses(page)[1])
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("status")).to_have_text("Copied")

    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".citation").inner_text().strip()


def test_reference_goes_both_ways(page: Page) -> None:
    """A number in the text leads to its statement in the list, and back."""
    page.goto("/articles/harbour-1")
    page.locator(".body").get_by_role("link", name="Statement 3").click()
    assert page.url.endswith("#n3")
    page.get_by_role("link", name="Statement 3 in the text").click()

    expect(page.locator("mark.content:target")).to_contain_text("Brandt had claimed")


def test_copied_text_is_the_articles(page: Page) -> None:
    """What a reader selects and copies holds no number of ours."""
    page.goto("/articles/harbour-1")
    selected = (
        page.locator(".body p")
        .nth(1)
        .evaluate("p => { getSelection().selectAllChildren(p); return getSelection().toString(); }")
    )

    assert selected == f"“{QUOTE}” Brandt said. “We will not pay for it.”"


def test_phone(open_page: Callable[..., Page]) -> None:
    """No page is wider than a phone."""
    page = open_page(viewport=PHONE)
    for address in (*ADDRESSES, *statement_addresses(page)):
        page.goto(address)

        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], address


def test_dark(open_page: Callable[..., Page]) -> None:
    """Who asks for a dark page gets one."""
    shades = []
    for scheme in ("light", "dark"):
        page = open_page(color_scheme=scheme)
        page.goto("/")
        shade = page.evaluate("getComputedStyle(document.body).backgroundColor")
        shades.append(sum(map(int, re.findall(r"\d+", shade))))

    assert shades[0] > 700
    assert shades[1] < 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe(open_page: Callable[..., Page], scheme: str) -> None:
    """axe finds nothing to object to on any page, its contrast included."""
    page = open_page(color_scheme=scheme)
    for address in (*ADDRESSES, *statement_addresses(page)):
        page.goto(address)
        found = Axe().run(page)

        assert not found.violations_count, f"{address}\n{found.generate_report()}"


def test_attack_does_not_run(page: Page) -> None:
    """Markup in titles, texts and addresses opens no dialogue and adds no element."""
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto("/articles?text=evil")
    page.locator(".articles a").first.click()
    page.locator(".placed .words a").first.click()
    page.goto("/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

    expect(page.locator("main script, main img")).to_have_count(0)


def test_print(page: Page) -> None:
    """On paper there is no search box, and the statement is whole."""
    page.goto(statement_addresses(page)[1])
    page.emulate_media(media="print")

    expect(page.locator(".find")).to_be_hidden()
    expect(page.locator(".passage")).to_be_visible()
