"""What the search finds, and how it is shown and narrowed."""

from __future__ import annotations

import re

import pytest
from found import counted, field, look_for, marks, status
from playwright.sync_api import Page, expect


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
