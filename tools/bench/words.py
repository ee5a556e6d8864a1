"""Words against lines cut by hand: ours and jieba's, each with and without the lexicon of the seeds.

`python -m bench.words` takes both seed pages as cut for the tests; a file given by path is any text with
its words apart by spaces, as the training and gold files of PKU and MSR are.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TypeAlias

import rjieba
from rich.console import Console
from rich.table import Table

from bench.sites import ROOT
from duizhao.annotate import annotate, build_tools
from duizhao.config import load_settings
from duizhao.pipeline.seeds import Lexicon, read_lexicon

Cut: TypeAlias = Callable[[str], Iterable[str]]

SEEDS = ROOT / "tests" / "data" / "seed-readings" / "words.tsv"
EITHER = "|_~"
"""Where a token may end or not: within a name, before a particle, wherever both are right."""
_NONE = Lexicon()


def gold_lines(path: Path) -> list[str]:
    """Give the lines of a file, without comments and empty ones."""
    lines = path.read_text("utf-8-sig").splitlines()
    return [" ".join(line.split()) for line in lines if line.strip() and not line.startswith("#")]


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


def f1(cut: Cut, gold: Iterable[str]) -> float:
    """Measure words that are cut as the lines have them, in per cent."""
    right = found = wanted = 0
    for line in gold:
        text, firm, free = edges_of(line)
        ends = {0, *accumulate(map(len, cut(text)))} - (free - firm)
        ours, theirs = set(pairwise(sorted(ends))), set(pairwise(sorted(firm)))
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
    return 200 * right / (found + wanted) if found + wanted else 100.0


def ours(lexicon: Lexicon = _NONE) -> Cut:
    """Cut as a build does, with these names and terms."""
    tools = build_tools(lexicon.names, lexicon.terms)
    return lambda text: [token.text for token in annotate(text, tools).tokens]


def jieba(lexicon: Lexicon = _NONE, *, hmm: bool) -> Cut:
    """Cut as jieba does, with these names and terms in its dictionary."""
    segmenter = rjieba.Jieba()
    for text in (*(name.text for name in lexicon.names), *(term.term for term in lexicon.terms)):
        segmenter.add_word(text, segmenter.suggest_freq(text), "nz")
    return partial(segmenter.cut, hmm=hmm)


def measured(gold: Sequence[str], lexicon: Lexicon) -> Mapping[str, float]:
    """Measure each on the same lines."""
    ways = {
        "ours": ours(lexicon),
        "ours, without the seeds' names and terms": ours(),
        "jieba": jieba(hmm=False),
        "jieba, unknown words guessed": jieba(hmm=True),
        "jieba, with the seeds' names": jieba(Lexicon(lexicon.names), hmm=False),
        "jieba, with the seeds' names and terms": jieba(lexicon, hmm=False),
    }
    return {name: f1(cut, gold) for name, cut in ways.items()}


def words_table(path: Path = SEEDS) -> Table:
    """Lay the figures out."""
    gold = gold_lines(path)
    table = Table("", "F1", title=f"words, {len(gold)} lines of {path.name}")
    for name, figure in measured(gold, read_lexicon(load_settings(ROOT / "mkdocs.yml"))).items():
        table.add_row(name, f"{figure:.1f}")
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.words", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="?", default=SEEDS, help="words apart by spaces")
    Console().print(words_table(parser.parse_args().gold))


if __name__ == "__main__":
    main()
