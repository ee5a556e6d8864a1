"""Verb and complement, one character each, are one word in writing."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotate import Tools, build_tools
from duizhao.language.complements import with_complements


@cache
def tools() -> Tools:
    return build_tools()


@pytest.mark.parametrize(
    "cut",
    [
        "打好|攻坚战",
        "迈上|台阶",
        "住进|了|新房",
        "做优|智力|帮扶",
        "筑牢|防|返贫|堤坝",
        "贴上|的|标签",
        "用|好|的|材料",
        "做|大事",
        "他|用|好|茶|待客",
        "县委|副书记",
        "一|对|一|帮教",
        "东中西部|合作",
        "中小学生|的|教育",
    ],
)
def test_words_as_a_person_writes_them(cut: str) -> None:
    assert "|".join(tools().cut(cut.replace("|", "")).texts) == cut


@given(st.text(st.sampled_from("打用做迈住筑上好大牢进的了，茶"), max_size=12))
def test_no_character_is_lost(text: str) -> None:
    words = with_complements(tools().cut(text))
    assert "".join(words.texts) == text
    assert len(words.texts) == len(words.tags) == len(words.kinds)
