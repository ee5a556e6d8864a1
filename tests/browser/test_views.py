"""What the browser works out itself says the same as the program does."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page

from duizhao.language.orthography import join_syllables
from duizhao.language.syllables import SYLLABLES, bare_syllable
from duizhao.language.views import numbered, zhuyin

INTERJECTIONS = {"m", "n", "ng", "hm", "hng", "ê", "r"}
"""These stand alone; inside a word nothing would tell them from the end of the syllable before."""

VIEWS = "../../assets/javascripts/views.mjs"


@pytest.fixture
def views(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}read/qingpu/")
    return page


def test_every_syllable_is_written_alike(views: Page) -> None:
    syllables = sorted(SYLLABLES)
    write = "all.map((one) => [views.zhuyin(one), views.numbered(one)])"
    found = views.evaluate(
        f"async (all) => {{ const views = await import('{VIEWS}'); return {write} }}", syllables
    )
    for syllable, both in zip(syllables, found, strict=True):
        assert both == [zhuyin(syllable), numbered(syllable)], syllable


def test_words_are_cut_into_their_syllables(views: Page) -> None:
    chance = random.Random(20261122)  # noqa: S311 - no secret, the same words every time
    plain = sorted(syllable for syllable in SYLLABLES if bare_syllable(syllable) not in INTERJECTIONS)
    words = [[chance.choice(plain) for _ in range(chance.randint(1, 5))] for _ in range(3000)]
    words += [[*word, "r"] for word in words[:300] if not word[-1].endswith(("r", "e", "ē", "é", "ě", "è"))]
    found = views.evaluate(
        f"async (all) => {{ const v = await import('{VIEWS}'); return all.map(v.syllables) }}",
        [join_syllables(word) for word in words],
    )
    assert found == words


@pytest.mark.parametrize(
    ("pinyin", "syllables"),
    [
        ("Xī'ān Shì", ["Xī", "ān", "Shì"]),
        ("fāngàn", ["fān", "gàn"]),
        ("fāng'àn", ["fāng", "àn"]),
        ("Lǘ'ér", ["Lǘ", "ér"]),
        ("wánr", ["wán", "r"]),
        ("nǚ'ér", ["nǚ", "ér"]),
        ("gēr", ["gē", "r"]),
        ("Chéng Xiàngmín", ["Chéng", "Xiàng", "mín"]),
    ],
)
def test_names_and_apostrophes(views: Page, pinyin: str, syllables: list[str]) -> None:
    script = f"async (word) => (await import('{VIEWS}')).syllables(word)"
    assert views.evaluate(script, pinyin) == syllables


def test_long_sentences_are_read_in_breaths(views: Page) -> None:
    text = "上海不断总结对口帮扶、共奔小康的经验，以扶质与扶制相结合；做好消费扶贫等，不断激发“造血”机制。"
    breaths = views.evaluate(
        "async (text) => (await import('../../assets/javascripts/listen.mjs')).breaths(text, 20)", text
    )
    assert "".join(breaths) == text
    assert len(breaths) > 2
    assert all(len(breath) <= 22 for breath in breaths)
    assert all(breath[-1] in "，；、。”" for breath in breaths)
