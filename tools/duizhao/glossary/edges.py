"""Whether the characters of a term are a term here, or parts of other words: 北大 in 向北大概."""

from __future__ import annotations

from collections.abc import Callable

IsWord = Callable[[str], bool]
CountWords = Callable[[str, str], int]
"""Into how many words a text may be divided at the least, if none of them holds the second text."""

_AROUND = ((1, 0), (0, 1), (1, 1))
"""How many characters a longer word has before and after a term that it holds."""
_ACROSS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
"""How many characters within and without the term a word has that lies across its edge."""
_WINDOW = 4


def stands_alone(text: str, start: int, end: int, is_word: IsWord, count_words: CountWords) -> bool:
    """Say whether the dictionary lets `text[start:end]` be a unit of its own.

    Where a word lies across an edge, the division into fewer words wins, and the term where both
    are alike: 向北|大概 against 向|北大|概, but 对口帮扶|贫困 against 对口|帮|扶贫|困. Within a longer
    word it is no term where the rest is a single character, 北大荒; where it is more, 小康社会 or
    脱贫致富, two words have been joined.
    """
    if _is_held(text, start, end, is_word):
        return False
    if not _is_crossed(text, start, end, is_word):
        return True
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    term = text[start:end]
    apart = count_words(before, term) + 1 + count_words(after, term)
    return apart <= count_words(before + term + after, term)


def word_counter(knows: IsWord) -> CountWords:
    """Make the function that counts the words of a text; what is no word counts by its characters."""

    def count_words(text: str, without: str) -> int:
        fewest = [0]
        for end in range(1, len(text) + 1):
            count = fewest[-1] + 1
            for start in range(end - 1):
                if fewest[start] + 1 < count and without not in (part := text[start:end]) and knows(part):
                    count = fewest[start] + 1
            fewest.append(count)
        return fewest[-1]

    return count_words


def _is_held(text: str, start: int, end: int, is_word: IsWord) -> bool:
    for before, after in _AROUND:
        if before <= start and end + after <= len(text) and is_word(text[start - before : end + after]):
            return True
    return False


def _is_crossed(text: str, start: int, end: int, is_word: IsWord) -> bool:
    for within, out in _ACROSS:
        if within < end - start:
            if out <= start and is_word(text[start - out : start + within]):
                return True
            if end + out <= len(text) and is_word(text[end - within : end + out]):
                return True
    return False
