"""Names of writers as bylines and credits print them: 陆益峰 单颖文, 张　三, 阿依古丽·买买提."""

from __future__ import annotations

import re

from duizhao.ingest.vocabulary import COMPOUND_SURNAMES, SURNAMES

_SEPARATORS = re.compile(r"[\s、/／|｜&＆]+")
_NAME = re.compile(r"[\u3400-\u9fff\u3007]{2,4}|[\u3400-\u9fff]{1,8}(?:[·•‧][\u3400-\u9fff]{1,8})+")
_LONGEST_NAME = 3  # characters, unless the surname has two
_LONGEST = 80  # characters that a list of names may take


def is_person(text: str) -> bool:
    """Tell whether this can be a name, by surname and length: 单颖文, 欧阳娜; or two, run together."""
    if not _NAME.fullmatch(text):
        return False
    if "·" in text or text.startswith(COMPOUND_SURNAMES):
        return True
    if len(text) > _LONGEST_NAME:
        return is_person(text[:2]) and is_person(text[2:])
    return text[0] in SURNAMES


def are_people(text: str) -> bool:
    """Tell whether this is one name or a list of names with known surnames: 陆益峰 单颖文."""
    names = _names(text)
    return bool(names) and all(map(is_person, names))


def may_be_people(text: str) -> bool:
    """Tell whether this has the look of names, where a word such as 记者 has prepared for them: 尼玛次仁."""
    names = _names(text)
    return bool(names) and all(_NAME.fullmatch(name) for name in names)


def _names(text: str) -> list[str]:
    """Cut a list into names; a name of two characters may be spaced out, 张　三."""
    if len(text) > _LONGEST:
        return []
    names: list[str] = []
    is_half = False
    for word in filter(None, _SEPARATORS.split(text)):
        if is_half and len(word) == 1:
            names[-1] += word
            is_half = False
        else:
            names.append(word)
            is_half = len(word) == 1
    return names
