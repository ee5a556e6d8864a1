from __future__ import annotations

from duizhao.language.levels import STANDARD, word_levels


def test_levels_are_those_of_the_national_standard() -> None:
    levels = word_levels()
    assert STANDARD == "2021"
    assert (levels["朋友"], levels["贫困"]) == (1, 6)
    assert "扶贫" not in levels
    assert set(levels.values()) == {1, 2, 3, 4, 5, 6, 7}
