from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duizhao.glossary.matching import Matcher
from duizhao.language.dictionary import is_headword
from duizhao.language.words import Segmenter
from duizhao.model import Evidence, Rendering, RenderingStatus, Term

ENGLISH = (Rendering("x", RenderingStatus.PREFERRED, Evidence.EDITORS, "Duizhao"),)

KNOWS = Segmenter((), is_headword, is_headword).knows
EDGES = yaml.safe_load((Path(__file__).parent / "data/terms/edges.yml").read_text("utf-8"))


def term(text: str, *variants: str, not_inside: tuple[str, ...] = ()) -> Term:
    return Term(text, text, "test", "term", "", "", ENGLISH, variants=variants, not_inside=not_inside)


def found(text: str, *terms: Term) -> list[tuple[str, str]]:
    return [(span.id, text[span.start : span.end]) for span in Matcher(terms).find_terms(text)]


def test_the_longest_wins_at_each_place() -> None:
    terms = (term("脱贫"), term("脱贫攻坚"), term("脱贫攻坚战"), term("攻坚战"))
    assert found("脱贫攻坚战，脱贫攻坚", *terms) == [("脱贫攻坚战", "脱贫攻坚战"), ("脱贫攻坚", "脱贫攻坚")]


def test_the_leftmost_wins_where_two_overlap() -> None:
    assert found("产业扶贫车间", term("产业扶贫"), term("扶贫车间")) == [("产业扶贫", "产业扶贫")]


def test_a_longer_term_that_is_cut_off_by_the_end_is_no_match() -> None:
    assert found("融入脱贫攻坚", term("脱贫攻坚战"), term("脱贫攻坚")) == [("脱贫攻坚", "脱贫攻坚")]


def test_variants_lead_to_the_same_concept() -> None:
    assert found("防返贫和防止返贫", term("防止返贫", "防返贫")) == [
        ("防止返贫", "防返贫"),
        ("防止返贫", "防止返贫"),
    ]


def test_a_term_is_none_within_what_it_must_not_be_inside() -> None:
    north = term("北大", not_inside=("向北大", "北大荒"))
    assert found("北大在北大荒，向北大步走", north) == [("北大", "北大")]


def test_a_shorter_term_is_found_where_the_longer_is_forbidden() -> None:
    terms = (term("返贫", not_inside=("返贫困",)), term("防返贫", not_inside=("预防返贫",)))
    assert found("预防返贫", *terms) == [("返贫", "返贫")]


@pytest.mark.parametrize("case", EDGES, ids=[case["text"] for case in EDGES])
def test_the_dictionary_decides_on_edges(case: dict[str, str]) -> None:
    spans = Matcher([term(case["term"])], is_headword, KNOWS).find_terms(case["text"])
    marked = case["text"]
    for span in reversed(spans):
        marked = f"{marked[: span.start]}[{marked[span.start : span.end]}]{marked[span.end :]}"
    assert marked == case["found"]


def test_a_longer_term_knows_the_shorter_ones_within() -> None:
    terms = (term("脱贫攻坚战", "打赢脱贫战"), term("脱贫"), term("脱贫攻坚"), term("攻坚战"), term("贫困"))
    assert Matcher(terms, is_headword).nested_in(terms[0]) == ("脱贫攻坚", "脱贫", "攻坚战")


@pytest.mark.parametrize("text", ["脱贫攻坚", "脫貧攻堅"])
def test_traditional_text_matches_too(text: str) -> None:
    assert found(text, term("脱贫攻坚")) == [("脱贫攻坚", text)]


@pytest.mark.parametrize("text", ["1+4+N", "公司+合作社+农户", "“十四五”规划", "从群众中来，到群众中去"])
def test_terms_may_hold_figures_letters_and_marks(text: str) -> None:
    assert found(f"打造{text}模式", term(text)) == [(text, text)]


def test_without_terms_nothing_is_found() -> None:
    assert found("脱贫攻坚") == []


@given(st.text("北大概荒学向", max_size=8))
def test_where_words_may_be_cut_changes_nothing_else(text: str) -> None:
    """What the dictionary leaves is a part of what is found without it."""
    one = term("北大")
    assert set(Matcher([one], is_headword).find_terms(text)) <= set(Matcher([one]).find_terms(text))


@given(
    st.lists(st.text("脱贫攻坚战", min_size=2, max_size=5), unique=True), st.text("脱贫攻坚战，", max_size=30)
)
def test_matches_are_what_a_slow_search_finds(texts: list[str], text: str) -> None:
    spans = Matcher(map(term, texts)).find_terms(text)
    expected, place = [], 0
    while place < len(text):
        here = max((t for t in texts if text.startswith(t, place)), key=len, default="")
        if here:
            expected.append((here, place, place + len(here)))
        place += len(here) or 1
    assert [(span.id, span.start, span.end) for span in spans] == expected
