"""Words of the interface that hang on a value: English first, Chinese beside it."""

from __future__ import annotations

from typing import NamedTuple

from duizhao.model import Evidence, RenderingStatus, TranslationState


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
}
