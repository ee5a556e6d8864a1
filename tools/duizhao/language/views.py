"""Other ways to write or say a stored reading: tone numbers, zhuyin, and the spoken tones.

None of them is stored; each is derived from the syllables in dictionary tone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from duizhao.language.dictionary import is_headword
from duizhao.language.syllables import BARE_SYLLABLES, bare_syllable, tone, toned

Word: TypeAlias = tuple[str, tuple[str | None, ...]]
"""The characters of a word and their syllables."""


def _table(cells: str) -> dict[str, str]:
    return dict(re.findall(r"(\S+)=(\S+)", cells))


_INITIALS = _table(
    """
    zh=ㄓ ch=ㄔ sh=ㄕ b=ㄅ p=ㄆ m=ㄇ f=ㄈ d=ㄉ t=ㄊ n=ㄋ l=ㄌ g=ㄍ k=ㄎ h=ㄏ
    j=ㄐ q=ㄑ x=ㄒ r=ㄖ z=ㄗ c=ㄘ s=ㄙ
    """
)
_FINALS = _table(
    """
    a=ㄚ o=ㄛ e=ㄜ ê=ㄝ ai=ㄞ ei=ㄟ ao=ㄠ ou=ㄡ an=ㄢ en=ㄣ ang=ㄤ eng=ㄥ ong=ㄨㄥ er=ㄦ
    i=ㄧ ia=ㄧㄚ io=ㄧㄛ ie=ㄧㄝ iao=ㄧㄠ iu=ㄧㄡ ian=ㄧㄢ in=ㄧㄣ iang=ㄧㄤ ing=ㄧㄥ iong=ㄩㄥ
    u=ㄨ ua=ㄨㄚ uo=ㄨㄛ uai=ㄨㄞ ui=ㄨㄟ uan=ㄨㄢ un=ㄨㄣ uang=ㄨㄤ ueng=ㄨㄥ ü=ㄩ üe=ㄩㄝ üan=ㄩㄢ ün=ㄩㄣ
    """
)
_WITHOUT_INITIAL = _table(
    """
    yi=i ya=ia yo=io ye=ie yao=iao you=iu yan=ian yin=in yang=iang ying=ing yong=iong
    wu=u wa=ua wo=uo wai=uai wei=ui wan=uan wen=un wang=uang weng=ueng yu=ü yue=üe yuan=üan yun=ün
    """
)
_ALONE = {"m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ", "r": "ㄦ"}
_BUZZING = re.compile(r"(zh|ch|sh|r|z|c|s)i")
"""Syllables whose i is no vowel of its own: ㄓ, ㄕ, ㄙ."""
_TONE_SIGNS = ("˙", "", "ˊ", "ˇ", "ˋ")


def numbered(syllable: str) -> str:
    """Write the tone as a figure behind the syllable, 5 for the neutral one: lǜ gives lü4, de gives de5."""
    return f"{bare_syllable(syllable)}{tone(syllable) or 5}"


@lru_cache(maxsize=2048)
def zhuyin(syllable: str) -> str:
    """Write a syllable in 注音符號: zhuàng gives ㄓㄨㄤˋ, de gives ˙ㄉㄜ with its dot in front.

    The r of erhua is ㄦ without a tone.
    """
    letters, sign = _letters(bare_syllable(syllable)), _TONE_SIGNS[tone(syllable)]
    if syllable == "r":
        return letters
    return sign + letters if sign == "˙" else letters + sign


def _letters(bare: str) -> str:
    if bare in _ALONE:
        return _ALONE[bare]
    if bare in _WITHOUT_INITIAL:
        return _FINALS[_WITHOUT_INITIAL[bare]]
    if _BUZZING.fullmatch(bare):
        return _INITIALS[bare[:-1]]
    initial = next((head for head in _INITIALS if bare.startswith(head)), "")
    final = bare.removeprefix(initial)
    if initial in {"j", "q", "x"}:
        final = re.sub("^u", "ü", final)
    return _INITIALS.get(initial, "") + _FINALS[final]


ZHUYIN: Mapping[str, str] = {bare: _letters(bare) for bare in sorted(BARE_SYLLABLES)}
"""The letters of every syllable, without tones."""

_FIGURES = frozenset("〇零一二两三四五六七八九十百千万亿")
_ORDINAL = _FIGURES | frozenset("第初周期")
"""一 keeps its tone behind these: 第一, 二十一, 三百一十, 星期一."""
_COUNTED = frozenset("〇零一二三四五六七八九月")
"""And before these: 一九四九年, 一月."""
_FIRST = frozenset({"一级", "一等", "一楼", "一审", "一号", "一班", "一队", "一中", "一等奖"})
"""Words in which 一 means the first."""
_RISING = frozenset({"小姐", "哪里"})
_KIN = frozenset("姐奶姥嫂婶宝")
"""Doubled nouns keep their third tone before the neutral one, 姐姐; doubled verbs do not, 想想."""
_PAIR, _THREE, _THIRD, _FALLING = 2, 3, 3, 4


def spoken(words: Sequence[Word]) -> list[tuple[str | None, ...]]:
    """Give the tones as they are said: yī gè is yí gè, bù shì is bú shì, lǐngdǎo is língdǎo.

    一 and 不 look at the next syllable, in whatever word; third tones change within a word only, where
    every speaker changes them (普通话, tone sandhi as in 现代汉语词典's guide). Marks stop both.

    >>> spoken([("一", ("yī",)), ("个", ("gè",)), ("领导", ("lǐng", "dǎo"))])
    [('yí',), ('gè',), ('líng', 'dǎo')]
    """
    chars = "".join(word for word, _ in words)
    cells = [*(cell for _, reading in words for cell in reading), None]
    said, start = [], 0
    for word, reading in words:
        heard = list(_third_tones(word, reading))
        for offset, (char, cell) in enumerate(zip(word, reading, strict=True)):
            if cell and char in _CHANGING:
                at = start + offset
                around = chars[max(0, at - 1) : at], chars[at + 1 : at + 2], cells[at + 1]
                heard[offset] = _CHANGING[char](_Place(cell, word, offset + 1 == len(word), *around))
        said.append(tuple(heard))
        start += len(word)
    return said


@dataclass(frozen=True, slots=True)
class _Place:
    """A 一 or 不 and what stands beside it."""

    cell: str
    word: str
    is_last: bool
    before: str
    after: str
    follows: str | None
    """The next syllable; None before a mark and at the end."""


def _yi(place: _Place) -> str:
    is_figure = place.before in _ORDINAL or place.after in _COUNTED or place.word in _FIRST
    if (place.is_last and len(place.word) > 1) or place.follows is None or is_figure:
        return place.cell
    if place.before == place.after:
        return "yi"
    return "yí" if tone(place.follows) == _FALLING or place.after == "个" else "yì"


def _bu(place: _Place) -> str:
    if place.follows is None:
        return place.cell
    if place.before == place.after:
        return "bu"
    return "bú" if tone(place.follows) == _FALLING else place.cell


_CHANGING: Mapping[str, Callable[[_Place], str]] = {"一": _yi, "不": _bu}


@lru_cache(maxsize=1 << 16)
def _third_tones(word: str, reading: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Raise a third tone before a third, foot by foot: zhǎnlǎn-guǎn is zhánlánguǎn, xiǎo-lǎohǔ xiǎoláohǔ."""
    heard: list[str | None] = []
    for start, end in _feet(word):
        foot = list(reading[start:end])
        for place in range(len(foot) - 1):
            if _is_third(foot[place]) and (_is_third(foot[place + 1]) or _is_lifted(word[start:end], foot)):
                foot[place] = toned(bare_syllable(foot[place] or ""), 2)
        heard += foot
    return tuple(heard)


def _feet(word: str) -> list[tuple[int, int]]:
    """Cut a word into feet of two, or three at the end; one before two where the sense is so."""
    if len(word) == _THREE and is_headword(word[1:]) and not is_headword(word[:2]):
        return [(0, 1), (1, 3)]
    starts = list(range(0, max(1, len(word) - 1), _PAIR))
    return list(zip(starts, [*starts[1:], len(word)], strict=True))


def _is_third(syllable: str | None) -> bool:
    return syllable is not None and tone(syllable) == _THIRD


def _is_lifted(word: str, foot: Sequence[str | None]) -> bool:
    """小姐 xiáojie, 想想 xiángxiang: what was a third tone still raises the one before."""
    is_neutral = len(foot) == _PAIR and foot[1] is not None and tone(foot[1]) == 0
    return is_neutral and (word in _RISING or (word[0] == word[1] and word[0] not in _KIN))
