"""Sidecars: what an editor may say about a page, and what is told where it does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from duizhao.errors import SeedError
from duizhao.ingest.sidecar import NO_SIDECAR, EditedArticle, Sidecar, edit_page, parse_sidecar
from duizhao.ingest.split import split_page
from duizhao.model import Publication, ReadingOverride, Role, WordOverride
from duizhao.store import parse_yaml

HERE = Path("seeds/pages/page.yml")
PAGE = Path("seeds/pages/page.txt")
TEXT = """要闻
村口的灯亮了
本报记者 王小明
近日，村里通了电。灯亮了，人回来了。
老人们说起从前
从前只有一盏马灯。
春耕开始了
本报记者 李大勇
今年墒情好，大家忙着整地。
图为村口的灯。
"""


def sidecar(text: str) -> Sidecar:
    return parse_sidecar(parse_yaml(text, HERE), HERE)


def edited(text: str, page: str = TEXT) -> tuple[EditedArticle, ...]:
    return edit_page(split_page(page), sidecar(text), PAGE)


def roles(article: EditedArticle) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in article.blocks]


def test_without_a_sidecar_the_page_stays_as_it_is_printed() -> None:
    page = split_page(TEXT)
    articles = edit_page(page, NO_SIDECAR, PAGE)
    assert [article.blocks for article in articles] == [article.blocks for article in page.articles]
    assert [article.publication for article in articles] == [Publication(), Publication()]


def test_everything_that_a_sidecar_may_say_is_read() -> None:
    read = sidecar(
        """publication: {paper: 青石报, date: 2021-03-08, section: 要闻}
banner: [一村一灯]
articles:
  村口的灯亮了:
    slug: village-lamp
    old_slugs: [lamp]
    topics: [energy, village life]
    series: “老物件”系列
    corrections:
      - {find: 通了电, replace: 通上了电, note: 原文脱一字。}
      - {find: 马灯, note: 一种手提的油灯。}
    readings:
      墒[情]好: qíng
    words:
      - 通了|电
"""
    )
    article = read.articles[0]
    assert read.banner == (("一村一灯", 2),)
    assert read.publication == Publication("青石报", "2021-03-08", "要闻", "unknown")
    assert (article.slug, article.old_slugs, article.series) == ("village-lamp", ("lamp",), "“老物件”系列")
    assert article.topics == ("energy", "village life")
    assert [(edit.find, edit.replace, edit.line) for edit in article.corrections] == [
        ("通了电", "通上了电", 10),
        ("马灯", None, 11),
    ]
    assert article.overrides.readings == (ReadingOverride("墒", "情", "好", "qíng", 13),)
    assert article.overrides.words == (WordOverride(("通了", "电"), 15),)


def test_a_banner_belongs_to_the_articles_of_a_series() -> None:
    text = "banner: [要闻]\narticles:\n  春耕开始了: {series: 农时}\n"
    assert [article.banner for article in edited(text)] == [(), ("要闻",)]
    with pytest.raises(SeedError, match="'图为' stands nowhere outside the articles; there stand: 要闻"):
        edited(text.replace("[要闻]", "\n  - 图为"))


def test_a_role_is_changed_within_its_article() -> None:
    text = "articles:\n  村口的灯亮了:\n    roles:\n      - {find: 从前只有一盏马灯, role: caption}\n"
    assert ("caption", "从前只有一盏马灯。") in roles(edited(text)[0])


def test_a_block_is_cut_and_its_halves_named() -> None:
    text = "cut:\n  - at: 通了电。|灯亮了\nroles:\n  - {find: 灯亮了，人, role: caption}\n"
    assert roles(edited(text)[0])[2:4] == [
        ("paragraph", "近日，村里通了电。"),
        ("caption", "灯亮了，人回来了。"),
    ]


def test_two_blocks_are_joined() -> None:
    text = "articles:\n  村口的灯亮了:\n    join:\n      - {before: 回来了。, after: 老人们说起}\n"
    block = edited(text)[0].blocks[2]
    assert block.text == "近日，村里通了电。灯亮了，人回来了。老人们说起从前"
    assert len(block.spans) == 2


def test_a_picture_is_moved_to_the_article_it_belongs_to() -> None:
    text = "articles:\n  春耕开始了:\n    belongs_to:\n      - {find: 图为村口的灯, article: 村口的灯亮了}\n"
    first, second = edited(text)
    assert roles(first)[-1] == ("caption", "图为村口的灯。")
    assert all(block.role is not Role.CAPTION for block in second.blocks)


def test_a_moved_picture_stands_with_the_other_pictures() -> None:
    page = TEXT.replace("春耕开始了", "①马灯。\n制图：王某\n春耕开始了")
    text = "belongs_to:\n  - {find: 图为村口的灯, article: 村口的灯亮了}\n"
    assert [role for role, _ in roles(edited(text, page)[0])][-3:] == ["caption", "caption", "credit"]


def test_a_headline_that_the_rules_missed_begins_an_article() -> None:
    text = "roles:\n  - {find: 老人们说起从前, role: headline}\n"
    assert [article.blocks[0].text for article in edited(text)] == [
        "村口的灯亮了",
        "老人们说起从前",
        "春耕开始了",
    ]


def test_an_article_that_loses_its_headline_joins_the_one_before() -> None:
    articles = edited("roles:\n  - {find: 春耕开始了, role: subhead}\n")
    assert len(articles) == 1
    assert ("subhead", "春耕开始了") in roles(articles[0])


def test_two_neighbouring_headlines_are_two_lines_of_one() -> None:
    page = "村口的灯\n亮起来\n本报记者 王小明\n近日，村里通了电。\n"
    articles = edited(
        "roles:\n  - {find: 亮起来, role: headline}\n  - {find: 村口的灯, role: headline}\n", page
    )
    assert articles[0].blocks[0].text == "村口的灯 亮起来"


def test_furniture_is_no_part_of_an_article() -> None:
    articles = edited("roles:\n  - {find: 老人们说起从前, role: page}\n")
    assert "老人们说起从前" not in [text for _, text in roles(articles[0])]


def test_a_headline_may_be_named_where_the_rules_find_none() -> None:
    page = "近日，村里通了电，灯亮了。\n大家高兴极了，人也回来了。\n"
    articles = edited("cut:\n  - at: 近日，|村里通了电\nroles:\n  - {find: 近日，, role: headline}\n", page)
    assert [role for role, _ in roles(articles[0])] == ["headline", "paragraph", "paragraph"]


REFUSED = {
    "an unknown key": (
        "articels: {}",
        "1: unknown key 'articels'; the known keys are publication, banner, articles",
    ),
    "an unknown key of an article": (
        "articles:\n  春耕开始了:\n    slag: spring\n",
        "3: unknown key 'slag'; the known keys are slug, old_slugs",
    ),
    "an unknown key of a correction": (
        "articles:\n  春耕开始了:\n    corrections:\n      - {find: 墒情, with: 好, note: 注}\n",
        "4: unknown key 'with'; the known keys are find, note, replace",
    ),
    "a correction without a note": (
        "articles:\n  春耕开始了:\n    corrections:\n      - {find: 墒情, replace: 土情}\n",
        "4: note is missing; write `note: …`",
    ),
    "a correction that changes nothing": (
        "articles:\n  春耕开始了:\n    corrections:\n      - {find: 墒情, replace: 墒情, note: 注}\n",
        "4: the correction changes nothing; leave `replace` out",
    ),
    "a date of another form": (
        "publication: {date: 2021年3月8日}",
        "1: the date '2021年3月8日' is not like 2021-03-08",
    ),
    "a slug of another form": (
        "articles:\n  春耕开始了:\n    slug: Spring_1\n",
        "3: the slug 'Spring_1' must be of a-z, 0-9 and single hyphens",
    ),
    "a headline of no article": (
        "articles:\n  春耕:\n    slug: spring\n",
        "2: no articles of this page have the headline '春耕'; the headlines are: 村口的灯亮了; 春耕开始了",
    ),
    "an unknown role": (
        "roles:\n  - {find: 春耕, role: title}\n",
        "2: 'title' is no role; the roles are kicker, headline",
    ),
    "a role for nothing": (
        "roles:\n  - {find: 秋收, role: subhead}\n",
        "2: '秋收' stands in no block of the page; copy it from the page",
    ),
    "a role for two blocks": (
        "roles:\n  - {find: 从前, role: subhead}\n",
        "2: '从前' stands in 2 blocks of the page; quote more of it",
    ),
    "a cut without a bar": ("cut:\n  - at: 春耕\n", "2: write both sides with a bar between, like 教育|引导"),
    "a cut with two bars": ("cut:\n  - at: 春|耕|开\n", "2: only one bar cuts a block in two"),
    "a join the wrong way round": (
        "join:\n  - {before: 整地。, after: 从前只有}\n",
        "2: '从前只有' stands before '整地。'; exchange the two",
    ),
    "a move to no article": (
        "belongs_to:\n  - {find: 图为, article: 马灯}\n",
        "2: no article has the headline '马灯'; there are: 村口的灯亮了; 春耕开始了",
    ),
    "a reading without brackets": (
        "articles:\n  春耕开始了:\n    readings:\n      墒情: qíng\n",
        "4: write one character in brackets, and its reading: `受聘[为]顾问: wéi`",
    ),
    "a word without a bar": (
        "articles:\n  春耕开始了:\n    words:\n      - 整地\n",
        "4: write both sides with a bar between, like 教育|引导",
    ),
    "a headline changed within its article": (
        "articles:\n  春耕开始了:\n    roles:\n      - {find: 春耕开始了, role: deck}\n",
        "2: edits of an article must leave its headline alone",
    ),
    "a list where a table should be": ("articles: [春耕开始了]", "1: a table `key: value` should stand here"),
    "a table where a list should be": (
        "roles: {find: 春耕}",
        "1: roles should be a list; begin each of its items",
    ),
    "a text that is a list": ("articles:\n  春耕开始了:\n    slug: [a]\n", "3: slug should be plain text"),
    "a topic that is a table": (
        "articles:\n  春耕开始了:\n    topics:\n      - {a: b}\n",
        "4: topics should be a list of plain texts",
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_is_told_with_its_line_and_cure(text: str, message: str) -> None:
    with pytest.raises(SeedError) as refused:
        edited(text)
    assert str(refused.value).startswith(f"{HERE}:{message}")


def test_a_page_that_still_has_no_headline_is_told() -> None:
    with pytest.raises(SeedError, match=r"^seeds/pages/page.txt:1: no line of this page can be its headline"):
        edited("", "近日，村里通了电。\n灯亮了，人回来了。\n")
