"""What tests of the search type, and what they read off the page."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

ARTICLE = "read/carrying-on-into-rural-revitalization/"


def field(page: Page) -> Locator:
    return page.locator("search-box input")


def status(page: Page) -> Locator:
    return page.locator("search-box [role=status]")


def look_for(page: Page, query: str) -> None:
    """Type a query and wait until it is answered."""
    field(page).fill(query)
    box = page.locator("search-box[data-answered]")
    expect(box).to_have_attribute("data-answered", query.strip(), timeout=20_000)


def counted(page: Page) -> tuple[int, int]:
    """How many sentences, in how many articles."""
    match = re.match(r"(\d+) sentences? in (\d+)", status(page).inner_text())
    assert match, status(page).inner_text()
    return int(match[1]), int(match[2])


def marks(page: Page, language: str) -> list[str]:
    return page.locator(f".found-pair {language} mark").all_inner_texts()
