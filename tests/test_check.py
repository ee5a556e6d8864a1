"""Each kind of thing that `duizhao check` warns of, and that it stays quiet about the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from duizhao.config import load_settings
from duizhao.pipeline.check import check_site
from site_of_one import ARTICLE, TERMS, duizhao, make_site, write

MEMORY = "seeds/translations/en/together.po"
SENTENCE = 'msgid "青年是未来。"\nmsgstr ""'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make_site(tmp_path)
    assert duizhao(tmp_path, "translate").returncode == 0
    text = (tmp_path / MEMORY).read_text(encoding="utf-8")
    header, _, entries = text.partition("\n\n")
    write(tmp_path / MEMORY, header + "\n\n" + entries.replace('msgstr ""', 'msgstr "English."'))
    return tmp_path


def problems(site: Path) -> list[str]:
    return [str(problem) for problem in check_site(load_settings(site / "mkdocs.yml"))]


def change(site: Path, name: str, old: str, new: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    assert old in text
    write(site / name, text.replace(old, new, 1))


def test_where_all_is_well_nothing_is_said(site: Path) -> None:
    assert problems(site) == []


def test_what_has_no_english_is_counted(site: Path) -> None:
    change(site, MEMORY, 'msgid "青年是未来。"\nmsgstr "English."', SENTENCE)
    (line,) = problems(site)
    assert line.startswith(f"{MEMORY}:1: warning: 1 of 6 texts have no en yet")


def test_a_machines_draft_is_named_with_its_line(site: Path) -> None:
    change(site, MEMORY, "#. paragraph\n", "# machine: libre 2026-11-22\n#. paragraph\n#, fuzzy\n")
    (line,) = problems(site)
    assert "a machine's draft" in line
    assert ":1: " not in line


def test_a_sentence_that_has_changed_is_named(site: Path) -> None:
    change(site, "seeds/pages/first.txt", "青年是未来", "青年就是未来")
    assert duizhao(site, "translate").returncode == 0
    (line,) = problems(site)
    assert "the Chinese has changed" in line


def test_a_character_that_nobody_can_read_is_listed(site: Path) -> None:
    write(site / "seeds/pages/second.txt", ARTICLE.replace("携手打赢", "𰻞").replace("青年", "𰻞"))
    assert [line for line in problems(site) if "no reading is known for 𰻞" in line]


def test_what_belongs_to_nothing_is_named(site: Path) -> None:
    write(site / "seeds/translations/en/nobody.po", (site / MEMORY).read_text(encoding="utf-8"))
    write(site / "seeds/pages/second.yaml", "")
    sheep = TERMS.split("- id: duikou")[0].replace("tuopin-gongjian", "mianyang").replace("脱贫攻坚", "绵羊")
    write(site / "seeds/glossary/sheep.yml", sheep.replace("tuōpín gōngjiān", "miányáng"))
    assert [line.split(": warning: ")[0] for line in problems(site)] == [
        "seeds/glossary/sheep.yml:1",
        "seeds/pages/second.yaml:1",
        "seeds/translations/en/nobody.po:1",
    ]


def test_titles_of_series_are_translated_too(site: Path) -> None:
    change(site, "seeds/pages/first.yml", "    topics", "    series: 系列访谈\n    topics")
    assert duizhao(site, "translate").returncode == 0
    memory = (site / "seeds/translations/en/site.po").read_text(encoding="utf-8")
    assert 'msgid "系列访谈"' in memory
