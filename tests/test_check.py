"""Each kind of thing that `duizhao check` warns of, and that it stays quiet about the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duizhao.config import load_settings
from duizhao.errors import Severity
from duizhao.pipeline.check import check_site
from site_of_one import ARTICLE, TERMS, duizhao, make_site, write

MEMORY = "seeds/translations/en/together.po"
ENGLISH = {
    "携手打赢脱贫攻坚战": "Hand in hand to win the battle against poverty",
    "■本报记者 陆益峰": "By staff reporter Lu Yifeng",
    "脱贫攻坚是一场硬仗。": "The battle against poverty is a hard one.",
    "上海对口帮扶贫困地区，八年来共选派干部1412名。": "In eight years of paired assistance to poor regions, "
    "Shanghai has sent 1,412 officials.",
    "青年是未来。": "Young people are the future.",
    "他说：“我们一起努力。”": "“We will do our best together,” he said.",
}
"""A translation of the small site in which there is nothing to find."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    make_site(tmp_path)
    assert duizhao(tmp_path, "translate").returncode == 0
    for chinese, english in ENGLISH.items():
        change(tmp_path, MEMORY, f'msgid "{chinese}"\nmsgstr ""', f'msgid "{chinese}"\nmsgstr "{english}"')
    return tmp_path


def problems(site: Path) -> list[str]:
    found = check_site(load_settings(site / "mkdocs.yml"))
    return [str(problem) for problem in found if problem.severity is not Severity.NOTE]


def change(site: Path, name: str, old: str, new: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    assert old in text
    write(site / name, text.replace(old, new, 1))


def test_where_all_is_well_nothing_is_said(site: Path) -> None:
    assert problems(site) == []


def test_what_has_no_english_is_counted(site: Path) -> None:
    change(site, MEMORY, 'msgstr "Young people are the future."', 'msgstr ""')
    (line,) = problems(site)
    assert line.startswith(f"{MEMORY}:1: warning: 1 of 6 texts have no translation (en) yet")


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
    sheep = sheep.replace("tuōpín gōngjiān", "miányáng").replace("the battle against poverty", "sheep")
    write(site / "seeds/glossary/sheep.yml", sheep)
    assert [line.split(": warning: ")[0] for line in problems(site)] == [
        "seeds/glossary/sheep.yml:1",
        "seeds/pages/second.yaml:1",
        "seeds/translations/en/nobody.po:1",
    ]


def test_what_is_wrong_with_a_translation_is_named_with_its_line(site: Path) -> None:
    change(site, MEMORY, "1,412", "1,421")
    unexpected, missing = problems(site)
    line = (site / MEMORY).read_text(encoding="utf-8").split('msgid "上海对口')[0].count("\n")
    assert missing.startswith(f"{MEMORY}:{line}: error: ")
    assert "figures: 1412 is not in the translation" in missing
    assert "figures: 1,421 is not in the Chinese" in unexpected
    assert "# waived: figures: REASON" in unexpected
    run = duizhao(site, "check")
    assert run.returncode == 1


def test_a_false_alarm_is_waved_through_with_a_reason(site: Path) -> None:
    change(site, MEMORY, "1,412", "1,421")
    text = (site / MEMORY).read_text(encoding="utf-8")
    before, _, after = text.partition('msgid "上海对口')
    head, _, context = before.rpartition("#. paragraph\n")
    waiver = "# waived: figures: the paper corrected it later\n#. paragraph\n"
    write(site / MEMORY, f'{head}{waiver}{context}msgid "上海对口{after}')
    assert problems(site) == []
    change(site, MEMORY, "1,421", "1,412")
    (line,) = problems(site)
    assert "waiver: there is nothing to waive for figures" in line


def test_what_differs_between_articles_is_named(site: Path) -> None:
    write(site / "seeds/pages/second.txt", "携手前进\n\n■本报记者 陆益峰\n\n青年是未来。\n")
    write(site / "seeds/pages/second.yml", "articles:\n  携手前进:\n    slug: forward\n")
    assert duizhao(site, "translate").returncode == 0
    memory = "seeds/translations/en/forward.po"
    english = {
        "携手前进": "Forward",
        "■本报记者 陆益峰": ENGLISH["■本报记者 陆益峰"],
        "青年是未来。": "Youth is the future.",
    }
    for chinese, said in english.items():
        change(site, memory, f'msgid "{chinese}"\nmsgstr ""', f'msgid "{chinese}"\nmsgstr "{said}"')
    (line,) = problems(site)
    assert line.startswith(f"{memory}:")
    assert "same-source: together" in line
    assert "Young people are the future." in line


def test_titles_of_series_are_translated_too(site: Path) -> None:
    change(site, "seeds/pages/first.yml", "    topics", "    series: 系列访谈\n    topics")
    assert duizhao(site, "translate").returncode == 0
    memory = "seeds/translations/en/site.po"
    change(site, memory, 'msgid "系列访谈"\nmsgstr ""', 'msgid "系列访谈"\nmsgstr "A series of interviews，"')
    (line,) = problems(site)
    assert line.startswith(f"{memory}:")
    assert "punctuation: " in line


def test_one_bad_domain_does_not_hide_another(site: Path) -> None:
    change(site, "seeds/glossary/poverty.yml", "kind: term", "kind: thing")
    write(site / "seeds/glossary/sheep.yml", "- id: sheep\n")
    write(site / "seeds/names.yml", "- name: 陆\n")
    assert [line.split(": ")[0] for line in problems(site)] == [
        "seeds/glossary/poverty.yml:3",
        "seeds/glossary/sheep.yml:1",
        "seeds/names.yml:1",
    ]


def test_terms_are_held_against_each_other(site: Path) -> None:
    write(site / "seeds/glossary/second.yml", TERMS)
    assert [line.split(" belongs")[0].split(" stands")[0] for line in problems(site)] == [
        f"seeds/glossary/second.yml:{line}: error: {what}"
        for line, what in (
            (1, "the id tuopin-gongjian"),
            (1, "脱贫攻坚"),
            (13, "the id duikou-bangfu"),
            (13, "对口帮扶"),
        )
    ]


def test_a_rendering_preferred_twice_is_a_warning(site: Path) -> None:
    change(site, "seeds/glossary/poverty.yml", "paired assistance", "The battle against poverty")
    (line,) = [line for line in problems(site) if line.startswith("seeds/glossary")]
    assert (
        "seeds/glossary/poverty.yml:13: warning: the battle against poverty is preferred for 脱贫攻坚" in line
    )


def test_a_circle_stops_a_build_before_anything_is_written(site: Path) -> None:
    text = TERMS.replace("  pinyin: tuō", "  broader: [duikou-bangfu]\n  pinyin: tuō")
    write(
        site / "seeds/glossary/poverty.yml",
        text.replace("  pinyin: duì", "  broader: [tuopin-gongjian]\n  pinyin: duì"),
    )
    run = duizhao(site, "emit")
    assert run.returncode == 1
    assert "goes in a circle: tuopin-gongjian → duikou-bangfu → tuopin-gongjian" in run.stderr
    assert not (site / "docs/glossary").exists()


def test_the_glossary_alone_is_checked_and_told_as_json(site: Path) -> None:
    change(site, MEMORY, "Young people are the future.", "")
    change(site, "seeds/glossary/poverty.yml", "paired assistance", "The battle against poverty")
    run = duizhao(site, "glossary", "check", "--json")
    (problem,) = json.loads(run.stdout)
    assert (run.returncode, problem["path"], problem["line"]) == (0, "seeds/glossary/poverty.yml", 13)
