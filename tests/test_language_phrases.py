from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from pypinyin.phrases_dict import phrases_dict

from duizhao.language.phrases import find_phrases

phrases = sorted(phrase for phrase in phrases_dict if set(phrase) & set("目的了当分生发长种中国一不"))
texts = st.lists(st.sampled_from(phrases) | st.sampled_from("的了，当不一中国3a"), max_size=8).map("".join)


def covered(text: str) -> Iterator[tuple[int, int]]:
    """Cover a whole text by forward longest match, the slow way."""
    start = 0
    while start < len(text):
        ends = range(min(len(text), start + 8), start + 1, -1)
        end = next((end for end in ends if text[start:end] in phrases_dict), start)
        if end > start:
            yield start, end
        start = max(end, start + 1)


@given(texts)
def test_the_phrases_around_a_place_are_those_of_the_whole_text(text: str) -> None:
    whole = list(covered(text))
    for place in range(len(text)):
        (start, end), found = find_phrases(text, place)
        assert start <= place < end
        assert found == [match for match in whole if start <= match[0] < end]


def test_the_text_is_covered_from_where_a_phrase_may_begin() -> None:
    assert find_phrases("内生发展", 3) == ((1, 4), [(1, 3)])
