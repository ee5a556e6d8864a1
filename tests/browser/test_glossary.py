"""The index can be filtered, sorted and linked to; it and the pages of terms are whole without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

ROWS = ".index li:visible"


def counts(page: Page) -> list[int]:
    return [int(text.rstrip("×")) for text in page.locator(f"{ROWS} .where").all_inner_texts()]


def test_filters_join_and_are_taken_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/")
    whole = page.locator(ROWS).count()
    page.select_option("[name=domain]", "slogans")
    slogans = page.locator(ROWS).count()
    assert 0 < slogans < whole
    assert {row.get_attribute("data-d") for row in page.locator(ROWS).all()} == {"slogans"}
    expect(page.locator("[data-count]")).to_have_text(f"{slogans} / {whole}")
    article = page.locator("[name=article] option").nth(1).get_attribute("value") or ""
    page.select_option("[name=article]", article)
    assert all(article in (row.get_attribute("data-a") or "").split() for row in page.locator(ROWS).all())
    assert page.url.endswith(f"glossary/?domain=slogans&article={article}")
    expect(page.locator(".chip")).to_have_count(3)
    page.locator(".chip[data-drop=domain]").click()
    expect(page.locator("[name=domain]")).to_have_value("")
    page.locator(".chip").first.click()
    expect(page.locator(ROWS)).to_have_count(whole)
    assert page.url.endswith("glossary/")


def test_letters_filter(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/")
    page.locator(".letters a[data-letter=F]").click()
    assert {
        row.evaluate("row => row.closest('section').dataset.letter") for row in page.locator(ROWS).all()
    } == {"F"}
    expect(page.locator(".letters a[aria-current]")).to_have_text("F")
    page.locator(".letters a[data-letter=F]").click()
    expect(page.locator(".index h2:visible").first).not_to_have_text("F")


def test_the_most_frequent_come_first_and_go_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/")
    before = page.locator(f"{ROWS} .t-zh").all_inner_texts()
    page.select_option("[name=sort]", "frequency")
    assert counts(page) == sorted(counts(page), reverse=True)
    page.select_option("[name=sort]", "")
    assert page.locator(f"{ROWS} .t-zh").all_inner_texts() == before


@pytest.mark.parametrize("typed", ["脱贫攻坚", "tuopin gongjian", "TUŌPÍN GŌNGJIĀN", "battle against pov"])
def test_a_term_is_found_by_chinese_pinyin_or_english(page: Page, site_url: str, typed: str) -> None:
    page.goto(f"{site_url}glossary/")
    page.fill("[name=q]", typed)
    assert "脱贫攻坚" in page.locator(f"{ROWS} .t-zh").all_inner_texts()
    page.fill("[name=q]", "no such term")
    expect(page.locator("[data-nothing]")).to_be_visible()


def test_an_address_opens_the_index_as_it_was(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/?level=0&sort=frequency&domain=nonsense")
    assert {row.get_attribute("data-l") for row in page.locator(ROWS).all()} == {"0"}
    assert counts(page) == sorted(counts(page), reverse=True)
    expect(page.locator("[name=domain]")).to_have_value("")


def test_the_filters_work_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/")
    page.focus("[name=q]")
    page.keyboard.type("扶贫")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.locator("[name=domain]").input_value()
    assert page.locator(".chip").count() == 3


def test_without_script_the_index_is_whole_and_has_no_dead_button(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}glossary/")
    assert page.locator("li[data-d]").count() == page.locator(ROWS).count() > 50
    assert page.locator("button:visible, select:visible, input:visible").count() == 0
    page.goto(f"{site_url}glossary/duikou-bangfu/")
    assert page.locator(".kwic li:visible").count() > 10
    context.close()


def test_on_paper_the_index_is_a_sheet_in_three_columns(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/?domain=slogans")
    page.emulate_media(media="print")
    style = page.locator(".index").evaluate("index => getComputedStyle(index).columnCount")
    assert style == "3"
    assert page.locator(".filters:visible, .letters:visible").count() == 0
    assert page.locator(ROWS).count() < page.locator(".index li").count()
    expect(page.locator(".chip").first).to_be_visible()


CENTRES = """() => [...document.querySelectorAll(".kwic b")].map((node) => {
  const own = node.getBoundingClientRect(), row = node.closest("a").getBoundingClientRect();
  return Math.abs((own.left + own.right) / 2 - (row.left + row.right) / 2);
})"""


@pytest.mark.parametrize("width", [768, 1280])
def test_the_term_stands_in_the_middle_of_its_line(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site_url}glossary/duikou-bangfu/")
    assert max(page.evaluate(CENTRES)) < 1.5


def test_the_english_stands_beside_it_where_there_is_room(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/duikou-bangfu/")
    for line in page.locator(".kwic li").all()[:10]:
        chinese, english = line.locator("a").bounding_box(), line.locator(".kwic-en").bounding_box()
        assert chinese
        assert english
        assert english["x"] >= chinese["x"] + chinese["width"]
    assert page.locator(".kwic mark").first.inner_text().lower() == "paired assistance"


def test_a_line_leads_to_its_sentence(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/duikou-bangfu/")
    page.locator(".kwic a").first.click()
    target = page.url.partition("#")[2]
    expect(page.locator(f"#{target}")).to_be_in_viewport()
    expect(page.locator(f"#{target} a.t[href*=duikou-bangfu]").first).to_be_visible()


def test_a_domain_leads_to_its_terms(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}glossary/duikou-bangfu/")
    page.locator(".way a").nth(1).click()
    expect(page.locator("[name=domain]")).to_have_value("paired-assistance")
