"""Simplified and traditional characters, one for one, so that offsets hold in every script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import accumulate, chain, pairwise, repeat

import opencc

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for use inside the brackets of a regular expression."""

HAN_CHARACTER = re.compile(f"[{HAN}]")

_REGIONS = {"TW": "t2tw", "HK": "t2hk"}
_BACK = ("t2s", "tw2s", "hk2s")
_LONGEST_RUN = 60
"""Words in which the vocabulary of Taiwan is looked for at once: the time stays in step with the length."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def to_simplified(text: str) -> str:
    """Turn 脫貧攻堅 into 脱贫攻坚, character for character: the key for every look-up."""
    return _converted("t2s", text)


def to_traditional(text: str, region: str = "") -> str:
    """Turn 屋里 into 屋裏 (`HK`) or 屋裡 (`TW`) and 里程 into 里程: convert whole texts, slice by offset."""
    traditional = _converted("s2t", text)
    return _converted(_REGIONS[region], traditional) if region else traditional


def traditional_forms(words: Iterable[str]) -> tuple[str, str, str]:
    """Write the words of a text in traditional characters: OpenCC's own, Taiwan's, Hong Kong's.

    No phrase of the converter begins or ends within a word: 内生|发展 is 內生發展, though 生发 alone is
    生髮. Single characters that stand together are left together, for 制茶 is 製茶.
    """
    pieces: list[str] = []
    loose = ""
    for word in words:
        if len(word) == 1:
            loose += word
        else:
            pieces += (loose, word)
            loose = ""
    columns = zip(*map(_forms, [*pieces, loose]), strict=True)
    plain, taiwan, hong_kong = map("".join, columns)
    return plain, taiwan, hong_kong


@lru_cache(maxsize=1 << 17)
def _forms(piece: str) -> tuple[str, str, str]:
    plain = _converted("s2t", piece)
    taiwan, hong_kong = (_converted(config, plain) for config in _REGIONS.values())
    return plain, taiwan, hong_kong


def traditional_words(pieces: Iterable[str], region: str) -> tuple[str, ...]:
    """Put a text, cut into words, into the traditional characters of a region, one character for one."""
    pieces = tuple(pieces)
    form = traditional_forms(pieces)[1 + list(_REGIONS).index(region)]
    return tuple(form[start:end] for start, end in pairwise((0, *accumulate(map(len, pieces)))))


def taiwan_words(pieces: Iterable[str]) -> tuple[str, ...]:
    """Put a text, cut into words, into the characters and the vocabulary of Taiwan, word by word.

    信息|网络 becomes 資訊|網路. What OpenCC's s2twp changes against s2tw shows where the words end in it;
    a change that runs over an edge goes to the word before, and what it does not change is written as
    `traditional_words` has it.
    """
    pieces = tuple(pieces)
    written = traditional_words(pieces, "TW")
    local = chain.from_iterable(map(_local_words, _runs(pieces)))
    return tuple(own if word is None else word for own, word in zip(written, local, strict=True))


def _runs(pieces: Sequence[str]) -> Iterator[Sequence[str]]:
    """Part the words at marks, over which no phrase runs, and where there are none for long."""
    run: list[str] = []
    for piece in pieces:
        run.append(piece)
        if len(run) >= _LONGEST_RUN or (piece and not HAN_CHARACTER.search(piece)):
            yield run
            run = []
    if run:
        yield run


def _local_words(pieces: Sequence[str]) -> Iterator[str | None]:
    """Give what s2twp has for each word where that differs from s2tw."""
    text = "".join(pieces)
    plain, local = to_traditional(text, "TW"), _whole("s2twp", text)
    if plain == local or "\0" in text:
        yield from repeat(None, len(pieces))
        return
    steps = SequenceMatcher(None, plain, local, autojunk=False).get_opcodes()
    ends = [0, *accumulate(map(len, pieces))]
    for (start, end), (first, last) in zip(
        pairwise(ends), pairwise(_moved(e, steps) for e in ends), strict=True
    ):
        word = local[first:last]
        yield None if word == plain[start:end] else word


def is_traditional_form(form: str, text: str) -> bool:
    """Say whether `form` is `text` in traditional characters: 郁達夫 is 郁达夫, and so is 資訊 信息."""
    return is_same_word(form, text) or _whole("tw2sp", form) == to_simplified(text)


def is_same_word(form: str, text: str) -> bool:
    """Say whether `form` has the characters of `text`, in whatever script: 看著 看着, but not 資訊 信息."""
    plain = to_simplified(text)
    by_character = "".join(to_simplified("\n".join(form)).split("\n"))
    return plain == by_character or any(_whole(config, form) == plain for config in _BACK)


def _moved(offset: int, steps: Sequence[tuple[str, int, int, int, int]]) -> int:
    """Say where an offset has come to by the steps of difflib."""
    place = 0
    for tag, start, end, first, last in steps:
        if start > offset:
            break
        is_inside = tag == "equal" and offset < end
        place = first + offset - start if is_inside else last if start < offset or start == end else place
    return place


def _whole(config: str, text: str) -> str:
    return str(_converter(config).convert(_SURROGATE.sub("\ufffd", text)))


def _converted(config: str, text: str) -> str:
    """Convert, or give `text` back where that would change its length (a NUL ends OpenCC's work)."""
    converted = _whole(config, text)
    return converted if len(converted) == len(text) else _SURROGATE.sub("\ufffd", text)


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)
