"""Both seed pages, read by eye, against what a build reads."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from checkout import ROOT
from duizhao.annotate import annotate, with_pinyin
from duizhao.config import load_settings
from duizhao.language.orthography import spell
from duizhao.language.scripts import HAN_CHARACTER
from duizhao.model import Article
from duizhao.pipeline.seeds import articles_of, page_files, read_lexicon, read_source
from duizhao.pipeline.workers import Workshop, workshop

TRUTH = ROOT / "tests/data/seed-readings"
PRINTED = (ROOT / "tests/data/orthography/seeds.tsv").read_text("utf-8").splitlines()
ARTICLES = sorted(path for path in TRUTH.glob("*.tsv") if path.stem not in {"words", "furniture"})


@cache
def shop() -> Workshop:
    settings = load_settings(ROOT / "mkdocs.yml")
    return workshop(settings, read_lexicon(settings))


@cache
def articles() -> dict[str, Article]:
    settings = shop().settings
    sources = (read_source(settings, path) for path in page_files(settings))
    return {article.slug: article for source in sources for article in articles_of(source)}


def rows(path: Path) -> list[tuple[str, list[str]]]:
    cells = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line]
    return [(text, syllables.split()) for text, syllables in cells]


def read(text: str, article: Article) -> list[str | None]:
    tokens = annotate(text, shop().tools, article.overrides).tokens
    cells = (cell for token in tokens for cell in zip(token.text, token.reading, strict=True))
    return [syllable for char, syllable in cells if HAN_CHARACTER.match(char)]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_character_of_the_seeds_is_read_right(path: Path) -> None:
    article = articles()[path.stem]
    wrong = [
        f"{text[:20]}… {number}: {syllable} for {allowed}"
        for text, truth in rows(path)
        for number, (allowed, syllable) in enumerate(zip(truth, read(text, article), strict=True))
        if syllable not in allowed.split("/")
    ]
    assert wrong == []


def test_every_segment_of_the_seeds_has_been_read() -> None:
    for path in ARTICLES:
        texts = {text for text, _ in rows(path)}
        segments = {
            segment.text for segment in articles()[path.stem].segments if HAN_CHARACTER.search(segment.text)
        }
        assert segments <= texts, path.stem


def test_the_pinyin_of_every_term_is_printed_as_its_record_has_it() -> None:
    tools = shop().tools
    terms = shop().terms.values()
    printed = {term.term: with_pinyin(replace(term, pinyin=""), tools).pinyin for term in terms}
    assert printed == {term.term: term.pinyin for term in terms}


@pytest.mark.parametrize("words", [line for line in PRINTED if line.strip()])
def test_pinyin_of_the_seeds_as_printed(words: str) -> None:
    text = words.partition("\t")[0]
    slug, pinyin = words.split("\t")[1:]
    article = articles()[slug]
    segment = next(segment for segment in article.segments if text in segment.text)
    tokens = annotate(segment.text, shop().tools, article.overrides).tokens
    whole = " ".join(filter(None, (spell(token, shop().tools.names) for token in tokens)))
    assert f" {pinyin} " in f" {whole} "


def test_at_most_ten_readings_stand_in_the_sidecars() -> None:
    overrides = [override for article in articles().values() for override in article.overrides.readings]
    assert len(overrides) <= 10
