"""The search finds exactly the sentences that a plain scan of the seeds finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.asking import TAKEN, ask, hits_of
from bench.truth import FINDERS, Line, find_chinese, queries, read_lines
from checkout import ROOT
from duizhao.config import load_settings
from duizhao.language.scripts import to_traditional

COUNTS = {"Chinese": 120, "pinyin": 80, "initials": 30, "English": 60}


@pytest.fixture(scope="session")
def lines() -> list[Line]:
    return read_lines(load_settings(ROOT / "mkdocs.yml"))


@pytest.mark.parametrize("kind", COUNTS)
def test_what_is_found_is_what_is_there(
    page: Page, site_url: str, built_site: Path, lines: list[Line], kind: str
) -> None:
    page.goto(f"{site_url}about/")
    asked = queries(lines, COUNTS)[kind]
    answers = ask(page, site_url, [(query, TAKEN[kind]) for query in asked])
    wrong = {
        query: (found ^ expected)
        for query, answer in zip(asked, answers, strict=True)
        if (found := hits_of(built_site, answer)) != (expected := FINDERS[kind](lines, query))
    }
    assert wrong == {}
    assert all(answer["found"] for answer in answers)


def test_every_character_is_found_alone(
    page: Page, site_url: str, built_site: Path, lines: list[Line]
) -> None:
    page.goto(f"{site_url}about/")
    asked = sorted({character for line in lines[::7] for character in line.text if character > "\u4e00"})[::9]
    asked = [character for character in asked if character < "\u9fff"]
    answers = ask(page, site_url, [(character, "") for character in asked])
    for character, answer in zip(asked, answers, strict=True):
        assert hits_of(built_site, answer) == find_chinese(lines, character), character


@pytest.mark.parametrize("place", ["TW", "HK"])
def test_traditional_characters_find_simplified_ones(
    page: Page, site_url: str, built_site: Path, lines: list[Line], place: str
) -> None:
    page.goto(f"{site_url}about/")
    plain = queries(lines, {"Chinese": 60})["Chinese"]
    answers = ask(page, site_url, [(to_traditional(query, place), "") for query in plain])
    for query, answer in zip(plain, answers, strict=True):
        assert hits_of(built_site, answer) == find_chinese(lines, query), query


PHRASES = ["帮扶、共奔", "造血”机制；以扶", "1412名干部", "向前；选派", "（左）", "八年来,上海"]


@pytest.mark.parametrize("query", PHRASES)
def test_a_phrase_may_hold_punctuation_and_figures(
    page: Page, site_url: str, built_site: Path, lines: list[Line], query: str
) -> None:
    page.goto(f"{site_url}about/")
    answer = ask(page, site_url, [(f'"{query}"', "")])[0]
    expected = find_chinese(lines, query.replace(",", "，"))
    assert expected
    assert hits_of(built_site, answer) == expected
