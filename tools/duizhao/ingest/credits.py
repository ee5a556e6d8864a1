"""Who took, drew, laid out or edited: credits, by the words and names in them."""

from __future__ import annotations

import re

from duizhao.ingest.bylines import MARK, WRITER
from duizhao.ingest.people import are_people, may_be_people

_LONGEST = 80
_LONGEST_CREDIT = 30
_LABEL = (
    "制图|绘图|插图|漫画|绘画|题图|图表|摄影|摄像|图片|照片|供图|图文|图|美编|美术编辑|美术|责任编辑|责编|编辑|编审|版式设计|版式"
    "|版面设计|版面|视觉设计|视觉|设计|校对|检校|责校|组版|排版|组稿|统筹|策划|监制|值班主任|值班编辑|值班编委|值班总编辑?"
    "|主编|副主编|执行主编|审读|审核|终审|审校|出品|总策划|总监制|新媒体编辑|图片编辑|编务|签发|制版|数据来源|数据整理"
)
_BEFORE_LABEL = "本报|本版|本期|见习|实习|值班|首席|[一二三四五六七八]版"
_LABELLED = re.compile(rf"(?:{_BEFORE_LABEL})*(?:{_LABEL})(?:[：:/／丨|｜]|\s+)(?P<names>.+)")
_FURTHER = re.compile(rf"(?:{_BEFORE_LABEL})*(?:{_LABEL}|记者|邮箱|电话)[：:/／丨|｜\s]|‖")
_TAKEN = re.compile(
    r"(?P<names>.{0,50}?)[\s/／]*(?:摄影|摄|供图|制图|绘图|绘|作图|图|作|发)(?:[（(][^（()）]{2,12}[）)])?"
)
_GIVEN = re.compile(
    r"(?:均为|均系|本[版文报]|以上|文中|文内|除署名外|资料|题图|部分|配)*(?:图片|照片|图|片)"
    r"(?:均?为?资料图?片?|[^。！？]{0,30}(?:提供|摄|来源|资料图?片?|供图))?"
    r"|[^，。！？：]{2,20}供图|(?:图片|照片)?来源[：:].{1,30}|资料照片|新华社发(?:[（(].{2,12}[）)])?|人民视觉|视觉中国|影像中国"
)
_WORK_MARK = re.compile(r"^文[/／:：图]|[/／]文|文[/／、]?(?:图|摄)|摄影报道")
_SPACED_LABEL = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff]\s*[：:])")
_ADDRESS = re.compile(r"[\w.@-]+", re.ASCII)


def is_credit(text: str) -> bool:
    """Tell whether a line on its own says who took, drew, laid out or edited: 制图：冯晓瑜, 王某摄."""
    if len(text) > _LONGEST:
        return False
    inner = re.fullmatch(r"[（(]([^（()）]{2,60})[）)]", text)
    bare = MARK.sub("", inner[1] if inner else text)
    return _is_labelled(bare) or _is_taken(bare) or (len(bare) > len("图片") and bool(_GIVEN.fullmatch(bare)))


def _is_labelled(text: str) -> bool:
    """Find 责任编辑：王某 and 美编 李某; a label set off by a space only must have names behind it."""
    spaceless = _SPACED_LABEL.sub("", text)
    found = _LABELLED.fullmatch(spaceless)
    if not found or re.search("[。！？；]", spaceless):
        return False
    names = WRITER.sub(" ", _FURTHER.sub(" ", found["names"]))
    has_colon = spaceless[found.start("names") - 1] in "：:/／丨|｜"
    is_short = len(_ADDRESS.sub("", names)) <= _LONGEST_CREDIT and not re.search("[，“”]", names)
    return may_be_people(names) or (has_colon and is_short)


def _is_taken(text: str) -> bool:
    """Find 王某 摄, with the writer's word or without."""
    found = _TAKEN.fullmatch(text)
    if not found or _WORK_MARK.search(text):
        return False
    names = WRITER.sub(" ", found["names"])
    return are_people(names) or (names != found["names"] and may_be_people(names))
