"""The page of an article: everything printed is there, once, with its English or an honest word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from duizhao.model import (
    AlignedArticle,
    Passage,
    Publication,
    Role,
    Segment,
    SeriesPlace,
    SitePage,
    TranslationState,
    TranslationUnit,
)
from duizhao.pages.article import ONWARD, WAY, article_page, with_place
from duizhao.pages.standing import language_name, without_drafts
from duizhao.pages.summary import summarise
from pages_sample import ALIGNED, ARTICLE, LITERAL, NAMES, REPORTING, SETTINGS, TERMS


def page_of(aligned: AlignedArticle, *rest: Any) -> SitePage:
    return article_page(aligned, summarise(aligned), *rest)


PAGE = page_of(ALIGNED, TERMS, SETTINGS, NAMES)


def soup(html: str = PAGE.html) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def one(selector: str, html: str = PAGE.html) -> Tag:
    found = soup(html).select(selector)
    assert len(found) == 1, selector
    return found[0]


def words_of(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def with_unit(name: str, target: str, state: TranslationState) -> AlignedArticle:
    unit = TranslationUnit(name, ALIGNED.units[name].source, target, state)
    return replace(ALIGNED, units={**ALIGNED.units, name: unit})


def test_golden_article(golden: Callable[[str, str], None]) -> None:
    summary = summarise(ALIGNED)
    place = SeriesPlace(replace(summary, slug="qingpu"), replace(summary, slug="fengxian", headline_en=""))
    golden("pages/article.html", with_place(PAGE, place).html)


@pytest.mark.parametrize("segment", ARTICLE.segments, ids=lambda segment: segment.id)
def test_every_segment_stands_on_the_page_as_it_is(segment: Segment) -> None:
    element = one(f'.s[id="{segment.id}"]')
    for note in element.select("rt, .fix"):
        note.decompose()
    assert element.get_text() == segment.text


def test_text_that_looks_like_markup_is_shown_as_it_is() -> None:
    assert one('[data-s="s-literal"].u').get_text() == f"Literal: {LITERAL}"
    assert "<script" not in PAGE.html
    headline = replace(ALIGNED.article.headline, text=LITERAL)
    passages = (Passage(Role.HEADLINE, (headline,)), *ARTICLE.passages[3:])
    page = page_of(replace(ALIGNED, article=replace(ARTICLE, passages=passages)), TERMS, SETTINGS)
    assert page.title == LITERAL


def test_numbers_are_visible_permalinks() -> None:
    assert [(a.get_text(), a["href"]) for a in soup().select("a.no")] == [
        ("¶1·1", "#s-one"),
        ("¶1·2", "#s-two"),
        ("¶1·3", "#s-three"),
        ("¶2·1", "#s-question"),
        ("¶3·1", "#s-literal"),
    ]


def test_english_is_shown_only_as_what_it_is() -> None:
    english = {str(u["data-s"]): words_of(u) for u in soup().select(".u, .tr")}
    assert english["s-one"] == "Shanghai keeps learning from paired assistance."
    assert english["s-two"] == "He trains machinery staff. machine draft 机译 (libre 2026-11-22)"
    assert (
        english["s-three"] == "The Chinese has changed; its translation is being revised 原文已改，译文待更新"
    )
    assert english["s-kicker"] == "Not yet translated 尚无译文"
    assert "Once it was united" not in PAGE.html


def test_every_sentence_has_its_state_in_the_page() -> None:
    states = {str(u["data-s"]): u["data-state"] for u in soup().select("[data-state]")}
    assert states["s-one"] == "reviewed"
    assert states["s-two"] == "draft"
    assert states["s-three"] == "stale"
    assert states["s-kicker"] == "missing"


def test_the_article_says_how_much_is_reviewed_and_who_translated_it() -> None:
    facts = [words_of(fact) for fact in soup().select(".fact")]
    assert "27 % reviewed 已审校 (3/11)" in facts
    assert "translated by 译者 : Ann Lee <i>" in facts
    assert "1 draft to be reviewed 句待审校 : libre 2026-11-22" in facts
    assert "1 being revised 句待更新" in facts
    nobody = page_of(replace(ALIGNED, translator=""), TERMS, SETTINGS).html
    assert "the editors of this site" in nobody


def test_a_site_may_hide_drafts() -> None:
    hidden = page_of(without_drafts(ALIGNED), TERMS, SETTINGS).html
    assert "He trains" in PAGE.html
    assert "He trains" not in hidden
    assert "libre" not in hidden


def test_another_target_language_is_named_and_marked() -> None:
    french = page_of(ALIGNED, TERMS, replace(SETTINGS, language="fr")).html
    assert {details["lang"] for details in soup(french).select("details.en")} == {"fr"}
    assert words_of(soup(french).select("details.en summary")[0]).startswith("French")
    assert language_name("xx") == "xx"


def test_a_paragraph_without_english_says_so_once() -> None:
    question = one(".q")
    assert [words_of(tag) for tag in question.select(".none")] == ["Not yet translated 尚无译文"]
    assert not question.select("details")


def test_a_mended_misprint_leads_to_its_note_and_back() -> None:
    dagger = one("#fixed-1 a")
    note = one("#fix-1")
    assert (dagger["href"], one("#fix-1 a")["href"]) == ("#fix-1", "#fixed-1")
    for said in ("¶1·2", "机械机械", "机械", "原印“机械机械”，衍二字。", "The paper prints 机械 twice."):
        assert said in words_of(note)
    assert "Printed so 原文如此" in words_of(one("#fix-2"))


def test_what_the_page_does_not_prove_is_unknown() -> None:
    source = words_of(soup().select(".source")[0])
    assert source == "Paper 报纸 : unknown 未详 · date 日期 : 2021-03-09"
    assert PAGE.date == "2021-03-09"
    undated = replace(ALIGNED, article=replace(ARTICLE, publication=Publication()))
    page = page_of(undated, TERMS, SETTINGS)
    assert page.date == ""
    assert words_of(soup(page.html).select(".source")[0]) == "Paper and date 报纸和日期 : unknown 未详"


def test_what_the_page_proves_says_its_language() -> None:
    proven = Publication(paper="文汇报", date="2021-03-09", section="脱贫致富")
    page = page_of(replace(ALIGNED, article=replace(ARTICLE, publication=proven)), TERMS, SETTINGS)
    names = [words_of(tag) for tag in soup(page.html).select(".source [lang=zh-Hans]:not(.zh2)")]
    assert names == ["文汇报", "脱贫致富"]


def test_headings_are_listed_with_their_ids() -> None:
    assert [(h.id, h.level) for h in PAGE.headings] == [("s-headline", 1), ("s-subhead", 2)]
    assert one("h2.zh .s")["id"] == "s-subhead"
    assert (PAGE.path, PAGE.title) == ("read/songjiang", "对口帮扶不停步")


def test_the_terms_are_listed_at_the_foot_as_they_come() -> None:
    rows = [words_of(row) for row in soup().select(".vocab li")]
    assert rows == [
        "对口帮扶 duìkǒu bāngfú paired assistance see 见 ×3",
        "脱贫攻坚 tuōpín gōngjiān paired assistance ¶1·1",
    ]
    assert one('.vocab a[href="../../glossary/tuopin-gongjian/"]')


def test_no_report_link_without_a_tracker() -> None:
    assert "class=report" not in PAGE.html


def test_report_links_carry_article_segment_and_text() -> None:
    links = soup(page_of(ALIGNED, TERMS, REPORTING).html).select("a.report")
    assert len(links) == 5
    assert links[0]["href"] == (
        "https://tracker.example/new?title=songjiang/s-one&body="
        "%E4%B8%8A%E6%B5%B7%E4%B8%8D%E6%96%AD%E6%80%BB%E7%BB%93%E5%AF%B9%E5%8F%A3%E5%B8%AE%E6%89%B6"
        "%E3%80%81%E8%84%B1%E8%B4%AB%E6%94%BB%E5%9D%9A%E7%9A%84%E7%BB%8F%E9%AA%8C%E3%80%82"
    )
    assert "%7B%7B%20x%20%7D%7D" in str(links[-1]["href"])


def test_the_neighbours_are_put_in_later() -> None:
    assert PAGE.html.count(WAY) == PAGE.html.count(ONWARD) == 1
    summary = summarise(ALIGNED)
    html = with_place(PAGE, SeriesPlace(next=replace(summary, slug="fengxian"))).html
    assert {a["href"] for a in soup(html).select("[rel=next]")} == {"../../read/fengxian/"}
    assert not soup(html).select("[rel=prev]")
    alone = with_place(PAGE, SeriesPlace()).html
    assert "<!--" not in alone
    assert not soup(alone).select(".onward")


def test_every_chinese_text_says_its_language() -> None:
    page = soup()
    for text in page.find_all(string=re.compile("[一-鿿]")):
        languages = [str(parent["lang"]) for parent in text.parents if parent.has_attr("lang")]
        assert languages[:1] == ["zh-Hans"], text


def test_ids_stand_once() -> None:
    ids = [str(tag["id"]) for tag in soup().select("[id]")]
    assert len(ids) == len(set(ids))


def test_lengths_have_their_bucket() -> None:
    long = replace(ARTICLE.segments[3], text="贫" * 150)
    passage = Passage(Role.PARAGRAPH, (long,))
    aligned = replace(ALIGNED, article=replace(ARTICLE, passages=(*ARTICLE.passages[:3], passage)))
    assert soup(page_of(aligned, TERMS, SETTINGS).html).select(".p.k160")


def test_stale_and_missing_english_of_a_whole_paragraph() -> None:
    stale = page_of(with_unit("s-question", "Why?", TranslationState.STALE), TERMS, SETTINGS).html
    assert "being revised" in words_of(one(".q .none", stale))
    draft = page_of(with_unit("s-question", "Why?", TranslationState.DRAFT), TERMS, SETTINGS).html
    assert "draft 初稿" in words_of(one(".q details", draft))
    assert unescape(stale).count("Why?") == 0
