"""The browser's tokeniser answers the cases of the build's, and any text, alike."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page

from duizhao.language.syllables import BARE_SYLLABLES
from duizhao.search.stemming import stem
from duizhao.search.tokens import english, letters, pairs
from search_cases import CASES

ALPHABET = "对口帮扶银行乡鄉0〇19aZé’'-—…。，“”％ＡＢ①α☆😀𠮷\u3000 \t\ufa67\u0301İß々カ"


@pytest.fixture
def scripts(page: Page, site_url: str) -> str:
    page.goto(f"{site_url}about/")
    return f"{site_url}assets/javascripts/"


def ask(page: Page, module: str, body: str, value: object) -> object:
    return page.evaluate(f"async (value) => {{ const its = await import('{module}'); {body} }}", value)


@pytest.mark.parametrize("kind", ["pairs", "english"])
def test_tokens_are_those_of_the_build(page: Page, scripts: str, kind: str) -> None:
    texts = [case["text"] for case in CASES[kind]]
    answers = ask(page, f"{scripts}search-tokens.mjs", f"return value.map(its.{kind})", texts)
    assert answers == [case["tokens"] for case in CASES[kind]]


def test_any_text_gives_the_same_tokens(page: Page, scripts: str) -> None:
    chance = random.Random(8)  # noqa: S311 - the same texts every time
    texts = ["".join(chance.choices(ALPHABET, k=chance.randint(0, 30))) for _ in range(400)]
    texts += [chr(code) for code in range(0x20, 0x3100)]
    module = f"{scripts}search-tokens.mjs"
    body = "return value.map((text) => [its.pairs(text), its.english(text), its.letters(text).join('')])"
    answers = ask(page, module, body, texts)
    assert isinstance(answers, list)
    wrong = [
        (text, answer, expected)
        for text, answer in zip(texts, answers, strict=True)
        if answer != (expected := [pairs(text), english(text), letters(text)])
    ]
    assert wrong == []


def test_steps_begin_as_the_build_writes_them(page: Page, scripts: str) -> None:
    for case in CASES["steps"]:
        words = [token.split("λ") for token in case["tokens"]]
        heads = ask(
            page, f"{scripts}search-tokens.mjs", "return value.map(([a, b]) => its.stepHead(a, b))", words
        )
        assert heads == case["heads"]


def test_stems_are_those_of_the_build(page: Page, scripts: str) -> None:
    words = [
        *CASES["stems"],
        *(f"{root}{tail}" for root in BARE_SYLLABLES for tail in ("ing", "ed", "ies", "ational")),
    ]
    answers = ask(page, f"{scripts}search-stem.mjs", "return value.map(its.stem)", words)
    assert answers == [stem(word) for word in words]


@pytest.mark.parametrize("case", CASES["pinyin"], ids=lambda case: case["text"])
def test_pinyin_is_read_however_it_is_written(page: Page, scripts: str, case: dict[str, object]) -> None:
    body = (
        "return its.parsePinyin(value.text, new Set(value.syllables))"
        ".map((way) => way.map(({ bare, tone }) => bare + (tone ?? '')))"
    )
    value = {"text": case["text"], "syllables": sorted(BARE_SYLLABLES)}
    assert ask(page, f"{scripts}search-tokens.mjs", body, value) == case["ways"]
