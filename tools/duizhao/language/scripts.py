"""Simplified and traditional characters, one for one, so that offsets hold in every script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate, chain, filterfalse, pairwise, repeat
from typing import TypeAlias

import opencc

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, for use inside the brackets of a regular expression."""

HAN_CHARACTER = re.compile(f"[{HAN}]")

_REGIONS = {"TW": "t2tw", "HK": "t2hk"}
_BACK = ("t2s", "tw2s", "hk2s")
_LONGEST_RUN = 60
"""Words in which the vocabulary of Taiwan is looked for at once: the time stays in step with the length."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_BY_PHRASE = "覆藉瞭衹哩"
"""Simplified in some words only: 答覆, 藉口, 明瞭, 英哩."""
_IN_NAMES = "匯台吃啟妍姍寧強彝恆柏沖温礦穎線繡臘藴衞詠證豔韻鼇"
"""Written otherwise in names of Hong Kong and Taiwan only: 百老滙."""
_ALWAYS_ASKED = "\ud800-\udfff\U00020000-\U0003ffff"
"""Lone surrogates, which must not reach OpenCC, and rare characters, which are too many to be tried."""
_Forms: TypeAlias = tuple[str, str, str]
"""A piece of text in OpenCC's own characters, in Taiwan's and Hong Kong's."""


def to_simplified(text: str) -> str:
    """Turn 脫貧攻堅 into 脱贫攻坚, character for character: the key for every look-up.

    What has no traditional character in it stays: OpenCC would turn 打坏, to break, into 打坯.
    """
    return _converted("t2s", text) if _traditional().search(text) else text


@cache
def _traditional() -> re.Pattern[str]:
    """Match what OpenCC may simplify, and what must not reach it as it is."""
    return re.compile(f"[{_changed_by('t2s')}{_BY_PHRASE}{_ALWAYS_ASKED}]")


@cache
def _regional() -> re.Pattern[str]:
    """Match what may be written otherwise in Taiwan or Hong Kong than OpenCC writes it of its own."""
    return re.compile(f"[{''.join(map(_changed_by, _REGIONS.values()))}{_IN_NAMES}{_ALWAYS_ASKED}]")


def _changed_by(config: str) -> str:
    """Give the characters that a converter changes where they stand alone."""
    chars = [char for char in map(chr, range(0x3400, 0x10000)) if HAN_CHARACTER.match(char)]
    converted = _whole(config, "\n".join(chars)).split("\n")
    return "".join(char for char, other in zip(chars, converted, strict=True) if char != other)


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
        if len(word) > 1:
            pieces += (loose, word) if loose else (word,)
            loose = ""
        else:
            loose += word
    pieces.append(loose)
    plain, taiwan, hong_kong = map("".join, zip(*_forms(pieces), strict=True))
    return plain, taiwan, hong_kong


def _forms(pieces: Sequence[str]) -> list[_Forms]:
    """Convert pieces of text, each as if it stood alone; those that were never met, all at once."""
    if len(_MET) > _MANY:
        _MET.clear()
    missing = [*filterfalse(_MET.__contains__, pieces)]
    if missing:
        plain = _converted_each("s2t", missing)
        if _regional().search("\n".join(plain)):
            local = [_converted_each(config, plain) for config in _REGIONS.values()]
        else:
            local = [plain] * len(_REGIONS)
        _MET.update(zip(missing, zip(plain, *local, strict=True), strict=True))
    return [*map(_MET.__getitem__, pieces)]


_MET: dict[str, _Forms] = {}
_MANY = 1 << 17


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


def _converted_each(config: str, texts: Sequence[str]) -> list[str]:
    converted = _whole(config, "\n".join(texts)).split("\n")
    if [*map(len, converted)] == [*map(len, texts)]:
        return converted
    return [_converted(config, text) for text in texts]


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)
