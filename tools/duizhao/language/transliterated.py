"""Names of peoples whose names are written by sound, a dot between their parts: 阿依古丽·买买提."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from duizhao.language.words import Words
from duizhao.model import TokenKind

DOT = "·"
_SOUNDS = frozenset(
    "阿艾安巴白拜贝比毕别波伯勃博布查达黛丹德登迪丁杜敦多恩尔法凡范菲费芬弗福甘盖冈高戈哥格根贡古哈海罕汉汗豪合赫"
    "亨侯胡华霍基吉加嘉贾江杰金卡凯坎康科克肯孔库夸奎昆拉莱兰朗劳勒雷黎里理丽莉力利立列林琳龙隆卢鲁路伦罗洛吕马玛"
    "买麦迈曼芒毛梅蒙孟米密明缪莫姆木穆纳娜奈南内尼妮宁努诺欧帕潘佩彭皮平蒲普奇齐恰乔琴丘曲热仁日荣肉茹瑞若撒萨塞"
    "赛桑森沙莎珊舍申圣施什史士舒斯松苏孙索塔泰坦汤特提廷图吐土托瓦娃汪旺威韦维温翁沃乌吾伍西希席夏香肖谢辛欣雅亚"
    "延扬叶耶伊依因英尤玉约泽扎占詹珍芝治朱孜兹卓宗佐逊夫卜茨切涅杨雪芙姬艳"
)
_LONGEST = 8
_NAMED = frozenset({TokenKind.WORD, TokenKind.PERSON, TokenKind.PROPER})


def with_transliterated(words: Words, is_common: Callable[[str], bool]) -> Words:
    """Join what stands about a dot where it is written by sound; 2·14 and 一二·九 are no names."""
    rows = list(zip(words.texts, words.tags, words.kinds, strict=True))
    place = len(rows) - 1
    while place > 0:
        if rows[place][0] == DOT:
            before = _reach([row[0::2] for row in rows[max(0, place - _LONGEST) : place]][::-1], is_common)
            after = _reach([row[0::2] for row in rows[place + 1 : place + 1 + _LONGEST]], is_common)
            if before and after:
                start, end = place - before, place + after + 1
                name = "".join(text for text, _, _ in rows[start:end])
                rows[start:end] = [(name, "nr", TokenKind.PERSON)]
                place = start
        place -= 1
    return Words(*zip(*rows, strict=True))


def _reach(rows: Sequence[tuple[str, TokenKind]], is_common: Callable[[str], bool]) -> int:
    """Count the words, going away from the dot, that are a part of the name."""
    count = length = 0
    for text, kind in rows:
        is_part = DOT in text or (_by_sound(text) and not (len(text) > 1 and is_common(text)))
        if kind not in _NAMED or not is_part or length + len(text) > _LONGEST:
            break
        count, length = count + 1, length + len(text) * (DOT not in text)
        if DOT in text:
            break
    return count


def _by_sound(chars: Iterable[str]) -> bool:
    return _SOUNDS.issuperset(chars)
