"""The commands and their JSON, as DESIGN's contracts have them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checkout import ROOT
from site_of_one import duizhao, make_site

SEEDS = sorted((ROOT / "seeds/pages").glob("*.txt"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path)


@pytest.mark.parametrize("page", SEEDS, ids=lambda page: page.stem)
def test_split_covers_every_character_once(page: Path) -> None:
    run = duizhao(ROOT, "split", str(page), "--json")
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert set(result) == {"source", "articles", "furniture"}
    assert result["source"] == str(page)
    text = page.read_text(encoding="utf-8")
    blocks = [*result["furniture"], *(block for article in result["articles"] for block in article["blocks"])]
    covered = [offset for block in blocks for start, end in block["spans"] for offset in range(start, end)]
    assert sorted(offset for offset in covered if not text[offset].isspace()) == [
        offset for offset, character in enumerate(text) if not character.isspace()
    ]
    for block in blocks:
        under = "".join(text[start:end] for start, end in block["spans"])
        assert "".join(under.split()) == "".join(block["text"].split())
        assert set(block) <= {"role", "text", "spans", "speaker"}
    for article in result["articles"]:
        assert article["headline"] in [b["text"] for b in article["blocks"] if b["role"] == "headline"]


def test_split_reads_standard_input(site: Path) -> None:
    run = duizhao(
        site, "split", "-", "--json", stdin="携手打赢脱贫攻坚战\n\n本报记者 陆益峰\n\n脱贫攻坚是一场硬仗。\n"
    )
    assert json.loads(run.stdout)["articles"][0]["headline"] == "携手打赢脱贫攻坚战"


def test_annotate_gives_one_object_a_line_and_loses_no_character(site: Path) -> None:
    text = "对口帮扶，陆益峰说。\n\n8424西瓜 — 世界500强\u2028😀𠀀\n末行没有换行"
    run = duizhao(site, "annotate", "--json", "-", stdin=text)
    assert run.returncode == 0, run.stderr
    lines = [json.loads(line) for line in run.stdout.split("\n") if line]
    assert [line["text"] for line in lines] == text.split("\n")
    for line in lines:
        assert "".join(token["text"] for token in line["tokens"]) == line["text"]
        for token in line["tokens"]:
            assert len(token["pinyin"]) == len(token["text"])
            assert set(token) <= {"text", "pinyin", "kind", "level", "gloss"}
    assert lines[0]["terms"] == [{"id": "duikou-bangfu", "start": 0, "end": 4}]
    assert {"text": "陆益峰", "pinyin": ["lù", "yì", "fēng"], "kind": "person"} in lines[0]["tokens"]


def test_annotate_works_outside_of_any_site(tmp_path: Path) -> None:
    run = duizhao(tmp_path, "annotate", stdin="银行行长\n")
    pinyin = [syllable for token in json.loads(run.stdout)["tokens"] for syllable in token["pinyin"]]
    assert pinyin == ["yín", "háng", "háng", "zhǎng"]


def test_annotate_makes_html(site: Path) -> None:
    run = duizhao(site, "annotate", "--html", stdin="对口<帮扶>\n")
    assert run.stdout == (
        '<p lang="zh-Hans"><ruby>对口<rt>Duìkǒu</rt></ruby>&lt;<ruby>帮扶<rt>bāngfú</rt></ruby>&gt;</p>\n'
    )


def test_check_speaks_json(site: Path) -> None:
    run = duizhao(site, "check", "--format", "json")
    assert run.returncode == 0
    (problem,) = [row for row in json.loads(run.stdout) if row["severity"] != "note"]
    assert problem["path"] == "seeds/translations/en/together.po"
    assert set(problem) == {"path", "line", "severity", "message"}


def test_glossary_list_has_the_fields_of_a_record(site: Path) -> None:
    run = duizhao(site, "glossary", "list", "--json")
    first = json.loads(run.stdout)[0]
    assert {"id", "term", "pinyin", "variants", "domain", "renderings"} <= set(first)
    assert {"text", "status", "source", "evidence"} <= set(first["renderings"][0])
    assert "对口帮扶" in duizhao(site, "glossary", "list").stdout


def test_translate_adds_empty_entries_once(site: Path) -> None:
    memory = site / "seeds/translations/en/together.po"
    assert "would change" in duizhao(site, "translate", "--dry-run").stdout
    assert not memory.exists()
    assert "brought up to date" in duizhao(site, "translate", "--article", "together").stdout
    before = memory.read_bytes()
    assert duizhao(site, "translate").stdout == ""
    assert memory.read_bytes() == before


def test_the_seeds_have_no_error() -> None:
    run = duizhao(ROOT, "check")
    assert run.returncode == 0, run.stdout
