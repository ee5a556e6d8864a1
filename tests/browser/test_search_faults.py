"""The search when anything is typed, when something does not load, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from found import ARTICLE, field, look_for, status
from playwright.sync_api import Browser, Page, Route, expect


@pytest.mark.parametrize(
    "query",
    [
        "对" * 10000,
        "a " * 5000,
        "，。！？……——",
        ".*+?^${}()|[]\\",
        "<img src=x onerror=alert(1)><script>alert(2)</script>",
        "😀👩‍👩‍👧‍👦",
        "\ud83d",
        '"',
        "-",
        "- -",
        '"" “”',
        "%E5%AF%B9&q=1#x",
        "\u0000\u200b\ufeff",
        "{{ 7*7 }} [[dz:read/x@00000000]]",
    ],
)
def test_anything_that_is_typed_gets_an_answer_in_words(search: Page, query: str) -> None:
    search.evaluate(
        """(query) => {
          const input = document.querySelector("search-box input");
          input.value = query;
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
        query,
    )
    expect(status(search)).to_have_text(re.compile(r"sentences in|Nothing to look for"))
    assert search.locator(".search-results img, .search-results script").count() == 0
    if len(query) > 100:
        expect(status(search)).to_contain_text("only the first 100 characters")
    again = search.url
    search.goto(again)
    expect(field(search)).to_be_visible()


@pytest.fixture
def quiet(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page whose network fails as a test says; only what scripts throw counts as an error."""
    context = browser.new_context(base_url=site_url)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.mark.parametrize(
    "lost", ["catalogue.json.gz", "pagefind.js", "*.pf_meta", "*.pagefind", "*.pf_index", "articles/*"]
)
@pytest.mark.parametrize("how", ["missing", "no answer"])
def test_an_index_that_does_not_load_is_told_and_can_be_tried_again(quiet: Page, lost: str, how: str) -> None:
    def fail(route: Route) -> None:
        if how == "missing":
            route.fulfill(status=404, body="not here")
        else:
            route.abort()

    pattern = f"**/search/data/**{lost}" if lost.startswith("*") else f"**/search/data/**/{lost}"
    pattern = f"**/search/data/{lost}" if lost == "catalogue.json.gz" else pattern
    quiet.route(pattern, fail)
    quiet.goto("search/?q=对口帮扶")
    expect(quiet.locator(".search-error")).to_contain_text("The search did not load")
    quiet.unroute(pattern)
    quiet.get_by_role("button", name=re.compile("Try again")).click()
    expect(quiet.locator(".found").first).to_be_visible()


def test_a_damaged_catalogue_is_told(quiet: Page) -> None:
    quiet.route("**/catalogue.json.gz", lambda route: route.fulfill(body=b"\x1f\x8bnonsense"))
    quiet.goto("search/?q=对口帮扶")
    expect(quiet.locator(".search-error")).to_contain_text("The search did not load")


def test_a_catalogue_that_a_server_has_unpacked_serves_too(quiet: Page, built_site: Path) -> None:
    import gzip

    plain = gzip.decompress((built_site / "search/data/catalogue.json.gz").read_bytes())
    quiet.route("**/catalogue.json.gz", lambda route: route.fulfill(body=plain))
    quiet.goto("search/?q=对口帮扶")
    expect(quiet.locator(".found").first).to_be_visible()


def test_search_works_where_storage_is_forbidden(quiet: Page) -> None:
    refuse = "get() { throw new DOMException('no', 'SecurityError') }"
    quiet.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ {refuse} }})")
    quiet.goto(ARTICLE)
    quiet.keyboard.press("/")
    look_for(quiet, "对口帮扶")
    expect(quiet.locator(".found").first).to_be_visible()


def test_without_scripts_the_link_leads_to_plain_lists(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(ARTICLE)
    page.locator("[data-search]").click()
    page.wait_for_url(re.compile("/search/"))
    expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
    assert page.locator(".items .item").count() == 7
    assert page.locator(".all-terms li").count() > 100
    context.close()
