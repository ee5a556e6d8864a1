"""What stands before a text: shares that add up, words to learn first that help this reader."""

from __future__ import annotations

import pytest

from duizhao.coverage import cover_text
from duizhao.language.levels import LEVELS
from duizhao.model import AnnotatedSentence, Standing
from duizhao.pages.cover import BarPart, cover_view, known_shares
from pages_sample import SENTENCES, tokens

VIEW = cover_view(cover_text(SENTENCES.values()))


@pytest.mark.parametrize("level", LEVELS)
def test_the_shares_of_every_level_make_a_hundred(level: int) -> None:
    figures = [f for _, _, row in VIEW.rows for f in row if str(level) in f.levels]
    assert len(figures) == len(VIEW.rows)
    assert sum(int(f.text.removesuffix(" %")) for f in figures) == 100


@pytest.mark.parametrize(("levels", "parts"), VIEW.bars)
def test_a_bar_is_filled_without_a_gap(levels: str, parts: tuple[BarPart, ...]) -> None:
    x = 0
    for part in parts:
        assert part.x == x
        x += part.width
    assert (x, levels in "1234567") == (100, True)


def test_a_figure_that_holds_at_several_levels_is_written_once() -> None:
    names = next(row for standing, _, row in VIEW.rows if standing is Standing.NAME)
    assert sorted("".join(figure.levels for figure in names)) == list("1234567")
    assert len({figure.text for figure in names}) == len(names)


def test_more_is_known_at_a_higher_level() -> None:
    shares = known_shares(cover_text(SENTENCES.values()))
    assert list(shares) == sorted(shares)


def test_words_to_learn_first_are_new_at_their_levels_and_most_used_first() -> None:
    text = "经验|jīng yàn||3  经验|jīng yàn||3  骨干|gǔ gàn||6  怪词|guài cí  他|tā||1"
    words = cover_view(cover_text([AnnotatedSentence(tokens(text))])).words
    assert [(word.text, word.uses, word.levels) for word in words] == [
        ("经验", 2, "12"),
        ("骨干", 1, "12345"),
        ("怪词", 1, "1234567"),
    ]
    assert words[0].pinyin == "jīngyàn"
    assert "experience" in words[0].gloss


def test_at_most_six_words_are_shown_at_a_level() -> None:
    text = "  ".join(f"词{char}|cí yī" for char in "甲乙丙丁戊己庚辛壬癸")
    words = cover_view(cover_text([AnnotatedSentence(tokens(text))])).words
    assert len([word for word in words if "4" in word.levels]) == 6
