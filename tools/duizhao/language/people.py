"""Persons by their context: 记者单晓岚, 解文秀说, 查志刚、区伟雄; the surname alone proves nothing.

What speaks for a name is added up: what stands before and behind it, how much the surname and the given
name are characters of names, whether the segmenter sees words in them. Most surnames are words too, so
that only the sum decides: 任晓梅 is a person, 任务 is none, and neither is 解放 in 书记解放思想.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from duizhao.language.naming import (
    ADDRESSES,
    COMPOUND_SURNAMES,
    DISTINCT_SURNAMES,
    FUNCTION_SURNAMES,
    GIVEN,
    INTERVIEWING,
    LEADING_IN,
    NEVER_GIVEN,
    PLAIN_GIVEN,
    SAYING,
    SURNAMES,
    TITLES,
    TITLES_BEHIND,
)
from duizhao.language.words import Words
from duizhao.model import Span, TokenKind

_ENOUGH = 10
"""What the evidence must add up to, in halves."""
_MOST = 6
"""The most that what stands behind a name may add, or how the segmenter sees it."""
_BREAKS = frozenset("，。！？；：、“”‘’（）《》…—■●▲◆□【】\n \u3000,;:!?()\"'")
_LISTING = frozenset("、和与及 \u3000")
_FOLLOWING_TAGS = frozenset("pucvdryz")
_HARDLY_SURNAMES = frozenset("有那从和都")
"""A form of address or another surname behind them is theirs only by chance: 和老师, 从杨洋."""
_MISTERS = frozenset({"先生", "女士", "小姐"})
"""Forms of address that are no office, so that what stands before them is a surname: 曾先生."""
_NO_NAMES = frozenset({"曾任", "曾有", "曾为", "曾获"})
"""What might be a surname with a given name, and hardly ever is."""
_NUMBERING = frozenset("第一二三四五六七八九十两几各每全")
_TERM_OF_OFFICE = frozenset("期时后以兼的、一和")
"""What follows an office that one holds rather than a person: 任书记期间."""
_NEVER_BEHIND = NEVER_GIVEN - {address[0] for address in ADDRESSES}
"""What stands behind no surname, neither as a given name nor as a form of address."""
_FIRST = re.compile(
    rf"长|[{''.join(sorted(SURNAMES | {surname[0] for surname in COMPOUND_SURNAMES}))}]"
    rf"(?=[^\W\d_{''.join(sorted(_NEVER_BEHIND))}])"
)
"""Where a surname may begin, and 长, from which one may be torn."""
_GIVEN = dict.fromkeys(PLAIN_GIVEN, 2) | dict.fromkeys(GIVEN, 4)
"""What a character of a given name adds; any other takes two away."""


@dataclass(frozen=True, slots=True)
class _Clues:
    """A cut text, ready to be asked what stands where."""

    text: str
    at: dict[int, int]
    """Index of the word that begins at an offset."""
    words: Words
    is_headword: Callable[[str], bool]
    is_common: Callable[[str], bool]

    def word_at(self, offset: int) -> tuple[str, str]:
        """Give the word that begins at `offset` with its tag; nothing where none begins."""
        index = self.at.get(offset)
        return ("", "") if index is None else (self.words.texts[index], self.words.tags[index])


def find_people(
    words: Words, is_headword: Callable[[str], bool], is_common: Callable[[str], bool]
) -> tuple[Span, ...]:
    """Find the persons that the context names, left to right; wherever a name stands again, it counts too."""
    starts = _starts(words)
    if not starts:
        return ()
    offsets = (0, *words.ends[:-1])
    at = {offset: index for index, offset in enumerate(offsets)}
    clues = _Clues(words.text, at, words, is_headword, is_common)
    found: list[tuple[int, Span]] = []
    name_ends: set[int] = set()
    for start in starts:
        best = _best(clues, start, name_ends)
        found += best
        name_ends.update(end for _, (_, end) in best)
    chosen = _apart(found)
    return _repeated(clues, chosen) if chosen else ()


def _starts(words: Words) -> list[int]:
    """Give the offsets at which a surname may begin."""
    starts: list[int] = []
    begins = {0, *words.ends}
    for match in _FIRST.finditer(words.text):
        start = match.start()
        if start not in begins:
            continue
        index = bisect_left(words.ends, start + 1)
        if match[0] == "长" and _is_torn(words, index):
            starts.append(start + 1)
        behind = words.text[start + 1 : start + 2]
        is_free = behind not in _NEVER_BEHIND and match[0] + behind not in _NO_NAMES
        if behind.isalpha() and is_free and _may_begin_name(words, index):
            starts.append(start)
    return starts


def _is_torn(words: Words, index: int) -> bool:
    """Say whether 长 belongs before a word: 院|长孙."""
    text, before = words.texts[index], words.texts[index - 1] if index else ""
    return text[1:2] in SURNAMES and before[-1:] + "长" in TITLES


def _may_begin_name(words: Words, index: int) -> bool:
    text, texts = words.texts[index], words.texts
    if text[:2] in COMPOUND_SURNAMES:
        return True
    if words.kinds[index] is not TokenKind.WORD:
        return False
    if len(text) == 1 or words.tags[index][:2] == "nr":
        return True
    before = texts[index - 1] if index else ""
    return before[-2:] in TITLES or (
        len(before) == 1 and index > 1 and texts[index - 2][-1] + before in TITLES
    )


def _best(clues: _Clues, start: int, ends: set[int]) -> list[tuple[int, Span]]:
    """Give the most likely name that begins at `start`, with its score, if any is likely enough."""
    if _is_addressed(clues, start):
        return [(_ENOUGH, (start, start + 1))]
    before = _before(clues, start, ends)
    scored = [
        (_score(clues, start, split, end, before), (start, end))
        for split in _splits(clues.text, start)
        for end in (split + 2, split + 1)
        if end <= len(clues.text)
    ]
    return [best] if scored and (best := max(scored))[0] >= _ENOUGH else []


def _splits(text: str, start: int) -> Iterator[int]:
    """Yield where a given name may begin behind a surname: never with 的, 了 or a mark."""
    if text[start : start + 2] in COMPOUND_SURNAMES and _may_begin(text[start + 2 : start + 3]):
        yield start + 2
    if text[start] in SURNAMES and _may_begin(text[start + 1 : start + 2]):
        yield start + 1


def _may_begin(char: str) -> bool:
    return char not in NEVER_GIVEN and char.isalpha()


def _is_addressed(clues: _Clues, start: int) -> bool:
    """Tell a surname with a form of address behind it: 解书记, 赵女士; but 他任书记 is no Mr Ren."""
    text, end = clues.text, start + 1
    if text[end : end + 2] not in ADDRESSES or end not in clues.at:
        return False
    if text[start - 1 : start] in _NUMBERING or text[start] in _HARDLY_SURNAMES:
        return False
    is_certain = text[start] in DISTINCT_SURNAMES or text[end : end + 2] in _MISTERS
    if is_certain and text[start] not in FUNCTION_SURNAMES:
        return True
    before = text[start - 1 : start]
    is_office = text[end + 2 : end + 3] in _TERM_OF_OFFICE
    return (not before or before in _BREAKS or before in LEADING_IN) and not is_office


def _score(clues: _Clues, start: int, split: int, end: int, before: int) -> int:
    given = clues.text[split:end]
    if given[-1] in NEVER_GIVEN or not given[-1].isalpha():
        return 0
    score = before + _surname(clues.text[start:split]) + sum([_GIVEN.get(char, -2) for char in given])
    if score + 2 * _MOST < _ENOUGH:
        return 0
    score += _behind(clues, end)
    return score + _wordiness(clues, start, split, end) if score + _MOST >= _ENOUGH else 0


def _surname(surname: str) -> int:
    return 4 if len(surname) > 1 else 2 if surname in DISTINCT_SURNAMES else 0


def _before(clues: _Clues, start: int, ends: set[int]) -> int:
    text, char = clues.text, clues.text[start - 1 : start]
    if text[max(start - 2, 0) : start] in TITLES:
        return 6
    if char in _LISTING and start - 1 in ends:
        return 6
    if not char or char in _BREAKS:
        return 4
    if char in LEADING_IN or text[max(start - 2, 0) : start] in INTERVIEWING:
        return 3
    return 0


def _behind(clues: _Clues, end: int) -> int:
    text = clues.text
    char = text[end : end + 1]
    if char == "说" or text[end : end + 2] in SAYING:
        return 6
    if text[end : end + 2] in TITLES_BEHIND or text[end : end + 3] in TITLES_BEHIND:
        return 6
    if not char or char in _BREAKS:
        return 2
    word, tag = clues.word_at(end)
    return 2 if word and tag[:1] in _FOLLOWING_TAGS else 0


def _wordiness(clues: _Clues, start: int, split: int, end: int) -> int:
    """Count words that the segmenter saw otherwise: 任务 over 任, 务; a word that runs out of the name."""
    total = 0
    word, tag = clues.word_at(start)
    if len(word) > split - start:
        is_word = clues.is_headword(word[: split - start + 1]) or clues.is_headword(word)
        is_listed = start + len(word) == end and tag == "nr" and word[0] not in FUNCTION_SURNAMES
        total += -8 if is_word else 4 if is_listed else 0
    if end < len(clues.text) and end not in clues.at:
        total -= 6
    surname = clues.text[start:split]
    is_grammar = surname in FUNCTION_SURNAMES
    if end - split == 1:
        total -= 4 if is_grammar else 2
    elif len(clues.word_at(split)[0]) == end - split:
        total += _given_word(clues, surname, split)
    is_inner = surname in _HARDLY_SURNAMES and clues.text[split] in DISTINCT_SURNAMES
    if is_inner or (is_grammar and GIVEN.isdisjoint(clues.text[split:end])):
        total -= 4
    return total


def _given_word(clues: _Clues, surname: str, split: int) -> int:
    """Count what the given name is where the segmenter saw a word: 和|明星 is no name, 那|玉成 may be one."""
    given, tag = clues.word_at(split)
    is_name, is_word = tag[:2] == "nr", clues.is_headword(given)
    if surname in FUNCTION_SURNAMES:
        if tag == "ns" or (is_word and not is_name):
            return -6
        return -2 if is_word else 0 if is_name else -3
    if surname not in DISTINCT_SURNAMES and clues.is_common(given):
        return -4 if GIVEN.isdisjoint(given) else -2
    return 2 if is_name else -1 if is_word else 0


def _apart(found: Iterable[tuple[int, Span]]) -> list[Span]:
    """Choose the likeliest names, none of which overlap."""
    chosen: list[Span] = []
    taken: set[int] = set()
    for _, (start, end) in sorted(found, key=lambda row: -row[0]):
        if taken.isdisjoint(range(start, end)):
            chosen.append((start, end))
            taken.update(range(start, end))
    return sorted(chosen)


def _repeated(clues: _Clues, chosen: list[Span]) -> tuple[Span, ...]:
    """Add the other places of the names that were found, in one pass however many there are.

    A surname alone is none: 解委员 does not make a person of 解 in 尽快解决.
    """
    text = clues.text
    names = [span for span in chosen if span[1] - span[0] > 1]
    ranks = {text[start:end]: rank for rank, (start, end) in enumerate(reversed(names))}
    spans, taken = set(chosen), {place for span in chosen for place in range(*span)}
    again = [
        (-ranks[text[start : start + length]], start, start + length)
        for length in sorted({end - start for start, end in names})
        for start in range(len(text) - length + 1)
        if text[start : start + length] in ranks
    ]
    for _, start, end in sorted(again):
        if taken.isdisjoint(range(start, end)):
            spans.add((start, end))
            taken.update(range(start, end))
    return tuple(sorted(spans))
