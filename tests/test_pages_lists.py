"""Home, lists, series, glossary: what they say, and that each link leads where it should."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from posixpath import join, normpath

import pytest
from bs4 import BeautifulSoup

from duizhao.glossary.weight import weightiest
from duizhao.model import ArticleSummary, Occurrence, Rendering, SitePage, TermEntry
from duizhao.pages.addresses import article_path, relative, series_path, term_path
from duizhao.pages.glossary_index import glossary_index
from duizhao.pages.lists import home, reading_list, series_page
from duizhao.pages.summary import Uses, summarise, uses_by_term
from duizhao.pages.terms import term_page
from pages_sample import ALIGNED, ARTICLE, LITERAL, SETTINGS, TERMS, term

SONGJIANG = summarise(ALIGNED)
QINGPU = replace(SONGJIANG, slug="qingpu", headline_en="", characters=12)
ALONE = replace(
    SONGJIANG, slug="alone", series="", page="features", headline=LITERAL, kicker="", occurrences=()
)
ARTICLES = (ALONE, SONGJIANG, QINGPU)
USES = uses_by_term(ARTICLES)
ENTRIES = {
    "duikou-bangfu": TermEntry(
        TERMS["duikou-bangfu"],
        level=6,
        narrower=("tuopin-gongjian",),
        related=("tuopin-gongjian",),
        count=6,
        articles=("songjiang", "qingpu"),
    ),
    "tuopin-gongjian": TermEntry(
        TERMS["tuopin-gongjian"], broader=("duikou-bangfu",), count=2, articles=("songjiang", "qingpu")
    ),
}
TERM = term_page(
    ENTRIES["duikou-bangfu"], USES["duikou-bangfu"], ENTRIES, {"TW": "對口幫扶", "HK": "對口幫扶"}
)
ENGLISH = {ARTICLE.series: "Secretaries on poverty"}
BANNER = {"携手跑出奔小康加速度": "They pick up speed", LITERAL: ""}
PAGES = (
    home(ARTICLES, ENTRIES, SETTINGS, ENGLISH),
    reading_list(ARTICLES, ENGLISH),
    series_page(ARTICLE.series, "Secretaries on poverty", (SONGJIANG, QINGPU), BANNER),
    glossary_index(ENTRIES, ARTICLES),
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
            target = target.partition("?")[0]
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
    page = home([replace(ALONE, slug=f"a{number}") for number in range(100)], ENTRIES, SETTINGS, {})
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


def test_what_is_printed_over_a_series_stands_on_its_page() -> None:
    over = text_of(PAGES[2], ".banner")
    assert over == ["携手跑出奔小康加速度 They pick up speed", " ".join(LITERAL.split())]


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
    assert text_of(TERM, ".preferred dd") == ["our own rendering 本站译法 : Duizhao · used 4× 用4次"]


def test_a_record_shows_all_its_fields() -> None:
    assert text_of(TERM, "h1") == ["对口帮扶 duìkǒu bāngfú"]
    head = text_of(TERM, ".source")[0]
    assert head == "對口幫扶 (TW/HK) · also 又作 对口帮扶工作 · 6× in 2 articles 篇 · level 6 六级"
    assert text_of(TERM, ".members dt, .members dd") == ["帮", "help"]
    assert text_of(TERM, ".relations dt, .relations dd") == ["Narrower 下位", "脱贫攻坚 paired assistance"]


def test_occurrences_lead_to_their_sentences() -> None:
    links = [str(a["href"]) for a in soup(TERM).select(".kwic a")]
    assert links[:2] == ["../../read/songjiang/#s-headline", "../../read/songjiang/#s-one"]
    assert text_of(TERM, ".kwic li")[1] == (
        "上海不断总结 对口帮扶 、脱贫攻坚的经验。 ¶1·1 Shanghai keeps learning from paired assistance ."
    )


def test_context_is_cut_on_both_sides() -> None:
    line = Occurrence("s-x", "1·1", "前" * 30 + "扶贫" + "后" * 30, 30, 32, "", "fupin")
    page = term_page(TermEntry(term("fupin", "扶贫")), (Uses(SONGJIANG, (line,)),), {})
    assert text_of(page, ".kwic a") == [f"…{'前' * 18} 扶贫 {'后' * 18}…"]


def many(article: ArticleSummary, count: int) -> Uses:
    return Uses(article, (Occurrence("s-x", "1·1", "扶贫", 0, 2, "", "fupin"),) * count)


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
    page = term_page(TermEntry(term("fupin", "扶贫")), uses, {})
    assert len(text_of(page, ".kwic li")) == shown
    assert text_of(page, ".rest") == rest


def test_the_index_goes_from_a_to_z() -> None:
    assert text_of(PAGES[3], ".letters a") == ["D", "T"]
    assert text_of(PAGES[3], ".index li") == [
        "对口帮扶 duìkǒu bāngfú paired assistance 6×",
        "脱贫攻坚 tuōpín gōngjiān paired assistance 2×",
    ]


def with_english(english: str, *renderings: Rendering) -> SitePage:
    line = Occurrence("s-x", "1·1", "扶贫", 0, 2, english, "fupin")
    return term_page(TermEntry(term("fupin", "扶贫", *renderings)), (Uses(SONGJIANG, (line,)),), {})


def test_the_rendering_that_was_used_is_marked() -> None:
    page = with_english("Paired-assistance goes on.")
    assert text_of(page, ".kwic-en mark") == ["Paired-assistance"]
    assert text_of(page, ".kwic-en .note") == []


def test_a_rendering_that_is_not_preferred_is_called_what_it_is() -> None:
    page = with_english("Counterpart aid goes on.", *TERMS["duikou-bangfu"].renderings)
    assert text_of(page, ".kwic-en mark.avoid") == ["Counterpart aid"]
    assert text_of(page, ".kwic-en .note") == ["to be avoided 不宜"]


def test_a_sentence_that_puts_it_otherwise_says_so() -> None:
    page = with_english("Help goes on.")
    assert text_of(page, ".kwic-en") == ["Help goes on. rendered otherwise 另译"]
    assert text_of(page, ".concordance > .hint") == ["1 rendered otherwise 1处另译"]
    assert text_of(with_english(""), ".kwic-en") == ["No reviewed English yet 尚无审定译文"]


def test_shorter_terms_are_reached_from_the_longer_one() -> None:
    entries = ENTRIES | {"long": TermEntry(term("long", "对口帮扶工作"), contains=("duikou-bangfu",))}
    page = term_page(entries["long"], (), entries)
    assert text_of(page, ".relations dt, .relations dd") == ["Within it 内含", "对口帮扶 paired assistance"]


def test_every_row_of_the_index_says_what_it_is_filtered_by() -> None:
    row = soup(PAGES[3]).select(".index li")[0]
    assert (row["data-d"], row["data-l"], row["data-n"]) == ("poverty-alleviation", "6", "6")
    assert row["data-a"] == "songjiang qingpu"
    assert text_of(PAGES[3], "[name=domain] option") == ["all", "Poverty alleviation 扶贫脱贫 (2)"]
    assert text_of(PAGES[3], "[name=level] option") == [
        "all",
        "level 6 六级 (1)",
        "beyond the lists 超纲 (1)",
    ]
    assert soup(PAGES[3]).select("form[hidden]")


def test_the_index_is_in_the_order_of_pinyin() -> None:
    rows = {"shi-hua": "shíhuà", "shan-hu": "shānhú", "shan": "shān", "1-n": "", "shan-lu": "shànlù"}
    entries = {name: TermEntry(term(name, name, pinyin=pinyin)) for name, pinyin in rows.items()}
    page = glossary_index(entries, ())
    assert text_of(page, ".index .t-zh") == ["1-n", "shan", "shan-hu", "shan-lu", "shi-hua"]
    assert text_of(page, ".letters a") == ["#", "S"]
    assert soup(page).select("#letter-0")


def test_the_glossary_is_said_in_the_words_of_schema_org() -> None:
    script = soup(PAGES[3]).select_one('script[type="application/ld+json"]')
    data = json.loads(script.string)  # type: ignore[union-attr, arg-type] # it is there, or the test fails
    assert (data["@type"], len(data["hasDefinedTerm"])) == ("DefinedTermSet", 2)
    assert data["hasDefinedTerm"][0]["url"] == "../glossary/duikou-bangfu/"
    script = soup(TERM).select_one('script[type="application/ld+json"]')
    one = json.loads(script.string)  # type: ignore[union-attr, arg-type] # the same
    assert one["description"][0]["@value"] == "Help between <paired> places."
    assert one["inDefinedTermSet"]["url"] == "../../glossary/"
    names = [name["@value"] for name in one["alternateName"]]
    assert names == ["对口帮扶工作", "pairing-up assistance", "paired assistance"]


def entry(name: str, count: int, articles: int, **fields: object) -> TermEntry:
    slugs = tuple(f"a{number}" for number in range(articles))
    return TermEntry(term(name, name), count=count, articles=slugs, **fields)  # type: ignore[arg-type] # fields of TermEntry


def test_terms_matter_that_are_new_and_in_many_articles() -> None:
    entries = (
        entry("often-in-one", 30, 1),
        entry("in-many", 8, 6),
        entry("known-to-all", 50, 7, level=2),
        entry("longer", 9, 6, contains=("in-many",)),
        entry("never", 0, 0),
    )
    assert [one.term.id for one in weightiest(entries, 9)] == ["longer", "often-in-one", "known-to-all"]
    assert [one.term.id for one in weightiest(entries, 1)] == ["longer"]
