"""Traditional characters as a page shows them: converted whole, with records and the words of Taiwan."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotate import Tools, annotate, build_tools
from duizhao.config import load_settings
from duizhao.errors import SeedError
from duizhao.glossary.records import parse_terms
from duizhao.language.names import parse_names
from duizhao.language.scripts import taiwan_words, to_traditional, traditional_words
from duizhao.model import Name, Term
from duizhao.store import parse_yaml
from duizhao.traditional import Scripts, with_forms
from site_of_one import NAMES, TERMS, duizhao, make_site, write

NAMES_OF_PEOPLE = """
- name: 郁文
  kind: person
  english: Yu Wen
  traditional: 郁文
- name: 万俟于
  kind: person
  english: Moqi Yu
  traditional: {tw: 万俟于, hk: 万俟於}
"""
INFORMATION = """
- id: xinxi-wangluo
  term: 信息网络
  kind: term
  definition: {zh: 网络。, en: A network.}
  traditional: {tw: 資訊網路}
  renderings:
    - {text: information network, status: preferred, evidence: editors, source: Duizhao}
"""


def names() -> tuple[Name, ...]:
    path = Path("seeds/names.yml")
    return parse_names(parse_yaml(NAMES_OF_PEOPLE, path), path)


def terms(text: str = INFORMATION) -> dict[str, Term]:
    path = Path("seeds/glossary/x.yml")
    return {term.id: term for term in parse_terms(parse_yaml(text, path), path)}


@cache
def tools() -> Tools:
    return build_tools(names(), terms().values())


@cache
def plain_tools() -> Tools:
    return build_tools()


def cells(text: str, region: str, taiwan: str = "characters") -> str:
    scripts = Scripts(terms(), {name.text: name for name in names()}, taiwan)
    return "|".join(scripts.cells(annotate(text, tools()), region))


@pytest.mark.parametrize(
    ("text", "region", "taiwan", "written"),
    [
        ("屋里", "TW", "characters", "屋|裡"),
        ("屋里", "HK", "characters", "屋|裏"),
        ("内生发展", "TW", "characters", "內|生|發|展"),
        ("内生发展", "TW", "words", "內|生|發|展"),
        ("郁文说", "TW", "characters", "郁|文|說"),
        ("郁文说", "HK", "words", "郁|文|説"),
        ("万俟于说", "HK", "characters", "万|俟|於|説"),
        ("万俟于说", "TW", "words", "万|俟|于|說"),
        ("信息网络", "TW", "characters", "資|訊|網|路"),
        ("信息网络", "HK", "characters", "信|息|網|絡"),
        ("软件和视频", "TW", "characters", "軟|件|和|視|頻"),
        ("软件和视频", "TW", "words", "軟|體|和|影|片"),
        ("软件和视频", "HK", "words", "軟|件|和|視|頻"),
        ("我的内存", "TW", "words", "我|的|記|憶體"),
        ("", "TW", "words", ""),
    ],
)
def test_a_sentence_character_by_character(text: str, region: str, taiwan: str, written: str) -> None:
    assert cells(text, region, taiwan) == written


def test_without_its_record_the_converter_errs() -> None:
    assert to_traditional("郁文", "TW") != "郁文"


def test_a_term_is_written_by_its_record_else_by_its_words() -> None:
    (term,) = terms(
        INFORMATION.replace("信息网络", "新征程").replace("  traditional: {tw: 資訊網路}\n", "")
    ).values()
    assert with_forms(term, plain_tools(), "characters").forms == ("新征程", "新征程")
    (fixed,) = terms().values()
    assert with_forms(fixed, plain_tools(), "characters").forms == ("資訊網路", "信息網絡")


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("traditional: 郁又", 5),
        ("traditional: {tw: 鬱}", 5),
        ("traditional: {cn: 郁文}", 5),
        ("traditional: [郁文]", 5),
    ],
)
def test_a_form_that_is_another_word_is_an_error_with_its_line(written: str, line: int) -> None:
    text = f"\n- name: 郁文\n  kind: person\n  english: Yu Wen\n  {written}\n"
    path = Path("seeds/names.yml")
    with pytest.raises(SeedError) as caught:
        parse_names(parse_yaml(text, path), path)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_a_form_of_a_term_is_checked_too() -> None:
    with pytest.raises(SeedError, match="資料網路 is not 信息网络 in traditional characters"):
        terms(INFORMATION.replace("資訊網路", "資料網路"))


pieces = st.lists(
    st.text(st.sampled_from("信息网络软件打印机内存里台发展制茶，。a\0\n\r"), min_size=1), max_size=8
)


@given(pieces)
def test_words_keep_their_length_in_characters_and_join_in_words(words: list[str]) -> None:
    plain = traditional_words(words, "TW")
    assert [len(form) for form in plain] == [len(word) for word in words]
    assert len(taiwan_words(words)) == len(words)


@given(pieces)
def test_there_is_a_cell_for_every_character(words: list[str]) -> None:
    sentence = annotate("".join(words), plain_tools())
    for taiwan in ("characters", "words"):
        assert len(Scripts({}, {}, taiwan).cells(sentence, "TW")) == len(sentence.text)


def test_the_setting_reaches_the_page_the_glossary_and_the_search(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    page = site / "seeds/pages/first.txt"
    write(page, page.read_text("utf-8").replace("青年是未来。", "青年是未来。他们有信息和内存。"))
    write(site / "seeds/glossary/x.yml", INFORMATION.replace("  traditional: {tw: 資訊網路}\n", ""))
    seen = {}
    for taiwan in ("characters", "words"):
        config = site / "mkdocs.yml"
        text = config.read_text("utf-8").replace("    taiwan: characters\n", "")
        write(config, text.replace("  duizhao:\n", f"  duizhao:\n    taiwan: {taiwan}\n"))
        assert load_settings(config).taiwan == taiwan
        run = duizhao(site, "emit")
        assert run.returncode == 0, run.stderr
        scripts = json.loads((site / "docs/read/together.json").read_text("utf-8"))["scripts"]
        html = next((site / ".cache/duizhao/html/glossary").glob("xinxi-wangluo*")).read_text("utf-8")
        seen[taiwan] = ("憶體" in json.dumps(scripts["TW"], ensure_ascii=False), "資訊網路" in html)
    assert seen == {"characters": (False, False), "words": (True, True)}


def test_another_value_of_the_setting_is_told(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    config = site / "mkdocs.yml"
    write(config, config.read_text("utf-8").replace("  duizhao:\n", "  duizhao:\n    taiwan: s2twp\n"))
    run = duizhao(site, "emit")
    assert run.returncode != 0
    assert "extra.duizhao.taiwan: 's2twp' must be characters or words" in run.stderr


def test_records_say_it_in_the_seeds_of_a_site(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    write(
        site / "seeds/names.yml", NAMES + "- {name: 于飞, kind: person, english: Yu Fei, traditional: 于飞}\n"
    )
    write(site / "seeds/glossary/poverty.yml", TERMS)
    run = duizhao(site, "emit")
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("text", "taiwan", "others"),
    [
        ("软件和视频", "words", [(0, "軟體"), (2, "影片")]),
        ("软件和视频", "characters", []),
        ("看着屋里", "words", []),
        ("信息网络", "characters", [(0, "資訊"), (1, "網路")]),
    ],
)
def test_what_is_another_word_there(text: str, taiwan: str, others: list[tuple[int, str]]) -> None:
    scripts = Scripts(terms(), {}, taiwan)
    assert list(scripts.other_words(annotate(text, tools()), "TW")) == others
    assert list(scripts.other_words(annotate(text, tools()), "HK")) == []
