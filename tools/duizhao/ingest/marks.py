"""Punctuation of newsprint: what ends a sentence, what is still open, where a clause ends."""

from __future__ import annotations

import re

CLOSERS = "”’」』）】》〉〕)]\"'"
_FINAL = "。！？…!?．"
_PAIRS = {
    "”": "“",
    "’": "‘",
    "」": "「",
    "』": "『",
    "）": "（",
    "】": "【",
    "》": "《",
    "〉": "〈",
    ")": "(",
}
_OPENERS = frozenset(_PAIRS.values())
_CLAUSE = re.compile("[，。、；：！？…—“”‘’（）《》,;:!?]")
_LIST_ITEM = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,2}(?:[、．.)）]|是|要|则)|[①-⑳]|第[一二三四五六七八九十]|——|[·•●■◆]"
    r"|首先|其次|再次|最后|此外"
)
_SENTENCE_END = re.compile("[。！？…!?]+[”’」』）》]*")


def is_complete(text: str) -> bool:
    """Tell whether a paragraph may end here: 。！？… with any closing marks behind them."""
    return text.rstrip(CLOSERS)[-1:] in set(_FINAL)


def sentence_ends(text: str) -> int:
    """Count the places where a sentence ends, inside quotations too."""
    return sum(1 for _ in _SENTENCE_END.finditer(text))


def is_list_item(text: str) -> bool:
    """Tell whether a paragraph opens as an item of a list does: 二是, （三）, 其次."""
    return _LIST_ITEM.match(text) is not None


def cuts_figure(upper: str, lower: str) -> bool:
    """Tell whether a figure goes on from one line to the next: 从20 and 05年的两巢."""
    return lower[:1].isdigit() and upper.rstrip(".．")[-1:].isdigit()


def is_balanced(text: str) -> bool:
    """Tell whether every quotation mark and bracket that opens here also closes here."""
    return unclosed(text) == 0 and not has_stray_closer(text)


def unclosed(text: str) -> int:
    """Count the marks that open and do not close: 1 in “打造‘研学第一城’的品牌."""
    return len(_walk(text)[0])


def has_stray_closer(text: str) -> bool:
    """Tell whether a mark closes that never opened, as in 第一城”的品牌."""
    return _walk(text)[1]


def first_clause(text: str) -> str:
    """Return what stands before the first mark of punctuation: 给 of 给，打通“前端”产业链."""
    found = _CLAUSE.search(text)
    return text[: found.start()] if found else text


def _walk(text: str) -> tuple[list[str], bool]:
    """Walk over the marks: those left open, and whether one closed that was not open."""
    opened: list[str] = []
    stray = False
    for mark in text:
        if mark in _OPENERS:
            opened.append(mark)
        elif mark in _PAIRS:
            if opened and opened[-1] == _PAIRS[mark]:
                opened.pop()
            else:
                stray = True
    return opened, stray
