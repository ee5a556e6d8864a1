"""Proper names that the dictionary writes with a capital letter: places, peoples, dynasties, festivals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise

from duizhao.language.dictionary import Entry, capitalized_headwords, entries
from duizhao.language.naming import COMPOUND_SURNAMES, SURNAMES
from duizhao.language.places import ALONE, PAIRS, PEOPLES, PLACES
from duizhao.model import TokenKind

_COMMON = frozenset(
    re.findall(
        r"\S+",
        """
    一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 正月 腊月 星期一 星期二 星期三 星期四
    星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 礼拜天 大桥 小桥 西北部 东北部 东南部
    西南部 互联网 菩萨 佛寺 佛门 中医 西医 中药 西药 中药材 中医药 中医学 大雪 霜降 除夕 两会 国会 众议院
    参议院 上议院 下议院 时报 新石器 道长 京剧 川剧 教皇 戈壁 翰林 蓝牙 吉普 净土 三位一体 白色恐怖 玉兰
    美的 快船 左岸 新军 宝瓶 白羊 飞鱼 贡茶 太极 大同 东海岸 西海岸 天命 黄泉 西天 西学 新教 倭寇 法王
    硬骨鱼 华侨 中式 西式 龙王 阎王 雷公 汉化 摄氏 摄氏度 华氏度 礼部 工部 户部 兵部 刑部 吏部 塞外 关外
    梅林 明教 三藏 西洋 东洋 长虹 蓝光 五粮液 可乐 牛仔 芭蕾 桑拿 沙发 华人 时装 中餐 西餐 西装 西服 山南
    白事 红茶 老外 上帝 真主 天堂 地狱 中间 中方 外方 云雾 美好 美女 英雄 德育 法治 法律 日用 日期
    党 团 大树 大山 北门 全州 大海 新城 东城 西城
""",
    )
)
"""What CC-CEDICT writes with a capital and 现代汉语词典 without, or is mostly something else."""
_ALWAYS = frozenset(
    re.findall(
        r"\S+",
        """
    明朝 故宫 开封 京都 莱芜 攀枝花 汉堡省 中巴 日照市 长征路 二战 怀柔 茅台 大理 朝阳区 红海 北疆 南疆 壮语
    莱芜 海口 通州
""",
    )
)
"""Capital although the dictionary has the same characters as a common word too."""
_DIVIDED: Mapping[str, tuple[int, ...]] = {
    "中共中央": (2, 2),
    "中华民族": (2, 2),
    "一带一路": (2, 2),
    "马克思主义": (3, 2),
    "毛泽东思想": (3, 2),
    "邓小平理论": (3, 2),
}
_SHORTENED = frozenset(
    re.findall(
        r"\S+",
        """
    中共 政协 北大 南大 北师大 华师大 安理会 亚投行 住建部 文旅部 中宣部 统战部 国新办 中办 中银 中财
    银监会 保监会 银联 民盟 台盟 欧盟 东盟 非盟 新农合 春晚 冬奥会 残奥会 残奥 少先队 党中央 美联社 纽交所
    爱卫会 经信委 海协会 联大 世银 双一流 大湾区
""",
    )
)
"""Shortened names, which are one word each: Běidà, Ānlǐhuì."""
_KINDS = (
    (
        TokenKind.PERSON,
        re.compile(r"\((?:born |c\. ?)?-?\d{3,4}[-–)]|politician|writer|poet|emperor of|character in"),
    ),
    (
        TokenKind.PLACE,
        re.compile(
            r"\b(?:city|county|province|district|prefecture|capital|river|mountains?|lake|town(?:ship)?|island|region|"
            r"country|municipality|village|plateau|strait|sea|Mt|ocean|peninsula|abbr\. for \S+ province)\b",
            re.IGNORECASE,
        ),
    ),
    (
        TokenKind.ORGANISATION,
        re.compile(
            r"\b(?:company|corporation|party|university|committee|ministry|department|organi[sz]ation|agency|bank|"
            r"association|league|council|congress|newspaper|brand|club|court|army)\b",
            re.IGNORECASE,
        ),
    ),
)
_TAGS = {"ns": TokenKind.PLACE, "nt": TokenKind.ORGANISATION}
_SURNAME = re.compile(
    r"(?:two-character )?surname|(?:old |Japanese )?variant of |(?:also|Taiwan) pr\.|see |CL:"
)


def proper_kind(word: str, tag: str = "") -> TokenKind | None:
    """Tell what `word` names, if the dictionary has it as a name and as nothing else.

    藏族 and 春节 are proper, 沪 and 西藏 places; 高明 is a district too, but mostly a common word.
    """
    if word in _places():
        return TokenKind.PLACE
    if word in PEOPLES:
        return TokenKind.PROPER
    return _listed_kind(word, tag) if word in _capitalized() else None


@cache
def _places() -> frozenset[str]:
    return frozenset((*PLACES, *ALONE, *PAIRS))


@cache
def _capitalized() -> frozenset[str]:
    """Give the headwords that may be names: of two characters and more, and no surnames."""
    longer = frozenset(word for word in capitalized_headwords() if len(word) > 1)
    return longer - _COMMON - COMPOUND_SURNAMES


@lru_cache(maxsize=1 << 16)
def _listed_kind(word: str, tag: str) -> TokenKind | None:
    found = entries(word)
    named = [entry for entry in found if 0 in entry.capitals and _meanings(entry)]
    if not named or (word not in _ALWAYS and any(_meanings(e) for e in found if 0 not in e.capitals)):
        return None
    kind = _kind(word, named)
    return kind if kind is TokenKind.PERSON else _TAGS.get(tag, kind)


def _meanings(entry: Entry) -> bool:
    return not all(_SURNAME.match(sense) for sense in entry.senses)


def _kind(word: str, named: list[Entry]) -> TokenKind:
    text = "/".join(sense for entry in named for sense in entry.senses)
    for kind, pattern in _KINDS:
        if pattern.search(text) and (kind is not TokenKind.PERSON or _is_named_as_chinese(word, named[0])):
            return kind
    return TokenKind.PROPER


def _is_named_as_chinese(word: str, entry: Entry) -> bool:
    """Tell Mao2 Ze2 dong1 from Dan4 ding1: a surname, then one capital for the given name."""
    size = 2 if word[:2] in COMPOUND_SURNAMES else 1
    return entry.capitals == (0, size) and (size > 1 or word[0] in SURNAMES)


@lru_cache(maxsize=1 << 14)
def proper_lengths(word: str) -> tuple[int, ...]:
    """Give the lengths of the words into which capitals divide a name; empty where it has none.

    中华人民共和国 gives 2, 2, 3; 春节 gives 2.
    """
    if word in _SHORTENED:
        return (len(word),)
    if word in _DIVIDED:
        return _DIVIDED[word]
    capitals = next((e.capitals for e in entries(word) if 0 in e.capitals and _meanings(e)), ())
    return tuple(end - start for start, end in pairwise((*capitals, len(word)))) if capitals else ()
