"""What a printed line is by itself: the table of rules, read from above, the first that holds decides.

A line that no rule names is prose, or it is short like a title: then its neighbours decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from duizhao.ingest.bylines import is_byline
from duizhao.ingest.credits import is_credit
from duizhao.ingest.lines import width_of
from duizhao.ingest.marks import CLOSERS, is_complete, sentence_ends
from duizhao.model import Role

_LONGEST_TITLE = 45
_LONGEST_CRY = 26  # a title that ends in ！ or ？
_MOST_CRIES = 2
_CIRCLED = "①-⑳"
_NUMBER = "一二三四五六七八九十0-9０-９"
_HAN_DIGIT = "一二三四五六七八九十"
_DATE = (
    rf"(?:(?:\d{{4}}|[〇○零{_HAN_DIGIT}]{{4}})年[\d{_HAN_DIGIT}]{{1,3}}月[\d{_HAN_DIGIT}]{{1,3}}日"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
)
_PAPERS_OWN = (
    "(?:本报|新闻|读者|编辑部?|采编|广告|发行|订报|订阅|投稿|爆料|报料|值班|零售|印刷|总编室|办公室|社|热线)"
)
_CALL = re.compile(r"(?:热线|电话|邮箱|网址)[：:]|(?:热线|电话)\s*\d")
_SECTION = r"[\u4e00-\u9fff·•/]{2,10}"
_EDITION = (
    rf"(?:第?\s*[A-Z]?\s*[{_NUMBER}]{{1,3}}(?:[-—~至、]\s*[{_NUMBER}]{{1,3}})?\s*版|[A-Z]\d{{1,2}}|0\d)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A form that gives a line its role whatever stands around it."""

    name: str
    role: Role
    holds: Callable[[str], bool]


def _whole(pattern: str, longest: int = 60) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: len(text) <= longest and compiled.fullmatch(text) is not None


def _opening(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.match(text) is not None


RULES: tuple[Rule, ...] = (
    Rule(
        "（上接第一版） or 下转第五版▶ alone on its line",
        Role.JUMP,
        _whole(
            rf"[^\u4e00-\u9fff]{{0,3}}(?:紧?上接|下转|紧接|转)第?[A-Z]?[{_NUMBER}]{{1,3}}版[^。！？]{{0,30}}"
        ),
    ),
    Rule(
        "（相关报道见第三版） alone on its line",
        Role.JUMP,
        _whole(rf"[（(►▶]?(?:\S{{0,8}}报道|详|全文)[刊见]第?[A-Z]?[{_NUMBER}]{{1,3}}版[）)]?"),
    ),
    Rule("①: a picture of several", Role.CAPTION, _opening(f"[{_CIRCLED}❶-❿]")),
    Rule(
        "图①：, 图一：, 图2为",
        Role.CAPTION,
        _opening(rf"(?:图片?|照片)\s*(?:[（(]?[{_CIRCLED}]+[）)]?|[{_NUMBER}]{{1,2}}(?=[\s：:为、])|[：:])"),
    ),
    Rule(
        "上图：, 左图为, 图为, 图片说明",
        Role.CAPTION,
        _opening(
            rf"[（(]?(?:[上下左右中主大小组压题头本]{{1,2}}图|图片|照片|图)(?:[：:为]|[（(][^）)]{{1,12}}[）)][：:为]?|\s*[{_CIRCLED}])"
            r"|图片说明|本报资料图"
        ),
    ),
    Rule("▲ before a picture's text", Role.CAPTION, _opening(r"[▲△▼▽◀▶►◄←↑→↓↖↗↘↙](?!\s*(?:本报|记者))")),
    Rule(
        "编者按, 开栏的话",
        Role.NOTE,
        _opening(
            r"[【\[〔（(■●◆□]?\s*(?:本报)?(?:编\s*者\s*按|编者的话|编者荐言|编辑按|记者按|编后语?|编后记|开栏的话|开栏语|按语"
            r"|核心阅读|核心提示|阅读提示|内容提要)(?:\s*[】\]〕）)：:■●◆□]|\s|$)"
        ),
    ),
    Rule(
        "后记, 尾声: the name of a part",
        Role.SUBHEAD,
        _whole(r"[■●◆]?\s*(?:引子|楔子|题记|前言|尾声|结语|后记|余论|写在最后|写在前面|写在后面的话)[：:]?"),
    ),
    Rule("责任编辑：, 制图：, 王某 摄, 资料图片", Role.CREDIT, is_credit),
    Rule("本报记者 王某, 新华社杭州5月17日电（记者 王某）", Role.BYLINE, is_byline),
    Rule(
        "记者：, 问：, 答： before what is said",
        Role.PARAGRAPH,
        _opening(r"[■●◆□▲]?[【\[]?(?:本报)?(?:记者|问|答|主持人|Q|A|提问|回答)\d?[】\]]?\s*[：:】\]]\s*\S"),
    ),
    Rule(
        "a date line",
        Role.PAGE,
        _whole(rf"[^，。！？；电讯]{{0,20}}?{_DATE}(?:\s*[星周].{{1,3}}|[\s　·|｜/].*)?", 80),
    ),
    Rule("5月8日 星期一", Role.PAGE, _whole(r"\d{1,2}月\d{1,2}日\s*(?:星期|周)[一二三四五六日天].{0,12}")),
    Rule(
        "扫码, 扫一扫",
        Role.PAGE,
        _whole(r"[^。！？]{0,12}(?:扫码|扫一扫|扫描.{0,6}二维码|二维码)[^。！？]{0,16}", 30),
    ),
    Rule("星期一", Role.PAGE, _whole(r"(?:星期|周)[一二三四五六日天](?:\s.*)?")),
    Rule(
        "第3版, A3 要闻, 要闻 03",
        Role.PAGE,
        _whole(
            rf"{_EDITION}(?:[\s：:|｜·/]+{_SECTION}|[\u4e00-\u9fff]{{2,4}})?|{_SECTION}[\s：:|｜·/]*{_EDITION}"
        ),
    ),
    Rule(
        "要闻 3, 3 | 要闻",
        Role.PAGE,
        _whole(rf"{_SECTION}\s*[\s|｜·/]\s*\d{{1,2}}|\d{{1,2}}\s*[|｜·/]\s*{_SECTION}"),
    ),
    Rule(
        "导读: a title and the page where it stands",
        Role.PAGE,
        _whole(
            rf"[^。！？；]{{6,50}}[\s　…·]+"
            rf"(?:[（(]?(?:见|详见|刊)?第?[A-Z]?[{_NUMBER}]{{1,2}}版[）)]?|[A-Z]\d{{1,2}})"
        ),
    ),
    Rule("a page number", Role.PAGE, _whole(r"[-—–·•\s]*\d{1,3}[-—–·•\s]*|第\s*\d+\s*页.{0,10}")),
    Rule(
        "the paper's name",
        Role.PAGE,
        _whole(
            r"[\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|晨报|时报|商报|周报|快报|都市报|青年报|文汇报|大学报|学院报|校报)"
            r"|文汇报|(?!.*报道)[\u4e00-\u9fff]{2}报"
        ),
    ),
    Rule(
        "联系电话：, 供水服务热线：, any line with a number to call and a full stop",
        Role.PARAGRAPH,
        _whole(
            rf"(?!{_PAPERS_OWN}*(?:热线|电话))[\u4e00-\u9fff]{{0,12}}(?:热线|电话)\s*[：:]?\s*[\d(（+].*"
            r"|[\u4e00-\u9fff]{0,12}(?:热线|电话|邮箱|地址|网址)[：:].*。"
        ),
    ),
    Rule(
        "addresses and numbers of the paper",
        Role.PAGE,
        _whole(
            r"(?:(?:本报|社|编辑部)?地址|邮编|邮政编码|[\u4e00-\u9fff]{0,4}(?:热线|电话)|传真|(?:投稿|电子|本版|编辑)?(?:邮箱|信箱)|E-?mail"
            r"|网址|零售价?|定价|广告|印刷)(?:[：:].*|\s*[\d(（+].*)"
            r"|(?:https?:|www\.|CN\s?\d|国内统一|国内刊号|邮发代号|农历.{1,6}年).*"
            r"|今日\d+版.*|总?第\d+期.*|(?:中共)?[\u4e00-\u9fff]{2,16}(?:主管|主办|出版)(?:\s.*)?",
            100,
        ),
    ),
    Rule(
        "a rule of dashes or stars", Role.PAGE, _whole(r"[-—–=＝_＿*＊·•■□◆◇●○★☆※～~#＃/\\|｜.…\s]+", 10**9)
    ),
)


def role_of(text: str) -> Role | None:
    """Return the role that a line has by itself: 制图：冯晓瑜 is a credit; None for a line like a title."""
    ruled = _ruled(text)
    return ruled or (None if is_title_like(text) else Role.PARAGRAPH)


@lru_cache(maxsize=1024)
def _ruled(text: str) -> Role | None:
    return next((rule.role for rule in RULES if rule.holds(text)), None)


def opens_anew(text: str) -> bool:
    """Tell whether a line by itself starts something, so that no wrapped line continues into it."""
    return _ruled(text) is not None or is_numbered(text)


def gives_number(text: str) -> bool:
    """Tell whether a line says whom to call, as notices do at their end: 供水服务热线：5566120."""
    return _CALL.search(text) is not None


def is_title_like(text: str) -> bool:
    """Tell whether a line is short and unpunctuated as titles are; broken sentences can be so too.

    Its width counts: 打赢<script>alert(1)</script>攻坚战 is as wide as twenty characters.
    """
    width = width_of(text)
    if width > 2 * _LONGEST_TITLE or "。" in text or text.endswith(("；", "…")):
        return False
    if not is_complete(text):
        return True
    bare = text.rstrip(CLOSERS)
    return width <= 2 * _LONGEST_CRY and bare[-1] in "！？!?" and sentence_ends(text) <= _MOST_CRIES


is_numbered: Callable[[str], bool] = _opening(
    rf"[（(]?[{_HAN_DIGIT}]{{1,3}}(?:[）)、．.]|\s*$|　)|第[{_HAN_DIGIT}]+[章节部编篇](?:分)?(?:\s|：|$)"
    r"|[壹贰叁肆伍陆][、\s]?"
    r"|\d{1,2}(?:[、）)．]|[.](?!\d))|0[1-9](?:\s|[\u4e00-\u9fff])|[Ⅰ-Ⅹ][、.\s]"
)
"""Tell whether a line opens with the number of a part: 一、 （二） 3. 01."""
