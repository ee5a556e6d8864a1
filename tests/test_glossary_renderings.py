from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duizhao.glossary.inflection import forms_of
from duizhao.glossary.renderings import find_renderings
from duizhao.model import Evidence, Rendering, RenderingStatus

CASES = yaml.safe_load((Path(__file__).parent / "data/renderings/cases.yml").read_text("utf-8"))


def rendering(text: str) -> Rendering:
    return Rendering(text, RenderingStatus.ADMITTED, Evidence.EDITORS, "Duizhao")


@pytest.mark.parametrize("case", CASES, ids=[case["it"] for case in CASES])
def test_renderings_are_found(case: dict[str, str]) -> None:
    english = case["found"].replace("[", "").replace("]", "")
    marked = english
    for span in reversed(find_renderings(english, [rendering(text) for text in case["renderings"]])):
        marked = f"{marked[: span.start]}[{marked[span.start : span.end]}]{marked[span.end :]}"
    assert marked == case["found"]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("build", "built"),
        ("built", "building"),
        ("policy", "policies"),
        ("plan", "planned"),
        ("planned", "plan"),
        ("alleviate", "alleviating"),
        ("woman", "women"),
        ("Secure", "secures"),
    ],
)
def test_forms(word: str, form: str) -> None:
    assert form in forms_of(word)


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=4))
def test_what_is_found_lies_within_and_apart(english: str, texts: list[str]) -> None:
    end = 0
    for span in find_renderings(english, [rendering(text) for text in texts]):
        assert end <= span.start < span.end <= len(english)
        end = span.end


@given(
    st.lists(
        st.sampled_from(["poverty", "alleviation", "paired", "help", "villages"]), min_size=1, max_size=4
    )
)
def test_a_rendering_is_found_in_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert [(span.start, span.end) for span in find_renderings(text, [rendering(text)])] == [(0, len(text))]
