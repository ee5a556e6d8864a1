"""Words against the seeds as cut by hand, beside plain jieba on the same lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise
from pathlib import Path

import pytest
import rjieba

from duizhao.annotate import annotate, build_tools
from duizhao.glossary.records import parse_terms
from duizhao.language.names import parse_names
from duizhao.store import parse_yaml
from marked import marked_lines

ROOT = Path(__file__).parent.parent
GOLD = marked_lines(ROOT / "tests/data/seed-readings/words.tsv")
EITHER = "|_~"
"""Where a token may end or not: within a name, before a particle, wherever both are right."""
FLOOR, FLOOR_OF_WORDS_ALONE = 99.0, 97.5


def edges_of(line: str) -> tuple[str, set[int], set[int]]:
    """Give the text of a line, where words must end, and where they may."""
    text, firm, free = "", set(), set()
    for char in line:
        if char == " ":
            firm.add(len(text))
        elif char in EITHER:
            free.add(len(text))
        else:
            text += char
    return text, firm | {0, len(text)}, free


def f1(cut: Callable[[str], Iterable[str]]) -> float:
    right = found = wanted = 0
    for line in GOLD:
        text, firm, free = edges_of(line)
        ends = {0, *accumulate(map(len, cut(text)))} - (free - firm)
        ours, gold = set(pairwise(sorted(ends))), set(pairwise(sorted(firm)))
        right, found, wanted = right + len(ours & gold), found + len(ours), wanted + len(gold)
    return 200 * right / (found + wanted)


def words_by(names_and_terms: bool) -> Callable[[str], list[str]]:  # noqa: FBT001 - a case of the table below
    path = ROOT / "seeds/names.yml"
    names = parse_names(parse_yaml(path.read_text("utf-8"), path), path) if names_and_terms else ()
    files = sorted((ROOT / "seeds/glossary").glob("*.yml")) if names_and_terms else []
    terms = [term for file in files for term in parse_terms(parse_yaml(file.read_text("utf-8"), file), file)]
    tools = build_tools(names, terms)
    return lambda text: [token.text for token in annotate(text, tools).tokens]


@pytest.mark.parametrize(("names_and_terms", "floor"), [(True, FLOOR), (False, FLOOR_OF_WORDS_ALONE)])
def test_words_of_the_seeds_as_cut_by_hand(names_and_terms: bool, floor: float) -> None:  # noqa: FBT001
    jieba = rjieba.Jieba()
    ours = f1(words_by(names_and_terms))
    assert ours >= floor
    assert ours > f1(lambda text: jieba.cut(text, hmm=False)) + 5
    assert ours > f1(lambda text: jieba.cut(text, hmm=True)) + 5
