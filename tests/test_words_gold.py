"""Words against the seeds as cut by hand, beside plain jieba on the same lines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from bench.words import SEEDS, edges_of, f1, gold_lines, measured, words_table
from checkout import ROOT
from duizhao.config import load_settings
from duizhao.pipeline.seeds import read_lexicon

FLOORS = {"ours": 99.2, "ours, without the seeds' names and terms": 98.0}


@cache
def figures() -> Mapping[str, float]:
    return measured(gold_lines(SEEDS), read_lexicon(load_settings(ROOT / "mkdocs.yml")))


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_words_of_the_seeds_as_cut_by_hand(name: str, floor: float) -> None:
    found = figures()
    assert found[name] >= floor
    for other in found.keys() - FLOORS.keys():
        assert found[name] > found[other] + 5, other


@pytest.mark.parametrize(
    ("line", "cut", "figure"),
    [
        ("对口 帮扶", "对口 帮扶", 100.0),
        ("对口 帮扶", "对口帮扶", 0.0),
        ("对口|帮扶", "对口帮扶", 100.0),
        ("对口|帮扶", "对口 帮扶", 100.0),
        ("对口 帮扶 工作", "对口 帮扶工作", 40.0),
        ("", "", 100.0),
    ],
)
def test_the_measure(line: str, cut: str, figure: float) -> None:
    assert f1(lambda _: cut.split(), [line]) == pytest.approx(figure)


def test_a_mark_leaves_the_edge_free() -> None:
    assert edges_of("实现_了 目标") == ("实现了目标", {0, 3, 5}, {2})


def test_any_text_with_its_words_apart_can_be_measured(tmp_path: Path) -> None:
    gold = tmp_path / "pku.txt"
    gold.write_bytes("\ufeff脱贫  攻坚  取得  全面  胜利  。\r\n\r\n".encode())
    table = words_table(gold)
    assert next(iter(table.columns[1].cells)) == "100.0"
    assert table.title == "words, 1 lines of pku.txt"
