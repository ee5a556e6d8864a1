"""Words of the interface that hang on a value: English first, Chinese beside it."""

from __future__ import annotations

from typing import NamedTuple

from duizhao.model import Evidence, RenderingStatus, Standing, TranslationState


class Wording(NamedTuple):
    """One thing said in both languages."""

    en: str
    zh: str


WITHOUT_ENGLISH = {
    TranslationState.MISSING: Wording("Not yet translated", "尚无译文"),
    TranslationState.STALE: Wording(
        "The Chinese has changed; its translation is being revised", "原文已改，译文待更新"
    ),
}
"""What stands where no current English can."""

STATUSES = {
    RenderingStatus.PREFERRED: Wording("preferred", "首选"),
    RenderingStatus.ADMITTED: Wording("admitted", "可用"),
    RenderingStatus.DEPRECATED: Wording("to be avoided", "不宜"),
    RenderingStatus.SUPERSEDED: Wording("superseded", "已弃用"),
}
"""In the order in which a term's page lists them."""

EVIDENCE = {
    Evidence.SEEN: Wording("seen in", "见于"),
    Evidence.DICTIONARY: Wording("dictionary", "词典"),
    Evidence.EDITORS: Wording("our own rendering", "本站译法"),
}

STANDINGS = {
    Standing.KNOWN: Wording("known at your level", "已学"),
    Standing.TERM: Wording("terms taught here", "本站术语"),
    Standing.NAME: Wording("names", "专名"),
    Standing.ABOVE: Wording("of higher levels", "更高等级"),
    Standing.UNLISTED: Wording("in no list", "未列入"),
}
"""What the words of a text are to a reader, in the order in which the page says it."""

LEVEL_NAMES = {**{level: str(level) for level in range(1, 7)}, 7: "7–9"}

KINDS = {
    "term": Wording("term", "术语"),
    "slogan": Wording("slogan", "口号"),
    "abbreviation": Wording("abbreviation", "缩略语"),
    "institution": Wording("institution", "机构"),
    "office": Wording("office", "职务"),
    "metaphor": Wording("metaphor", "比喻"),
    "idiom": Wording("idiom", "成语"),
}

RELATIONS = {
    "broader": Wording("Broader", "上位"),
    "narrower": Wording("Narrower", "下位"),
    "related": Wording("See also", "参见"),
    "contains": Wording("Within it", "内含"),
    "within": Wording("Within longer terms", "见于更长的术语"),
}
"""In the order in which a term's page lists them."""

_DOMAINS = {
    "economy": Wording("Economy and industry", "经济与产业"),
    "education-and-health": Wording("Education and health", "教育与卫生"),
    "paired-assistance": Wording("Paired assistance", "对口帮扶"),
    "politics": Wording("Political institutions and phrases", "政治制度与用语"),
    "posts": Wording("Posts and places of work", "岗位与单位"),
    "poverty-alleviation": Wording("Poverty alleviation", "扶贫脱贫"),
    "regions-and-administration": Wording("Regions and administration", "地区与行政"),
    "rural-revitalization": Wording("Rural revitalization", "乡村振兴"),
    "slogans": Wording("Slogans and figures", "口号与数字"),
}
_LEVELS = "一二三四五六"


def domain_words(name: str) -> Wording:
    """Say a domain, by the name of its file; one that is new here is called by that name."""
    return _DOMAINS.get(name, Wording(name.replace("-", " ").capitalize(), ""))


def level_words(level: int | None) -> Wording:
    """Say a level of GF 0025-2021; None: in none of its lists."""
    if level is None:
        return Wording("beyond the lists", "超纲")
    if level > len(_LEVELS):
        return Wording("level 7–9", "七至九级")
    return Wording(f"level {level}", f"{_LEVELS[level - 1]}级")
