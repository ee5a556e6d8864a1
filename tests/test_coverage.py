from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.coverage import cover_text, coverage_json, lifting, reading_minutes, shares, standing
from duizhao.language.levels import LEVELS
from duizhao.model import AnnotatedSentence, Standing, TermSpan, Token, TokenKind, Vocable


def word(text: str, level: int | None = None, kind: TokenKind = TokenKind.WORD) -> Token:
    return Token(text, (None,) * len(text), kind, level=level)


SENTENCE = AnnotatedSentence(
    (
        word("上海", None, TokenKind.PLACE),
        word("帮助", 3),
        word("贫困", 6),
        word("县", 4),
        word("脱贫"),
        word("攻坚"),
        word("，", None, TokenKind.PUNCTUATION),
        word("茶厂"),
        word("贫困", 6),
    ),
    (TermSpan("tuopin-gongjian", 7, 11),),
)


@pytest.mark.parametrize(
    ("level", "uses"),
    [(0, [0, 2, 1, 4, 1]), (3, [1, 2, 1, 3, 1]), (5, [2, 2, 1, 2, 1]), (6, [4, 2, 1, 0, 1])],
)
def test_words_are_split_by_what_would_make_them_known(level: int, uses: list[int]) -> None:
    """Known, terms, names, above, unlisted."""
    parts = shares(cover_text([SENTENCE]).words, level)
    assert [round(share * 8) for share in parts.values()] == uses


def test_a_word_of_a_list_inside_a_term_is_known_from_its_level_on() -> None:
    taught = Vocable("建设", level=3, other=Standing.TERM)
    assert [standing(taught, level) for level in (2, 3)] == [Standing.TERM, Standing.KNOWN]


def test_the_words_that_lift_most_are_the_most_used_that_nothing_else_teaches() -> None:
    coverage = cover_text([SENTENCE])
    assert [(row.text, uses) for row, uses in lifting(coverage, 5, 2)] == [("贫困", 2), ("茶厂", 1)]


def test_characters_count_by_their_own_level_and_traditional_text_as_well() -> None:
    characters = cover_text([AnnotatedSentence((word("脫貧"),))]).characters
    assert [(char.text, char.level) for char, _ in characters] == [("脱", 4), ("贫", 6)]


def test_reading_time_is_a_minute_at_least() -> None:
    assert reading_minutes(cover_text([SENTENCE])) == (1, 1)
    assert reading_minutes(cover_text([SENTENCE] * 100)) == (13, 6)


tokens = st.builds(
    word,
    st.sampled_from(["贫困", "县", "茶", "，"]),
    st.sampled_from([None, *LEVELS]),
    st.sampled_from(TokenKind),
)


@given(st.lists(tokens).map(tuple), st.sampled_from([0, *LEVELS]))
def test_the_parts_add_up_to_the_whole(row: tuple[Token, ...], level: int) -> None:
    words = cover_text([AnnotatedSentence(row)]).words
    assert sum(shares(words, level).values()) == pytest.approx(1 if words else 0)


def test_every_level_is_in_the_json() -> None:
    shown = coverage_json(cover_text([SENTENCE]))
    assert [len(shown["words"]), len(shown["characters"])] == [len(LEVELS)] * 2
