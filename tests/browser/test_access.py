"""Every kind of page passes axe, and a content security policy without exceptions is possible."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

ARTICLE = "read/carrying-on-into-rural-revitalization/"
PAGES = (
    "",
    "read/",
    ARTICLE,
    "glossary/",
    "glossary/duikou-bangfu/",
    "about/",
    "guide/reading/",
    "guide/editing/",
)

INLINE = """() => [...document.scripts]
  .filter((script) => !script.src && script.type !== "application/ld+json")
  .map((script) => script.textContent)"""
"""Data blocks are not run, and no policy asks after them."""


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, site_url: str, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(site_url + address)
    page.add_style_tag(content=".p { content-visibility: visible !important }")
    page.evaluate("Object.assign(document.documentElement.dataset, {py: 'all', en: 'below'})")
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


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


def test_forced_colours_keep_the_marks(browser: Browser, site_url: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(site_url + ARTICLE)
    term = page.locator(".p .t").first
    assert "dotted" in term.evaluate(
        "term => getComputedStyle(term).textDecorationLine + getComputedStyle(term).textDecorationStyle"
    )
    context.close()
