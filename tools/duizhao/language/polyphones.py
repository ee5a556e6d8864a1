"""Single characters whose reading the neighbours decide: the grammar words 地 得 过 了 为, and 种 藏 行.

Each rule sees the words around and answers with a syllable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from duizhao.language.words import Words
from duizhao.model import TokenKind


@dataclass(frozen=True, slots=True)
class Place:
    """A word's neighbours; an empty text where the clause ends."""

    clause: tuple[str, ...]
    """The words of the clause before it, at most a dozen."""
    before_tag: str
    after: str
    after_tag: str

    @property
    def before(self) -> str:
        """The word before."""
        return self.clause[-1] if self.clause else ""

    @property
    def is_counted(self) -> bool:
        """A number stands before: 176种, 三种."""
        return self.before[-1:].isdigit() or self.before_tag[:1] == "m"


Rule: TypeAlias = Callable[[Place], str]

_WINDOW = 12
_BREAKS = frozenset("，。；：！？、,;:!?…—“”（）()《》")
_DIRECTIONS = frozenset({"上", "上去", "上来", "去", "来", "头", "渡", "程", "分", "于", "多", "剩"})
_ROLES = frozenset("例主止准本先重首界荣由名限辅生功") | {
    *("重点", "核心", "抓手", "契机", "目标", "基础", "导向", "中心", "代表", "依托", "目的", "特色", "主题"),
}
"""After 以 … 为, or in a set phrase: 久久为功."""
_MAKING = frozenset("以作称被定变改分视评选列化转合设升") | {"命名", "确定", "认定", "转变", "提升"}
_HIDING = frozenset("在于进着起了") | {"起来"}
_POINTING = frozenset("这那各多某几两何哪每此该")
_DEBTS = frozenset("清钱债款给") | {"贷款"}
_GROWING = frozenset("得高大成出满在了")
_TEACHING_TOGETHER = frozenset("带帮支执任")


def polyphone(words: Words, index: int) -> str | None:
    """Give the reading that the place of the one-character word `index` decides, if any does."""
    rule = RULES.get(words.texts[index])
    return rule(_place(words, index)) if rule else None


def _place(words: Words, index: int) -> Place:
    clause = _clause(words, index)
    after = index + 1
    follows = after < len(words.texts) and words.kinds[after] is not TokenKind.PUNCTUATION
    return Place(
        clause=clause,
        before_tag=words.tags[index - 1] if clause else "",
        after=words.texts[after] if follows else "",
        after_tag=words.tags[after] if follows else "",
    )


def _clause(words: Words, index: int) -> tuple[str, ...]:
    start = index
    while start and index - start < _WINDOW and words.texts[start - 1] not in _BREAKS:
        start -= 1
    return tuple(words.texts[start:index])


def _di(place: Place) -> str:
    """历史性地告别 de, a describing word before and an action after; 种植地面积 dì."""
    is_particle = len(place.before) > 1 and place.after_tag[:1] in {"v", "d", "p", "a", "i", "l"}
    return "de" if is_particle else "dì"


def _de(place: Place) -> str:
    """打得更扎实 de; 一所得民心的学校 dé; 还得去 děi."""
    if place.before_tag[:1] in {"v", "a"}:
        is_degree = place.after in {"多", "少"} or place.after_tag[:1] not in {"", "m", "u"}
        return "de" if is_degree else "dé"
    is_must = place.before_tag[:1] in {"r", "d"} and place.after_tag[:1] == "v"
    return "děi" if is_must else "dé"


def _le(place: Place) -> str:
    """受得了, 去不了 liǎo; else the particle."""
    return "liǎo" if place.before in {"得", "不"} else "le"


def _guo(place: Place) -> str:
    """算过一笔账 guo, after a verb; 共同过上好日子 guò."""
    return "guò" if place.before_tag[:1] != "v" or place.after in _DIRECTIONS else "guo"


def _wei(place: Place) -> str:
    """为群众解决难题 wèi; 以扶智为抓手, 提升为“要致富” wéi."""
    if place.after in _ROLES or not place.after:
        return "wéi"
    if not place.before:
        return "wèi"
    is_being = place.before in _MAKING or not _MAKING.isdisjoint(place.clause) or place.before_tag == "v"
    is_equal = place.after_tag[:1] == "m" or place.after[:1].isdigit()
    return "wéi" if is_being or is_equal else "wèi"


def _zhong(place: Place) -> str:
    """176种农产品, 各种 zhǒng; 安心种, 盲目种茶 zhòng."""
    return "zhǒng" if place.is_counted or place.before in _POINTING else "zhòng"


def _zang(place: Place) -> str:
    """援藏, 在藏 zàng; 藏在心里 cáng."""
    return "cáng" if place.after in _HIDING else "zàng"


def _hang(place: Place) -> str:
    """三行字 háng; 行之有效 xíng."""
    return "háng" if place.is_counted else "xíng"


def _zhi(place: Place) -> str:
    """两只羊 zhī; 只需要 zhǐ."""
    return "zhī" if place.is_counted or place.before in _POINTING else "zhǐ"


def _huan(place: Place) -> str:
    """还清贷款 huán; 还要 hái."""
    return "huán" if place.after in _DEBTS else "hái"


def _jiao(place: Place) -> str:
    """带教师傅, 支教 jiào; 教孩子 jiāo."""
    return "jiào" if place.before in _TEACHING_TOGETHER else "jiāo"


def _zhang(place: Place) -> str:
    """孩子长得快, 长高了 zhǎng; 长12公里 cháng."""
    return "zhǎng" if place.after in _GROWING else "cháng"


def _shu(place: Place) -> str:
    """数了数样本 shǔ; 数十名 shù."""
    return "shǔ" if place.after == "了" or place.before == "了" else "shù"


RULES: Mapping[str, Rule] = {
    "地": _di,
    "得": _de,
    "了": _le,
    "过": _guo,
    "为": _wei,
    "种": _zhong,
    "藏": _zang,
    "行": _hang,
    "只": _zhi,
    "还": _huan,
    "教": _jiao,
    "长": _zhang,
    "数": _shu,
}
"""By character; a row more is a rule more."""
