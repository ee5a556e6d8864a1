from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotate import Tools, annotate, annotation_json, build_tools, with_pinyin
from duizhao.glossary.records import parse_terms
from duizhao.language.names import parse_names
from duizhao.language.scripts import HAN
from duizhao.language.sentences import split_sentences
from duizhao.language.syllables import is_syllable
from duizhao.model import Name, Overrides, ReadingOverride, Source, Term, TokenKind, WordOverride
from duizhao.overrides import unmatched_overrides
from duizhao.store import parse_yaml

ROOT = Path(__file__).parent.parent
SAMPLES = (ROOT / "tests/data/annotate/sentences.txt").read_text("utf-8").splitlines()
NAMES = """
- {name: 单颖文, kind: person, english: Shan Yingwen, reading: Shàn Yǐngwén}
- {name: 日喀则市, kind: place, english: Xigazê, reading: Rìkāzé Shì}
- {name: 上海, kind: place, english: Shanghai}
"""
TERMS = """
- id: tuopin-gongjian
  term: 脱贫攻坚
  kind: term
  variants: [脱贫攻坚战]
  definition: {zh: 脱贫的努力。, en: The fight against poverty.}
  renderings: [{text: fight against poverty, status: preferred, evidence: editors, source: Duizhao}]
- id: liangbuchou-sanbaozhang
  term: 两不愁三保障
  kind: abbreviation
  pinyin: liǎng bù chóu sān bǎozhàng
  definition: {zh: 吃穿不愁，三样有保障。, en: Two assurances and three guarantees.}
  renderings: [{text: two assurances, status: preferred, evidence: editors, source: Duizhao}]
- id: jiandang-lika
  term: 建档立卡
  kind: term
  pinyin: jiàndàng lìkǎ
  definition: {zh: 登记贫困户。, en: Registration of poor households.}
  renderings: [{text: registered, status: preferred, evidence: editors, source: Duizhao}]
- id: 1-4-n
  term: 1+4+N
  kind: abbreviation
  definition: {zh: 一种模式。, en: A model.}
  renderings: [{text: 1+4+N, status: preferred, evidence: editors, source: Duizhao}]
"""
PATH = Path("seeds.yml")
NOTHING = Overrides()

texts = st.text(
    st.characters() | st.sampled_from("脱贫攻坚战上海两不愁三保障单颖文的地得了着过儿一不，。1+4N "),
    max_size=30,
)


def small_tools() -> Tools:
    names = parse_names(parse_yaml(NAMES, PATH), PATH)
    return build_tools(names, parse_terms(parse_yaml(TERMS, PATH), PATH))


TOOLS = small_tools()


def shown(text: str, tools: Tools = TOOLS, overrides: Overrides = NOTHING) -> str:
    return "|".join(token.text for token in annotate(text, tools, overrides).tokens)


@given(texts)
def test_any_text_keeps_every_character(text: str) -> None:
    sentence = annotate(text, TOOLS)
    assert sentence.text == text
    assert all(token.text for token in sentence.tokens)


@given(texts)
def test_readings_are_one_entry_a_character_and_only_of_han(text: str) -> None:
    for token in annotate(text, TOOLS).tokens:
        assert len(token.reading) == len(token.text)
        for char, syllable in zip(token.text, token.reading, strict=True):
            assert syllable is None or (is_syllable(syllable) and re.match(f"[{HAN}]", char))


@given(texts)
def test_no_edge_of_a_term_lies_within_a_word(text: str) -> None:
    sentence = annotate(text, TOOLS)
    edges = {0, *accumulate(len(token.text) for token in sentence.tokens)}
    assert {edge for span in sentence.terms for edge in (span.start, span.end)} <= edges
    assert all(a.end <= b.start for a, b in zip(sentence.terms, sentence.terms[1:], strict=False))


@given(texts)
def test_a_text_is_annotated_the_same_twice(text: str) -> None:
    assert annotate(text, TOOLS) == annotate(text, TOOLS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0发展\0",
        "\ud800发展",
        "𠀀𠮷😀",
        "\u0301",
        "\ue000",
        "👨‍👩‍👧",
        "瓩",
        "\r\n\t　",
        "发" * 30_000,
        "“" * 30_000,
    ],
)
def test_strange_texts_are_no_reason_to_fail(text: str) -> None:
    assert annotate(text, TOOLS).text == text


def test_a_million_characters_in_a_line_lose_none() -> None:
    line = "上海对口帮扶，打赢脱贫攻坚战。" * 66_667
    assert annotate(line, TOOLS).text == line


def test_a_term_is_a_layer_over_its_words() -> None:
    sentence = annotate("“两不愁三保障”", TOOLS)
    assert shown("“两不愁三保障”") == "“|两|不|愁|三|保障|”"
    assert [(span.id, span.start, span.end) for span in sentence.terms] == [("liangbuchou-sanbaozhang", 1, 7)]


def test_the_edges_of_a_term_cut_words() -> None:
    assert shown("脱贫攻坚战") == "脱贫|攻坚战"
    assert shown("脱贫攻坚战略") == "脱贫|攻坚|战|略"


def test_the_glossary_divides_the_words_of_its_terms() -> None:
    assert shown("建档立卡贫困户") == "建档|立卡|贫困户"
    assert {token.source for token in annotate("建档立卡", TOOLS).tokens} == {Source.GLOSSARY}


def test_figures_and_letters_of_a_term_have_no_reading() -> None:
    sentence = annotate("“1+4+N”", TOOLS)
    assert not any(syllable for token in sentence.tokens for syllable in token.reading)
    assert [span.id for span in sentence.terms] == ["1-4-n"]


def test_a_name_is_one_word_with_the_reading_of_its_record() -> None:
    token = annotate("记者单颖文", TOOLS).tokens[1]
    assert (token.text, token.kind, token.source) == ("单颖文", TokenKind.PERSON, Source.NAME)
    assert token.reading == ("shàn", "yǐng", "wén")


def test_traditional_text_is_annotated_as_printed() -> None:
    sentence = annotate("上海脫貧攻堅", TOOLS)
    assert [token.text for token in sentence.tokens] == ["上海", "脫貧", "攻堅"]
    assert [span.id for span in sentence.terms] == ["tuopin-gongjian"]
    assert sentence.tokens[1].reading == ("tuō", "pín")


def test_the_editor_decides_over_all_others() -> None:
    overrides = Overrides(
        readings=(ReadingOverride("受聘", "为", "顾问", "wéi"), ReadingOverride("", "单", "颖文", "dān")),
        words=(WordOverride(("教育引导",)), WordOverride(("贫", "困户")), WordOverride(("脱", "贫攻"))),
    )
    tokens = {token.text: token for token in annotate("受聘为顾问，单颖文", TOOLS, overrides).tokens}
    assert (tokens["为"].reading, tokens["为"].source) == (("wéi",), Source.SIDECAR)
    assert tokens["单颖文"].reading == ("dān", "yǐng", "wén")
    assert shown("教育引导贫困户", TOOLS, overrides) == "教育引导|贫|困户"
    assert shown("脱贫攻坚", TOOLS, overrides) == "脱|贫攻|坚"


def test_an_override_holds_wherever_its_context_stands() -> None:
    overrides = Overrides(readings=(ReadingOverride("", "种", "茶", "zhòng"),))
    read = [t.reading for t in annotate("种茶，种茶", TOOLS, overrides).tokens if "种" in t.text]
    assert [reading[0] for reading in read] == ["zhòng", "zhòng"]


def test_an_override_that_stands_nowhere_is_found() -> None:
    reading, words = ReadingOverride("受聘", "为", "", "wéi", 9), WordOverride(("教育", "引导"), 4)
    overrides = Overrides((reading,), (words,))
    assert unmatched_overrides(overrides, ["教育引导", "受聘为顾问"]) == ()
    assert unmatched_overrides(overrides, ["教育", "引导"]) == (words, reading)


def test_levels_are_those_of_words() -> None:
    levels = {token.text: token.level for token in annotate("朋友们扶贫", TOOLS).tokens}
    assert (levels["朋友"], levels["扶贫"]) == (1, None)


def test_pinyin_of_a_term_is_filled_in_where_it_is_not_written() -> None:
    (gongjian, assured, *_) = parse_terms(parse_yaml(TERMS, PATH), PATH)
    assert with_pinyin(gongjian, TOOLS).pinyin == "tuōpín gōngjiān"
    assert with_pinyin(assured, TOOLS) is assured


def test_json_is_the_one_of_the_contract() -> None:
    row = annotation_json("上海朋友脱贫攻坚，1", TOOLS, gloss=True)
    assert row["text"] == "".join(token["text"] for token in row["tokens"])
    assert row["terms"] == [{"id": "tuopin-gongjian", "start": 4, "end": 8}]
    assert row["tokens"][1] == {
        "text": "朋友",
        "pinyin": ["péng", "you"],
        "kind": "word",
        "level": 1,
        "gloss": ["friend"],
    }
    assert row["tokens"][-1] == {"text": "1", "pinyin": [None], "kind": "number"}
    assert "gloss" not in annotation_json("朋友", TOOLS)["tokens"][0]


def test_an_empty_line_has_an_object_too() -> None:
    assert annotation_json("", TOOLS) == {"text": "", "tokens": [], "terms": []}


def test_golden_annotation(golden: Callable[[str, str], None]) -> None:
    lines = [json.dumps(annotation_json(line, TOOLS), ensure_ascii=False) for line in SAMPLES]
    golden("annotate/sentences.jsonl", "".join(f"{line}\n" for line in lines))


def seeds() -> tuple[tuple[Name, ...], list[Term]]:
    files = sorted((ROOT / "seeds/glossary").glob("*.yml"))
    terms = [term for file in files for term in parse_terms(parse_yaml(file.read_text("utf-8"), file), file)]
    path = ROOT / "seeds/names.yml"
    return parse_names(parse_yaml(path.read_text("utf-8"), path), path), terms


def test_every_character_of_the_seeds_is_read() -> None:
    tools = build_tools(*seeds())
    for page in (ROOT / "seeds/pages").glob("*.txt"):
        for sentence in split_sentences(page.read_text("utf-8")):
            for token in annotate(sentence, tools).tokens:
                bare = [char for char, cell in zip(token.text, token.reading, strict=True) if cell is None]
                assert not re.search(f"[{HAN}]", "".join(bare)), token
