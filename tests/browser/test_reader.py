"""The small reader: by mouse and by key, remembered, and whole without script or storage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

TOP = """() => {
  const edge = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--edge")) || 0;
  const sentences = [...document.querySelectorAll(".s")];
  const sentence = sentences.find((one) => one.getBoundingClientRect().bottom > edge);
  return [sentence.id, sentence.getBoundingClientRect().top];
}"""
PLACE = "id => document.getElementById(id).getBoundingClientRect().top"


TRANSLATED = "read/carrying-on-into-rural-revitalization/"


@pytest.fixture
def article(page: Page, site_url: str) -> Page:
    page.goto(site_url + TRANSLATED)
    page.locator("reader-bar:defined").wait_for()
    return page


@pytest.fixture
def other_page(page: Page, site_url: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a context of its own, made with the options that a test names."""
    browser = page.context.browser
    assert isinstance(browser, Browser)
    context = browser.new_context(**request.param.get("context", {}))
    if script := request.param.get("script"):
        context.add_init_script(script)
    other = context.new_page()
    errors: list[str] = []
    other.on("pageerror", lambda error: errors.append(str(error)))
    other.goto(site_url + TRANSLATED)
    yield other
    context.close()
    assert errors == []


def mode(page: Page, name: str) -> str | None:
    return page.locator("html").get_attribute(f"data-{name}")


def button(page: Page, name: str) -> str:
    return page.locator(f"[data-pref={name}] .value").inner_text()


def test_a_click_steps_through_the_pinyin(article: Page) -> None:
    plain = article.locator(".p ruby:not(.n, .t ruby) rt").first
    expect(plain).to_be_hidden()
    article.locator("[data-pref=py]").click()
    expect(plain).to_be_visible()
    expect(article.locator("[data-live]")).to_have_text("Pinyin: all")
    article.locator("[data-pref=py]").click()
    expect(article.locator(".p rt").first).to_be_hidden()
    assert (mode(article, "py"), button(article, "py")) == ("off", "off")


def test_keys_step_through_both(article: Page) -> None:
    english = article.locator(".p .en p, .p .en.none").first
    expect(english).to_be_hidden()
    article.keyboard.press("e")
    expect(english).to_be_visible()
    article.keyboard.press("y")
    assert (mode(article, "en"), mode(article, "py")) == ("below", "all")
    article.keyboard.press("e")
    assert button(article, "en").startswith("side")


def test_side_by_side_stands_beside_where_there_is_room(article: Page) -> None:
    article.set_viewport_size({"width": 1280, "height": 800})
    article.locator("html").evaluate("root => { root.dataset.en = 'side' }")
    row = article.locator(".p").first
    zh, en = row.locator(".zh").bounding_box(), row.locator(".en").bounding_box()
    assert zh is not None
    assert en is not None
    assert en["x"] > zh["x"] + zh["width"]
    article.set_viewport_size({"width": 900, "height": 800})
    narrow = row.locator(".en").bounding_box()
    assert narrow is not None
    assert narrow["x"] <= zh["x"]


def test_the_toolbar_is_one_stop_and_has_arrows(article: Page) -> None:
    assert article.locator("reader-bar button[tabindex='0'], reader-bar button:not([tabindex])").count() == 1
    article.locator("[data-pref=py]").focus()
    article.keyboard.press("ArrowRight")
    article.keyboard.press("Enter")
    assert mode(article, "en") == "below"
    article.keyboard.press("ArrowLeft")
    article.keyboard.press("Space")
    assert mode(article, "py") == "all"


def test_choices_are_remembered_before_the_first_paint(article: Page) -> None:
    article.keyboard.press("y")
    article.keyboard.press("e")
    article.route("**/*.mjs", lambda route: route.fulfill(body="", content_type="text/javascript"))
    article.reload()
    assert (mode(article, "py"), mode(article, "en")) == ("all", "below")
    expect(article.locator(".p .en").first).to_be_visible()


def test_the_question_is_asked_once(article: Page) -> None:
    question = article.locator("reader-ask")
    expect(question).to_be_visible()
    question.get_by_text("none").click()
    expect(question).to_be_hidden()
    article.reload()
    expect(question).to_be_hidden()
    assert mode(article, "py") == "off"


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("key", ["y", "e"])
def test_the_top_sentence_stays_where_it_is(article: Page, width: int, key: str) -> None:
    article.set_viewport_size({"width": width, "height": 800})
    article.evaluate("scrollTo({top: document.documentElement.scrollHeight / 2, behavior: 'instant'})")
    article.wait_for_timeout(200)
    for _ in range(3):
        sentence, before = article.evaluate(TOP)
        article.keyboard.press(key)
        article.wait_for_timeout(200)
        assert abs(article.evaluate(PLACE, sentence) - before) < 2


def test_letter_keys_can_be_turned_off(article: Page) -> None:
    article.keyboard.press("?")
    article.get_by_label("Letter keys work").uncheck()
    article.keyboard.press("Escape")
    article.keyboard.press("y")
    assert mode(article, "py") == "names"


@pytest.mark.parametrize("height", [500, 900])
def test_help_opens_at_its_beginning_and_closes(article: Page, height: int) -> None:
    article.set_viewport_size({"width": 360, "height": height})
    opener = article.locator("[data-open=keys]")
    opener.click()
    marks = article.get_by_role("heading", name="Marks")
    expect(marks).to_be_in_viewport()
    article.keyboard.press("Escape")
    expect(marks).to_be_hidden()
    expect(opener).to_be_focused()


def test_colours_step_through_automatic_paper_and_dark(article: Page) -> None:
    paper = "() => getComputedStyle(document.body).backgroundColor"
    article.locator("[data-pref=theme]").click()
    light = article.evaluate(paper)
    article.locator("[data-pref=theme]").click()
    assert mode(article, "theme") == "dark"
    assert article.evaluate(paper) != light


@pytest.mark.parametrize("other_page", [{"context": {"java_script_enabled": False}}], indirect=True)
def test_without_script_the_page_is_whole(other_page: Page) -> None:
    expect(other_page.locator(".p .t rt").first).to_be_visible()
    expect(other_page.locator(".p ruby:not(.n, .t ruby) rt").first).to_be_hidden()
    expect(other_page.locator("reader-bar, reader-theme, reader-ask").first).to_be_hidden()
    assert other_page.locator("button:visible").count() == 0
    english = other_page.locator("details.en").first
    english.locator("summary").click()
    expect(english.locator("p")).to_be_visible()
    other_page.locator(".p .t").first.click()
    assert "/glossary/" in other_page.url


BLOCKED = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
)


@pytest.mark.parametrize(
    "other_page",
    [{"script": BLOCKED}]
    + [
        {"script": f"localStorage.setItem('duizhao', {value!r})"}
        for value in ("{", "7", "null", '"y"', '{"py":"__proto__"}')
    ],
    indirect=True,
)
def test_blocked_or_spoilt_storage_stops_nothing(other_page: Page) -> None:
    other_page.locator("reader-bar:defined").wait_for()
    assert mode(other_page, "py") == "names"
    other_page.keyboard.press("y")
    assert mode(other_page, "py") == "all"


@pytest.mark.parametrize("other_page", [{"script": BLOCKED}], indirect=True)
def test_blocked_storage_is_said(other_page: Page) -> None:
    other_page.locator("reader-bar:defined").wait_for()
    other_page.keyboard.press("?")
    expect(other_page.locator("[data-volatile]")).to_be_visible()


def test_a_pair_lights_up_together(article: Page) -> None:
    article.locator("html").evaluate("root => { root.dataset.en = 'below' }")
    english = article.locator(".u").first
    english.hover()
    expect(article.locator(f"#{english.get_attribute('data-s')}")).to_have_class("s lit")


def test_nothing_is_asked_of_strangers(article: Page, site_url: str) -> None:
    hosts: set[str] = set()
    article.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    for address in ("", "read/", "glossary/", "about/"):
        article.goto(site_url + address)
    assert hosts == {"/".join(site_url.split("/")[:3])}
