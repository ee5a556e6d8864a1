from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotate import annotate, build_tools
from duizhao.language.levels import word_levels
from duizhao.language.readings import read_word
from duizhao.language.scripts import HAN
from duizhao.language.syllables import is_syllable
from duizhao.language.usual import CHARACTERS, SURNAMES, WORDS
from duizhao.model import Name, Source, TokenKind

CASES = yaml.safe_load((Path(__file__).parent / "data/readings/cases.yml").read_text("utf-8"))

han = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=20)
words = st.lists(st.sampled_from(sorted(word_levels())), max_size=8).map("".join)


@pytest.mark.parametrize("case", CASES, ids=[case["it"] for case in CASES])
def test_readings(case: dict[str, Any]) -> None:
    names = [Name(text, TokenKind(kind), "") for text, kind in case.get("names", {}).items()]
    tokens = annotate(case["text"], build_tools(names)).tokens
    cells = [cell for token in tokens for cell in zip(token.text, token.reading, strict=True)]
    read = [syllable or "-" for char, syllable in cells if re.match(f"[{HAN}]", char)]
    assert " ".join(read) == case["pinyin"]


@given(han | words)
def test_a_word_has_one_valid_syllable_a_character_or_none(word: str) -> None:
    syllables, source = read_word(word)
    assert len(syllables) == len(word)
    assert all(syllable is None or is_syllable(syllable) for syllable in syllables)
    assert (source is Source.NONE) == (not any(syllables))


def test_every_word_of_the_standard_is_read_whole() -> None:
    unread = [word for word in word_levels() if None in read_word(word)[0]]
    assert unread == []


def test_one_and_not_always_have_their_dictionary_tone() -> None:
    for word in word_levels():
        for char, syllable in zip(word, read_word(word)[0], strict=True):
            assert char != "一" or syllable in {"yī", "yi"}, word
            assert char != "不" or syllable in {"bù", "bu"}, word


def test_our_own_tables_have_a_syllable_a_character() -> None:
    for word, syllables in {**WORDS, **SURNAMES}.items():
        assert len(word) == len(syllables) > 0, word
    assert all(map(is_syllable, CHARACTERS.values()))
