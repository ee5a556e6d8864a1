"""The word popover: by mouse, by touch, by keys; what it says, where it stands, what it marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

ARTICLE = "read/carrying-on-into-rural-revitalization/"


@pytest.fixture
def article(page: Page, site_url: str) -> Page:
    page.goto(site_url + ARTICLE)
    page.locator("reader-bar[data-ready]").wait_for()
    return page


@pytest.fixture
def phone(browser: Browser, site_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site_url, viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(ARTICLE)
    page.locator("reader-bar[data-ready]").wait_for()
    yield page
    context.close()


def word(page: Page, text: str, within: str = ".p") -> Locator:
    return page.locator(f"{within} ruby", has_text=text).first


def popover(page: Page) -> Locator:
    return page.locator(".word:popover-open")


def test_a_term_comes_first_then_its_words(article: Page) -> None:
    word(article, "攻坚", ".p .t").click()
    box = popover(article)
    expect(box.locator(".word-zh")).to_have_text("脱贫攻坚")
    expect(box.locator(".word-forms")).to_contain_text("脫貧攻堅")
    expect(box.locator(".word-py")).to_contain_text("tuōpín gōngjiān")
    expect(box.locator(".word-py")).to_contain_text("ㄊㄨㄛ")
    expect(box.locator(".word-term")).to_contain_text("battle against poverty")
    expect(box.locator(".word-term a")).to_have_attribute("href", re.compile("/glossary/"))
    parts = box.locator("> .word-parts li")
    expect(parts.first).to_contain_text("脱贫 tuōpín to lift oneself out of poverty")
    expect(parts.nth(1)).to_contain_text("攻坚 gōngjiān")
    expect(box.locator(".word-uses")).to_contain_text("in other articles")
    assert "/glossary/" not in article.url


def test_the_senses_of_this_reading_stand_first(article: Page) -> None:
    """长 is cháng or zhǎng: the one that is read here has the numbered senses."""
    word(article, "不断").click()
    box = popover(article)
    expect(box.locator("ol li").first).to_contain_text("unceasing")
    article.keyboard.press("Escape")
    lone = article.locator(".p ruby", has_text="得").first
    lone.click()
    reading = lone.locator("rt").text_content()
    expect(box.locator("ol")).to_be_visible()
    others = box.locator(".word-other .py").all_inner_texts()
    assert others
    assert reading not in others


def test_the_example_leads_into_another_article(article: Page) -> None:
    word(article, "攻坚", ".p .t").click()
    example = popover(article).locator("a.example")
    expect(example.locator("b")).to_have_text("脱贫攻坚")
    example.click()
    article.wait_for_url("**/read/*/#s-*")
    assert ARTICLE not in article.url
    expect(article.locator(":target")).to_contain_text("攻坚")


def test_it_stays_on_the_screen_at_every_word(article: Page) -> None:
    article.set_viewport_size({"width": 768, "height": 700})
    for place in (0, 7, 18, 40, 90):
        ruby = article.locator(".p ruby").nth(place)
        ruby.scroll_into_view_if_needed()
        ruby.click()
        expect(popover(article).locator(".word-foot")).to_be_visible()
        box, rect = popover(article).bounding_box(), ruby.bounding_box()
        assert box
        assert rect
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 768
        assert box["y"] + box["height"] <= 700
        assert box["y"] >= rect["y"] + rect["height"] or box["y"] + box["height"] <= rect["y"] + 14
        article.keyboard.press("Escape")
        expect(popover(article)).to_have_count(0)


def test_keys_walk_open_follow_and_close(article: Page) -> None:
    article.keyboard.press("j")
    expect(article.locator(".s:focus")).to_have_count(1)
    article.keyboard.press("j")
    article.keyboard.press("Enter")
    first = article.locator("ruby:focus")
    expect(first).to_have_count(1)
    article.keyboard.press("ArrowRight")
    article.keyboard.press("Enter")
    box = popover(article)
    expect(box.locator(".word-foot")).to_be_visible()
    expect(article.locator("[data-live]")).to_contain_text(box.locator(".word-zh").inner_text())
    asked = article.locator("ruby.asked").inner_text()
    article.keyboard.press("ArrowRight")
    expect(article.locator("ruby.asked")).not_to_have_text(asked, use_inner_text=True)
    walked = article.locator("ruby:focus").inner_text()
    article.keyboard.press("Tab")
    expect(box.locator(":focus")).to_have_count(1)
    article.keyboard.press("Escape")
    expect(box).to_have_count(0)
    assert article.locator("ruby:focus").inner_text() == walked
    article.keyboard.press("Escape")
    expect(article.locator(".s:focus")).to_have_count(1)


SOON = """() => {
  for (const key of ["ArrowRight", "Tab"]) {
    const pressed = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(pressed);
  }
}"""


def test_tab_leads_into_the_popover_however_soon_it_follows(article: Page) -> None:
    word(article, "不断").click()
    expect(popover(article).locator(".word-foot")).to_be_visible()
    article.evaluate(SOON)
    expect(popover(article).locator(".word-zh")).to_have_text("总结")
    expect(popover(article).locator(".word-foot")).to_be_visible()
    expect(popover(article).locator(":focus")).to_have_count(1)


def test_tab_does_not_stop_at_every_word(article: Page) -> None:
    stops = article.evaluate(
        'document.querySelectorAll(\'.art ruby[tabindex="0"], .art .s[tabindex="0"]\').length'
    )
    assert stops == 0


def test_the_mouse_that_rests_looks_up_and_leaves(article: Page) -> None:
    word(article, "不断").hover()
    expect(popover(article).locator(".word-zh")).to_contain_text("不断")
    article.mouse.move(600, 20)
    expect(popover(article)).to_have_count(0)
    article.evaluate("document.documentElement.dataset.hover = 'off'")
    word(article, "不断").hover()
    article.wait_for_timeout(700)
    expect(popover(article)).to_have_count(0)


def test_on_a_phone_it_is_a_sheet_below_the_word(phone: Page) -> None:
    ruby = phone.locator(".p ruby").nth(30)
    ruby.scroll_into_view_if_needed()
    ruby.tap()
    expect(popover(phone).locator(".word-foot")).to_be_attached()
    phone.wait_for_timeout(200)
    box, rect = popover(phone).bounding_box(), ruby.bounding_box()
    assert box
    assert rect
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 844)
    assert box["height"] <= 844 * 0.46
    assert rect["y"] + rect["height"] <= box["y"]


def test_known_and_learning_are_kept_and_shown(article: Page) -> None:
    word(article, "不断").click()
    popover(article).get_by_role("button", name="learning 在学").click()
    marked = article.locator("ruby[data-w=learning]", has_text="不断")
    expect(marked.first).to_be_attached()
    assert "dashed" in marked.first.evaluate("word => getComputedStyle(word).textDecorationStyle")
    article.keyboard.press("o")
    expect(article.locator("ruby[data-w=known]", has_text="不断").first).to_be_attached()
    article.reload()
    expect(article.locator("ruby[data-w=known]", has_text="不断").first).to_be_attached()
    article.evaluate("Object.assign(document.documentElement.dataset, {py: 'unknown', level: '1'})")
    expect(article.locator(".p ruby[data-w=known] rt").first).to_be_hidden()
    expect(article.locator(".p ruby[data-l='3']:not([data-w]) rt").first).to_be_visible()


@pytest.mark.parametrize("blocked", ["indexedDB", "indexedDB localStorage"])
def test_marks_do_without_a_database(article: Page, blocked: str) -> None:
    for name in blocked.split():
        article.add_init_script(
            f"Object.defineProperty(window, '{name}', {{get() {{ throw new DOMException('no') }}}})"
        )
    article.reload()
    word(article, "不断").click()
    popover(article).get_by_role("button", name="known 已会").click()
    expect(article.locator("ruby[data-w=known]", has_text="不断").first).to_be_attached()
    if blocked == "indexedDB":
        article.reload()
        expect(article.locator("ruby[data-w=known]", has_text="不断").first).to_be_attached()


def test_the_data_are_fetched_at_the_first_use_and_once(article: Page) -> None:
    asked: list[str] = []
    article.on("request", lambda request: asked.append(request.url.split("/")[-1].split("?")[0]))
    for text in ("不断", "总结"):
        word(article, text).click()
        expect(popover(article).locator(".word-foot")).to_be_visible()
        article.keyboard.press("Escape")
    assert asked.count("carrying-on-into-rural-revitalization.json") == 1


def test_a_dictionary_that_does_not_load_can_be_asked_again(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url)
    page = context.new_page()
    page.route("**/*.json?*", lambda route: route.abort())
    page.goto(ARTICLE)
    word(page, "不断").click()
    expect(popover(page).locator(".failure")).to_contain_text("did not load")
    page.unroute("**/*.json?*")
    popover(page).get_by_role("button", name="Try again").click()
    expect(popover(page).locator("ol")).to_be_visible()
    context.close()


def test_a_link_with_a_modifier_is_still_a_link(article: Page) -> None:
    with article.context.expect_page() as opened:
        word(article, "攻坚", ".p .t").click(modifiers=["Control"])
    assert "/glossary/" in opened.value.url
    expect(popover(article)).to_have_count(0)


def test_in_another_script_words_are_found_all_the_same(article: Page) -> None:
    article.keyboard.press("z")
    expect(article.locator(".p .zh").first).to_contain_text("脫")
    word(article, "不斷").click()
    expect(popover(article).locator("ol li").first).to_contain_text("unceasing")


def test_the_popover_has_the_script_that_is_read_first(article: Page) -> None:
    article.keyboard.press("z")
    expect(article.locator(".p .zh").first).to_contain_text("脫")
    word(article, "攻堅", ".p .t").click()
    box = popover(article)
    head = box.locator(".word-zh")
    expect(head).to_have_text("脫貧攻堅")
    expect(head).to_have_attribute("lang", "zh-Hant-TW")
    expect(box.locator(".word-forms [lang=zh-Hans]")).to_have_text("脱贫攻坚")
    article.keyboard.press("l")
    learning = box.locator("[data-word=脱贫攻坚] [data-state=learning]")
    expect(learning).to_have_attribute("aria-pressed", "true")


def test_the_terms_below_follow_the_script_and_come_back(article: Page) -> None:
    terms = article.locator(".vocab li > a:first-child")
    printed = terms.all_text_contents()
    assert "脱贫攻坚" in printed
    article.keyboard.press("z")
    expect(terms.filter(has_text="脫貧攻堅")).to_have_attribute("lang", "zh-Hant-TW")
    article.keyboard.press("z")
    expect(terms.filter(has_text="脱貧攻堅")).to_have_attribute("lang", "zh-Hant-HK")
    article.keyboard.press("z")
    expect(terms.filter(has_text="脱贫攻坚")).to_have_attribute("lang", "zh-Hans")
    assert terms.all_text_contents() == printed
