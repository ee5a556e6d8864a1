"""The tokens of the index; the browser answers the same cases in `browser/test_search_scripts.py`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.search.stemming import stem
from duizhao.search.tokens import BLANK, english, initials, pairs, sound, steps
from search_cases import CASES, run_of


@pytest.mark.parametrize("case", CASES["pairs"], ids=lambda case: case["it"])
def test_pairs(case: dict[str, object]) -> None:
    assert pairs(str(case["text"])) == case["tokens"]


@pytest.mark.parametrize("case", CASES["english"], ids=lambda case: case["it"])
def test_english(case: dict[str, object]) -> None:
    assert english(str(case["text"])) == case["tokens"]


@pytest.mark.parametrize("case", CASES["steps"], ids=lambda case: case["it"])
def test_steps(case: dict[str, list[str]]) -> None:
    tokens = list(steps(run_of(case["words"])))
    assert tokens == case["tokens"]
    assert all(token.startswith(head) for token, head in zip(tokens, case["heads"], strict=True))


@pytest.mark.parametrize(("word", "root"), CASES["stems"].items())
def test_stems(word: str, root: str) -> None:
    assert stem(word) == root


def test_a_syllable_alone_and_the_initials_of_a_word() -> None:
    assert sound("lǜ") == "κlvλδ"
    assert initials(["duì", "kǒu"]) == "ιdkι"


@given(st.text())
def test_no_token_begins_another_and_none_is_a_blank(text: str) -> None:
    tokens = {*pairs(text), *english(text)}
    assert BLANK not in tokens
    assert all(not token.isspace() and len(token.split()) == 1 for token in tokens)
    assert not [one for one in tokens for other in tokens if one != other and other.startswith(one)]


@given(st.text(), st.integers(0, 20), st.integers(1, 8))
def test_a_part_of_a_text_is_found_in_it_at_its_place(text: str, start: int, length: int) -> None:
    part = "".join(text.split())[start : start + length]
    whole = "".join(text.split())
    if part and not any(0xD800 <= ord(character) < 0xE000 for character in text):
        assert pairs(whole)[start : start + len(part) - 1] == pairs(part)[:-1]
