"""Home, lists, series, glossary: what they say, and that each link leads where it should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from posixpath import join, normpath

import pytest
from bs4 import BeautifulSoup

from duizhao.model import ArticleSummary, Occurrence, SitePage
from duizhao.pages.addresses import article_path, relative, series_path, term_path
from duizhao.pages.lists import home, reading_list, series_page
from duizhao.pages.summary import Uses, summarise, uses_by_term
from duizhao.pages.terms import glossary_index, term_page
from pages_sample import ALIGNED, ARTICLE, LITERAL, SETTINGS, TERMS, term

SONGJIANG = summarise(ALIGNED)
QINGPU = replace(SONGJIANG, slug="qingpu", headline_en="", characters=12)
ALONE = replace(
    SONGJIANG, slug="alone", series="", page="features", headline=LITERAL, kicker="", occurrences=()
)
ARTICLES = (ALONE, SONGJIANG, QINGPU)
USES = uses_by_term(ARTICLES)
TERM = term_page(TERMS["duikou-bangfu"], USES["duikou-bangfu"], TERMS, {"TW": "對口幫扶", "HK": "對口幫扶"})
ENGLISH = {ARTICLE.series: "Secretaries on poverty"}
PAGES = (
    home(ARTICLES, TERMS, SETTINGS, ENGLISH),
    reading_list(ARTICLES, ENGLISH),
    series_page(ARTICLE.series, "Secretaries on poverty", (SONGJIANG, QINGPU)),
    glossary_index(TERMS, {"duikou-bangfu": 6}),
    TERM,
)


def soup(page: SitePage) -> BeautifulSoup:
    return BeautifulSoup(page.html, "html.parser")


def text_of(page: SitePage, selector: str) -> list[str]:
    return [" ".join(tag.get_text(" ").split()) for tag in soup(page).select(selector)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path.partition("/series-")[0].replace("/", "-"))
def test_golden_pages(page: SitePage, golden: Callable[[str, str], None]) -> None:
    golden(f"pages/{page.path.replace('/', '-')}.html", page.html)


def test_summary_says_what_lists_need() -> None:
    assert (SONGJIANG.headline, SONGJIANG.headline_en) == ("对口帮扶不停步", "Paired assistance goes on")
    assert (SONGJIANG.segments, SONGJIANG.reviewed, SONGJIANG.characters) == (11, 3, 71)
    assert SONGJIANG.kicker == "松江区委书记程向民："
    assert [(o.term, o.segment, o.label, o.en[:8]) for o in SONGJIANG.occurrences] == [
        ("duikou-bangfu", "s-headline", "", "Paired a"),
        ("duikou-bangfu", "s-one", "1·1", "Shanghai"),
        ("tuopin-gongjian", "s-one", "1·1", "Shanghai"),
        ("duikou-bangfu", "s-caption", "", ""),
    ]


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("index", "read/qingpu", "read/qingpu/"),
        ("read/qingpu", "index", "../../"),
        ("read/index", "read/qingpu", "../read/qingpu/"),
        ("read/qingpu", "glossary/fupin", "../../glossary/fupin/"),
        ("index", "index", "./"),
        ("index", "read/页", "read/%E9%A1%B5/"),
    ],
)
def test_relative_links(page: str, target: str, link: str) -> None:
    assert relative(page, target) == link


def addresses() -> set[str]:
    paths = (
        [page.path for page in PAGES] + [article_path(a.slug) for a in ARTICLES] + list(map(term_path, TERMS))
    )
    return {normpath(f"/{path.removesuffix('index')}") for path in paths}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_link_leads_to_a_page(page: SitePage) -> None:
    here = f"/{page.path.removesuffix('index')}".rstrip("/") + "/"
    for link in soup(page).select("a[href]"):
        target, _, fragment = str(link["href"]).partition("#")
        if target.startswith("https:"):
            assert link["rel"] == ["external"]
        elif target:
            assert normpath(join(here, target)) in addresses(), target
        else:
            assert soup(page).find(id=fragment)


def test_text_that_looks_like_markup_is_shown_as_it_is() -> None:
    assert LITERAL in [tag.get_text() for tag in soup(PAGES[0]).select(".item-zh")]
    assert "<script" not in PAGES[0].html + PAGES[1].html
    assert "Help between <paired> places." in text_of(TERM, ".what p")


def test_home_starts_with_the_shortest_article() -> None:
    assert str(soup(PAGES[0]).select(".start a")[0]["href"]) == "read/qingpu/"
    assert "Start here" not in home((), {}, SETTINGS, {}).html


def test_home_stays_small() -> None:
    page = home([replace(ALONE, slug=f"a{number}") for number in range(100)], TERMS, SETTINGS, {})
    assert len(text_of(page, ".item")) == 12
    assert "All 100 articles 全部文章" in text_of(page, "section a")


def test_the_reading_list_keeps_a_series_together() -> None:
    scattered = reading_list((SONGJIANG, ALONE, QINGPU), ENGLISH)
    assert text_of(scattered, "section h2")[0] == f"Series 系列 : {ARTICLE.series} Secretaries on poverty"
    assert text_of(scattered, "section:first-of-type .item-zh") == ["对口帮扶不停步"] * 2
    assert "No article" in reading_list((), {}).html


def test_a_series_has_its_own_lasting_address() -> None:
    assert series_path(ARTICLE.series) == PAGES[2].path == "read/series-8cc87f9d"
    assert text_of(PAGES[2], ".lead") == ["Secretaries on poverty"]


def test_renderings_stand_by_rank_with_status_and_source() -> None:
    assert text_of(TERM, ".renderings dt") == [
        "paired assistance preferred 首选",
        "pairing-up assistance admitted 可用",
        "counterpart aid to be avoided 不宜",
    ]
    seen = text_of(TERM, ".admitted dd")[0]
    for said in (
        "seen in 见于",
        "A White Paper <i>",
        "A Press",
        "date unknown 日期未详",
        "assistance & more",
    ):
        assert said in seen
    assert text_of(TERM, ".preferred dd") == ["our own rendering 本站译法 : Duizhao"]


def test_a_record_shows_all_its_fields() -> None:
    assert text_of(TERM, "h1") == ["对口帮扶 duìkǒu bāngfú"]
    head = text_of(TERM, ".source")[0]
    assert head == "對口幫扶 (TW/HK) · also 又作 对口帮扶工作 · 6× in 2 articles 篇"
    assert text_of(TERM, ".members dt, .members dd") == ["帮", "help"]
    assert text_of(TERM, ".relations dt, .relations dd") == ["See also 参见", "脱贫攻坚 paired assistance"]


def test_occurrences_lead_to_their_sentences() -> None:
    links = [str(a["href"]) for a in soup(TERM).select(".kwic a")]
    assert links[:2] == ["../../read/songjiang/#s-headline", "../../read/songjiang/#s-one"]
    assert text_of(TERM, ".kwic li")[1] == (
        "上海不断总结 对口帮扶 、脱贫攻坚的经验。 ¶1·1 Shanghai keeps learning from paired assistance."
    )


def test_context_is_cut_on_both_sides() -> None:
    line = Occurrence("fupin", "s-x", "1·1", "前" * 30 + "扶贫" + "后" * 30, 30, 32, "")
    page = term_page(term("fupin", "扶贫"), (Uses(SONGJIANG, (line,)),), {})
    assert text_of(page, ".kwic a") == [f"…{'前' * 18} 扶贫 {'后' * 18}…"]


def many(article: ArticleSummary, count: int) -> Uses:
    return Uses(article, (Occurrence("fupin", "s-x", "1·1", "扶贫", 0, 2, ""),) * count)


@pytest.mark.parametrize(
    ("counts", "shown", "rest"),
    [
        ((100, 100), 200, []),
        ((150, 60), 200, ["10 more occurrences 其余用例 : 对口帮扶不停步 10"]),
        ((200, 7), 200, ["7 more occurrences 其余用例 : 对口帮扶不停步 7"]),
        (
            (250, 7),
            200,
            ["57 more occurrences 其余用例 : 对口帮扶不停步 50 ; 对口帮扶不停步 7"],
        ),
    ],
)
def test_two_hundred_occurrences_are_shown_and_the_rest_counted(
    counts: tuple[int, int], shown: int, rest: list[str]
) -> None:
    uses = [many(article, count) for article, count in zip((SONGJIANG, QINGPU), counts, strict=True)]
    page = term_page(term("fupin", "扶贫"), uses, {})
    assert len(text_of(page, ".kwic li")) == shown
    assert text_of(page, ".rest") == rest


def test_the_index_goes_from_a_to_z() -> None:
    assert text_of(PAGES[3], ".letters a") == ["D", "T"]
    assert text_of(PAGES[3], ".index li") == [
        "对口帮扶 duìkǒu bāngfú paired assistance 6×",
        "脱贫攻坚 tuōpín gōngjiān paired assistance 0×",
    ]
