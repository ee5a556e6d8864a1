"""On paper: the text as the toolbar says, its vocabulary at the end, nothing that can only be clicked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

ARTICLE = "read/songjiang/"


def printed(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("reader-bar[data-ready]").wait_for()
    page.emulate_media(media="print")
    return page


def test_only_what_can_be_read_is_printed(page: Page, site_url: str) -> None:
    printed(page, f"{site_url}{ARTICLE}?py=all")
    for name in (".bar", ".dz-header", ".onward", ".ask", ".cover", ".p .no"):
        expect(page.locator(name).first).to_be_hidden()
    expect(page.locator(".p rt").first).to_be_visible()
    expect(page.locator(".vocab li").first).to_be_visible()
    assert page.locator(".vocab ul").evaluate("list => getComputedStyle(list).columnCount") == "2"


@pytest.mark.parametrize(
    ("en", "is_printed"), [("hidden", False), ("tap", False), ("below", True), ("side", True)]
)
def test_the_english_is_printed_as_it_is_shown(page: Page, site_url: str, en: str, is_printed: bool) -> None:  # noqa: FBT001 - a case
    printed(page, f"{site_url}{ARTICLE}?en={en}")
    row = page.locator(".p").first
    zh, english = row.locator(".zh").bounding_box(), row.locator(".en").bounding_box()
    assert zh
    assert bool(english) == is_printed
    if english:
        assert (english["x"] > zh["x"] + zh["width"] * 0.9) == (en == "side")


def test_ink_is_black_and_tones_are_not_coloured(page: Page, site_url: str) -> None:
    printed(page, f"{site_url}{ARTICLE}?py=all&tc=strong")
    expect(page.locator(".p rt .t4").first).to_be_visible()
    colours = page.locator(".p rt span").evaluate_all(
        "spans => [...new Set(spans.map((span) => getComputedStyle(span).color))]"
    )
    assert len(colours) == 1
    assert page.locator(".p rt .t4").first.evaluate("span => getComputedStyle(span).fontWeight") == "700"


def test_it_makes_a_document(page: Page, site_url: str) -> None:
    printed(page, f"{site_url}{ARTICLE}?py=all")
    assert page.locator(".p ruby").first.evaluate("word => getComputedStyle(word).breakInside") == "avoid"
    assert len(page.pdf(prefer_css_page_size=True)) > 50_000
