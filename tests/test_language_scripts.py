from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.language.dictionary import headwords
from duizhao.language.scripts import taiwan_words, to_simplified, to_traditional, traditional_forms


@given(st.text())
def test_every_conversion_keeps_the_length(text: str) -> None:
    for converted in (to_simplified(text), *(to_traditional(text, region) for region in ("", "TW", "HK"))):
        assert len(converted) == len(text)


@pytest.mark.parametrize(
    ("region", "traditional"),
    [("", "脫貧攻堅戰，屋裏的麪條"), ("TW", "脫貧攻堅戰，屋裡的麵條"), ("HK", "脱貧攻堅戰，屋裏的麪條")],
)
def test_traditional_forms_by_region(region: str, traditional: str) -> None:
    assert to_traditional("脱贫攻坚战，屋里的面条", region) == traditional


def test_the_whole_text_decides() -> None:
    assert to_traditional("皇后之后") == "皇后之後"
    assert to_simplified("乾隆吃乾糧") == "乾隆吃干粮"


def test_simplified_text_stays_as_it_is() -> None:
    assert to_simplified("孩子打坏了里屋的玻璃，沈阳答复") == "孩子打坏了里屋的玻璃，沈阳答复"
    assert to_simplified("找藉口，答覆他，走了十英哩") == "找借口，答复他，走了十英里"


def test_half_a_surrogate_is_no_reason_to_fail() -> None:
    assert to_simplified("戰\ud800") == "战\ufffd"


def test_a_nul_does_not_cut_the_text() -> None:
    assert len(to_simplified("戰\0戰")) == 3


@given(
    st.lists(st.sampled_from(["内生", "发展", "制", "茶", "\n", "\0", "，", "皇后", "之后", "\ud800", "里"]))
)
def test_a_word_is_converted_alike_with_others_and_apart(words: list[str]) -> None:
    whole = "".join(traditional_forms(words)[1])
    edges = [0, *accumulate(map(len, words))]
    for word, (start, end) in zip(words, pairwise(edges), strict=True):
        if len(word) > 1:
            assert whole[start:end] == to_traditional(word, "TW")
    assert len(whole) == edges[-1]


def test_no_headword_is_spared_a_region_that_would_change_it() -> None:
    for word in headwords():
        _, taiwan, hong_kong = traditional_forms([word])
        assert (word, taiwan) == (word, to_traditional(word, "TW"))
        assert (word, hong_kong) == (word, to_traditional(word, "HK"))


@pytest.mark.parametrize(
    ("word", "hong_kong"), [("机场快线", "機場快綫"), ("百老汇", "百老滙"), ("杜琪峰", "杜琪峰")]
)
def test_names_of_hong_kong_have_their_own_characters(word: str, hong_kong: str) -> None:
    assert traditional_forms([word])[2] == hong_kong


@pytest.mark.parametrize(
    ("words", "local"),
    [
        ("信息|网络|和|软件", "資訊|網路|和|軟體"),
        ("屋|里|的|出租车", "屋|裡|的|計程車"),
        ("一|台|打印|机|。", "一|臺|印表|機|。"),
        ("脱贫|攻坚", "脫貧|攻堅"),
        ("内|存|里", "記憶體||裡"),
        ("", ""),
    ],
)
def test_words_of_taiwan_stand_in_their_place(words: str, local: str) -> None:
    assert "|".join(taiwan_words(words.split("|"))) == local


@given(st.lists(st.sampled_from(["", *"信息网络软件打印机出租车脱贫内存里台，"])))
def test_characters_that_are_not_yet_words_are_converted_together(words: list[str]) -> None:
    whole = taiwan_words(["".join(words)])
    parts = taiwan_words(words)
    assert len(parts) == len(words)
    assert "".join(parts) == "".join(whole)
