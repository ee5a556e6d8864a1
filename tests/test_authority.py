"""Who decides how a character is read: each step is put over the one below at the same place."""

from __future__ import annotations

from pathlib import Path

import pytest

from duizhao.annotate import annotate, build_tools
from duizhao.glossary.records import parse_terms
from duizhao.language.readings import read_word
from duizhao.model import Name, Overrides, ReadingOverride, Source, Term, Token, TokenKind
from duizhao.store import parse_yaml

TEXT = "人各有所长，用其所长就好。"
"""In phrases 所长 is suǒzhǎng, the head of an office; here it is what one is good at."""
NAME = Name("所长", TokenKind.PROPER, "X", (("suò",), ("zhāng",)))
TERM = """
- id: suochang
  term: 所长
  kind: term
  pinyin: suōzhàng
  definition: {zh: 长处。, en: A strength.}
  renderings:
    - {text: strength, status: preferred, evidence: editors, source: Duizhao}
"""
EDITOR = Overrides(readings=(ReadingOverride("用其所", "长", "", "chǎng"),))
NOBODY = Overrides()


def terms() -> tuple[Term, ...]:
    path = Path("seeds/glossary/x.yml")
    return parse_terms(parse_yaml(TERM, path), path)


def token(names: tuple[Name, ...], terms: tuple[Term, ...], overrides: Overrides) -> Token:
    found = annotate(TEXT, build_tools(names, terms), overrides).tokens
    return next(token for token in found[::-1] if token.text == "所长")


@pytest.mark.parametrize(
    ("names", "terms", "overrides", "syllable", "source"),
    [
        ((), (), NOBODY, "cháng", Source.MODEL),
        ((NAME,), (), NOBODY, "zhāng", Source.NAME),
        ((), terms(), NOBODY, "zhàng", Source.GLOSSARY),
        ((NAME,), terms(), NOBODY, "zhàng", Source.GLOSSARY),
        ((), (), EDITOR, "chǎng", Source.SIDECAR),
        ((NAME,), terms(), EDITOR, "chǎng", Source.SIDECAR),
    ],
    ids=["model", "name", "term", "term over name", "sidecar over model", "sidecar over all"],
)
def test_each_authority_over_the_next(
    names: tuple[Name, ...], terms: tuple[Term, ...], overrides: Overrides, syllable: str, source: Source
) -> None:
    found = token(names, terms, overrides)
    assert (found.reading[1], found.source) == (syllable, source)


def test_the_model_is_over_the_phrase_and_the_phrase_over_the_dictionary() -> None:
    assert read_word("所长") == (("suǒ", "zhǎng"), Source.PHRASE)
    assert "".join(filter(None, (*read_word("所")[0], *read_word("长")[0]))) == "suǒcháng"
    assert token((), (), NOBODY).reading == ("suǒ", "cháng")


def test_the_sidecar_holds_for_its_place_only() -> None:
    tokens = annotate("发挥所长，用其所长。", build_tools((NAME,)), EDITOR).tokens
    found = [(t.reading[1], t.source) for t in tokens if t.text == "所长"]
    assert found == [("zhāng", Source.NAME), ("chǎng", Source.SIDECAR)]


def test_the_lowest_authorities_are_told_apart() -> None:
    sources = {t.text: t.source for t in annotate("银行，堤坝，㊗", build_tools()).tokens}
    assert (sources["银行"], sources["堤坝"], sources["㊗"]) == (
        Source.PHRASE,
        Source.DICTIONARY,
        Source.NONE,
    )


def test_the_order_is_the_order_of_the_sources() -> None:
    assert [str(source) for source in Source] == [
        "sidecar",
        "glossary",
        "name",
        "model",
        "phrase",
        "dictionary",
        "none",
    ]
