"""The small reader: by mouse and by key, remembered, and whole without script or storage."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

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
    page.locator("reader-bar[data-ready]").wait_for()
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


def panel(page: Page, name: str) -> Locator:
    """Open a panel by its button."""
    page.locator(f"reader-bar [data-panel={name}]").click()
    found = page.locator(f"#panel-{name}")
    expect(found).to_be_visible()
    return found


def test_a_panel_changes_the_pinyin(article: Page) -> None:
    plain = article.locator(".p ruby:not(.n, .t ruby) rt").first
    expect(plain).to_be_hidden()
    options = panel(article, "py")
    options.get_by_label("all 全部").check()
    expect(plain).to_be_visible()
    expect(article.locator("[data-live]")).to_have_text("Pinyin: all")
    expect(article.locator("[data-panel=py] .value")).to_have_text("all", use_inner_text=True)
    options.get_by_label("off").first.check()
    expect(article.locator(".p rt").first).to_be_hidden()


def test_the_letters_step_through_values_and_shifted_open_panels(article: Page) -> None:
    english = article.locator(".p .en").first
    expect(english).to_be_hidden()
    article.keyboard.press("e")
    assert mode(article, "en") == "tap"
    article.keyboard.press("e")
    expect(english).to_be_visible()
    for _ in range(4):
        article.keyboard.press("y")
    assert mode(article, "py") == "all"
    article.keyboard.press("Shift+E")
    expect(article.locator("#panel-en")).to_be_visible()
    article.keyboard.press("ArrowDown")
    assert mode(article, "en") == "side"
    article.keyboard.press("Escape")
    expect(article.locator("#panel-en")).to_be_hidden()
    expect(article.locator("[data-panel=en]")).to_be_focused()


SHOWN = """([py, level]) => {
  Object.assign(document.documentElement.dataset, {py, level});
  return Object.fromEntries([...document.querySelectorAll(".p ruby")].map((ruby) => [
    ruby.firstChild.data + (ruby.dataset.l ?? "-"), ruby.querySelector("rt").checkVisibility()]));
}"""


def test_pinyin_above_my_level(article: Page) -> None:
    article.add_style_tag(content=".p { content-visibility: visible !important }")
    for level in range(1, 8):
        shown = article.evaluate(SHOWN, ["level", str(level)])
        for word, is_shown in shown.items():
            assert is_shown == (word[-1] == "-" or int(word[-1]) > level), (word, level)


def test_pinyin_at_the_first_time_only(article: Page) -> None:
    for _ in range(1):
        article.keyboard.press("y")
    assert mode(article, "py") == "first"
    expect(article.locator(".p ruby[data-again]").first).to_be_attached()
    article.add_style_tag(content=".p { content-visibility: visible !important }")
    rows = article.locator(".p ruby").evaluate_all(
        "words => words.map((word) => [word.firstChild.data, word.querySelector('rt').checkVisibility()])"
    )
    met: set[str] = set()
    for word, is_shown in rows:
        assert is_shown == (word not in met), word
        met.add(word)


def test_a_term_keeps_its_pinyin_while_it_is_new(article: Page) -> None:
    expect(article.locator(".p .t:not(.again) rt").first).to_be_visible()
    expect(article.locator(".p .t.again ruby:not(.n) rt").first).to_be_hidden()


def test_holding_the_key_peeks(article: Page) -> None:
    plain = article.locator(".p ruby:not(.n, .t ruby) rt").first
    article.keyboard.down("y")
    expect(plain).to_be_visible()
    article.keyboard.up("y")
    expect(plain).to_be_hidden()
    assert mode(article, "py") == "names"


def test_holding_the_button_peeks_and_opens_nothing(article: Page) -> None:
    plain = article.locator(".p ruby:not(.n, .t ruby) rt").first
    article.locator("[data-panel=py]").hover()
    article.mouse.down()
    expect(plain).to_be_visible()
    article.mouse.up()
    expect(plain).to_be_hidden()
    expect(article.locator("#panel-py")).to_have_count(0)


def test_zhuyin_numbers_colours_and_back(article: Page) -> None:
    reading = article.locator(".p .t ruby:has-text('脱贫') rt").first
    article.keyboard.press("b")
    expect(reading).to_have_text("ㄊㄨㄛ\u2009ㄆㄧㄣˊ")
    article.keyboard.press("b")
    expect(reading).to_have_text("tuo1pin2")
    article.keyboard.press("b")
    article.keyboard.press("h")
    expect(reading.locator("span.t1")).to_have_text("tuō")
    colour = "span => getComputedStyle(span).color"
    assert reading.locator(".t1").evaluate(colour) != reading.locator(".t2").evaluate(colour)
    article.keyboard.press("h")
    article.keyboard.press("h")
    expect(reading.locator("span")).to_have_count(0)
    expect(reading).to_have_text("tuōpín")


def test_tones_as_they_are_spoken(article: Page) -> None:
    article.keyboard.press("v")
    expect(article.locator(".p ruby:has-text('不断') rt").first).to_have_text("búduàn")
    article.keyboard.press("v")
    expect(article.locator(".p ruby:has-text('不断') rt").first).to_have_text("bùduàn")


def test_traditional_characters_and_back(article: Page) -> None:
    first = article.locator(".p .zh").first
    before = first.inner_text()
    article.keyboard.press("z")
    expect(first).to_contain_text("脫")
    expect(first).to_have_attribute("lang", "zh-Hant-TW")
    article.keyboard.press("z")
    expect(first).to_have_attribute("lang", "zh-Hant-HK")
    article.keyboard.press("z")
    expect(first).to_have_attribute("lang", "zh-Hans")
    assert first.inner_text() == before


def test_every_row_is_painted_in_the_end(article: Page) -> None:
    article.keyboard.press("z")
    expect(article.locator(".row .zh[lang=zh-Hans]")).to_have_count(0)


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
    stops = "reader-bar > button[tabindex='0'], reader-bar > button:not([tabindex])"
    assert article.locator(stops).count() == 1
    article.locator("[data-panel=py]").focus()
    article.keyboard.press("ArrowRight")
    article.keyboard.press("Enter")
    expect(article.locator("#panel-en")).to_be_visible()
    article.keyboard.press("Escape")
    article.keyboard.press("ArrowLeft")
    expect(article.locator("[data-panel=py]")).to_be_focused()
    assert article.locator(stops).count() == 1


def test_choices_are_remembered_before_the_first_paint(article: Page) -> None:
    for key in ("y", "y", "y", "y", "e", "e", "+"):
        article.keyboard.press(key)
    article.route("**/*.mjs", lambda route: route.fulfill(body="", content_type="text/javascript"))
    article.reload()
    assert (mode(article, "py"), mode(article, "en"), mode(article, "size")) == ("all", "below", "4")


def test_what_needs_data_is_there_after_a_reload(article: Page) -> None:
    article.keyboard.press("z")
    article.keyboard.press("b")
    article.reload()
    expect(article.locator(".p .zh").first).to_contain_text("脫")
    expect(article.locator(".p rt").first).to_contain_text("ㄩˇ")
    assert article.evaluate("document.documentElement.dataset.wait") is None


def test_a_shared_view_is_shown_and_not_remembered(article: Page, site_url: str) -> None:
    article.goto(f"{site_url}{TRANSLATED}?py=all&en=side&theme=dark")
    assert (mode(article, "py"), mode(article, "en")) == ("all", "side")
    expect(article.locator("reader-ask")).to_be_hidden()
    article.keyboard.press("e")
    assert article.url.endswith("?py=all&theme=dark")
    article.goto(site_url + TRANSLATED)
    assert (mode(article, "py"), mode(article, "en")) == ("names", "hidden")


def test_a_link_to_this_view_is_copied(article: Page, site_url: str) -> None:
    article.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for key in ("e", "e", "b", "u"):
        article.keyboard.press(key)
    expect(article.locator(".toast")).to_have_text("Link copied 链接已复制")
    copied = article.evaluate("navigator.clipboard.readText()")
    assert copied == f"{site_url}{TRANSLATED}?py=names&ph=zhuyin&en=below"


def test_the_same_choices_before_and_after_the_script_has_come(article: Page) -> None:
    """The inline script and the table of choices say the same."""
    inline = article.evaluate("document.scripts[0].textContent")
    rows = re.search(r'"(py=[^"]+)"', inline)
    assert rows
    early = {row.split("=")[0]: row.split("=")[1].split(",") for row in rows[1].split(";")}
    table = article.evaluate(
        """async () => {
          const { CHOICES } = await import("../../assets/javascripts/prefs.mjs");
          const values = (one) => [one.usual, ...one.values.map(([value]) => value)];
          return Object.fromEntries(Object.entries(CHOICES).map(([name, one]) => [name, values(one)]));
        }"""
    )
    assert early == table


def test_the_defaults_come_back(article: Page) -> None:
    for key in ("y", "b", "z", "e", "+"):
        article.keyboard.press(key)
    panel(article, "page").get_by_text("As it was at first").click()
    expect(article.locator(".p .zh").first).to_have_attribute("lang", "zh-Hans")
    assert [mode(article, name) for name in ("py", "ph", "zi", "en", "size")] == [
        "names",
        "pinyin",
        "hans",
        "hidden",
        "3",
    ]
    assert article.evaluate("localStorage.duizhao ?? null") is None


def test_the_question_is_asked_once(article: Page) -> None:
    question = article.locator("reader-ask")
    expect(question).to_be_visible()
    question.get_by_text("none").click()
    expect(question).to_be_hidden()
    article.reload()
    expect(question).to_be_hidden()
    assert mode(article, "py") == "off"


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("key", ["y", "e", "b", "z", "h", "v", "i", "w"])
def test_the_top_sentence_stays_where_it_is(article: Page, width: int, key: str) -> None:
    article.set_viewport_size({"width": width, "height": 800})
    article.evaluate("scrollTo({top: document.documentElement.scrollHeight / 2, behavior: 'instant'})")
    article.wait_for_timeout(200)
    for _ in range(3):
        sentence, before = article.evaluate(TOP)
        article.keyboard.press(key)
        article.wait_for_timeout(300)
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
    opener = article.locator("[data-panel=py]")
    opener.focus()
    article.keyboard.press("?")
    marks = article.get_by_role("heading", name="Marks")
    expect(marks).to_be_in_viewport()
    article.keyboard.press("Escape")
    expect(marks).to_be_hidden()
    expect(opener).to_be_focused()


def test_every_key_is_listed(article: Page) -> None:
    article.keyboard.press("?")
    expect(article.locator("#keys")).to_be_visible()
    listed = " ".join(article.locator("#keys kbd").all_inner_texts())
    for key in [*"yvbhztmiwdajkloqcur[]?"]:
        assert f" {key} " in f" {listed} ", key


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


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
BLOCKED = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
)


@pytest.mark.parametrize(
    "other_page",
    [{"script": BLOCKED}, {"script": FULL}]
    + [
        {"script": f"localStorage.setItem('duizhao', {value!r})"}
        for value in ("{", "7", "null", '"y"', '{"py":"__proto__"}')
    ],
    indirect=True,
)
def test_blocked_or_spoilt_storage_stops_nothing(other_page: Page) -> None:
    other_page.locator("reader-bar[data-ready]").wait_for()
    assert mode(other_page, "py") == "names"
    other_page.keyboard.press("y")
    assert mode(other_page, "py") == "first"


@pytest.mark.parametrize("other_page", [{"script": BLOCKED}, {"script": FULL}], indirect=True)
def test_blocked_storage_is_said(other_page: Page) -> None:
    other_page.locator("reader-bar[data-ready]").wait_for()
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


SWAPPED = """async (address) => {
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  history.pushState({}, "", address);
  document.body.replaceWith(page.body);
}"""


def test_everything_answers_after_an_instant_navigation(article: Page, site_url: str) -> None:
    """The body is exchanged without a load, as the theme does where it is told to."""
    article.keyboard.press("z")
    expect(article.locator(".p .zh").first).to_contain_text("脫")
    article.locator(".p ruby").nth(2).click()
    expect(article.locator(".word:popover-open .word-foot")).to_be_visible()
    article.keyboard.press("Escape")
    article.evaluate(SWAPPED, f"{site_url}read/qingpu/")
    expect(article.locator(".p .zh").first).to_have_attribute("lang", "zh-Hant-TW")
    article.keyboard.press("z")
    article.keyboard.press("z")
    expect(article.locator(".p .zh").first).to_have_attribute("lang", "zh-Hans")
    panel(article, "py").get_by_label("all 全部").check()
    article.keyboard.press("Escape")
    article.locator(".p ruby").nth(2).click()
    expect(article.locator(".word ol, .word .word-term").first).to_be_visible()


def test_the_place_is_kept_for_the_next_visit(article: Page, site_url: str) -> None:
    article.evaluate("scrollTo({top: document.documentElement.scrollHeight / 2, behavior: 'instant'})")
    article.wait_for_function("localStorage['duizhao.places']")
    sentence, _ = article.evaluate(TOP)
    article.goto(site_url + "read/")
    article.goto(site_url + TRANSLATED)
    expect(article.locator(".toast")).to_contain_text("Where you left off")
    expect(article.locator(f"#{sentence}")).to_be_in_viewport()
    article.goto(f"{site_url}{TRANSLATED}#{article.locator('.s').first.get_attribute('id')}")
    expect(article.locator(".headline")).to_be_in_viewport()


def test_find_and_copy_see_clean_chinese(article: Page) -> None:
    """Readings are left out of a copy, and with pinyin off nothing stands between two words."""
    article.keyboard.press("y")
    article.locator(".p .s").first.evaluate("sentence => getSelection().selectAllChildren(sentence)")
    assert "与对口地区携手决战脱贫攻坚八年来，上海不断总结" in article.evaluate(
        "getSelection().toString()"
    ).replace("\n", "")
    article.evaluate("document.documentElement.dataset.py = 'off'")
    assert article.evaluate("getSelection().removeAllRanges(), find('决战脱贫攻坚八年来')")


OURS = re.compile(r"/assets/(?:stylesheets/\w+\.css|javascripts/[\w-]+\.mjs)$")


def test_a_first_visit_loads_little_of_ours(page: Page, site_url: str) -> None:
    """Style sheets and scripts as a server packs them; what keeps words comes with the first word."""
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda got: OURS.search(got.url) and sizes.update({got.url: len(gzip.compress(got.body(), 9))}),
    )
    page.goto(site_url + TRANSLATED)
    page.locator("reader-bar[data-ready]").wait_for()
    page.wait_for_load_state("networkidle")
    assert any("reader.mjs" in url for url in sizes)
    assert sum(sizes.values()) <= 30_000
    assert not any("vault" in url for url in sizes)
    with page.expect_response(lambda got: "vault" in got.url):
        page.locator(".p ruby").nth(2).click()
    expect(page.locator(".word .word-foot")).to_be_visible()
