"""Labelled sentences, written to be hard and kept apart from all training."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from checkout import ROOT
from duizhao.annotate import Tools, annotate, build_tools
from train.labels import Label, read_labels

CONTEXTS = ROOT / "tests/data/readings/contexts.tsv"
FLOOR = 97.5
"""Per cent; what is missed stands in the golden file."""


@cache
def tools() -> Tools:
    return build_tools()


def read(label: Label) -> str | None:
    tokens = annotate(label.text, tools()).tokens
    return [syllable for token in tokens for syllable in token.reading][label.index]


def test_hard_places_are_read_right(golden: Callable[[str, str], None]) -> None:
    labels = read_labels(CONTEXTS)
    missed = [(label, found) for label in labels if (found := read(label)) != label.syllable]
    lines = [
        f"{label.text[: label.index]}[{label.text[label.index]}]{label.text[label.index + 1 :]}\t"
        f"{label.syllable}, not {found}\n"
        for label, found in missed
    ]
    golden("readings/missed.tsv", "".join(lines))
    assert 100 - 100 * len(missed) / len(labels) >= FLOOR


def test_the_sentences_for_training_are_others() -> None:
    ours = {label.text for label in read_labels(CONTEXTS)}
    theirs = {
        label.text
        for path in sorted((ROOT / "tools/train/sentences").rglob("*.txt"))
        for label in read_labels(path)
    }
    assert len(theirs) >= 1500
    assert ours & theirs == set()


@pytest.mark.parametrize(
    "line", ["没有标签的句子", "种[zhong9]茶", "改为[wei2]种[茶", "一\t七\twei2", "一\t7\twei2"]
)
def test_a_bad_label_is_named_with_its_line(line: str, tmp_path: Path) -> None:
    path = tmp_path / "labels.txt"
    path.write_text(f"# labels\n改为[wei2]种[zhong4]茶\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match="labels.txt:3: "):
        read_labels(path)
