from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duizhao.language.orthography import from_numbers, join_syllables, parse_syllables, spell
from duizhao.language.syllables import BARE_SYLLABLES, SYLLABLES, bare_syllable, is_syllable, toned
from duizhao.model import Name, Token, TokenKind

DATA = Path(__file__).parent / "data/orthography"
SPELLINGS = yaml.safe_load((DATA / "spelling.yml").read_text("utf-8"))
SYLLABLE_CASES = yaml.safe_load((DATA / "syllables.yml").read_text("utf-8"))

ordinary = st.sampled_from(
    sorted(SYLLABLES - {"r"} - {s for s in SYLLABLES if bare_syllable(s) in "m n ng hm hng ê"})
)


@pytest.mark.parametrize("case", SPELLINGS, ids=[case["spelled"] for case in SPELLINGS])
def test_spelling(case: dict[str, str]) -> None:
    reading = tuple(None if cell == "-" else cell for cell in case["reading"].split())
    token = Token(case["text"], reading, TokenKind(case.get("kind", "word")))
    words = tuple(parse_syllables(word) or () for word in case.get("name", "").split())
    names = {token.text: Name(token.text, token.kind, "", words)} if words else {}
    assert spell(token, names) == case["spelled"]


def test_what_has_no_reading_is_spelled_as_nothing() -> None:
    assert spell(Token("，", (None,), TokenKind.PUNCTUATION)) == ""


def test_a_character_without_a_reading_stands_for_itself() -> None:
    assert spell(Token("千瓩", ("qiān", None))) == "qiān瓩"


@pytest.mark.parametrize("written", SYLLABLE_CASES)
def test_syllables(written: str) -> None:
    expected = SYLLABLE_CASES[written]
    assert parse_syllables(written) == (tuple(expected.split()) if expected else None)


@given(st.lists(ordinary, min_size=1, max_size=5))
def test_joined_syllables_can_be_cut_again(syllables: list[str]) -> None:
    assert parse_syllables(join_syllables(syllables)) == tuple(syllables)


@pytest.mark.parametrize(
    ("numbered", "marked"),
    [
        ("lu:4", "lǜ"),
        ("Bei3", "běi"),
        ("r5", "r"),
        ("de5", "de"),
        ("nu:e4", "nüè"),
        ("xx5", None),
        ("K", None),
    ],
)
def test_numbers_become_marks(numbered: str, marked: str | None) -> None:
    assert from_numbers(numbered) == marked


def test_every_syllable_has_one_mark_in_each_of_four_tones() -> None:
    for bare in BARE_SYLLABLES:
        marks = [unicodedata.normalize("NFD", toned(bare, tone)) for tone in range(1, 5)]
        assert [sum(mark.count(sign) for sign in "\u0304\u0301\u030c\u0300") for mark in marks] == [
            1
        ] * 4 or bare == "r"


@pytest.mark.parametrize(
    "syllable", ["guī", "liú", "xiōng", "lüè", "quán", "huǒ", "ǒu", "ér", "ńg", "zhuāng", "ê̄", "yuè", "nǚ"]
)
def test_the_mark_stands_where_it_belongs(syllable: str) -> None:
    assert is_syllable(syllable)


@pytest.mark.parametrize("text", ["gūi", "líu", "xīong", "Guī", "guī1", "", "zhuong", "lv"])
def test_what_is_no_syllable(text: str) -> None:
    assert not is_syllable(text)
