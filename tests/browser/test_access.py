"""Every kind of page passes axe, and a content security policy without exceptions is possible."""

from __future__ import annotations

import base64
import hashlib

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

ARTICLE = "read/carrying-on-into-rural-revitalization/"
PAGES = (
    "",
    "read/",
    ARTICLE,
    "glossary/",
    "glossary/duikou-bangfu/",
    "read/series-8cc87f9d/",
    "404.html",
    "about/",
    "guide/reading/",
    "guide/editing/",
)

INLINE = """() => [...document.scripts]
  .filter((script) => !script.src && script.type !== "application/ld+json")
  .map((script) => script.textContent)"""
"""Data blocks are not run, and no policy asks after them."""
STATES = {
    "pinyin": "[data-panel=py]",
    "english": "[data-panel=en]",
    "script": "[data-panel=zi]",
    "marks": "[data-panel=marks]",
    "listen": "[data-panel=listen]",
    "page": "[data-panel=page]",
    "help": "[data-panel=keys]",
    "term": ".p .t ruby",
    "word": ".p ruby:not(.n, .t ruby)",
    "coverage": ".cover summary",
    "one sentence": ".p .no",
}
"""What is opened, by what is clicked."""


def faults(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, site_url: str, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(site_url + address)
    page.add_style_tag(content=".p { content-visibility: visible !important }")
    page.evaluate("Object.assign(document.documentElement.dataset, {py: 'all', en: 'below'})")
    assert faults(page) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens(page: Page, site_url: str, state: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(site_url + ARTICLE)
    page.locator("reader-bar[data-ready]").wait_for()
    page.locator(STATES[state]).first.click()
    page.wait_for_timeout(300)
    page.mouse.move(640, 5)
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone(page: Page, site_url: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}{ARTICLE}?py=all&ph=zhuyin&tc=strong&zi=tw&en=tap")
    page.locator("reader-bar[data-ready]").wait_for()
    page.locator("[data-panel=more]").click()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator(".foot a").first.click(button="right")
    expect(page.locator(".menu:popover-open")).to_be_visible()
    assert faults(page) == []


POLICY = (
    "default-src 'none'; script-src 'self' '{}'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
)


def test_all_works_under_a_strict_policy(page: Page, site_url: str) -> None:
    page.goto(site_url + ARTICLE)
    [inline] = page.evaluate(INLINE)
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()

    def strict(route: Route) -> None:
        answer = route.fetch()
        headers = {**answer.headers, "content-security-policy": POLICY.format(f"sha256-{digest}")}
        route.fulfill(response=answer, headers=headers)

    page.route("**/*", strict)
    page.goto(f"{site_url}{ARTICLE}?py=all&tc=on&zi=hk")
    expect(page.locator(".p .zh").first).to_have_attribute("lang", "zh-Hant-HK")
    page.locator(".p .t ruby").first.click()
    expect(page.locator(".word:popover-open .word-foot")).to_be_visible()
    box = page.locator(".word:popover-open").bounding_box()
    assert box
    assert box["x"] > 100
    page.keyboard.press("Escape")
    page.locator("[data-panel=page]").click()
    expect(page.locator("#panel-page")).to_be_visible()


def test_motion_is_left_out_where_it_is_not_wanted(page: Page, site_url: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_url + ARTICLE)
    page.locator("reader-bar[data-ready]").wait_for()
    page.keyboard.press("v")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = page.evaluate("document.getAnimations().filter((one) => one instanceof CSSTransition).length")
    assert moving == 0


def test_the_order_of_tabs_leads_through_tools_sentences_and_links(page: Page, site_url: str) -> None:
    page.goto(site_url + ARTICLE)
    page.locator("reader-bar[data-ready]").wait_for()
    page.locator("[data-panel=py]").focus()
    stops = []
    for _ in range(14):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.className || document.activeElement.tagName"))
    assert "no" in stops
    assert not {"RUBY", "s"} & set(stops)


def test_one_inline_script_the_same_everywhere_and_no_inline_style(page: Page, site_url: str) -> None:
    scripts = set()
    for address in PAGES:
        page.goto(site_url + address)
        scripts.add(tuple(page.evaluate(INLINE)))
        assert page.locator("[style], style, [onclick], [onload]").count() == 0, address
    assert [len(inline) for inline in scripts] == [1]


@pytest.mark.parametrize("width", [360, 390])
def test_targets_are_large_enough_for_a_thumb(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url + ARTICLE)
    for button in page.locator("button:visible").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["width"] >= 44 or button.get_attribute("data-set")


@pytest.mark.parametrize("opener", ["[data-panel=py]", "[data-panel=more]", ".p ruby"])
def test_what_opens_on_a_phone_fits_thumb_and_screen(page: Page, site_url: str, opener: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site_url + ARTICLE)
    page.locator("reader-bar[data-ready]").wait_for()
    page.locator(opener).first.click()
    page.wait_for_timeout(300)
    opened = page.locator(":is(.panel, .word):popover-open")
    assert opened.evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    for target in opened.locator("button:visible, label:visible, select:visible").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44, target.inner_text()


def test_forced_colours_keep_the_marks(browser: Browser, site_url: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(site_url + ARTICLE)
    term = page.locator(".p .t").first
    assert "dotted" in term.evaluate(
        "term => getComputedStyle(term).textDecorationLine + getComputedStyle(term).textDecorationStyle"
    )
    context.close()
