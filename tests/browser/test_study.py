"""Learning as people do it: cards by mouse and key, drills, my words, and what goes wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

DECK = "study/terms-paired-assistance/"
ARTICLE_DECK = "study/article-qingpu/"

VOICE = """
globalThis.said = [];
Object.defineProperty(globalThis, "speechSynthesis", {configurable: true, value: {
  getVoices: () => [{lang: "zh-CN", name: "Test"}], speak: (one) => said.push(one.text),
  cancel() {}, addEventListener() {},
}});
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
NO_VOICE = "Object.defineProperty(globalThis, 'speechSynthesis', {configurable: true, value: undefined});"
REFUSED = """
Object.defineProperty(globalThis, "%s", {
  configurable: true, get() { throw new DOMException("no", "SecurityError"); },
});
"""
FORBIDDEN, NO_LOCAL = REFUSED % "indexedDB", REFUSED % "localStorage"
FULL = """
IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
"""
LOCAL_FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
KEPT = """async (root) => {
  const {vault} = await import(root + "assets/javascripts/vault.mjs");
  const store = await vault();
  const shelves = ["words", "cards", "reviews"].map((shelf) => store.all(shelf));
  const [words, cards, reviews] = await Promise.all(shelves);
  return {kind: store.kind, words, cards, reviews};
}"""

Open = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, site_url: str) -> Iterator[Open]:
    """Open a page of the site as a fresh visitor, with scripts that change the browser first."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(address: str, *scripts: str, beside: Page | None = None, **options: Any) -> Page:
        usual = {"base_url": site_url, "service_workers": "block"}
        context = beside.context if beside else browser.new_context(**{**usual, **options})
        if not beside:
            contexts.append(context)
            context.add_init_script(VOICE)
        for script in scripts:
            context.add_init_script(script)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(site_url + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def kept(page: Page, site_url: str) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(KEPT, site_url)
    return found


def begin(page: Page) -> Page:
    page.get_by_role("button", name="Study the cards").click()
    page.locator(".front").wait_for()
    return page


def front(page: Page) -> str:
    return page.locator(".front").inner_text()


def drill(page: Page, kind: str) -> Page:
    page.get_by_role("button", name="Drills").click()
    page.locator(".drill-choice").wait_for()
    for box in page.locator(".drill-choice input").all():
        box.set_checked(box.get_attribute("value") == kind)
    page.get_by_role("button", name="Begin").click()
    page.locator(f".drill-{kind}").wait_for()
    return page


def test_a_card_by_keys(visit: Open, site_url: str) -> None:
    page = begin(visit(DECK))
    question = front(page)
    expect(page.locator(".back")).to_have_count(0)
    page.keyboard.press("3")
    assert front(page) == question
    page.keyboard.press(" ")
    expect(page.locator(".ratings button")).to_have_count(4)
    assert page.locator(".ratings small").all_inner_texts()[:3] == ["1 min", "6 min", "10 min"]
    page.keyboard.press("3")
    expect(page.locator(".front")).not_to_have_text(question)
    (review,) = kept(page, site_url)["reviews"]
    assert (review["rating"], review["deck"]) == (3, "terms-paired-assistance")


def test_a_card_by_mouse_and_taken_back(visit: Open, site_url: str) -> None:
    page = begin(visit(DECK))
    question = front(page)
    page.get_by_role("button", name="Show").click()
    page.get_by_role("button", name="easy").click()
    expect(page.locator(".front")).not_to_have_text(question)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".front")).to_have_text(question)
    expect(page.locator(".back")).to_be_visible()
    found = kept(page, site_url)
    assert found["cards"] == []
    assert [review["undone"] for review in found["reviews"]] == [True]
    page.get_by_role("button", name="hard").click()
    expect(page.locator(".front")).not_to_have_text(question)
    assert len(kept(page, site_url)["cards"]) == 1


def test_the_daily_measure_ends_a_session_and_the_end_leads_back_to_the_sentences(
    visit: Open, site_url: str
) -> None:
    page = begin(visit(DECK))
    for _ in range(10):
        page.keyboard.press(" ")
        page.locator(".ratings").wait_for()
        page.keyboard.press("4")
        page.wait_for_function("!document.querySelector('.ratings')")
    expect(page.locator(".card-end h2")).to_contain_text("10 cards done")
    expect(page.locator(".learnt-list li")).to_have_count(10)
    expect(page.locator(".card-end")).to_contain_text("Next card")
    page.locator(".learnt-list a").first.click()
    page.wait_for_url("**/read/**#s-*")
    page.goto(site_url + DECK)
    expect(page.get_by_role("button", name="Study the cards")).to_be_disabled()


def test_what_was_learnt_is_there_after_a_reload_and_due_in_the_list(visit: Open, site_url: str) -> None:
    page = begin(visit(DECK))
    page.keyboard.press(" ")
    page.keyboard.press("1")
    page.wait_for_function("!document.querySelector('.ratings')")
    page.goto(site_url + "study/")
    expect(page.locator(".due-line")).to_contain_text("1 card due: study it")
    expect(page.locator("[data-deck=terms-paired-assistance] .deck-due")).to_contain_text("1 due")
    expect(page.locator("svg[role=img]")).to_have_count(3)
    page.goto(site_url + "study/due/")
    expect(page.locator("study-deck .counts")).to_contain_text("1 in minutes")


def test_a_session_goes_on_without_a_network(visit: Open) -> None:
    page = begin(visit(DECK))
    page.keyboard.press(" ")
    page.keyboard.press("3")
    page.wait_for_function("!document.querySelector('.ratings')")
    page.context.set_offline(True)
    for _ in range(3):
        question = front(page)
        page.keyboard.press(" ")
        page.locator(".ratings").wait_for()
        page.keyboard.press("3")
        expect(page.locator(".front")).not_to_have_text(question)


def test_a_deck_that_was_opened_is_there_without_a_network(visit: Open, site_url: str) -> None:
    page = visit(DECK, service_workers="allow")
    page.locator("html[data-kept]").wait_for(state="attached")
    page.context.set_offline(True)
    page.reload()
    begin(page)
    question = front(page)
    page.keyboard.press(" ")
    page.keyboard.press("3")
    expect(page.locator(".front")).not_to_have_text(question)
    page.goto(site_url + "study/due/")
    expect(page.locator("study-deck .counts")).to_contain_text("1 in minutes")
    drill(page, "pinyin")
    page.goto(site_url + "study/")
    expect(page.locator(".due-line")).to_contain_text("1 card due")
    expect(page.locator("svg[role=img]")).to_have_count(3)


def test_what_the_network_gives_comes_before_what_was_kept(visit: Open, site_url: str) -> None:
    page = visit(DECK, service_workers="allow")
    page.locator("html[data-kept]").wait_for(state="attached")
    body = """async (address) => {
      const cache = await caches.open((await caches.keys())[0]);
      const before = Boolean(await cache.match(address));
      await cache.put(address, new Response('{"id":"old"}'));
      return [before, (await (await fetch(address)).json()).id];
    }"""
    found = page.evaluate(body, site_url + "study/terms-paired-assistance.json")
    assert found == [True, "terms-paired-assistance"]


def test_settings_are_kept_and_nonsense_is_not(visit: Open, site_url: str) -> None:
    page = visit("study/")
    page.locator("study-figures summary").click()
    page.locator("[name=newADay]").fill("2")
    page.locator("[name=newADay]").blur()
    expect(page.locator("study-figures [role=status]")).to_contain_text("kept")
    page.locator("[name=newADay]").fill("-7")
    page.locator("[name=newADay]").blur()
    page.goto(site_url + DECK)
    expect(page.locator("study-deck .counts b").first).to_have_text("2")


def test_a_card_that_keeps_slipping_is_set_aside_and_brought_back(visit: Open, site_url: str) -> None:
    page = visit(DECK)
    body = """async (root) => {
      const {vault} = await import(root + "assets/javascripts/vault.mjs");
      const {unseen} = await import(root + "assets/javascripts/fsrs.mjs");
      const deck = await (await fetch(root + "study/terms-paired-assistance.json")).json();
      const then = Date.now() - 864e5;
      const times = {due: then, last: then - 864e5};
      const memory = {...unseen(), ...times, state: "review", stability: 1, difficulty: 9, lapses: 7};
      const card = {...memory, id: deck.notes[0].id + "/meaning", deck: deck.id, changed: then};
      await (await vault()).within(async ({put}) => put("cards", card));
    }"""
    page.evaluate(body, site_url)
    page.reload()
    begin(page)
    page.keyboard.press(" ")
    page.keyboard.press("1")
    expect(page.locator(".notice")).to_contain_text("set aside")
    page.goto(site_url + "study/")
    line = page.locator("#away + p + ul li")
    expect(line.locator("b")).to_have_text(re.compile("^[\u4e00-\u9fff]+$"))
    expect(line.locator("a")).to_have_attribute("href", re.compile("/read/.+#s-"))
    page.get_by_role("button", name="Bring back").click()
    page.wait_for_function("!document.querySelector('#away + p + ul li')")
    assert "away" not in kept(page, site_url)["cards"][0]


def test_sound_is_asked_with_a_voice_and_left_out_without(visit: Open) -> None:
    page = begin(visit(DECK, NO_VOICE))
    expect(page.locator(".notice")).to_contain_text("No Chinese voice")
    page = drill(visit(ARTICLE_DECK), "listen")
    assert page.evaluate("said.length") == 1


@pytest.mark.parametrize("kind", ["cloze", "rendering", "listen"])
def test_a_question_with_options(visit: Open, kind: str) -> None:
    page = drill(visit(ARTICLE_DECK), kind)
    page.keyboard.press("1")
    expect(page.locator(".option.is-right")).to_have_count(1)
    right = "is-right" in (page.locator(".option").first.get_attribute("class") or "")
    expect(page.locator(".verdict .right")).to_have_count(int(right))
    expect(page.locator(".verdict .wrong")).to_have_count(int(not right))
    page.keyboard.press("Enter")
    expect(page.locator(".card-head b")).to_have_text("2/12")


def test_typed_pinyin_is_judged_syllable_by_syllable(visit: Open) -> None:
    page = drill(visit(DECK), "pinyin")
    page.locator(".typed input").fill("xyz")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict .wrong")).to_be_visible()
    answer = page.locator(".syllable b").all_inner_texts()
    page.get_by_role("button", name="End").click()
    assert all(answer)


def test_words_are_put_in_order_by_key_and_taken_back(visit: Open) -> None:
    page = drill(visit(ARTICLE_DECK), "order")
    check = page.get_by_role("button", name="Check")
    expect(check).to_be_disabled()
    pieces = page.locator(".piece").count()
    page.locator(".order-heap .piece").first.press("Enter")
    page.locator(".order-line .piece").first.press("Enter")
    expect(page.locator(".order-heap .piece")).to_have_count(pieces)
    while page.locator(".order-heap .piece").count():
        page.locator(".order-heap .piece").first.press("Enter")
    check.click()
    expect(page.locator(".verdict")).to_contain_text("The paper prints")


def mark(page: Page, site_url: str, *words: tuple[str, str]) -> None:
    body = """async ([root, words]) => {
      const {setState} = await import(root + "assets/javascripts/words.mjs");
      const met = {article: "qingpu", zh: "句。", pinyin: "cí"};
      for (const [word, state] of words) await setState(word, state, met);
    }"""
    page.evaluate(body, [site_url, words])


def test_my_words_are_listed_filtered_and_edited(visit: Open, site_url: str) -> None:
    page = visit("words/")
    expect(page.locator(".word-list")).to_contain_text("No words yet")
    mark(page, site_url, ("干部", "learning"), ("经验", "known"), ("落后", "learning"))
    expect(page.locator(".word-line")).to_have_count(3)
    page.locator(".filters select").select_option("learning")
    expect(page.locator(".word-line")).to_have_count(2)
    page.locator(".filters input").fill("落")
    expect(page.locator(".word-line b")).to_have_text(["落后"])
    page.locator(".word-line select").select_option("ignored")
    expect(page.locator(".word-line")).to_have_count(0)
    page.locator(".filters select").select_option("")
    page.locator(".word-line select").select_option("new")
    expect(page.locator(".word-line")).to_have_count(0)
    page.goto(site_url + "study/my-words/")
    expect(page.get_by_role("button", name="Study the cards")).to_be_enabled()
    assert {word["word"]: word["state"] for word in kept(page, site_url)["words"]} == {
        "干部": "learning",
        "经验": "known",
        "落后": "new",
    }


def test_a_level_is_marked_at_one_stroke_and_unmarked_again(visit: Open, site_url: str) -> None:
    page = visit("words/")
    mark(page, site_url, ("爱", "learning"))
    page.get_by_text("Mark a level as known").click()
    page.get_by_role("button", name="Mark as known").click()
    expect(page.locator(".done")).to_contain_text("words marked as known, 1 had a state already")
    words = kept(page, site_url)["words"]
    assert len(words) > 400
    assert next(word for word in words if word["word"] == "爱")["state"] == "learning"
    page.locator(".done").get_by_role("button", name="Undo").click()
    expect(page.locator(".words .counts")).to_have_text("1 of 1 word 1 词中的 1 词")


def test_a_list_is_brought_and_its_words_have_cards(visit: Open, site_url: str) -> None:
    page = visit("words/")
    page.get_by_text("Bring a list of words").click()
    page.locator("textarea").fill("干部\nnothing\n鳜鱼羹\n")
    page.locator("my-words details[open] select").select_option("learning")
    page.get_by_role("button", name="Add them").click()
    expect(page.locator(".done")).to_contain_text("2 words marked as learning")
    expect(page.locator(".notice")).to_contain_text("2 “nothing”")
    page.goto(site_url + "study/my-words/")
    expect(page.locator("study-deck .notice")).to_contain_text("1 of your words has no card")
    expect(page.get_by_role("button", name="Study the cards")).to_be_enabled()


def test_a_backup_goes_into_another_browser(visit: Open, site_url: str, tmp_path: Path) -> None:
    page = begin(visit(DECK))
    page.keyboard.press(" ")
    page.keyboard.press("3")
    page.wait_for_function("!document.querySelector('.ratings')")
    mark(page, site_url, ("干部", "known"))
    page.goto(site_url + "words/")
    page.get_by_text("Back up and restore").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Back up").click()
    path = tmp_path / "backup.json"
    download.value.save_as(path)
    other = visit("words/")
    mark(other, site_url, ("经验", "known"))
    restore(other, path)
    expect(other.locator(".done")).to_contain_text("1 word, 1 review that was not here")
    found, before = kept(other, site_url), kept(page, site_url)
    assert {word["word"] for word in found["words"]} == {"干部", "经验"}
    assert found["reviews"] == before["reviews"]
    assert {**found["cards"][0], "changed": 0} == {**before["cards"][0], "changed": 0}


def restore(page: Page, path: Path) -> None:
    if not page.locator("input[accept*=json]").is_visible():
        page.get_by_text("Back up and restore").click()
    page.locator("input[accept*=json]").set_input_files(path)
    page.get_by_role("button", name="Restore", exact=False).click()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"format":"duizhao-backup"', "damaged"),
        ('{"format":"duizhao-backup","version":9}', "newer version"),
        ("{}", "no backup"),
    ],
)
def test_a_bad_backup_changes_nothing(
    visit: Open, site_url: str, tmp_path: Path, text: str, told: str
) -> None:
    page = visit("words/")
    mark(page, site_url, ("干部", "known"))
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    restore(page, path)
    expect(page.locator(".notice")).to_contain_text(told)
    assert len(kept(page, site_url)["words"]) == 1


def test_a_full_storage_is_told_and_the_card_waits(visit: Open, site_url: str) -> None:
    page = begin(visit(DECK, FULL))
    question = front(page)
    page.keyboard.press(" ")
    page.keyboard.press("3")
    expect(page.locator(".notice")).to_contain_text("storage is full")
    expect(page.locator(".notice a")).to_have_attribute("href", site_url + "words/")
    assert front(page) == question
    expect(page.locator(".ratings")).to_be_visible()
    assert kept(page, site_url)["reviews"] == []


def test_without_a_database_local_storage_serves(visit: Open, site_url: str) -> None:
    page = begin(visit(DECK, FORBIDDEN))
    page.keyboard.press(" ")
    page.keyboard.press("3")
    page.wait_for_function("!document.querySelector('.ratings')")
    page.reload()
    found = kept(page, site_url)
    assert found["kind"] == "local"
    assert len(found["reviews"]) == 1


def test_where_nothing_is_kept_that_is_told(visit: Open, site_url: str) -> None:
    page = visit(DECK, FORBIDDEN, NO_LOCAL)
    expect(page.locator(".notice")).to_contain_text("for this visit only")
    begin(page)
    page.keyboard.press(" ")
    page.keyboard.press("3")
    page.wait_for_function("!document.querySelector('.ratings')")
    assert kept(page, site_url)["kind"] == "visit"


def test_damaged_local_storage_is_put_aside_not_lost(visit: Open) -> None:
    page = visit("words/", FORBIDDEN)
    expect(page.locator(".word-list")).to_contain_text("No words yet")
    page.evaluate("localStorage.setItem('duizhao.words', '{\"half')")
    page.reload()
    expect(page.locator(".notice")).to_contain_text("put aside")
    assert page.evaluate("localStorage.getItem('duizhao.words.damaged')") == '{"half'
    page.reload()
    expect(page.locator(".word-list")).to_contain_text("No words yet")


def test_a_full_local_storage_keeps_what_it_had(visit: Open, site_url: str) -> None:
    page = visit("words/", FORBIDDEN)
    mark(page, site_url, ("干部", "known"))
    page.evaluate(LOCAL_FULL)
    page.locator(".word-line select").select_option("learning")
    expect(page.locator(".notice")).to_contain_text("storage is full")
    assert kept(page, site_url)["words"][0]["state"] == "known"


def test_two_tabs_review_one_card_once(visit: Open, site_url: str) -> None:
    first = begin(visit(DECK))
    second = begin(visit(DECK, beside=first))
    assert front(first) == front(second)
    question = front(first)
    second.keyboard.press(" ")
    first.keyboard.press(" ")
    first.keyboard.press("3")
    expect(second.locator(".notice")).to_contain_text("another tab")
    expect(second.locator(".front")).not_to_have_text(question)
    found = kept(first, site_url)
    assert len(found["reviews"]) == len(found["cards"]) == 1


def test_a_tab_that_did_not_hear_does_not_review_twice(visit: Open, site_url: str) -> None:
    first = begin(visit(DECK, "globalThis.BroadcastChannel = undefined;"))
    second = begin(visit(DECK, beside=first))
    for page in (first, second):
        page.keyboard.press(" ")
        page.locator(".ratings").wait_for()
        page.keyboard.press("3")
    expect(second.locator(".notice")).to_contain_text("another tab")
    assert len(kept(first, site_url)["reviews"]) == 1


def test_a_clock_that_goes_back_is_told_and_nothing_is_lost(visit: Open, site_url: str) -> None:
    page = begin(visit(DECK))
    page.keyboard.press(" ")
    page.keyboard.press("1")
    page.wait_for_function("!document.querySelector('.ratings')")
    before = kept(page, site_url)["reviews"]
    page.add_init_script("const now = Date.now; Date.now = () => now() - 40 * 864e5;")
    page.evaluate("location.reload()")
    page.wait_for_load_state()
    expect(page.locator(".notice")).to_contain_text("clock of this device")
    begin(page)
    page.keyboard.press(" ")
    page.keyboard.press("3")
    page.wait_for_function("!document.querySelector('.ratings')")
    found = kept(page, site_url)
    assert [review for review in found["reviews"] if review["id"] == before[0]["id"]] == before
    assert all(card["last"] >= 0 and card["due"] >= card["last"] for card in found["cards"])


def test_what_a_clock_ahead_has_dated_later_can_be_dated_to_today(visit: Open, site_url: str) -> None:
    page = begin(
        visit(DECK, "const now = Date.now; Date.now = () => now() + (globalThis.ahead ?? 40) * 864e5;")
    )
    page.keyboard.press(" ")
    page.keyboard.press("3")
    page.wait_for_function("!document.querySelector('.ratings')")
    (later,) = kept(page, site_url)["reviews"]
    page.add_init_script("globalThis.ahead = 0;")
    page.evaluate("location.reload()")
    page.get_by_role("button", name="The clock is right now").click()
    expect(page.locator(".notice")).to_have_count(0)
    found = kept(page, site_url)
    (review,), (card,) = found["reviews"], found["cards"]
    assert review == {**later, "at": review["at"]}
    assert later["at"] - review["at"] > 39 * 86_400_000
    assert card["last"] == review["at"] < card["due"] <= review["at"] + 600_000


def test_what_local_storage_kept_comes_into_the_database(visit: Open, site_url: str) -> None:
    page = visit("assets/images/favicon.svg")
    word = {"word": "干部", "state": "known", "context": {}, "changed": 1}
    page.evaluate("words => localStorage.setItem('duizhao.words', JSON.stringify(words))", {"干部": word})
    page.goto(site_url + "words/")
    expect(page.locator(".word-line b")).to_have_text(["干部"])
    found = kept(page, site_url)
    assert (found["kind"], found["words"]) == ("database", [word])
    assert page.evaluate("localStorage.getItem('duizhao.words')") is None


def test_a_whole_level_is_marked_and_unmarked_in_local_storage(visit: Open) -> None:
    page = visit("words/", FORBIDDEN)
    page.get_by_text("Mark a level as known").click()
    page.locator("my-words details[open] select").select_option("7")
    page.get_by_role("button", name="Mark as known").click()
    expect(page.locator(".done")).to_contain_text("words marked as known, 0 had a state already")
    page.locator(".done").get_by_role("button", name="Undo").click()
    expect(page.locator(".words .counts")).to_have_text("0 of 0 words 0 词中的 0 词")


TAKEN_BACK = """async (root) => {
  const {allCards, rate, takeBack} = await import(root + "assets/javascripts/reviews.mjs");
  const {unseen} = await import(root + "assets/javascripts/fsrs.mjs");
  const given = {id: "t:x/meaning", deck: "d", took: 1000};
  const first = await rate({...given, shown: unseen(), rating: 3, now: 1e12});
  const second = await rate({...given, shown: first.card, rating: 4, now: 1e12 + 6e5});
  await takeBack(first.review, undefined);
  const [card] = (await allCards()).values();
  return [second.review.at, card.last, card.reps];
}"""


def test_a_review_taken_back_leaves_what_another_tab_reviewed_since(visit: Open, site_url: str) -> None:
    second, last, reps = visit(DECK).evaluate(TAKEN_BACK, site_url)
    assert (last, reps) == (second, 1)


def test_the_database_of_the_first_version_is_carried_over(visit: Open, site_url: str) -> None:
    page = visit("assets/images/favicon.svg")
    body = """() => new Promise((resolve) => {
      const request = indexedDB.open("duizhao", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("words", {keyPath: "word"});
      request.onsuccess = () => {
        const change = request.result.transaction("words", "readwrite");
        change.objectStore("words").put({word: "干部", state: "known", context: {}, changed: 1});
        change.oncomplete = () => { request.result.close(); resolve(); };
      };
    })"""
    page.evaluate(body)
    page.goto(site_url + "words/")
    expect(page.locator(".word-line b")).to_have_text(["干部"])


def test_a_database_of_a_newer_version_is_told_and_left_alone(visit: Open, site_url: str) -> None:
    page = visit("assets/images/favicon.svg")
    body = """() => new Promise((resolve) => {
      const request = indexedDB.open("duizhao", 99);
      request.onsuccess = () => { request.result.close(); resolve(); };
    })"""
    page.evaluate(body)
    page.goto(site_url + "words/")
    expect(page.locator(".notice")).to_contain_text("newer version")


def test_a_deck_that_does_not_load_can_be_tried_again(visit: Open) -> None:
    page = visit("study/")
    page.route("**/study/terms-economy.json", lambda route: route.abort())
    page.goto(page.url + "terms-economy/")
    expect(page.locator(".notice")).to_be_visible()
    page.unroute("**/study/terms-economy.json")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("button", name="Study the cards")).to_be_enabled()


def test_without_script_lists_and_downloads_are_there(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + ARTICLE_DECK)
    expect(page.locator(".notes li").first).to_be_visible()
    expect(page.get_by_text("need JavaScript")).to_be_visible()
    assert page.locator("a[href$='.apkg']").get_attribute("href") == "../article-qingpu.apkg"
    expect(page.locator("button:visible")).to_have_count(0)
    context.close()


def test_an_article_says_how_much_of_it_is_known_and_what_to_learn_first(visit: Open, site_url: str) -> None:
    page = visit("read/qingpu/")
    expect(page.locator(".mine")).to_have_count(0)
    mark(page, site_url, ("干部", "known"))
    expect(page.locator(".cover summary")).to_contain_text("you know")
    page.locator(".cover summary").click()
    chip = page.locator(".mine .chip").first
    word = chip.inner_text().split()[0]
    chip.click()
    expect(page.locator(".mine .chip", has_text=word)).to_have_count(0)
    record = next(one for one in kept(page, site_url)["words"] if one["word"] == word)
    assert (record["state"], record["context"]["article"]) == ("learning", "qingpu")
    assert word in record["context"]["zh"]
    page.reload()
    expect(page.locator(".mine")).to_contain_text("are learning 1 of its words")
    expect(page.locator("ruby[data-w=learning]").first).to_contain_text(word)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit: Open, site_url: str, scheme: str) -> None:
    page = visit("study/", color_scheme=scheme)

    def check(what: str) -> None:
        page.wait_for_timeout(50)
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == [], what

    mark(page, site_url, ("干部", "learning"))
    page.goto(site_url + "words/")
    for summary in page.locator("my-words summary").all():
        summary.click()
    check("my words")
    page.goto(site_url + "downloads/")
    check("downloads")
    page.goto(site_url + DECK)
    page.locator("study-deck .main").wait_for()
    check("deck")
    begin(page)
    check("front")
    page.keyboard.press(" ")
    check("back")
    page.keyboard.press("3")
    page.wait_for_function("!document.querySelector('.ratings')")
    page.keyboard.press("Escape")
    check("end")
    page.goto(site_url + "study/")
    page.locator("study-figures summary").last.click()
    check("study")
    page.goto(site_url + DECK)
    drill(page, "rendering")
    page.keyboard.press("1")
    check("drill")


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(visit: Open, site_url: str, width: int) -> None:
    page = visit("study/", viewport={"width": width, "height": 800})
    for address in ("study/", "words/", "downloads/", DECK, ARTICLE_DECK):
        page.goto(site_url + address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    begin(page)
    page.keyboard.press(" ")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for button in page.locator(".ratings button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 56
        assert box["width"] >= 44


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_what_is_drawn_stays_within_its_plot(visit: Open, site_url: str, width: int) -> None:
    page = begin(visit(DECK, viewport={"width": width, "height": 900}))
    page.keyboard.press(" ")
    page.keyboard.press("4")
    page.wait_for_function("!document.querySelector('.ratings')")
    page.goto(site_url + "study/")
    page.locator(".plot svg").last.wait_for()
    body = """() => [...document.querySelectorAll(".plot svg")].flatMap((svg) => {
      const [within, above] = [svg, svg.previousElementSibling].map((one) => one.getBoundingClientRect());
      const boxes = [...svg.querySelectorAll("rect, text")].map((one) => one.getBoundingClientRect());
      const [least, most] = [within.left - 8, within.right + 8];
      return boxes.filter(({left, right, top, bottom}) =>
        left < least || right > most || top < above.bottom || bottom > within.bottom + 1);
    }).length"""
    assert page.evaluate(body) == 0


def test_no_line_begins_with_the_mark_behind_a_gap(visit: Open) -> None:
    page = drill(visit(ARTICLE_DECK, viewport={"width": 390, "height": 844}), "cloze")
    body = """() => {
      const [line] = document.querySelectorAll(".card-sentence");
      const [gap] = line.querySelectorAll(".blank");
      line.replaceChildren("　", gap, "，走出大山来到松江。");
      return Array.from({length: 20}, (_, i) => {
        line.firstChild.textContent = "字".repeat(i + 1);
        const range = document.createRange();
        range.setStart(line.lastChild, 0);
        range.setEnd(line.lastChild, 1);
        return range.getBoundingClientRect().left - line.getBoundingClientRect().left;
      });
    }"""
    assert min(page.evaluate(body)) > 40


def test_plots_say_in_words_and_figures_what_they_show(visit: Open, site_url: str) -> None:
    page = begin(visit(DECK))
    page.keyboard.press(" ")
    page.keyboard.press("4")
    page.wait_for_function("!document.querySelector('.ratings')")
    page.goto(site_url + "study/")
    expect(page.locator("svg[role=img]")).to_have_count(3)
    labels = [svg.get_attribute("aria-label") or "" for svg in page.locator("svg[role=img]").all()]
    assert [label.partition(".")[0] for label in labels] == ["Remembered", "Due", "Time"]
    assert "1 card in the next 14 days" in labels[1]
    rows = page.locator(".plot").nth(1).locator("tr")
    expect(rows).to_have_count(14)
    assert (
        sum(
            int(json.loads(text.split()[0])) for text in rows.locator("td:nth-of-type(1)").all_text_contents()
        )
        == 1
    )
