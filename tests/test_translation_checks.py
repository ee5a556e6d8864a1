"""The checks of translations, case by case; waivers; what holds between articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from duizhao.errors import Severity
from duizhao.model import Evidence, Name, Rendering, RenderingStatus, Term, TokenKind
from duizhao.translation.checks import CHECKS, Finding, check_pair, read_waivers, unwaived
from duizhao.translation.consistency import Placed, check_consistency
from duizhao.translation.pairs import Pair
from duizhao.translation.stems import has_phrase, stem

CASES = yaml.safe_load((Path(__file__).parent / "data/checks/cases.yml").read_text(encoding="utf-8"))
_STATUS = {"-": RenderingStatus.DEPRECATED, "+": RenderingStatus.ADMITTED}


def term_of(text: str, renderings: list[str]) -> Term:
    """Make a term; `-` marks a deprecated rendering, `+` an admitted one, the first is preferred."""
    made = tuple(
        Rendering(
            rendering.lstrip("-+"),
            _STATUS.get(rendering[0], RenderingStatus.PREFERRED),
            Evidence.EDITORS,
            "Duizhao",
        )
        for rendering in renderings
    )
    return Term(f"id-{text}", text, "x", "term", "义", "meaning", made)


def name_of(text: str, said: str | list[str]) -> Name:
    kind, english = ("place", said) if isinstance(said, str) else said
    return Name(text, TokenKind(kind), english)


def pair_of(case: dict[str, Any]) -> Pair:
    terms = tuple(term_of(text, renderings) for text, renderings in case.get("terms", {}).items())
    names = tuple(name_of(text, said) for text, said in case.get("names", {}).items())
    words = [*case.get("terms", {}), *case.get("names", {})]
    spans = tuple((case["zh"].index(word), case["zh"].index(word) + len(word)) for word in words)
    return Pair(
        "s-1",
        case["zh"],
        case["en"],
        case.get("role", "paragraph"),
        terms,
        names,
        spans,
        case.get("above", ""),
        names if case.get("above") else (),
        frozenset(case.get("vocabulary", ())),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["it"])
def test_checks(case: dict[str, Any]) -> None:
    found = list(check_pair(pair_of(case), "en"))
    assert sorted({finding.check for finding in found}) == case["finds"], found


def test_every_check_is_tried() -> None:
    assert {name for case in CASES for name in case["finds"]} == set(CHECKS)


def test_another_language_has_the_checks_that_know_no_english() -> None:
    pair = Pair("s-1", "共选派1412名干部，这是重要的工作。", "Au total, 1 412 cadres ont été envoyés.")
    assert not list(check_pair(pair, "fr"))
    left = Pair("s-1", "共选派1412名干部。", "共选派1412名干部。")
    assert {finding.check for finding in check_pair(left, "fr")} == {"han", "identical"}


def test_nothing_in_a_draft_is_an_error() -> None:
    pair = Pair("s-1", "共选派1412名干部。", "It sent 1,421 officials.", is_reviewed=False)
    assert {finding.severity for finding in check_pair(pair, "en")} == {Severity.WARNING}
    reviewed = {f.severity for f in check_pair(replace(pair, is_reviewed=True), "en")}
    assert Severity.ERROR in reviewed


def test_a_waiver_waves_its_check_through_and_no_other() -> None:
    findings = [Finding("s-1", "figures", "x"), Finding("s-1", "terms", "y"), Finding("s-2", "figures", "z")]
    comments = {"s-1": "by hand\nwaived: figures: the unit changes on purpose"}
    assert [(f.id, f.check) for f in unwaived(findings, comments)] == [("s-1", "terms"), ("s-2", "figures")]


def test_a_waiver_may_name_several_checks() -> None:
    assert read_waivers("waived: terms, names: taken up by “it”").reasons == {
        "terms": "taken up by “it”",
        "names": "taken up by “it”",
    }


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("waived: figures", "without a reason"),
        ("waived: figures: ", "without a reason"),
        ("waived: figure: it is right", "no check 'figure'"),
        ("waived: terms: it is right", "nothing to waive"),
    ],
)
def test_wrong_waivers_are_named(comment: str, message: str) -> None:
    found = [f for f in unwaived([Finding("s-1", "figures", "x")], {"s-1": comment}) if f.check == "waiver"]
    assert any(message in finding.message for finding in found)


def test_a_waiver_without_a_reason_waives_nothing() -> None:
    found = list(unwaived([Finding("s-1", "figures", "x")], {"s-1": "waived: figures"}))
    assert "figures" in {finding.check for finding in found}


def placed(*rows: tuple[str, str, str]) -> list[Placed]:
    return [Placed(article, Pair(f"s-{n}", zh, en)) for n, (article, zh, en) in enumerate(rows)]


def test_one_chinese_text_has_one_translation() -> None:
    rows = placed(
        ("a", "制图：冯晓瑜", "Graphics: Feng Xiaoyu"), ("b", "“制图：冯晓瑜”", "Drawn by Feng Xiaoyu")
    )
    ((article, finding),) = check_consistency(rows)
    assert (article, finding.id, finding.check) == ("b", "s-1", "same-source")
    assert "a (s-0)" in finding.message


def test_one_translation_has_one_chinese_text() -> None:
    rows = placed(
        ("a", "他们来了，很高兴。", "They came and were happy."),
        ("b", "她们没来。", "They came and were happy."),
    )
    ((_, finding),) = check_consistency(rows)
    assert finding.check == "same-target"


def test_what_is_the_same_is_consistent() -> None:
    rows = placed(
        ("a", "制图：冯晓瑜", "Graphics: Feng Xiaoyu"), ("b", "制图：冯晓瑜", "Graphics: Feng Xiaoyu")
    )
    assert not list(check_consistency(rows))
    assert not list(check_consistency(placed(("a", "是的。", "Yes."), ("b", "对。", "Yes."))))


@pytest.mark.parametrize(
    "words",
    [
        "alleviate alleviates alleviated alleviating alleviation",
        "build builds built building",
        "industry industries industrial industrially",
        "propagation propagating propagated",
        "poor poorer poorest",
        "happy happier happiness",
        "sustain sustainable sustainably",
        "official officials officially",
        "county counties",
        "house houses housing",
        "process processes processed",
        "consolidate consolidating consolidation",
    ],
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["assistance support", "cooperation collaboration", "county country"])
def test_other_words_have_other_stems(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 2


def test_a_phrase_without_words_is_sought_as_it_is() -> None:
    assert has_phrase("The 100 %.", "%")
    assert not has_phrase("The 100.", "%")
