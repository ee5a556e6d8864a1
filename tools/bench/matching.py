"""What finding terms costs with few and with many of them, in the same text."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.glossary.matching import Matcher
from duizhao.language.dictionary import is_headword
from duizhao.language.scripts import HAN
from duizhao.language.sentences import split_sentences
from duizhao.language.words import Segmenter
from duizhao.model import Term

SEED = 20261122
SIZES = (100, 1_000, 10_000)
RUNS = 7
_LONGEST, _SHORTEST = 8, 3


@dataclass(frozen=True, slots=True)
class MatchingCost:
    """What it took to find so many terms."""

    terms: int
    building: float
    """Seconds of the processor to make the matcher."""
    nanoseconds: float
    """Of the processor, for a character of text; the best of several rounds over all sizes."""
    found: int


def measure_matching(
    terms: Sequence[Term], pages: Iterable[str], sizes: Sequence[int] = SIZES
) -> tuple[MatchingCost, ...]:
    """Find the first hundred of `terms`, and again among made-up ones that begin as real words do.

    The made-up ones never occur, so that the work of reporting what was found stays the same.
    """
    sentences = [
        sentence for page in pages for line in page.split("\n") for sentence in split_sentences(line)
    ]
    real = tuple(terms[: min(sizes)])
    invented = _invented(real[0], sentences, max(sizes) - len(real))
    matchers = [_built((*real, *invented[: size - len(real)])) for size in sizes]
    rounds = [[_run(matcher, sentences) for matcher, _ in matchers] for _ in range(RUNS)]
    characters = sum(map(len, sentences))
    return tuple(
        MatchingCost(size, built, min(seconds for seconds, _ in runs) / characters * 1e9, runs[0][1])
        for size, (_, built), runs in zip(sizes, matchers, zip(*rounds, strict=True), strict=True)
    )


def _built(terms: Sequence[Term]) -> tuple[Matcher, float]:
    start = time.process_time()
    matcher = Matcher(terms, is_headword, Segmenter((), is_headword, is_headword).knows)
    return matcher, time.process_time() - start


def _run(matcher: Matcher, sentences: Sequence[str]) -> tuple[float, int]:
    start = time.process_time()
    found = sum(len(matcher.find_terms(sentence)) for sentence in sentences)
    return time.process_time() - start, found


def _invented(model: Term, sentences: Sequence[str], count: int) -> list[Term]:
    """Make terms of the text's own characters that the text does not have: a run of them and another one."""
    chance = random.Random(SEED)  # noqa: S311 - no secret, the same terms every time
    whole = "\n".join(sentences)
    runs = re.findall(f"[{HAN}]{{{_LONGEST},}}", whole)
    texts: dict[str, None] = {}
    while len(texts) < count:
        run, length = chance.choice(runs), chance.randint(_SHORTEST, _LONGEST)
        start = chance.randrange(len(run) - length + 1)
        text = run[start : start + length - 1] + chance.choice(chance.choice(runs))
        if text not in whole:
            texts[text] = None
    return [
        replace(model, id=f"made-up-{n}", term=text, variants=(), not_inside=())
        for n, text in enumerate(texts)
    ]


def terms_of(root: Path) -> tuple[Term, ...]:
    """Read the terms of the site at `root`."""
    from duizhao.config import load_settings
    from duizhao.pipeline.seeds import read_lexicon

    return read_lexicon(load_settings(root / "mkdocs.yml")).terms
