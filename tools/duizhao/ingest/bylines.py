"""Who wrote: bylines, by the words and names in them."""

from __future__ import annotations

import re

from duizhao.ingest.datelines import HAN, PAPER, after_dateline
from duizhao.ingest.people import are_people, is_person, may_be_people
from duizhao.ingest.vocabulary import COMPOUND_SURNAMES, WORK

_LONGEST = 80
_SHORT_NAME = 3
_CRAFT = "首席|特约|特派|见习|实习|资深|高级|专题|摄影|文字|评论|调查|本报|本版|本期|全媒体|融媒体"
_OFFICE = (
    r"参与采写|参与采访|[采调课]\w组成员|记者|通讯员|撰稿人?|撰文|实习生|作者|采写|采访|执笔|报道员"
    "|口述|整理|评论员|编译|文字|讲述人?|记录人?"
)
WRITER = re.compile(
    rf"(?:{PAPER}[·\-—\s]*)*(?:[驻赴]{HAN}{{1,4}}?)?(?:{_CRAFT})*(?:{_OFFICE})(?P<glue>[：:]?\s*)"
)
"""A writer's word with the paper before it: 农民日报·中国农网记者."""

_BODY = re.compile(
    rf"(?:{PAPER})?(?:特约|首席)?(?:评论员|记者|编辑部|调研组|采访组|报道组|调查组|编委会|课题组|评论部)"
    rf"(?:文章|集体采写)?|{HAN}{{2,12}}(?:课题组|调研组|采访组|编写组|评论部)"
)
_ALONE = re.compile("记者|评论员")
_WORK_MARK = re.compile(rf"^文[/／:：图]|[/／]文|文[/／、]?(?:图|摄)|摄影报道|综合报道|发自{HAN}{{2,6}}$")
_FROM = re.compile(rf"[（(]?(?:发自{HAN}{{2,6}}|(?<=\s){HAN}{{2,6}}报道)[）)]?$")
_TITLES = (
    "教授|医师|主任|院长|所长|研究员|主席|书记|校长|局长|经理|律师|作家|博士|专家|院士|会长|部长|县长|市长|区长|镇长|乡长|村长"
    "|秘书长|代表|委员|教师|老师|学生|农民|村民|市民|读者"
)
_UNITS = (
    r"厂|学院|大学|中学|小学|学校|医院|公司|集团|支行|分行|研究所|研究院|中心|协会|街道|社区|村委会"
    r"|\d级|董事长|支队|大队|车间|工会"
)
_OFFICE_AND_NAME = re.compile(rf"(?:{HAN}|\d){{2,20}}(?:{_TITLES}|{_UNITS})[\s　]+{HAN}{{2,4}}")
_NAME_AND_OFFICE = re.compile(rf"({HAN}{{2,4}}|{HAN}\s{HAN})\s?[（(]{HAN}{{2,30}}[）)]")
_NO_NAMES = frozenset(
    {"后记", "后话", "余论", "余音", "时评", "时论", "史话", "言论", "花絮", "方略", "成效"}
)
"""Headings that begin with the character of a surname."""
_WORD_AND_NAME = re.compile(rf"{HAN}{{2,16}}[\s　]+{HAN}{{2,4}}")
_SPACED = re.compile(r"本\s*报\s*记\s*者|记\s+者|通\s*讯\s*员|实\s+习\s+生")
MARK = re.compile(r"^[■□●○◆◇▲△★☆▶►◎⊙※·•|｜丨]\s*")
"""A sign that newspapers set before bylines, credits and small headings."""

_MARK_BETWEEN = re.compile(r"(?<=\S)\s*[■□●○◆◇▲△★☆▶►◎⊙※]\s*")
_BRACKETS = re.compile(r"[（(]([^（()）]{2,60})[）)]")
_AUTHOR_NOTE = re.compile(
    r"(?:本文)?(?:第一)?作者(?:系|为|是|单位|：|:)|(?:转自|摘自|原载|来源)[：:]?.{2,20}$|据《.{2,20}》.{0,6}$"
    r"|据.{2,20}(?:电|报道|讯|消息)$|综合.{2,20}(?:报道|电|讯|消息)$"
)


def is_byline(text: str) -> bool:
    """Tell whether a line on its own says who wrote: ■本报记者 陆益峰, 新华社杭州5月17日电（记者 王某）."""
    if len(text) > _LONGEST:
        return False
    inner = _BRACKETS.fullmatch(text)
    if inner:
        return _is_bracketed_byline(inner[1])
    text = _MARK_BETWEEN.sub(" ", text).removeprefix("【").removesuffix("】")
    marked = _SPACED.sub(lambda word: "".join(word[0].split()) + " ", MARK.sub("", text)).strip()
    if marked != text and (are_people(marked) or (text[0] == "□" and may_be_people(marked))):
        return True
    behind = after_dateline(marked)
    if behind is not None and (not behind or _is_signed(behind)):
        return True
    return (bool(_BODY.fullmatch(marked)) and not _ALONE.fullmatch(marked)) or _is_signed(marked)


def is_signature(text: str) -> bool:
    """Tell whether a line below a headline names an author by name or office: 市中医院主任医师 曾广荣."""
    if _OFFICE_AND_NAME.fullmatch(text):
        return is_person(text.rsplit(maxsplit=1)[-1])
    if text in _NO_NAMES:
        return False
    found = _NAME_AND_OFFICE.fullmatch(text)
    return are_people(found[1]) if found else are_people(text)


def is_lone_name(text: str) -> bool:
    """Tell whether this is one bare name, not two that run together: 李思远, 欧阳晓晨; never 金秋时节."""
    return is_person(text) and (len(text) <= _SHORT_NAME or text.startswith(COMPOUND_SURNAMES))


def _is_bracketed_byline(inner: str) -> bool:
    named = _WORD_AND_NAME.fullmatch(inner) is not None and is_person(inner.rsplit(maxsplit=1)[-1])
    behind = after_dateline(inner)
    return named or behind == "" or are_people(inner) or bool(_AUTHOR_NOTE.match(inner)) or _is_signed(inner)


def _is_signed(text: str) -> bool:
    """Find writers' words, and nothing but names beside them."""
    found = list(WRITER.finditer(text))
    if not found and not _WORK_MARK.search(text):
        return False
    names = _without_work(WRITER.sub(" ", _FROM.sub("", text)))
    is_spaced = any(match["glue"].isspace() for match in found) and not re.search("[：:]", text)
    return are_people(names) or (is_spaced and may_be_people(names))


def _without_work(text: str) -> str:
    """Leave out what the writers did, 文/图 or 综合报道, so that only their names remain."""
    return " ".join(word for word in re.split(r"[\s、/／：:（()）|｜]+", text) if word not in WORK)
