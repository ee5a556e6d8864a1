"""The lines above an article: which is section, kicker, headline, deck. Found by weighing signs.

Every division of the lines into page, kicker, headline and deck, in this order, is weighed by the
table of signs below, and the heaviest is taken: there are few lines and so few divisions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from duizhao.ingest.marks import is_balanced
from duizhao.ingest.vocabulary import SECTIONS
from duizhao.model import Role

MOST_TITLES = 8
"""No head has more lines; of a longer run of short lines only the last can be one."""

_SERIES = re.compile(
    r"系列(?:报道|访谈|评论|述评|调查|观察|专访|策划|之)|(?:特别|专题|连续|跟踪)报道|专栏|进行时|巡礼|走基层|大家谈|笔谈|特别策划"
)
_SAID = re.compile(r"(?:强调|指出|要求|表示|获悉|消息|透露|提出|时|[会坛]上)$")
_STORY = re.compile(
    r"(?:纪实|侧记|纪事|采访记|见闻|观察|走笔|速写|综述|述评|掠影|印象|启示录?|记|调查|探析|解读|样本|故事|专访|对话.{2,8}|访.{2,14})$"
)
_TOLD = re.compile(r"\d|[一二三四五六七八九十百千万亿]+(?:个|项|条|名|人|户|元)")
_MEETING = re.compile(r"^(?:对话|专访|访|访谈|走进|聚焦|关注|探访|直击|来自)[^，。！？]{3,}")
_QUESTION = re.compile(r"怎样|如何|怎么|为何|为啥|为什么|何以|哪里来|[吗呢]$")
_QUOTED = re.compile("“")
_PUNCTUATION = re.compile(r"[，、：；！？“”《》—\s]")
_OPEN_END = re.compile(
    r"(?:[，、：和与及在让为把将从向对于的是以等]|支持|看望|慰问|推动|推进|促进|助力|带动|引领|实现|迎来|走进|走上|遇上|成为|荣?获得?|成功[\u4e00-\u9fff]{2})$"
)
_NEWS = re.compile(
    r"[^，“]{2,}(?:施行|出台|启动|启用|开工|动工|竣工|投产|投用|通[车水航电气]|开通|开[馆园幕业营赛]|[闭落揭]幕|[揭挂]牌|召开|举[行办]|发布"
    r"|公布|公示|印发|获批|获评|入选|荣获|夺冠|夺得|获.{0,8}[金银铜]牌|通过(?:审|验|评)|落户|签约|成立|上线|亮相|突破|增长|下降|提高|完成"
    r"|听取|部署|推行|推出|整治|走访|发现|收集|改造|走进|征求意见|实现|开始|建[成立]|投入|登顶|显示|爆[出冷]|合龙|贯通|首飞|海试|发射|换届|当选|表决|约谈|通报|查处|未标|没有)"
)
_RUNS_ON = re.compile(r"荣?获|入选|受聘|亮起|走[进上]|登上|迎来|成为|在|将|已|为何|如何|怎样|到|获得")
_URGES = re.compile(r"[让把以向为别莫给]|“")
_TWO_CLAUSES = re.compile(r"\S{3,}[\s　]+\S{3,}")
_COLUMN = re.compile(
    r"^(?:新闻|记者|一线|现场|深度|权威|热点|今日|基层|百姓|社会)(?:观察|手记|调查|分析|链接|背景|直击|发布|聚焦|速递|纵深|视点|关注|传真|话题)$"
    r"|^(?:相关链接|延伸阅读|新闻链接|短评|微评|快评|锐评|今日谈|人民时评|特别关注|对话|访谈)$"
)
_LABEL = re.compile(
    r"[【\[〔「·•●■◆《]\s*[\u4e00-\u9fff·]{2,10}\s*[】\]〕」·•●■◆》]?|[\u4e00-\u9fff]{2,6}[·•][\u4e00-\u9fff]{2,8}"
)
_CLAUSE = 18  # characters of a line that explains
_NEVER = -99.0
_LONGER = 3  # characters by which the line that explains is longer than the headline


@dataclass(frozen=True, slots=True)
class Title:
    """A line of a head with what matters about its place."""

    text: str
    before: str = ""
    after: str = ""
    is_first: bool = False
    """Whether the page begins with it, other furniture aside."""
    is_apart: bool = False
    """Whether a block of another kind stands between it and the line before."""
    is_close: bool = False
    """Whether it stands closer to the line before than lines of this page usually do."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How much a trait of a line speaks for its having a role."""

    name: str
    role: Role
    weight: float
    holds: Callable[[Title], bool]


def _matches(pattern: re.Pattern[str]) -> Callable[[Title], bool]:
    return lambda title: pattern.search(title.text) is not None


def is_section(text: str) -> bool:
    """Tell whether this names a section of the paper: 要闻, 【综合】."""
    return re.sub(r"[\s【】\[\]■●◆·《》「」|｜]", "", text) in SECTIONS


def is_label(text: str) -> bool:
    """Tell whether this names a section, a column or a series and so is no headline: 【一线调研】."""
    return is_section(text) or bool(_LABEL.fullmatch(text) or _COLUMN.match(text) or _SERIES.search(text))


def _is_section(title: Title) -> bool:
    return is_section(title.text)


def _is_bare_within(low: int, high: int) -> Callable[[Title], bool]:
    return lambda title: low <= len(title.text) <= high and not _PUNCTUATION.search(title.text)


def _leads(title: Title) -> bool:
    return title.text.endswith(("——", "—", "：", ":"))


def _follows(title: Title) -> bool:
    return title.text.startswith(("—", "－－", "--", "─"))


def _outgrows_next(title: Title) -> bool:
    return len(title.text) > len(title.after) + _LONGER > _LONGER


def _outgrows_last(title: Title) -> bool:
    return len(title.text) > len(title.before) + _LONGER > _LONGER


def _tells_news(text: str) -> bool:
    """Tell whether a line says who did what and ends there: 市第三届社区邻居节昨日开幕."""
    return not (_URGES.match(text) or _OPEN_END.search(text)) and _NEWS.match(text) is not None


def _tells_before_next(title: Title) -> bool:
    return bool(title.after) and _tells_news(title.text) and not _tells_news(title.after)


def _dwarfs(text: str, other: str) -> bool:
    return len(text) >= _CLAUSE and len(text) >= 2 * len(other) > 0


SIGNS: tuple[Sign, ...] = (
    Sign("furniture is rare", Role.PAGE, -1, lambda _: True),
    Sign("a name of a section", Role.PAGE, 6, _is_section),
    Sign(
        "four characters on top of the page", Role.PAGE, 4, lambda t: t.is_first and _is_bare_within(1, 4)(t)
    ),
    Sign("five or six characters on top", Role.PAGE, 2, lambda t: t.is_first and _is_bare_within(5, 6)(t)),
    Sign(
        "a short label above longer lines",
        Role.PAGE,
        1.5,
        lambda t: _is_bare_within(2, 5)(t) and _outgrows_last(Title(t.after, t.text)),
    ),
    Sign("【一线调研】, 新春走基层·见闻", Role.PAGE, 4, lambda t: _LABEL.fullmatch(t.text) is not None),
    Sign("a title of a series", Role.PAGE, 4, _matches(_SERIES)),
    Sign("kickers are rarer than headlines", Role.KICKER, -0.5, lambda _: True),
    Sign("ends in —— or in a colon", Role.KICKER, 6, _leads),
    Sign("a whole clause above a short line", Role.KICKER, 3, lambda t: _dwarfs(t.text, t.after)),
    Sign("ends in 强调, 指出, 时", Role.KICKER, 3, _matches(_SAID)),
    Sign("explains what follows at greater length", Role.KICKER, 1, _outgrows_next),
    Sign("对话, 专访 and whom", Role.KICKER, 2, _matches(_MEETING)),
    Sign("tells figures", Role.KICKER, 1, _matches(_TOLD)),
    Sign("tells the news, which the next line only pictures", Role.KICKER, 2, _tells_before_next),
    Sign("opens with ——", Role.KICKER, -6, _follows),
    Sign("every head has a headline", Role.HEADLINE, 1, lambda _: True),
    Sign("ends in —— or in a colon", Role.HEADLINE, -5, _leads),
    Sign("opens with ——", Role.HEADLINE, -6, _follows),
    Sign("a name of a section", Role.HEADLINE, -4, _is_section),
    Sign("two clauses with a space between", Role.HEADLINE, 1.5, _matches(_TWO_CLAUSES)),
    Sign("cries or asks", Role.HEADLINE, 1, lambda t: t.text.rstrip("”’").endswith(("！", "？"))),
    Sign("tells figures", Role.HEADLINE, -0.5, _matches(_TOLD)),
    Sign("asks how or why", Role.HEADLINE, 1, _matches(_QUESTION)),
    Sign("quotes", Role.HEADLINE, 0.5, lambda t: "“" in t.text),
    Sign("ends in 强调, 指出, 时", Role.HEADLINE, -2, _matches(_SAID)),
    Sign("decks are rarer than headlines", Role.DECK, -0.5, lambda _: True),
    Sign("opens with ——", Role.DECK, 6, _follows),
    Sign("ends in —— or in a colon", Role.DECK, -5, _leads),
    Sign("a whole clause below a short line", Role.DECK, 1.5, lambda t: _dwarfs(t.text, t.before)),
    Sign("…纪实, …调查, 访…", Role.DECK, 2.5, _matches(_STORY)),
    Sign("explains what precedes at greater length", Role.DECK, 1.5, _outgrows_last),
    Sign("tells figures", Role.DECK, 0.5, _matches(_TOLD)),
    Sign("two clauses with a space between", Role.DECK, -1, _matches(_TWO_CLAUSES)),
    Sign("a name of a section", Role.DECK, -4, _is_section),
)

_BY_ROLE = {
    role: tuple(sign for sign in SIGNS if sign.role is role) for role in {sign.role for sign in SIGNS}
}
_ORDER = (Role.PAGE, Role.KICKER, Role.HEADLINE, Role.DECK)


def label_head(titles: Sequence[Title]) -> tuple[Role, ...]:
    """Name the role of each line of a head; exactly one headline, of one line or two.

    脱贫致富, 脱贫攻坚战取得全面胜利后……升级——, 衔接乡村振兴…… are page, kicker, headline.
    """
    shed = max(0, len(titles) - MOST_TITLES)
    kept = titles[shed:]
    weights = {role: [_weigh(title, role) for title in kept] for role in _ORDER}

    def total(roles: Sequence[Role]) -> float:
        alone = sum(weights[role][index] for index, role in enumerate(roles) if role is not Role.HEADLINE)
        lines = [weights[role][index] for index, role in enumerate(roles) if role is Role.HEADLINE]
        return alone + sum(lines) / len(lines) + _weigh_pair(kept, roles)

    return (Role.PAGE,) * shed + max(_divisions(len(kept)), key=total)


def _weigh(title: Title, role: Role) -> float:
    return sum(sign.weight for sign in _BY_ROLE[role] if sign.holds(title))


def _divisions(count: int) -> Iterator[tuple[Role, ...]]:
    """Yield every order of furniture, up to two kickers, one or two headlines, up to two decks."""
    for kickers, lines, decks in product(range(3), (1, 2), range(3)):
        furniture = count - kickers - lines - decks
        if furniture >= 0:
            sizes = zip(_ORDER, (furniture, kickers, lines, decks), strict=True)
            yield tuple(role for role, size in sizes for _ in range(size))


def _weigh_pair(titles: Sequence[Title], roles: Sequence[Role]) -> float:
    """Weigh two lines as one headline: alike in length and parallel, or the first running on into the second.

    守住一江清水 留住满目青山 and 当退役老兵 走上村小讲台 are one. Where the first is a complete piece of news
    and the second is of other length or only gives it a picture, the first is a kicker:
    市第三届社区邻居节昨日开幕 above 一桌饭，让生人变熟人.
    """
    if roles.count(Role.HEADLINE) == 1:
        return 0
    first = roles.index(Role.HEADLINE)
    upper, lower = titles[first : first + 2]
    if lower.is_apart:
        return _NEVER
    alike = abs(len(upper.text) - len(lower.text))
    weight = {0: 2.5, 1: 2.0, 2: 1.0, 3: -0.5, 4: -1.5}.get(alike, -3)
    unlike = sum(
        bool(trait.search(upper.text)) != bool(trait.search(lower.text)) for trait in (_TOLD, _QUOTED)
    )
    broken = _OPEN_END.search(upper.text) is not None or not is_balanced(upper.text)
    is_told = _tells_news(upper.text) and not _tells_news(lower.text)
    runs_on = _RUNS_ON.match(lower.text) is not None
    return (
        weight
        - 1.5 * unlike
        - 2 * is_told
        + 2 * runs_on
        + 4 * (broken and not _leads(upper))
        + 3 * lower.is_close
    )
