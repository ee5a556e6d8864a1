"""Figures by value: each case is a Chinese text, a translation, and what they do not share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duizhao.translation.figures import compare_figures
from duizhao.translation.figures_en import english_figures
from duizhao.translation.figures_zh import chinese_figures, chinese_number

CASES = yaml.safe_load((Path(__file__).parent / "data/figures/cases.yml").read_text(encoding="utf-8"))
_ONES = "零一二三四五六七八九"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_figures(case: dict[str, Any]) -> None:
    slogans = [(case["zh"].index(s), case["zh"].index(s) + len(s)) for s in case.get("slogans", ())]
    found = compare_figures(chinese_figures(case["zh"], slogans), english_figures(case["en"]))
    assert [figure.text for figure in found.missing] == [str(text) for text in case.get("missing", [])]
    assert [figure.text for figure in found.unexpected] == [str(text) for text in case.get("unexpected", [])]


def spelled(number: int) -> str:
    """Write a number below ten thousand in Chinese, as a clerk would."""
    digits = [(number // 10**place % 10, place) for place in (3, 2, 1, 0)]
    text = "".join(_ONES[d] + ["", "十", "百", "千"][p] if d else "零" for d, p in digits).strip("零")
    while "零零" in text:
        text = text.replace("零零", "零")
    return text


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_every_chinese_numeral_is_read(low: int, high: int) -> None:
    assert chinese_number(spelled(low)) == low
    if high:
        between = "零" if low < 1000 else ""
        assert chinese_number(f"{spelled(high)}万{between}{spelled(low)}") == high * 10**4 + low
        assert chinese_number(f"{spelled(high)}亿零{spelled(low)}") == high * 10**8 + low


@given(st.integers(11, 10**12), st.integers(11, 10**12))
def test_a_figure_agrees_with_itself_and_with_no_other(one: int, other: int) -> None:
    difference = compare_figures(chinese_figures(f"共{one}元。"), english_figures(f"In all {other:,} yuan."))
    assert bool(difference) == (one != other)


@given(st.text("0123456789一二三十百千万亿第年月%.,余多成倍分之点时 abc—至", max_size=30))
def test_no_text_is_too_strange(text: str) -> None:
    compare_figures(chinese_figures(text), english_figures(text))
