"""The search by key, touch and screen reader; its address, and what it loads."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from found import ARTICLE, field, look_for, status
from playwright.sync_api import Browser, Page, Route, expect


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_opens_the_dialog_and_escape_closes_it(page: Page, site_url: str, key: str) -> None:
    page.goto(f"{site_url}{ARTICLE}")
    page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    look_for(page, "对口帮扶")
    assert "?find=" in page.url
    page.keyboard.press("Escape")
    expect(page.locator(".search-dialog")).to_be_hidden()
    assert page.url == f"{site_url}{ARTICLE}"
    page.keyboard.press(key)
    expect(field(page)).to_have_value("对口帮扶")
    assert "?find=" in page.url
    field(page).fill("")
    expect(page.locator(".search-hints")).to_be_visible()
    assert page.url == f"{site_url}{ARTICLE}"


def test_what_other_pages_keep_in_the_address_is_left_alone(page: Page, site_url: str) -> None:
    address = f"{site_url}glossary/?q=fupin&level=6"
    page.goto(address)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".search-dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(field(page)).to_have_value("")
    look_for(page, "脱贫")
    assert page.url.startswith(f"{address}&find=")
    page.keyboard.press("Escape")
    expect(page.locator(".search-dialog")).to_be_hidden()
    assert page.url == address


def test_a_level_that_is_searched_for_is_not_the_readers_own(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=脱贫&upto=2")
    expect(page.locator("select[name=upto]")).to_have_value("2")
    assert page.evaluate("document.documentElement.dataset.level") == "4"
    page.goto(f"{site_url}{ARTICLE}?level=2&find=脱贫")
    expect(page.locator("select[name=upto]")).to_have_value("")


def test_letter_keys_can_be_turned_off(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARTICLE}")
    page.evaluate("localStorage.setItem('duizhao', JSON.stringify({ keys: false }))")
    page.keyboard.press("/")
    expect(page.locator(".search-dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(field(page)).to_be_focused()


def test_arrows_go_through_the_results_and_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARTICLE}")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    look_for(page, "对口帮扶")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".named-term a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found h3 a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".named-term a").first).to_be_focused()


def test_a_result_on_the_same_page_closes_the_dialog(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARTICLE}")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    look_for(page, "共奔小康")
    page.evaluate("window.stays = true")
    page.locator(f".found-pair a[href*='{ARTICLE}']").first.click()
    expect(page.locator(".search-dialog")).to_be_hidden()
    expect(page.locator(".s:target")).to_be_in_viewport()
    assert "find=" not in page.url
    page.go_back()
    expect(page.locator(".search-dialog")).to_be_visible()
    expect(field(page)).to_have_value("共奔小康")
    expect(page.locator(".found").first).to_be_visible()
    assert page.evaluate("window.stays")


def test_the_query_in_the_address_is_answered_on_any_page_and_on_the_way_back(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}{ARTICLE}?find=乡村振兴")
    expect(page.locator(".search-dialog .found").first).to_be_visible()
    page.locator(".named-term a").first.click()
    page.wait_for_url(re.compile("/glossary/"))
    page.go_back()
    expect(field(page)).to_have_value("乡村振兴")
    expect(page.locator(".found").first).to_be_visible()


def test_the_dialog_is_opened_by_touch(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(ARTICLE)
    page.locator("[data-search]").tap()
    expect(field(page)).to_be_focused()
    look_for(page, "对口帮扶")
    assert page.evaluate("document.querySelector('search-box').scrollWidth <= innerWidth")
    for target in page.locator("search-box :is(button, summary, .named-term a, .found-pair > a)").all():
        box = target.bounding_box()
        assert box is None or box["height"] >= 44
    page.get_by_role("button", name="Close 关闭").tap()
    expect(page.locator(".search-dialog")).to_be_hidden()
    context.close()


def test_nothing_is_loaded_before_the_search_is_opened(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    page.goto(f"{site_url}{ARTICLE}")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search" in url] == ["assets/javascripts/search.mjs"]


def test_what_is_typed_before_the_field_is_there_is_not_lost(page: Page, site_url: str) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/search-box.mjs", hold)
    page.goto(f"{site_url}{ARTICLE}")
    page.wait_for_load_state("networkidle")
    with page.expect_request("**/search-box.mjs"):
        page.keyboard.press("/")
    page.keyboard.type("jdkbf y", delay=20)
    assert page.evaluate("document.documentElement.dataset.py") == "names"
    waiting[0].continue_()
    expect(field(page)).to_have_value("jdkbf y")
    expect(field(page)).to_be_focused()
    expect(page.locator("search-box")).to_have_attribute("data-answered", "jdkbf y", timeout=20_000)


def test_one_who_waits_is_told_so(page: Page, site_url: str) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/search/data/catalogue.json.gz", hold)
    page.goto(f"{site_url}search/")
    field(page).fill("脱贫")
    expect(status(page)).to_contain_text("Loading the search")
    waiting[0].continue_()
    expect(page.locator(".found").first).to_be_visible()


def test_results_do_not_flicker_while_typing(search: Page) -> None:
    look_for(search, "脱贫")
    search.evaluate("""() => {
      window.empty = 0;
      new MutationObserver(() => { if (!document.querySelector(".found")) window.empty += 1; })
        .observe(document.querySelector(".search-results"), { childList: true });
    }""")
    field(search).press("End")
    field(search).type("攻坚战", delay=60)
    expect(search.locator("search-box")).to_have_attribute("data-answered", "脱贫攻坚战")
    assert search.evaluate("window.empty") == 0


def test_an_input_method_that_is_composing_is_left_alone(search: Page) -> None:
    look_for(search, "脱贫")
    search.evaluate("""() => {
      const input = document.querySelector("search-box input");
      input.dispatchEvent(new CompositionEvent("compositionstart"));
      input.value = "脱贫gong";
      input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
    }""")
    search.wait_for_timeout(300)
    expect(search.locator("search-box")).to_have_attribute("data-answered", "脱贫")
    search.evaluate("""() => {
      const input = document.querySelector("search-box input");
      input.value = "脱贫攻坚";
      input.dispatchEvent(new CompositionEvent("compositionend"));
    }""")
    expect(search.locator("search-box")).to_have_attribute("data-answered", "脱贫攻坚")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "对口帮扶", "Yunnan", "xyzzy"])
def test_axe_finds_no_fault(browser: Browser, site_url: str, scheme: str, query: str) -> None:
    context = browser.new_context(base_url=site_url, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(ARTICLE)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    if query:
        look_for(page, query)
    for filters in page.locator(".search-filters summary").all():
        filters.click()
    report = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]})
    assert report.response["violations"] == []
    context.close()


def test_a_screen_reader_hears_what_was_found(search: Page) -> None:
    look_for(search, "对口帮扶")
    expect(status(search)).to_have_attribute("role", "status")
    expect(search.get_by_role("search")).to_be_visible()
    expect(search.get_by_role("searchbox", name="Search 搜索")).to_be_visible()
    assert search.get_by_role("region").count() == search.locator(".found").count()
