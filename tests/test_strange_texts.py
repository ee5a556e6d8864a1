"""Whatever stands in a line, no character is lost, nothing fails, and what has no reading is shown bare."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.annotate import Tools, annotate, build_tools, find_doubts
from duizhao.language.syllables import is_syllable
from duizhao.language.views import numbered, spoken, zhuyin
from duizhao.model import AnnotatedSentence, TokenKind
from duizhao.traditional import REGIONS, Scripts
from site_of_one import SIDECAR, duizhao, make_site, write

LONG = 50_000
STRANGE = {
    "nothing": "",
    "blanks": " \t\u3000\u00a0\u2003",
    "Latin only": "The quick brown fox, don't jump; naïve café — 5.2%",
    "Cyrillic and Greek": "Москва и Ελλάδα",
    "Extension B": "𠀀𠮷𡃁𪚥",
    "Extension G": "\U00030000\U0003106c",
    "compatibility characters": "\ufa67\uf900\U0002f800",
    "private use": "扶\ue000贫\U000f0000攻坚",
    "mixed scripts": "脱贫脫貧한국어ひらがなカタカナABCабв",
    "traditional": "脫貧攻堅戰取得全面勝利，讓農民的錢袋子鼓起來。",
    "full-width figures": "２０２０年１２月，１．５％，ＡＢＣ公司",
    "emoji": "加油👨‍👩‍👧‍👦🇨🇳👍🏽！",
    "combining marks": "\u0301扶\u0301贫\u20dd\u200d\ufe0f",
    "zero and iteration": "二〇二〇年，人々，㊗㈱",
    "controls": "\0\x07\x1b扶贫\x7f\u202e\u2066\ufeff",
    "half a surrogate": "\ud800扶贫\udfff",
    "two-syllable signs": "千瓩，图书圕",
    "only marks": "……——“”《》【】",
}
LENGTHY = {
    "one sentence": "对口帮扶地区群众因病返贫因地制宜重新种植" * (LONG // 20),
    "people": "记者单晓岚表示王小明说" * (LONG // 11),
    "places": "上海市云南省临沧市沪滇" * (LONG // 11),
    "figures": "1" * LONG,
    "numerals": "一二三四五六七八九十百千万" * (LONG // 13),
    "one character": "发" * LONG,
    "marks": "“" * LONG,
    "rare characters": "𠀀𠮷" * (LONG // 2),
    "Latin": "abc " * (LONG // 4),
}


@cache
def tools() -> Tools:
    return build_tools()


def assert_whole(text: str) -> AnnotatedSentence:
    sentence = annotate(text, tools())
    assert sentence.text == text
    for token in sentence.tokens:
        assert len(token.reading) == len(token.text)
        assert all(syllable is None or is_syllable(syllable) for syllable in token.reading)
    said = spoken([(token.text, token.reading) for token in sentence.tokens])
    assert [len(cells) for cells in said] == [len(token.text) for token in sentence.tokens]
    for cells in said:
        assert all(numbered(syllable) and zhuyin(syllable) for syllable in cells if syllable)
    for taiwan in ("characters", "words"):
        for region in REGIONS:
            assert len(Scripts({}, {}, taiwan).cells(sentence, region)) == len(text)
    list(find_doubts(text, tools()))
    return sentence


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_strange_texts(text: str) -> None:
    assert_whole(text)


@pytest.mark.parametrize("text", LENGTHY.values(), ids=LENGTHY.keys())
def test_very_long_sentences(text: str) -> None:
    assert_whole(text)


def test_thousands_of_people_in_a_line_are_all_found() -> None:
    tokens = annotate(LENGTHY["people"], tools()).tokens
    assert sum(token.kind is TokenKind.PERSON for token in tokens) == 2 * (LONG // 11)


@given(st.text())
def test_any_text(text: str) -> None:
    assert_whole(text)


def test_figures_of_full_width_are_figures() -> None:
    tokens = annotate("２０２０年", tools()).tokens
    assert (tokens[0].text, tokens[0].kind) == ("２０２０", TokenKind.NUMBER)


def test_traditional_and_simplified_text_are_read_alike() -> None:
    printed, plain = (
        [cell for token in annotate(text, tools()).tokens for cell in token.reading]
        for text in (
            "脫貧攻堅戰取得全面勝利，種茶的農民發展產業",
            "脱贫攻坚战取得全面胜利，种茶的农民发展产业",
        )
    )
    assert printed == plain


def test_the_command_gives_every_line_back(tmp_path: Path) -> None:
    lines = [text for text in STRANGE.values() if text.isprintable()]
    write(tmp_path / "strange.txt", "\n".join(lines))
    run = duizhao(make_site(tmp_path / "site"), "annotate", str(tmp_path / "strange.txt"), "--json")
    assert run.returncode == 0, run.stderr
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert ["".join(token["text"] for token in row["tokens"]) for row in rows] == lines


def test_a_character_that_nobody_can_read_is_listed(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    page = site / "seeds/pages/first.txt"
    write(page, page.read_text("utf-8").replace("青年是未来。", "青年𡃁是未来。"))
    out = duizhao(site, "check").stdout
    assert "no reading is known for 𡃁; give it in the sidecar" in out


@pytest.mark.parametrize(
    ("line", "severity", "told"),
    [
        ("青[年]是: xué", "warning", "never xué; mend or keep the line"),
        ("青[年]是: nian2", "error", "'nian2' is no syllable"),
        ("青[年]不: nián", "error", "stands nowhere in"),
        ("青[年是: nián", "error", "first.yml:8"),
        ("青年是: nián", "error", "first.yml:8"),
        ("青[年是]: nián", "error", "first.yml:8"),
    ],
)
def test_a_wrong_reading_in_a_sidecar_is_told(tmp_path: Path, line: str, severity: str, told: str) -> None:
    site = make_site(tmp_path)
    write(site / "seeds/pages/first.yml", f"{SIDECAR}    readings:\n      {line}\n")
    out = duizhao(site, "check").stdout
    rows = [row for row in out.splitlines() if row.startswith("seeds/pages/first.yml:8: ")]
    assert any(f": {severity}: " in row and told in row for row in rows), out


def test_a_wrong_reading_of_a_name_is_told(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    write(
        site / "seeds/names.yml",
        "- name: 陆益峰\n  kind: person\n  english: Lu Yifeng\n  reading: Lù Yìshān\n",
    )
    out = duizhao(site, "check").stdout
    assert "seeds/names.yml:1: warning: 峰 of 陆益峰 is read fēng, not shān; mend reading" in out
