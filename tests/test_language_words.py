from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotate import build_tools
from duizhao.language.dictionary import is_headword
from duizhao.language.levels import word_levels
from duizhao.language.words import Segmenter, cover, recut
from duizhao.model import Name, TokenKind

CASES = yaml.safe_load((Path(__file__).parent / "data/words/cases.yml").read_text("utf-8"))

newsprint = st.text(st.characters() | st.sampled_from("脱贫攻坚上海，。“”5.4%+ "), max_size=40)
ALL = build_tools()
"""With every vocabulary, and with names by context."""
PLAIN = Segmenter((), is_headword, word_levels().__contains__)


@pytest.mark.parametrize("case", CASES, ids=[case["it"] for case in CASES])
def test_words(case: dict[str, Any]) -> None:
    names = [Name(text, TokenKind.PLACE, "") for text in case.get("names", ())]
    segmenter = Segmenter(names, is_headword, word_levels().__contains__)
    cut = ALL.cut if case.get("all") else segmenter.cut
    assert "|".join(cut(case["cut"].replace("|", "")).texts) == case["cut"]


def test_a_name_has_its_kind_and_other_words_have_none() -> None:
    segmenter = Segmenter([Name("单颖文", TokenKind.PERSON, "Shan Yingwen")], is_headword, bool)
    words = segmenter.cut("记者单颖文写了3篇CSR。 ")
    kinds = dict(zip(words.texts, words.kinds, strict=True))
    assert kinds["单颖文"] is TokenKind.PERSON
    assert kinds["记者"] is TokenKind.WORD
    assert [kinds[text] for text in ("3", "CSR", "。", " ")] == ["number", "latin", "punctuation", "space"]


@given(newsprint)
def test_words_join_to_the_text(text: str) -> None:
    assert "".join(PLAIN.cut(text).texts) == text


@given(newsprint, st.data())
def test_recut_words_have_edges_where_they_are_wanted(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    cuts = data.draw(st.sets(places))
    start, end = sorted(data.draw(st.tuples(places, places)))
    words = recut(PLAIN.cut(text), cuts, [(start, end)] if start < end else ())
    assert "".join(words.texts) == text
    assert cuts <= {0, *words.ends}
    if start < end and not any(start < cut < end for cut in cuts):
        assert text[start:end] in words.texts


def covered(word: str, known: str, common: str = "") -> str:
    return "|".join(cover(word, known.split().__contains__, common.split().__contains__))


def test_cover_prefers_few_and_common_and_long_parts() -> None:
    assert covered("管理人员", "管理人 员 管理 人员") == "管理|人员"
    assert covered("党和政府", "党 和政 府 和 政府", common="党 和 政府") == "党|和|政府"
    assert covered("南京东路", "南京 东 路 南 京东") == "南京|东|路"
    assert covered("勐海县城", "勐海") == "勐海县城"


def test_two_segmenters_do_not_share_their_names() -> None:
    Segmenter([Name("好了么", TokenKind.ORGANISATION, "")], is_headword, bool)
    assert "好了么" not in PLAIN.cut("吃好了么").texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("农民阿里·买买提说", "农民|阿里·买买提|说"),
        ("国产C919首飞", "国产|C919|首飞"),
        ("型号AC9190和C919A", "型号|AC9190|和|C919A"),
    ],
)
def test_a_name_with_more_than_chinese_characters_is_found_anywhere(text: str, words: str) -> None:
    names = [Name("阿里·买买提", TokenKind.PERSON, "Ali Memet"), Name("C919", TokenKind.PROPER, "C919")]
    found = Segmenter(names, is_headword, word_levels().__contains__).cut(text)
    assert "|".join(found.texts) == words
    named = {name.text: name.kind for name in names}
    assert all(named.get(text, kind) is kind for text, kind in zip(found.texts, found.kinds, strict=True))


@given(st.text(st.sampled_from("这那哪一二十两百分之般切定点下种位项个些样月的地天"), min_size=1, max_size=8))
def test_no_word_is_too_strange_to_be_divided(word: str) -> None:
    assert "".join(PLAIN.divide(word)) == word
