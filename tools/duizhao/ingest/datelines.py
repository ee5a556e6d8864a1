"""The formula with which news opens: 本报昭通5月17日电, 新华社北京3月5日电（记者 王某）, 本报讯."""

from __future__ import annotations

import re

HAN = r"[\u4e00-\u9fff]"
PAPER = (
    rf"(?:本报|本台|本刊|本网|本社|新华社|中新社|{HAN}{{2,8}}?"
    r"(?:日报|晚报|早报|晨报|时报|商报|周报|周刊|青年报|都市报|文汇报|农民报|融媒体中心|电视台|广播电台"
    r"|经济网|新闻网|在线|客户端|报社|通讯社|网|报))"
)
"""A paper, agency or station, as it names itself."""

_DAY = r"(?:\d{1,2}月)?\d{1,2}日"
_WIRE = (
    rf"(?:据?{PAPER}[、\s]*)+[^，。！？；：（(\s]{{0,12}}?\s?(?:{_DAY})?(?:综合|专)?(?:电|讯)"
    rf"|[^，。！？；：（(\s]{{2,12}}?{_DAY}电|本台消息|本报综合消息|据新华社(?:报道)?"
)
_DATELINE = re.compile(rf"【?(?:{_WIRE})】?\s*(?:[（(][^（()）。]{{2,40}}[）)])?")
_OPENING = re.compile(
    rf"【?(?:据?{PAPER}[^，。！？：]{{0,16}}?{_DAY}?(?:综合|专)?[电讯](?=[\s（(】]|\d|$)"
    r"|据新华社|本台消息|本报综合消息|本报讯)"
)


def opens_with_dateline(text: str) -> bool:
    """Tell whether a paragraph opens as news does: 本报昭通5月17日电, 本报讯."""
    return _OPENING.match(text) is not None


def after_dateline(text: str) -> str | None:
    """Return what a line says behind its dateline: 记者 贺林平 of 本报珠海电 记者 贺林平, or None."""
    found = _DATELINE.match(text)
    return text[found.end() :].strip() if found else None
