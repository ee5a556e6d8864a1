"""The terms held against each other: each fault and each doubt has its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from duizhao.errors import SeedError
from duizhao.glossary.checks import check_terms, doubts, faults, unused
from duizhao.glossary.records import parse_terms
from duizhao.glossary.relations import with_inverses
from duizhao.model import Evidence, Rendering, RenderingStatus, Term
from duizhao.store import parse_yaml
from test_glossary_records import GOOD, PATH, parsed, seed_terms

BARE = Term("x", "扶贫", "test", "term", "", "", ())


def term(name: str, text: str = "", english: str = "", **fields: object) -> Term:
    rendering = Rendering(english or name, RenderingStatus.PREFERRED, Evidence.EDITORS, "Duizhao")
    return replace(BARE, id=name, term=text or f"{name}术语", renderings=(rendering,), **fields)  # type: ignore[arg-type] # the caller names fields of Term


def messages(*terms: Term) -> list[str]:
    return [problem.message for problem in faults(terms)]


def test_every_fault_is_named_at_once() -> None:
    one, other = term("a", "扶贫"), term("a", "扶贫", broader=("nobody",), line=7)
    assert messages(one, other) == [
        "the id a belongs to 扶贫 (test.yml:0) too; choose another",
        "扶贫 stands under 扶贫 (test.yml:0) too; keep one",
        "broader of 扶贫 names nobody, which is no term; correct or remove it",
    ]
    assert {problem.line for problem in faults([one, other])} == {7}


def test_a_traditional_variant_is_the_same_form() -> None:
    assert messages(term("a", "对口帮扶"), term("b", "协作", variants=("對口幫扶",))) == [
        "对口帮扶 stands under 对口帮扶 (test.yml:0) too; keep one"
    ]


def test_a_variant_is_not_the_term_itself() -> None:
    assert messages(term("a", "对口帮扶", variants=("对口帮扶",))) == [
        "对口帮扶 stands under 对口帮扶 (test.yml:0) too; keep one"
    ]


@pytest.mark.parametrize(
    ("relations", "way"),
    [
        ({"a": "b", "b": "a"}, "a → b → a"),
        ({"a": "b", "b": "c", "c": "d", "d": "b"}, "b → c → d → b"),
    ],
)
def test_a_circle_is_named_with_its_way(relations: dict[str, str], way: str) -> None:
    terms = [term(name, broader=(target,)) for name, target in relations.items()]
    assert messages(*terms) == [f"broader goes in a circle: {way}; remove one of the steps"]


def test_a_circle_may_be_written_from_both_sides() -> None:
    assert messages(term("a", broader=("b",), narrower=("b",)), term("b")) == [
        "broader goes in a circle: a → b → a; remove one of the steps"
    ]


def test_a_term_may_have_two_broader_ones_that_meet_again() -> None:
    terms = [term("a", broader=("b", "c")), term("b", broader=("d",)), term("c", broader=("d",)), term("d")]
    assert messages(*terms) == []


def test_a_long_chain_is_no_circle_and_no_trouble() -> None:
    chain = [term(f"t-{n}", broader=(f"t-{n + 1}",)) for n in range(5000)] + [term("t-5000")]
    assert messages(*chain) == []


def test_a_fault_stops_a_build() -> None:
    with pytest.raises(SeedError, match=r"seeds/glossary/test\.yml:0: broader goes in a circle"):
        check_terms([term("a", broader=("b",)), term("b", broader=("a",))])


def test_one_rendering_preferred_twice_is_a_doubt() -> None:
    (problem,) = doubts([term("a", "扶贫", "Poverty relief"), term("b", "脱贫", "poverty relief", line=9)])
    assert str(problem).startswith("seeds/glossary/test.yml:9: warning: poverty relief is preferred for 扶贫")


@pytest.mark.parametrize(
    ("text", "pinyin", "said"),
    [
        ("扶贫", "fúpín", ""),
        ("口袋", "kǒudai", ""),
        ("扶贫", "fǔpín", "扶 of 扶贫 is read fú, not fǔ; mend pinyin"),
        ("一个", "yí gè", "一 of 一个 is read yī, not yí; mend pinyin"),
        ("1+4+N模式", "móshì", ""),
        ("西藏", "Xīzàng", ""),
    ],
)
def test_a_syllable_that_the_character_never_has(text: str, pinyin: str, said: str) -> None:
    assert [problem.message for problem in doubts([term("a", text, pinyin=pinyin)])] == [said][: len(said)]


def test_what_occurs_only_within_a_longer_term_occurs() -> None:
    terms = [term("long"), term("short"), term("lost", "绵羊")]
    (problem,) = unused(terms, ["long"], {"long": ("short",)})
    assert problem.message == "绵羊 (lost) occurs in no article; is a variant missing?"


def test_relations_are_read_from_both_sides() -> None:
    rows = with_inverses([term("a", broader=("c",), related=("b",)), term("b"), term("c", narrower=("b",))])
    assert rows["c"]["narrower"] == ("b", "a")
    assert rows["b"] == {"broader": ("c",), "narrower": (), "related": ("a",)}


@pytest.mark.parametrize("key", ["zh: 一地结对帮助另一地。", "term: 对口帮扶", "note: the usual word"])
def test_a_megabyte_is_one_clear_line(key: str) -> None:
    name, text = key.split(": ")
    with pytest.raises(SeedError) as caught:
        parsed(GOOD.replace(key, f"{name}: {text * 200_000}"))
    assert len(str(caught.value)) < 120
    assert "shorten it" in str(caught.value)


def test_aliases_are_no_bomb() -> None:
    bomb = "- &a [扶贫, 扶贫]\n" + "".join(
        f"- &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    with pytest.raises(SeedError, match=r"duikou\.yml:2: a YAML alias"):
        parse_terms(parse_yaml(bomb, PATH), PATH)


@pytest.mark.parametrize("text", ["公司+合作社+农户", "世界500强", "“1+4+N”"])
def test_letters_figures_and_marks_are_welcome(text: str) -> None:
    cured = GOOD.replace("term: 对口帮扶", f"term: {text}").replace("  pinyin: duìkǒu bāngfú\n", "")
    (one,) = parsed(cured.replace("  not_inside: [对口帮扶办]\n", ""))
    assert one.term == text


def test_no_term_of_the_seeds_is_read_as_its_characters_never_are() -> None:
    assert [str(problem) for problem in doubts(seed_terms()) if "mend pinyin" in problem.message] == []
