"""Characters a second on one core: the whole annotation, beside pypinyin and g2pM, in one run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from g2pM import G2pM
from pypinyin import Style, lazy_pinyin
from rich.table import Table

from bench.generate import generate_pages
from duizhao.annotate import Tools, annotate
from duizhao.config import load_settings
from duizhao.language.scripts import traditional_forms
from duizhao.language.sentences import split_sentences
from duizhao.pipeline.seeds import read_lexicon
from duizhao.pipeline.workers import frozen_heap, workshop

_ARTICLES, _CHARACTERS = 150, 2000
_SLOW = 20_000
"""Characters for g2pM, which takes a minute for the whole."""


def annotating(root: Path) -> Table:
    """Time each on sentences that never repeat, so that nothing can be remembered of them.

    Ours gives words, readings, terms, levels and the three traditional scripts; pypinyin and g2pM give
    readings only. The first row starts with nothing in memory but the dictionaries, and so pays for
    looking up each new word once; in the second each word was met before, by itself. No sentence is read
    twice by ours, for runs of single characters are remembered in their traditional forms.
    """
    settings = load_settings(root / "mkdocs.yml")
    tools = workshop(settings, read_lexicon(settings)).tools
    pages = generate_pages(root / "seeds" / "pages", _ARTICLES, _CHARACTERS)
    sentences = list(dict.fromkeys(_sentences(page for _, page in pages)))
    with frozen_heap():
        speeds = {
            "ours, words as they come": _speed(lambda text: _everything(text, tools), sentences[::2]),
            "ours, every word met before": _speed_with_words_met(tools, sentences[1::2]),
            "pypinyin, readings only": _speed(lambda text: lazy_pinyin(text, style=Style.TONE), sentences),
            "g2pM, readings only": _speed(G2pM(), _first(sentences, _SLOW)),
        }
    peer = speeds["pypinyin, readings only"]
    table = Table("", "characters a second", "against pypinyin", title="annotation, one core, CPU time")
    for name, speed in speeds.items():
        table.add_row(name, f"{speed:,.0f}", f"{speed / peer:.2f}")
    return table


def _speed_with_words_met(tools: Tools, sentences: Sequence[str]) -> float:
    for word in sorted({word for sentence in sentences for word in tools.cut(sentence).texts}):
        _everything(word, tools)
    return _speed(lambda text: _everything(text, tools), sentences)


def _everything(text: str, tools: Tools) -> None:
    traditional_forms(token.text for token in annotate(text, tools).tokens)


def _sentences(pages: Iterable[str]) -> list[str]:
    return [sentence for page in pages for line in page.split("\n") for sentence in split_sentences(line)]


def _first(sentences: Sequence[str], characters: int) -> list[str]:
    mean = sum(map(len, sentences)) / len(sentences)
    return list(sentences[: round(characters / mean)])


def _speed(work: Callable[[str], object], sentences: Sequence[str]) -> float:
    start = time.process_time()
    for sentence in sentences:
        work(sentence)
    return sum(map(len, sentences)) / (time.process_time() - start)
