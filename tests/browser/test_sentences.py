"""Sentences: their English when it is asked for, their menu, copies and links; reading aloud."""

from __future__ import annotations

import io
import wave

import pytest
from playwright.sync_api import Page, Route, expect

ARTICLE = "read/carrying-on-into-rural-revitalization/"


@pytest.fixture
def article(page: Page, site_url: str) -> Page:
    page.goto(site_url + ARTICLE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("reader-bar[data-ready]").wait_for()
    return page


CHANGED = """async (before) => {
  for (let turn = 0; turn < 200; turn += 1) {
    const now = await navigator.clipboard.readText();
    if (now !== before) return now;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("nothing else came onto the clipboard");
}"""


def clipboard(page: Page, before: str | None = None) -> str:
    """Give what is on the clipboard, once it is no longer what it was before."""
    return str(page.evaluate(CHANGED, before))


def test_a_tap_on_the_number_reveals_one_sentence(article: Page) -> None:
    row = article.locator(".p:has(.u ~ .u)").first
    number = row.locator(".no").nth(1)
    number.click()
    expect(row.locator(".u").nth(1)).to_be_visible()
    expect(row.locator(".u").nth(0)).to_be_hidden()
    number.click()
    expect(row.locator(".en")).to_be_hidden()
    assert "#" not in article.url


def test_in_tap_mode_a_sentence_reveals_itself_then_its_words(article: Page) -> None:
    article.keyboard.press("e")
    ruby = article.locator(".p ruby").nth(3)
    ruby.click()
    expect(article.locator(".p .u").first).to_be_visible()
    expect(article.locator(".word:popover-open")).to_have_count(0)
    ruby.click()
    expect(article.locator(".word:popover-open")).to_be_visible()


def test_a_heading_has_its_english_too(article: Page) -> None:
    heading = article.locator(".subhead").first
    article.evaluate("document.documentElement.dataset.en = 'tap'")
    expect(heading.locator(".tr")).to_be_hidden()
    heading.locator(".s").click()
    expect(heading.locator(".tr")).to_be_visible()


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_the_menu_of_a_sentence(article: Page, way: str) -> None:
    number = article.locator(".p .no").nth(1)
    if way == "mouse":
        number.click(button="right")
    else:
        number.focus()
        number.dispatch_event("contextmenu")
    menu = article.locator(".menu:popover-open")
    expect(menu.get_by_role("menuitem")).to_have_count(5)
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    article.keyboard.press("ArrowDown")
    expect(menu.get_by_role("menuitem").nth(1)).to_be_focused()
    article.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    if way == "keys":
        expect(number).to_be_focused()


def test_copies_are_clean_and_say_where_they_are_from(article: Page, site_url: str) -> None:
    number = article.locator(".p .no").first
    sentence = str(number.get_attribute("href"))[1:]
    number.focus()
    article.keyboard.press("c")
    expect(article.locator(".toast")).to_have_text("Copied 已复制")
    chinese = clipboard(article)
    assert chinese.startswith("与对口地区携手决战脱贫攻坚八年来，上海不断总结")
    article.keyboard.press("C")
    lines = clipboard(article, before=chinese).split("\n")
    assert lines[0] == chinese
    assert lines[1].startswith("In eight years")
    assert (
        lines[2]
        == f"《衔接乡村振兴，把全面小康基础打得更扎实牢固》¶1·1，脱贫致富。{site_url}{ARTICLE}#{sentence}"
    )


def test_a_link_to_a_sentence_shows_it_as_it_is_shown_here(article: Page) -> None:
    article.keyboard.press("e")
    article.keyboard.press("e")
    article.locator(".p .no").nth(2).click(button="right")
    article.get_by_role("menuitem", name="Copy a link to this sentence").click()
    expect(article.locator(".toast")).to_be_visible()
    link = clipboard(article)
    article.goto(link)
    assert article.evaluate("document.documentElement.dataset.en") == "below"
    expect(article.locator(":target")).to_be_in_viewport()


VOICE = """
  window.said = [];
  window.cancelled = 0;
  const voice = {name: "Stub 普通话", lang: "zh-CN", default: true, localService: true, voiceURI: "stub"};
  class Utterance { constructor(text) { this.text = text; } }
  Object.defineProperty(window, "SpeechSynthesisUtterance", {value: Utterance});
  Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => VOICES,
    addEventListener: (type, run) => setTimeout(run, 0),
    speak(one) {
      said.push([one.text, one.rate, one.lang]);
      this.timer = setTimeout(() => one.onend?.(), window.hold ?? 30);
    },
    cancel() { cancelled++; clearTimeout(this.timer); },
  }});
"""


def with_voice(page: Page, voices: str = "[voice]") -> Page:
    page.add_init_script(VOICE.replace("VOICES", voices))
    page.reload()
    page.locator("reader-bar[data-ready]").wait_for()
    return page


def test_it_reads_sentence_by_sentence_and_shows_which(article: Page) -> None:
    with_voice(article)
    article.evaluate("window.hold = 400")
    number = article.locator(".p .no").first
    number.focus()
    article.keyboard.press("Space")
    expect(article.locator(".s.spoken")).to_have_id(str(number.get_attribute("href"))[1:])
    article.evaluate("window.hold = 10")
    article.wait_for_function("said.length > 8")
    texts = [text for text, _, _ in article.evaluate("said")]
    assert "".join(texts).startswith("与对口地区携手决战脱贫攻坚八年来，")
    assert max(map(len, texts)) <= 60
    assert {lang for _, _, lang in article.evaluate("said")} == {"zh-CN"}
    article.keyboard.press("r")
    expect(article.locator("html")).not_to_have_attribute("data-playing", "")
    before = article.evaluate("said.length")
    article.wait_for_timeout(200)
    assert article.evaluate("said.length") == before
    assert article.evaluate("cancelled") > 0


def test_speed_repeat_and_pause(article: Page) -> None:
    with_voice(article)
    article.locator("[data-panel=listen]").click()
    panel = article.locator("#panel-listen")
    panel.get_by_label("Speed 语速").select_option("0.7")
    panel.get_by_label("Each sentence 每句").select_option("2")
    panel.get_by_role("button", name="Read aloud 朗读").click()
    article.wait_for_function("said.length >= 2")
    said = article.evaluate("said")
    assert said[0][:2] == said[1][:2]
    assert said[0][1] == 0.7
    panel.get_by_role("button", name="Stop 停止").click()
    article.keyboard.press("Escape")
    article.keyboard.press("]")
    expect(article.locator(".toast")).to_contain_text("0.8")


def test_without_a_chinese_voice_it_says_how_to_get_one(article: Page) -> None:
    with_voice(article, "[{name: 'English', lang: 'en-GB'}]")
    article.keyboard.press("r")
    expect(article.locator(".toast")).to_contain_text("No Chinese voice")
    article.locator("[data-panel=listen]").click()
    expect(article.locator("#panel-listen")).to_contain_text("This browser has no Chinese voice")
    assert article.evaluate("said.length") == 0


def test_a_word_is_said(article: Page) -> None:
    with_voice(article)
    article.locator(".p ruby", has_text="不断").first.click()
    article.locator(".word:popover-open").get_by_role("button", name="Listen 听").click()
    article.wait_for_function("said.length === 1")
    assert article.evaluate("said[0][0]") == "不断"


FAILING = """() => {
  speechSynthesis.speak = (one) => { said.push(one.text); setTimeout(() => one.onerror?.(), 10); };
}"""


def test_a_voice_that_fails_is_told_and_stops(article: Page) -> None:
    with_voice(article)
    article.evaluate(FAILING)
    article.keyboard.press("r")
    expect(article.locator(".toast")).to_contain_text("The voice failed")
    expect(article.locator("html")).not_to_have_attribute("data-playing", "")
    assert article.evaluate("said.length") == 1


STEP = 0.6
"""Seconds of each sentence in the recording."""


def silence(seconds: float, rate: int = 8000) -> bytes:
    """Make a recording in which nothing is said."""
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(1)
        written.setframerate(rate)
        written.writeframes(b"\x80" * int(seconds * rate))
    return file.getvalue()


def part(route: Route, body: bytes) -> None:
    """Answer as servers do where a recording is played from its middle."""
    first, _, last = route.request.headers.get("range", "bytes=0-").removeprefix("bytes=").partition("-")
    start, end = int(first), int(last) if last else len(body) - 1
    headers = {"Accept-Ranges": "bytes", "Content-Range": f"bytes {start}-{end}/{len(body)}"}
    route.fulfill(status=206, body=body[start : end + 1], content_type="audio/wav", headers=headers)


ADD_RECORDING = """(step) => {
  const count = document.querySelectorAll(":is(.headline, .subhead, .p) .s").length;
  const link = document.createElement("a");
  Object.assign(link, { className: "recording", href: "../../audio/read.wav" });
  link.dataset.times = Array.from({ length: count }, (_, i) => (i * step).toFixed(2)).join(" ");
  document.querySelector(".facts").append(link);
  window.played = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () { window.audio = this; return play.call(this); };
  new MutationObserver(() => {
    const all = [...document.querySelectorAll(":is(.headline, .subhead, .p) .s")];
    const now = all.findIndex((one) => one.matches(".spoken"));
    if (now >= 0 && played.at(-1)?.[0] !== now) played.push([now, window.audio?.currentTime ?? 0]);
  }).observe(document.querySelector(".art"), { subtree: true, attributeFilter: ["class"] });
  return count;
}"""


def with_recording(page: Page) -> None:
    sound = silence(60 * STEP)
    page.route("**/audio/read.wav", lambda route: part(route, sound))
    page.evaluate(ADD_RECORDING, STEP)


def test_a_recording_is_played_sentence_by_sentence(article: Page) -> None:
    with_recording(article)
    article.keyboard.press("r")
    article.wait_for_function("played.length >= 4")
    assert [number for number, _ in article.evaluate("played")][:4] == [0, 1, 2, 3]
    for number, second in article.evaluate("played")[1:4]:
        assert second == pytest.approx(number * STEP, abs=0.35)
    article.keyboard.press("r")
    assert article.evaluate("audio.paused") is True


def test_a_recording_goes_on_from_another_sentence(article: Page) -> None:
    """Who leaps while it plays hears the place leapt to, and it goes on from there."""
    with_recording(article)
    article.keyboard.press("r")
    article.wait_for_function("played.length >= 2")
    number = article.locator(".p .no").nth(9)
    number.focus()
    article.keyboard.press("Space")
    at = article.evaluate(
        "href => [...document.querySelectorAll(':is(.headline, .subhead, .p) .s')]"
        ".indexOf(document.querySelector(href))",
        number.get_attribute("href"),
    )
    article.wait_for_function("at => played.at(-1)[0] > at", arg=at)
    assert [number for number, _ in article.evaluate("played")][-2:] == [at, at + 1]
    assert article.evaluate("audio.currentTime") == pytest.approx((at + 1) * STEP, abs=STEP)


def test_a_recording_that_is_missing_is_told(article: Page) -> None:
    article.route("**/audio/read.wav", lambda route: route.fulfill(status=204, body=""))
    article.evaluate(ADD_RECORDING, STEP)
    article.keyboard.press("r")
    expect(article.locator(".toast")).to_contain_text("The recording does not play here")
    expect(article.locator("html")).not_to_have_attribute("data-playing", "")
