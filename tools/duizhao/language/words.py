"""Words of a text, by rjieba with our names in its dictionary."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain, pairwise
from typing import TypeAlias

import rjieba

from duizhao.language.joinings import LONG, PAIR, divide_three, head_length, is_whole, may_be_joined
from duizhao.language.numerals import divide_numeral, numeral_length
from duizhao.language.scripts import HAN
from duizhao.model import Name, Span, TokenKind

_MARKS = "\u0300-\u036f\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
_LETTER = rf"[^\W\d_{HAN}]"
_HAN_RUN = re.compile(f"([{HAN}]+)")
_BETWEEN = re.compile(
    rf"(?P<latin>[0-9]*+{_LETTER}(?:{_LETTER}|[0-9{_MARKS}])*(?:[-'’.&](?:{_LETTER}|[0-9])(?:{_LETTER}|[0-9{_MARKS}])*)*)"
    r"|(?P<number>\d++(?:[.,．，:/](?=\d)\d++)*[%％‰]?)"
    r"|(?P<space>\s++)"
    rf"|(?P<punctuation>…++|—++|─++|－++|.[{_MARKS}]*+)",
    re.DOTALL,
)
_NAME_TAGS = {
    TokenKind.PERSON: "nr",
    TokenKind.PLACE: "ns",
    TokenKind.ORGANISATION: "nt",
    TokenKind.PROPER: "nz",
}
_RARE = 3
"""Frequency of a word that jieba does not know: it wins over rare parts only."""
_THREE = 3
_KINDS: Mapping[str, TokenKind] = {str(kind): kind for kind in TokenKind}


Row: TypeAlias = tuple[str, str, TokenKind]
"""A word, its tag and its kind."""


@dataclass(frozen=True)
class Words:
    """The words of a text as columns, one entry a word; the texts join to it."""

    texts: Sequence[str]
    tags: Sequence[str]
    """Part of speech by jieba's dictionary; empty for what is no Chinese word."""
    kinds: Sequence[TokenKind]

    @cached_property
    def text(self) -> str:
        """All of it."""
        return "".join(self.texts)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where each word ends; asked for again and again, so worked out once."""
        return tuple(accumulate(map(len, self.texts)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of words beside jieba's dictionary."""

    words: Iterable[str] = ()
    """More words: what jieba has not, 冷链, 共赢."""
    forced: Iterable[str] = ()
    """Words that are cut as one wherever they stand by themselves."""
    kind_of: Callable[[str, str], TokenKind | None] = lambda _word, _tag: None
    """What a word of this tag names, if anything."""
    is_idiom: Callable[[str], bool] = lambda _word: False


class _Remembered(dict[str, tuple[Row, ...]]):
    """The words that were met, with what they are cut into: jieba has a finite stock of them."""

    def __init__(self, work_out: Callable[[str], tuple[Row, ...]]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, word: str) -> tuple[Row, ...]:
        rows = self[word] = self._work_out(word)
        return rows


class Segmenter:
    """Cuts text into words; knows names, and has a dictionary to tell a word from a joining of words.

    jieba's own dictionary joins freely: 教育引导, 就这样办, 一座. What `is_headword` does not know and
    can cover with shorter headwords is cut, as GB/T 16159 writes it: jiàoyù yǐndǎo.
    """

    def __init__(
        self,
        names: Iterable[Name],
        is_headword: Callable[[str], bool],
        is_common: Callable[[str], bool],
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self._kinds = {name.text: name.kind for name in names}
        vocabulary = vocabulary or Vocabulary()
        self._kind_of, self._is_idiom = vocabulary.kind_of, vocabulary.is_idiom
        self._is_headword, self._is_common = is_headword, is_common
        self._rows_of = _Remembered(self._word_rows)
        forced = tuple(vocabulary.forced)
        self._forced = frozenset(forced)
        self._jieba = rjieba.Jieba()
        self._mixed = _mixed_names(self._kinds)
        for word in vocabulary.words:
            if not self._jieba.has_word(word):
                frequency = self._jieba.suggest_freq(word) if len(word) == LONG else 0
                self._jieba.add_word(word, max(_RARE, frequency), "nz")
        for word in forced:
            self._jieba.add_word(word, max(_RARE, self._jieba.suggest_freq(word)), self._tag(word))
        for text, kind in self._kinds.items():
            self._jieba.add_word(text, max(_RARE, self._jieba.suggest_freq(text)), _NAME_TAGS[kind])

    def cut(self, text: str) -> Words:
        """Cut simplified `text`; digits, letters, marks and spaces are words of their own kind."""
        rows: list[Row] = []
        for number, piece in enumerate(self._mixed.split(text) if self._mixed else (text,)):
            if number % 2:
                kind = self._kinds[piece]
                rows.append((piece, _NAME_TAGS[kind], kind))
            else:
                rows += self._cut(piece)
        return Words(*zip(*rows, strict=True)) if rows else Words((), (), ())

    def _cut(self, text: str) -> list[Row]:
        rows: list[Row] = []
        rows_of, cut = self._rows_of.__getitem__, self._jieba.cut
        for number, piece in enumerate(_HAN_RUN.split(text)):
            if number % 2:
                rows += chain.from_iterable(map(rows_of, cut(piece, hmm=False)))
            elif piece:
                rows += _between(piece)
        return rows

    def knows(self, word: str) -> bool:
        """Say whether `word` is one of jieba's own words, a name, or a headword of the dictionary."""
        return self._jieba.has_word(word) or self._is_headword(word)

    def _word_rows(self, word: str) -> tuple[Row, ...]:
        """Tell name from word and divide a joining."""
        row = self._row(word)
        if row[2] is not TokenKind.WORD:
            return (row,)
        parts = self._of_three(word) if len(word) == _THREE else None
        if parts is None:
            parts = self.divide(word) if may_be_joined(word, row[1]) else (word,)
        return tuple(row if part == word else self._row(part) for part in parts)

    def _of_three(self, word: str) -> tuple[str, ...] | None:
        is_known = word in self._forced or self._is_headword(word) or self._is_common(word)
        return None if is_known else divide_three(word, self._is_common, self._tag)

    def _row(self, word: str) -> Row:
        tag = self._tag(word)
        return word, tag, self._kinds.get(word) or self._kind_of(word, tag) or TokenKind.WORD

    def _tag(self, word: str) -> str:
        return self._jieba.tag(word, hmm=False)[0][1]

    def divide(self, word: str) -> tuple[str, ...]:
        """Divide what may be a joining into its words, 一般规定 into 一般, 规定; they join to `word`."""
        if is_whole(word) or (len(word) >= LONG and word in self._forced):
            return (word,)
        if head := head_length(word):
            is_known = self._is_common(word) or (head > 1 and len(word) == _THREE and self._is_headword(word))
            is_all = is_known or head == len(word)
            return (word,) if is_all else (word[:head], *self.divide(word[head:]))
        if size := numeral_length(word):
            counted = self.divide(word[size:]) if word[size:] else ()
            is_known = self._is_common(word) or (len(word) == LONG and self._tag(word) == "i")
            return (word,) if is_known else (*divide_numeral(word[:size]), *counted)
        if len(word) == LONG and self._is_composed(word):
            return word[:PAIR], word[PAIR:]
        if word[-1] == "的" and len(word) > PAIR and not self._is_headword(word):
            return *self.divide(word[:-1]), "的"
        return cover(word, self._is_part if len(word) >= LONG else self._is_headword, self._is_common)

    def _is_composed(self, word: str) -> bool:
        """Tell 贫困地区, two common words, from 社会主义, which is listed, and from idioms."""
        halves = word[:PAIR], word[PAIR:]
        return all(map(self._is_common, halves)) and not self._is_common(word) and not self._is_idiom(word)

    def _is_part(self, word: str) -> bool:
        """Let jieba's own words of two characters be parts too: 区委, 建档."""
        return self._is_headword(word) or (len(word) == PAIR and self._jieba.has_word(word))


@lru_cache(maxsize=1 << 12)
def _between(piece: str) -> tuple[Row, ...]:
    """Divide what stands between Chinese characters: marks, figures, letters."""
    return tuple((match[0], "", _KINDS[match.lastgroup or ""]) for match in _BETWEEN.finditer(piece))


def cover(word: str, is_headword: Callable[[str], bool], is_common: Callable[[str], bool]) -> tuple[str, ...]:
    """Cut `word` into as few headwords as cover it; leave it whole where it is one, or none do.

    教育引导 gives 教育, 引导; 就这样办 gives 就, 这样, 办; 共同富裕 is a headword and stays.
    Among equals the common words win, 党, 和, 政府 over 党, 和政, 府; then the longer ones.
    """
    best: list[_Way | None] = [((0, 0, 0, ()), ())]
    for end in range(1, len(word) + 1):
        ways = [
            _longer(before, part, is_common)
            for start, before in enumerate(best)
            if before is not None and is_headword(part := word[start:end])
        ]
        best.append(min(ways, default=None))
    return best[-1][1] if best[-1] else (word,)


_Way: TypeAlias = tuple[tuple[int, int, int, tuple[int, ...]], tuple[str, ...]]
"""The beginning of a word cut into parts, behind what speaks against it: how many, how many of them rare,
how many single characters; then the lengths turned negative."""


def _longer(way: _Way, part: str, is_common: Callable[[str], bool]) -> _Way:
    (count, rare, single, lengths), parts = way
    against = (count + 1, rare + (not is_common(part)), single + (len(part) == 1), (*lengths, -len(part)))
    return against, (*parts, part)


def recut(words: Words, cuts: Collection[int], joins: Iterable[Span] = ()) -> Words:
    """Cut words at the offsets `cuts`, after joining each span of `joins` into one word."""
    ends, joins = words.ends, tuple(joins)
    if not joins and not cuts:
        return words
    known = {0, *ends}
    inside = {place for start, end in joins for place in range(start + 1, end)}
    edges = {edge for span in joins for edge in span}.union(cuts)
    if edges <= known and (inside - edges).isdisjoint(known):
        return words
    wanted = sorted((known - inside) | edges)
    return Words(*zip(*_recut_rows(words, wanted), strict=True))


def _recut_rows(words: Words, edges: Sequence[int]) -> Iterator[Row]:
    rows = iter(zip(words.ends, words.tags, words.kinds, strict=True))
    word_end, tag, kind = next(rows)
    for start, end in pairwise(edges):
        while word_end <= start:
            word_end, tag, kind = next(rows)
        joined = end > word_end
        yield words.text[start:end], "n" if joined else tag, TokenKind.WORD if joined else kind


def _mixed_names(names: Iterable[str]) -> re.Pattern[str] | None:
    """Match names with more than Chinese characters in them, 阿依古丽·买买提, which jieba cannot hold."""
    mixed = sorted((name for name in names if re.search(f"[^{HAN}]", name)), key=len, reverse=True)
    whole = (rf"{_no_letter('<!', name[0])}{re.escape(name)}{_no_letter('!', name[-1])}" for name in mixed)
    return re.compile(f"({'|'.join(whole)})") if mixed else None


def _no_letter(where: str, edge: str) -> str:
    """Let no letter or figure run on from that of a name: C919 is not in AC9190."""
    return f"(?{where}{_LETTER}|[0-9])" if edge.isascii() else ""
