"""The search by mouse, key and touch; what it shows, what it says, and what it does when something fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

ARTICLE = "read/carrying-on-into-rural-revitalization/"


@pytest.fixture
def search(page: Page, site_url: str) -> Page:
    """A page of its own, its field ready."""
    page.goto(f"{site_url}search/")
    page.locator("search-box input").wait_for()
    return page


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


@pytest.mark.parametrize(
    "query",
    [
        "对口帮扶",
        "對口幫扶",
        "duikou bangfu",
        "duìkǒu bāngfú",
        "dui4kou3bang1fu2",
        "dkbf",
        "ｄｕｉｋｏｕ　ｂａｎｇｆｕ",
        "ＤＫＢＦ",
    ],
)
def test_a_term_is_found_however_it_is_written(search: Page, query: str) -> None:
    look_for(search, query)
    expect(search.locator(".named-zh").first).to_have_text("对口帮扶")
    assert counted(search)[0] > 10
    first = search.locator(".found-pair").first
    assert "".join(first.locator(".zh mark").all_inner_texts()).count("对口帮扶") >= 1
    expect(first.locator(".tr mark").first).to_contain_text("pair")


@pytest.mark.parametrize("query", ["paired assistance", "Paired Assistance", '"paired assistance"'])
def test_a_rendering_leads_to_the_card_of_its_term(search: Page, query: str) -> None:
    look_for(search, query)
    expect(search.locator(".named-zh").first).to_have_text("对口帮扶")
    assert "对口帮扶" in "".join(marks(search, ".zh"))
    assert {text.lower() for text in marks(search, ".tr")} >= {"paired assistance"}


def test_pinyin_finds_a_word_as_it_is_read_there(search: Page) -> None:
    look_for(search, "zhǎng")
    assert set(marks(search, ".zh")) <= {"长", "涨", "掌"}
    look_for(search, "chángshí")
    assert not [text for text in marks(search, ".zh") if text == "长"]


def test_english_is_found_by_its_stem(search: Page) -> None:
    look_for(search, "village")
    one = counted(search)
    look_for(search, "villages")
    assert counted(search) == one
    assert {text.lower() for text in marks(search, ".tr")} >= {"village", "villages"}


def test_several_words_mean_all_of_them(search: Page) -> None:
    look_for(search, "云南 德宏")
    both = counted(search)[0]
    look_for(search, "云南")
    assert 0 < both < counted(search)[0]


def test_languages_may_be_mixed(search: Page) -> None:
    look_for(search, "对口帮扶 Yunnan")
    assert counted(search)[0] > 0
    expect(search.locator(".found-pair .tr").first).to_contain_text("Yunnan")
    expect(search.locator(".found-pair .zh").first).to_contain_text("对口")


@pytest.mark.parametrize("query", ["dkbf Yunnan", "yunnan dkbf", "dkbf 云南"])
def test_initials_may_stand_beside_other_words(search: Page, query: str) -> None:
    look_for(search, query)
    assert counted(search)[0] > 0
    pairs = search.locator(".found-pair .zh").all()
    assert all("云" in pair.inner_text() for pair in pairs)
    assert "对口" in "".join(marks(search, ".zh"))


def test_choosing_how_a_word_is_taken_leaves_the_others_alone(search: Page) -> None:
    look_for(search, "dkbf Yunnan")
    total = counted(search)
    chips = search.locator(".search-chips button")
    assert [chip.split()[1] for chip in chips.all_inner_texts()] == ["pinyin", "English"]
    chips.last.click()
    expect(chips.last).to_have_attribute("aria-pressed", "true")
    assert counted(search) == total


def test_quotation_marks_mean_a_phrase(search: Page) -> None:
    look_for(search, "against battle")
    apart = counted(search)[0]
    look_for(search, '"against battle"')
    assert apart > counted(search)[0] == 0
    look_for(search, "“脱贫攻坚”")
    assert counted(search)[0] > 0


def test_a_minus_leaves_out(search: Page) -> None:
    look_for(search, "对口帮扶")
    all_of_them = counted(search)[0]
    look_for(search, "对口帮扶 -上海")
    assert 0 < counted(search)[0] < all_of_them
    assert "上海" not in "".join(search.locator(".found-pair .zh").all_inner_texts())
    expect(search.locator(".named-zh").first).to_have_text("对口帮扶")
    look_for(search, "上海")
    all_of_them = counted(search)[0]
    look_for(search, "上海 -dkbf")
    assert 0 < counted(search)[0] < all_of_them


def test_words_that_no_sentence_holds_together_are_found_in_one_article(search: Page) -> None:
    look_for(search, "茶 大米 硬仗")
    expect(status(search)).to_contain_text("no sentence holds all the words")
    assert counted(search)[0] > 0


def test_a_word_that_is_not_finished_finds_what_begins_so(search: Page) -> None:
    look_for(search, "duik")
    expect(status(search)).to_contain_text("words that begin so")
    assert "对口" in marks(search, ".zh")


def test_a_query_that_finds_nothing_says_what_was_searched_and_offers_the_nearest_term(search: Page) -> None:
    look_for(search, "对口邦扶")
    expect(search.locator(".search-none")).to_contain_text("Nothing found for 对口邦扶")
    expect(search.locator(".search-none")).to_contain_text("in either script")
    expect(search.locator(".search-results .named-zh")).to_have_text("对口帮扶")
    expect(search.locator(".search-choices")).to_be_empty()
    search.get_by_role("button", name=re.compile("Look for 对口帮扶")).click()
    expect(field(search)).to_have_value("对口帮扶")
    expect(search.locator(".found").first).to_be_visible()


def test_a_rendering_that_no_sentence_has_leads_to_its_term(search: Page) -> None:
    look_for(search, "counterpart aid")
    expect(search.locator(".search-cards .named-zh").first).to_have_text("对口帮扶")
    expect(search.locator(".search-none")).to_contain_text("as pinyin, as initials and as English")
    search.get_by_role("button", name=re.compile("Look for 对口帮扶")).click()
    expect(search.locator(".found").first).to_be_visible()
    look_for(search, "xyzzy 上海")
    expect(search.locator(".search-none")).to_contain_text("in either script, as pinyin")


def test_a_word_with_an_apostrophe_that_is_nowhere_is_not_taken_for_the_beginning_of_others(
    search: Page,
) -> None:
    look_for(search, "xi'an")
    assert counted(search) == (0, 0)


def test_articles_come_best_first_with_their_counts(search: Page) -> None:
    look_for(search, "脱贫攻坚")
    sentences, articles = counted(search)
    counts = [int(text) for text in search.locator(".found h3 .count").all_inner_texts()]
    more = search.locator(".search-more")
    if more.count():
        more.click()
        expect(search.locator(".found")).to_have_count(articles)
        counts = [int(text) for text in search.locator(".found h3 .count").all_inner_texts()]
    assert (sum(counts), len(counts)) == (sentences, articles)


def test_the_rest_of_an_article_unfolds(search: Page) -> None:
    look_for(search, "脱贫")
    group = search.locator(".found").first
    expect(group.locator(".found-pair")).to_have_count(3)
    group.get_by_role("button", name=re.compile("more here")).click()
    count = int(group.locator(".count").inner_text())
    expect(group.locator(".found-pair")).to_have_count(count)
    expect(group.locator(".found-pair a").nth(3)).to_be_focused()


def test_only_one_article_is_kept_in_the_address(search: Page) -> None:
    look_for(search, "脱贫")
    group = search.locator(".found").nth(1)
    count = int(group.locator(".count").inner_text())
    group.get_by_role("button", name=re.compile("only this article")).click()
    expect(search.locator(".found")).to_have_count(1)
    assert counted(search) == (count, 1)
    assert re.search(r"[?&]article=[a-z-]+", search.url)
    search.goto(search.url)
    expect(search.locator(".found-pair")).to_have_count(count)
    search.get_by_role("button", name=re.compile("only one article")).click()
    expect(search.locator(".found").nth(1)).to_be_visible()


@pytest.mark.parametrize("name", ["topic", "date", "upto"])
def test_filters_narrow_what_is_found(search: Page, name: str) -> None:
    look_for(search, "脱贫")
    all_of_them = counted(search)
    search.get_by_text("Filters").click()
    select = search.locator(f"select[name={name}]")
    value = select.locator("option").nth(1).get_attribute("value")
    assert value
    select.select_option(value)
    expect(search.locator("search-box")).to_have_attribute("data-filtered", re.compile(name))
    assert counted(search) <= all_of_them
    assert f"{name}=" in search.url
    if name == "upto":
        assert counted(search)[0] < all_of_them[0]


def test_filters_that_hide_everything_say_so(search: Page) -> None:
    search.goto(search.url.split("?")[0] + "?q=脱贫&topic=nowhere")
    expect(search.locator(".search-none")).to_contain_text("hidden by the filters")
    search.get_by_role("button", name=re.compile("Remove the filters")).click()
    expect(search.locator(".found").first).to_be_visible()
    assert "topic" not in search.url


def test_words_that_are_both_pinyin_and_english_can_be_taken_as_one(search: Page) -> None:
    look_for(search, "Yunnan")
    total = counted(search)[0]
    chip = search.get_by_role("button", name=re.compile("as pinyin"))
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert counted(search)[0] <= total
    assert "in=pinyin" in search.url
    assert marks(search, ".zh")


def test_a_result_opens_the_article_at_the_sentence_lit_up(search: Page) -> None:
    look_for(search, "倍增器")
    search.locator(".found-pair a").first.click()
    search.wait_for_url(re.compile(r"/read/[a-z-]+/#s-"))
    target = search.locator(".s:target")
    expect(target).to_be_in_viewport()
    assert "倍增器" in re.sub("[a-zā-ǜ' ]", "", target.inner_text())
    colour = target.evaluate("element => getComputedStyle(element).backgroundColor")
    assert colour not in {"rgba(0, 0, 0, 0)", "transparent"}


def test_results_are_in_the_readers_script_with_the_match_marked(search: Page) -> None:
    search.evaluate("document.documentElement.dataset.zi = 'tw'")
    look_for(search, "乡村振兴")
    expect(search.locator(".found-pair .zh").first).to_have_attribute("lang", "zh-Hant-TW")
    assert "鄉村" in "".join(marks(search, ".zh"))
    search.evaluate("document.documentElement.dataset.zi = 'hans'")
    expect(search.locator(".found-pair .zh").first).to_have_attribute("lang", "zh-Hans")


@pytest.mark.parametrize(("mode", "shown"), [("all", ["plain", "term"]), ("names", ["term"]), ("off", [])])
def test_pinyin_is_shown_as_the_reader_has_it_set(search: Page, mode: str, shown: list[str]) -> None:
    search.evaluate("mode => { document.documentElement.dataset.py = mode }", mode)
    look_for(search, "对口帮扶")
    pair = search.locator(".found-pair .zh")
    readings = {"plain": pair.locator("ruby:not(.n, .t ruby) rt"), "term": pair.locator(".t rt")}
    assert [name for name, rt in readings.items() if rt.first.is_visible()] == shown


def test_pinyin_is_written_as_the_reader_has_it_set(search: Page) -> None:
    search.evaluate("Object.assign(document.documentElement.dataset, { py: 'all', ph: 'zhuyin', tc: 'on' })")
    look_for(search, "对口帮扶")
    readings = search.locator(".found-pair .t rt")
    assert "ㄉㄨㄟˋ\u2009ㄎㄡˇ" in readings.all_inner_texts()
    assert readings.locator(".t4").first.is_visible()


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_opens_the_dialog_and_escape_closes_it(page: Page, site_url: str, key: str) -> None:
    page.goto(f"{site_url}{ARTICLE}")
    page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    look_for(page, "对口帮扶")
    assert "?find=" in page.url
    page.keyboard.press("Escape")
    expect(page.locator(".search-dialog")).to_be_hidden()
    assert page.url == f"{site_url}{ARTICLE}"
    page.keyboard.press(key)
    expect(field(page)).to_have_value("对口帮扶")
    assert "?find=" in page.url
    field(page).fill("")
    expect(page.locator(".search-hints")).to_be_visible()
    assert page.url == f"{site_url}{ARTICLE}"


def test_what_other_pages_keep_in_the_address_is_left_alone(page: Page, site_url: str) -> None:
    address = f"{site_url}glossary/?q=fupin&level=6"
    page.goto(address)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".search-dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(field(page)).to_have_value("")
    look_for(page, "脱贫")
    assert page.url.startswith(f"{address}&find=")
    page.keyboard.press("Escape")
    expect(page.locator(".search-dialog")).to_be_hidden()
    assert page.url == address


def test_a_level_that_is_searched_for_is_not_the_readers_own(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=脱贫&upto=2")
    expect(page.locator("select[name=upto]")).to_have_value("2")
    assert page.evaluate("document.documentElement.dataset.level") == "4"
    page.goto(f"{site_url}{ARTICLE}?level=2&find=脱贫")
    expect(page.locator("select[name=upto]")).to_have_value("")


def test_letter_keys_can_be_turned_off(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARTICLE}")
    page.evaluate("localStorage.setItem('duizhao', JSON.stringify({ keys: false }))")
    page.keyboard.press("/")
    expect(page.locator(".search-dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(field(page)).to_be_focused()


def test_arrows_go_through_the_results_and_back(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARTICLE}")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    look_for(page, "对口帮扶")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".named-term a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found h3 a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".named-term a").first).to_be_focused()


def test_a_result_on_the_same_page_closes_the_dialog(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{ARTICLE}")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    look_for(page, "共奔小康")
    page.evaluate("window.stays = true")
    page.locator(f".found-pair a[href*='{ARTICLE}']").first.click()
    expect(page.locator(".search-dialog")).to_be_hidden()
    expect(page.locator(".s:target")).to_be_in_viewport()
    assert "find=" not in page.url
    page.go_back()
    expect(page.locator(".search-dialog")).to_be_visible()
    expect(field(page)).to_have_value("共奔小康")
    expect(page.locator(".found").first).to_be_visible()
    assert page.evaluate("window.stays")


def test_the_query_in_the_address_is_answered_on_any_page_and_on_the_way_back(
    page: Page, site_url: str
) -> None:
    page.goto(f"{site_url}{ARTICLE}?find=乡村振兴")
    expect(page.locator(".search-dialog .found").first).to_be_visible()
    page.locator(".named-term a").first.click()
    page.wait_for_url(re.compile("/glossary/"))
    page.go_back()
    expect(field(page)).to_have_value("乡村振兴")
    expect(page.locator(".found").first).to_be_visible()


def test_the_dialog_is_opened_by_touch(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(ARTICLE)
    page.locator("[data-search]").tap()
    expect(field(page)).to_be_focused()
    look_for(page, "对口帮扶")
    assert page.evaluate("document.querySelector('search-box').scrollWidth <= innerWidth")
    for target in page.locator("search-box :is(button, summary, .named-term a, .found-pair > a)").all():
        box = target.bounding_box()
        assert box is None or box["height"] >= 44
    page.get_by_role("button", name="Close 关闭").tap()
    expect(page.locator(".search-dialog")).to_be_hidden()
    context.close()


def test_nothing_is_loaded_before_the_search_is_opened(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site_url)))
    page.goto(f"{site_url}{ARTICLE}")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search" in url] == ["assets/javascripts/search.mjs"]


def test_one_who_waits_is_told_so(page: Page, site_url: str) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/search/data/catalogue.json.gz", hold)
    page.goto(f"{site_url}search/")
    field(page).fill("脱贫")
    expect(status(page)).to_contain_text("Loading the search")
    waiting[0].continue_()
    expect(page.locator(".found").first).to_be_visible()


def test_results_do_not_flicker_while_typing(search: Page) -> None:
    look_for(search, "脱贫")
    search.evaluate("""() => {
      window.empty = 0;
      new MutationObserver(() => { if (!document.querySelector(".found")) window.empty += 1; })
        .observe(document.querySelector(".search-results"), { childList: true });
    }""")
    field(search).press("End")
    field(search).type("攻坚战", delay=60)
    expect(search.locator("search-box")).to_have_attribute("data-answered", "脱贫攻坚战")
    assert search.evaluate("window.empty") == 0


def test_an_input_method_that_is_composing_is_left_alone(search: Page) -> None:
    look_for(search, "脱贫")
    search.evaluate("""() => {
      const input = document.querySelector("search-box input");
      input.dispatchEvent(new CompositionEvent("compositionstart"));
      input.value = "脱贫gong";
      input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
    }""")
    search.wait_for_timeout(300)
    expect(search.locator("search-box")).to_have_attribute("data-answered", "脱贫")
    search.evaluate("""() => {
      const input = document.querySelector("search-box input");
      input.value = "脱贫攻坚";
      input.dispatchEvent(new CompositionEvent("compositionend"));
    }""")
    expect(search.locator("search-box")).to_have_attribute("data-answered", "脱贫攻坚")


@pytest.mark.parametrize(
    "query",
    [
        "对" * 10000,
        "a " * 5000,
        "，。！？……——",
        ".*+?^${}()|[]\\",
        "<img src=x onerror=alert(1)><script>alert(2)</script>",
        "😀👩‍👩‍👧‍👦",
        "\ud83d",
        '"',
        "-",
        "- -",
        '"" “”',
        "%E5%AF%B9&q=1#x",
        "\u0000\u200b\ufeff",
        "{{ 7*7 }} [[dz:read/x@00000000]]",
    ],
)
def test_anything_that_is_typed_gets_an_answer_in_words(search: Page, query: str) -> None:
    search.evaluate(
        """(query) => {
          const input = document.querySelector("search-box input");
          input.value = query;
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }""",
        query,
    )
    expect(status(search)).to_have_text(re.compile(r"sentences in|Nothing to look for"))
    assert search.locator(".search-results img, .search-results script").count() == 0
    if len(query) > 100:
        expect(status(search)).to_contain_text("only the first 100 characters")
    again = search.url
    search.goto(again)
    expect(field(search)).to_be_visible()


@pytest.fixture
def quiet(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page whose network fails as a test says; only what scripts throw counts as an error."""
    context = browser.new_context(base_url=site_url)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.mark.parametrize(
    "lost", ["catalogue.json.gz", "pagefind.js", "*.pf_meta", "*.pagefind", "*.pf_index", "articles/*"]
)
@pytest.mark.parametrize("how", ["missing", "no answer"])
def test_an_index_that_does_not_load_is_told_and_can_be_tried_again(quiet: Page, lost: str, how: str) -> None:
    def fail(route: Route) -> None:
        if how == "missing":
            route.fulfill(status=404, body="not here")
        else:
            route.abort()

    pattern = f"**/search/data/**{lost}" if lost.startswith("*") else f"**/search/data/**/{lost}"
    pattern = f"**/search/data/{lost}" if lost == "catalogue.json.gz" else pattern
    quiet.route(pattern, fail)
    quiet.goto("search/?q=对口帮扶")
    expect(quiet.locator(".search-error")).to_contain_text("The search did not load")
    quiet.unroute(pattern)
    quiet.get_by_role("button", name=re.compile("Try again")).click()
    expect(quiet.locator(".found").first).to_be_visible()


def test_a_damaged_catalogue_is_told(quiet: Page) -> None:
    quiet.route("**/catalogue.json.gz", lambda route: route.fulfill(body=b"\x1f\x8bnonsense"))
    quiet.goto("search/?q=对口帮扶")
    expect(quiet.locator(".search-error")).to_contain_text("The search did not load")


def test_a_catalogue_that_a_server_has_unpacked_serves_too(quiet: Page, built_site: Path) -> None:
    import gzip

    plain = gzip.decompress((built_site / "search/data/catalogue.json.gz").read_bytes())
    quiet.route("**/catalogue.json.gz", lambda route: route.fulfill(body=plain))
    quiet.goto("search/?q=对口帮扶")
    expect(quiet.locator(".found").first).to_be_visible()


def test_search_works_where_storage_is_forbidden(quiet: Page) -> None:
    refuse = "get() { throw new DOMException('no', 'SecurityError') }"
    quiet.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ {refuse} }})")
    quiet.goto(ARTICLE)
    quiet.keyboard.press("/")
    look_for(quiet, "对口帮扶")
    expect(quiet.locator(".found").first).to_be_visible()


def test_without_scripts_the_link_leads_to_plain_lists(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(ARTICLE)
    page.locator("[data-search]").click()
    page.wait_for_url(re.compile("/search/"))
    expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
    assert page.locator(".items .item").count() == 7
    assert page.locator(".all-terms li").count() > 100
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "对口帮扶", "Yunnan", "xyzzy"])
def test_axe_finds_no_fault(browser: Browser, site_url: str, scheme: str, query: str) -> None:
    context = browser.new_context(base_url=site_url, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(ARTICLE)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    if query:
        look_for(page, query)
    for filters in page.locator(".search-filters summary").all():
        filters.click()
    report = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]})
    assert report.response["violations"] == []
    context.close()


def test_a_screen_reader_hears_what_was_found(search: Page) -> None:
    look_for(search, "对口帮扶")
    expect(status(search)).to_have_attribute("role", "status")
    expect(search.get_by_role("search")).to_be_visible()
    expect(search.get_by_role("searchbox", name="Search 搜索")).to_be_visible()
    assert search.get_by_role("region").count() == search.locator(".found").count()
