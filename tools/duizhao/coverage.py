"""How much of a text a reader knows: by level, by terms taught here, names, and what is in no list.

Never one number for a text: a third of the words of a policy article stand in no list of the standard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import ceil

from duizhao.language.levels import LEVELS, character_levels
from duizhao.language.scripts import HAN_CHARACTER, to_simplified
from duizhao.model import NAME_KINDS, AnnotatedSentence, Coverage, Standing, Token, Vocable

PACES = (120, 260)
"""Characters a minute of a learner who looks words up, and of a fluent reader: our own assumption."""


def cover_text(sentences: Iterable[AnnotatedSentence]) -> Coverage:
    """Count the words and characters of a text by what would make them known.

    Repetitions count each time: what matters is how much of the text is understood. A word in a term is
    taught here unless its level is known: 脱贫 and 攻坚 in 脱贫攻坚.
    """
    words: Counter[Vocable] = Counter()
    characters: Counter[Vocable] = Counter()
    for sentence in sentences:
        for word in _words(sentence):
            words[word] += 1
            characters.update(_characters(word))
    return Coverage(_by_use(words), _by_use(characters))


def shares(counts: Sequence[tuple[Vocable, int]], level: int) -> Mapping[Standing, float]:
    """Split all uses among the standings at `level`, 0 for a reader who knows no list; they add up to 1."""
    sums = dict.fromkeys(Standing, 0)
    for vocable, uses in counts:
        sums[standing(vocable, level)] += uses
    total = sum(sums.values()) or 1
    return {part: uses / total for part, uses in sums.items()}


def standing(vocable: Vocable, level: int) -> Standing:
    """Say what a word is to a reader of `level`: 贫困 is above 5 and known at 6."""
    if vocable.level is not None and vocable.level <= level:
        return Standing.KNOWN
    if vocable.other is Standing.UNLISTED and vocable.level is not None:
        return Standing.ABOVE
    return vocable.other


def lifting(coverage: Coverage, level: int, most: int) -> tuple[tuple[Vocable, int], ...]:
    """Give the words to learn first: neither known at `level` nor terms nor names, most used first."""
    strange = {Standing.ABOVE, Standing.UNLISTED}
    return tuple(islice((row for row in coverage.words if standing(row[0], level) in strange), most))


def reading_minutes(coverage: Coverage) -> tuple[int, int]:
    """Give minutes for a learner and for a fluent reader, one at least."""
    length = sum(uses for _, uses in coverage.characters)
    learner, fluent = (max(1, ceil(length / pace)) for pace in PACES)
    return learner, fluent


def coverage_json(coverage: Coverage) -> dict[str, object]:
    """Give the shares at every level, for words and for characters, in figures of a thousandth."""
    columns = {"words": coverage.words, "characters": coverage.characters}
    return {
        "minutes": list(reading_minutes(coverage)),
        **{name: [_rounded(shares(counts, level)) for level in LEVELS] for name, counts in columns.items()},
    }


def _rounded(parts: Mapping[Standing, float]) -> dict[str, float]:
    return {str(part): round(share, 3) for part, share in parts.items()}


def _words(sentence: AnnotatedSentence) -> Iterator[Vocable]:
    inside = {offset for term in sentence.terms for offset in range(term.start, term.end)}
    start = 0
    for token in sentence.tokens:
        if HAN_CHARACTER.search(token.text):
            other = _other(token, is_taught=start in inside)
            yield Vocable(to_simplified(token.text), token.reading, token.level, other)
        start += len(token.text)


def _other(token: Token, *, is_taught: bool) -> Standing:
    if token.kind in NAME_KINDS:
        return Standing.NAME
    return Standing.TERM if is_taught else Standing.UNLISTED


def _characters(word: Vocable) -> Iterator[Vocable]:
    levels = character_levels()
    for char in HAN_CHARACTER.findall(word.text):
        yield Vocable(char, (), levels.get(char), word.other)


def _by_use(counts: Counter[Vocable]) -> tuple[tuple[Vocable, int], ...]:
    """Sort by use, then easier words first; the rest as they come, so that two runs agree."""
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0].level or len(LEVELS) + 1)))
