"""The JSON beside an article: the reader finds there what is printed on the page, once, and small."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import Any

import pytest

from checkout import ROOT
from duizhao.annotate import annotate
from duizhao.config import load_settings
from duizhao.model import AlignedArticle, AnnotatedSentence
from duizhao.pages.lookup import SHORT, lookup
from duizhao.pipeline.articles import Workshop, align_article
from duizhao.pipeline.seeds import articles_of, page_files, read_lexicon, read_source
from duizhao.store import to_json
from pages_sample import ALIGNED, NAMES, TERMS, tokens

DATA = lookup(ALIGNED, TERMS, NAMES)


def with_sentence(written: str) -> dict[str, Any]:
    """Look up an article whose first paragraph says something else."""
    sentences = {**ALIGNED.sentences, "s-one": AnnotatedSentence(tokens(written))}
    return lookup(replace(ALIGNED, sentences=sentences), TERMS, NAMES)


def test_a_word_has_its_level_and_all_its_readings() -> None:
    level, *readings = DATA["words"]["经验"]
    assert level == 3
    assert [reading for reading, *_ in readings] == ["jīngyàn"]
    assert readings[0][1].startswith("experience")
    long = with_sentence("长|cháng||2  。||标")["words"]["长"]
    assert {reading for reading, *_ in long[1:]} == {"cháng", "zhǎng"}


def test_runs_of_words_and_words_within_words_are_found() -> None:
    assert "脱贫" in DATA["words"]
    assert {"区委", "书记"} & set(DATA["words"])
    found = with_sentence("中华|zhōng huá  人民|rén mín  共和国|gòng hé guó  。||标")["words"]
    assert {"中华人民共和国", "人民", "共和国", "共和"} <= set(found)


def test_nothing_runs_over_a_mark() -> None:
    assert "人民" not in with_sentence("人|rén  ，||标  民|mín  。||标")["words"]


def test_characters_have_the_readings_of_this_page() -> None:
    assert DATA["chars"]["帮"][0] == 1
    assert [reading for reading, *_ in DATA["chars"]["帮"][1:]] == ["bāng"]


def test_a_character_has_two_senses_where_both_are_short() -> None:
    assert DATA["chars"]["制"][1] == ["zhì", "system; to control"]
    assert DATA["chars"]["业"][1] == ["yè", "line of business"]
    assert len("line of business; industry") > SHORT


def test_names_and_terms_carry_their_english() -> None:
    assert DATA["names"]["程向民"] == ["person", "Cheng Xiangmin"]
    assert DATA["terms"]["duikou-bangfu"]["english"] == "paired assistance"
    assert DATA["terms"]["duikou-bangfu"]["source"] == "our own rendering, Duizhao"


def test_words_that_are_said_otherwise() -> None:
    spoken = with_sentence("领导|lǐng dǎo  不|bù  是|shì  。||标  他|tā")["spoken"]["s-one"]
    assert spoken == {0: "língdǎo", 1: "bú"}


def test_no_phrase_of_the_converter_crosses_a_word() -> None:
    """生发 is 生髮, but 内生发展 is 內生發展; single characters are converted together, 制茶."""
    words = (
        "内生|nèi shēng",
        "发展|fā zhǎn",
        "，||标",
        "制|zhì",
        "茶|chá",
        "，||标",
        "制度|zhì dù",
        "，||标",
    )
    data = with_sentence("  ".join((*words, "公里|gōng lǐ", "那里|nà lǐ")))
    text = "内生发展，制茶，制度，公里那里"
    assert converted(data, "TW", "s-one", text) == "內生發展，製茶，制度，公里那裡"
    assert converted(data, "HK", "s-one", text) == "內生發展，製茶，制度，公里那裏"


def converted(data: dict[str, Any], region: str, segment: str, text: str) -> str:
    """Convert as the reader does: the places that differ, else the usual form, else as it is."""
    script = data["scripts"][region]
    usual = dict(zip(script["usual"][::2], script["usual"][1::2], strict=True))
    places = script["places"].get(segment, {})
    return "".join(places.get(at, usual.get(char, char)) for at, char in enumerate(text))


def test_measure_words() -> None:
    data = with_sentence("书|shū||1  和|hé||1")
    assert data["measures"]["书"].startswith("本")


def test_what_the_page_does_not_prove_is_not_cited() -> None:
    assert DATA["cite"] == {"date": "2021-03-09"}


@pytest.fixture(scope="module")
def seeds() -> list[tuple[Workshop, AlignedArticle]]:
    settings = load_settings(ROOT / "mkdocs.yml")
    shop = Workshop.of(settings, read_lexicon(settings))
    articles = [a for page in page_files(settings) for a in articles_of(read_source(settings, page))]
    return [(shop, align_article(shop.tools, article, None)) for article in articles]


def test_it_is_small(seeds: list[tuple[Workshop, AlignedArticle]]) -> None:
    """At most 40 KB, packed, for 2,000 characters."""
    for shop, aligned in seeds:
        data = to_json(lookup(aligned, shop.terms, shop.tools.names))
        characters = sum(len(segment.text) for segment in aligned.article.segments)
        assert len(gzip.compress(data.encode(), 9)) <= 40_000 * max(characters, 2000) / 2000


def test_every_word_of_the_seeds_is_found_by_its_printed_form(
    seeds: list[tuple[Workshop, AlignedArticle]],
) -> None:
    for shop, aligned in seeds:
        data = json.loads(to_json(lookup(aligned, shop.terms, shop.tools.names)))
        for sentence in aligned.sentences.values():
            for token in sentence.tokens:
                for char, syllable in zip(token.text, token.reading, strict=True):
                    assert not syllable or syllable in {reading for reading, *_ in data["chars"][char][1:]}


def test_printed_traditional_characters_are_looked_up_too() -> None:
    shop = Workshop.of(load_settings(ROOT / "mkdocs.yml"), read_lexicon(load_settings(ROOT / "mkdocs.yml")))
    sentence = annotate("發展經濟", shop.tools)
    data = lookup(replace(ALIGNED, sentences={**ALIGNED.sentences, "s-one": sentence}), TERMS, NAMES)
    assert data["words"]["發展"][1][0] == "fāzhǎn"
