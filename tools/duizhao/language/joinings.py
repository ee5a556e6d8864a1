"""What the segmenter joins and GB/T 16159-2012 writes apart: 这位, 吃水果, 篇文章, 角落里, 悄悄地."""

from __future__ import annotations

import re
from collections.abc import Callable

from duizhao.language.numerals import numeral_length

PAIR, LONG = 2, 4
"""Lengths: of most words, and from which on every word is held against the dictionary."""
COUNTING_TAGS = frozenset({"m", "mq"})
_LOOSE_TAGS = COUNTING_TAGS | {"c", "d", "l", "t"}
"""Three characters under these are mostly no word: 摆放着, 万余元, 无论是."""
_ENDS = frozenset("出着去过来到起走的")
"""Neither are three that end so: 培育出, 跟党走."""
_NEVER = frozenset({"时说", "时会"})
"""No words at all: 答问|时|说."""
_POINTERS = frozenset("这那哪")
_POINTED = frozenset(
    "种次位项部块家天年笔段片批座场条件只张本份句届轮类名支双辆栋幢篇首回晚日夜套道幅则股根台"
)
_NO_COUNTS = frozenset(
    re.findall(
        r"\S+",
        """
    一切 一般 一直 一贯 一定 一样 一致 一体 一起 一向 一再 一旦 一律 一经 一连 一度 一同 一共 一会 一下 一点
    十分 十足 两岸 两侧 两边
""",
    )
)
"""Words that begin with a numeral and count nothing: 一般|规定, 十分|必要."""
_FRACTION = frozenset("之钟")
"""Behind these it does count: 十分之一, 一点钟."""
_VERBS = "玩打看喝吃背坐扎讲做听写读唱买卖骑穿戴教找给拿问想爱怕"
_ADVERBS = "很最更太较极绝只就又也已曾被据需应可会能要让使把将对在"
_TOWARDS = "从往向至由跟"
_MEASURES = "段篇首节张条件场位座片块幅"
_BEFORE = frozenset(_VERBS + _ADVERBS + _TOWARDS + _MEASURES)
_BEHIND = frozenset("里内外上中下于")
_MANNERS = frozenset({"细心", "无情", "系统", "颤抖"})
"""Manners of doing something that jieba takes for nouns and verbs."""
_IN_PAIRS = re.compile(r"(.)\1(.)\2")


def may_be_joined(word: str, tag: str) -> bool:
    """Say whether `word` is long enough, or of a kind, to be held against the dictionary."""
    if _is_pointing(word) or word in _NEVER:
        return True
    if len(word) <= PAIR:
        return len(word) == PAIR and word not in _NO_COUNTS and (tag in COUNTING_TAGS or _is_span(word))
    return len(word) >= LONG or tag in _LOOSE_TAGS or word[-1] in _ENDS or _is_counted(word)


def is_whole(word: str) -> bool:
    """Tell 三月 and 干干净净, which are never divided."""
    return word[-1] == "月" or _IN_PAIRS.fullmatch(word) is not None


def head_length(word: str) -> int:
    """Give the length of a word that begins another and stands apart: 1 in 这位, 2 in 一般规定, or 0."""
    if _is_pointing(word):
        return 1
    return PAIR if word[:PAIR] in _NO_COUNTS and word[PAIR : PAIR + 1] not in _FRACTION else 0


def divide_three(
    word: str, is_common: Callable[[str], bool], tag_of: Callable[[str], str]
) -> tuple[str, ...] | None:
    """Divide three characters that the dictionary does not have: 吃|水果, 篇|文章, 角落|里, 悄悄|地.

    None for what may be a word: 根据地 has no adverb before 地, 副省长 no verb before 省长.
    """
    if word[-1] == "地":
        stem = word[:PAIR]
        is_adverb = word[0] == word[1] or stem in _MANNERS or tag_of(stem)[0] in "adz"
        return (stem, "地") if is_adverb else None
    if word[0] in _BEFORE and is_common(word[1:]):
        return word[0], word[1:]
    if word[-1] in _BEHIND and is_common(word[:PAIR]):
        return word[:PAIR], word[-1]
    return None


def _is_pointing(word: str) -> bool:
    """Tell 这位, 那两项 from 这些, 哪怕: what 这, 那 and 哪 point at stands apart."""
    return word[0] in _POINTERS and (word[1:2] in _POINTED or numeral_length(word[1:]) > 0)


def _is_counted(word: str) -> bool:
    """Tell 十万人 from 三轮车 and from 三三两两."""
    return (
        word[0] in "一二三四五六七八九十两百千万"
        and 1 < numeral_length(word) < len(word)
        and word[-1] != "月"
    )


def _is_span(word: str) -> bool:
    return word[1] in "年天" and numeral_length(word) == 1
