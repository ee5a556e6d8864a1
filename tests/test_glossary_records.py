from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from duizhao.errors import SeedError
from duizhao.glossary.checks import check_terms
from duizhao.glossary.records import parse_terms, terms_json
from duizhao.language.dictionary import senses
from duizhao.model import Evidence, Term
from duizhao.store import parse_yaml

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests/data/terms"
GOOD = (DATA / "good.yml").read_text("utf-8")
BAD = yaml.safe_load((DATA / "bad.yml").read_text("utf-8"))
PATH = Path("duikou.yml")


def parsed(text: str) -> tuple[Term, ...]:
    return parse_terms(parse_yaml(text, PATH), PATH)


def seed_terms() -> list[Term]:
    files = sorted((ROOT / "seeds/glossary").glob("*.yml"))
    return [term for file in files for term in parse_terms(parse_yaml(file.read_text("utf-8"), file), file)]


def test_a_term_is_read_with_all_it_has() -> None:
    (term,) = parsed(GOOD)
    assert (term.id, term.term, term.domain, term.line) == ("duikou-bangfu", "对口帮扶", "duikou", 1)
    assert (term.preferred.text, term.preferred.date) == ("paired assistance", "2021-04-06")
    assert [(member.zh, member.en) for member in term.members] == [("上海", "Shanghai"), ("云南", "Yunnan")]


@pytest.mark.parametrize("case", BAD, ids=[case["it"] for case in BAD])
def test_what_cannot_be_used(case: dict[str, str]) -> None:
    assert GOOD.count(case["find"]) == 1
    with pytest.raises(SeedError) as caught:
        parsed(GOOD.replace(case["find"], case["put"]))
    assert str(caught.value).startswith(case["error"])


def test_figures_stand_among_the_syllables_as_they_are() -> None:
    text = GOOD.replace("对口帮扶", "世界500强")
    (term,) = parsed(text.replace("duìkǒu bāngfú", "shìjiè 500 qiáng"))
    assert term.pinyin == "shìjiè 500 qiáng"
    with pytest.raises(SeedError, match="'100' is not pinyin"):
        parsed(text.replace("duìkǒu bāngfú", "shìjiè 100 qiáng"))


def test_one_id_belongs_to_one_term() -> None:
    (term,) = parsed(GOOD)
    with pytest.raises(
        SeedError, match=r"fupin\.yml:1: the id duikou-bangfu belongs to 对口帮扶 \(duikou\.yml:1\)"
    ):
        check_terms([term, replace(term, term="扶贫", variants=(), domain="fupin")])


def test_one_written_form_belongs_to_one_term() -> None:
    (term,) = parsed(GOOD)
    with pytest.raises(SeedError, match="结对帮扶 stands under 对口帮扶"):
        check_terms([term, replace(term, id="jiedui-bangfu", term="结对帮扶", variants=())])


@pytest.mark.parametrize("relation", ["broader", "narrower", "related"])
def test_a_relation_leads_to_another_term(relation: str) -> None:
    (term,) = parsed(GOOD)
    with pytest.raises(SeedError, match=f"{relation} of 对口帮扶 names fupin, which is no term"):
        check_terms([replace(term, **{relation: ("fupin",)})])
    with pytest.raises(SeedError, match=f"{relation} of 对口帮扶 names itself"):
        check_terms([replace(term, **{relation: ("duikou-bangfu",)})])


def test_json_has_what_the_contract_names() -> None:
    (row,) = terms_json(parsed(GOOD))
    assert {"id", "term", "pinyin", "variants", "domain", "renderings"} <= set(row)
    assert row["renderings"][1] == {
        "text": "counterpart assistance",
        "status": "admitted",
        "evidence": "editors",
        "source": "Duizhao",
    }


def test_the_glossary_of_the_seeds_holds_together() -> None:
    terms = seed_terms()
    check_terms(terms)
    assert len(terms) >= 40


def test_renderings_from_the_dictionary_stand_in_it() -> None:
    for term in seed_terms():
        for rendering in term.renderings:
            if rendering.evidence is Evidence.DICTIONARY:
                found = " / ".join(sense for form in (term.term, *term.variants) for sense in senses(form))
                assert rendering.text.casefold() in found.casefold(), term.id
