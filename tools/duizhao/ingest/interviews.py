"""Who speaks in an interview: 记者：, 程向民：."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from duizhao.ingest.people import is_person
from duizhao.model import Block, Role

_SPEAKER = re.compile(
    r"[■●◆□▲○◇•·]?\s*[【\[]?(?P<name>[\u3400-\u9fffA-Z·•《》]{1,14}?(?:[ 　][\u3400-\u9fff])?)"
    r"(?:[（(][^（()）]{1,30}[）)])?[】\]]?\s*[：:]"
)
_ASKING = re.compile(r"(?:《.{2,10}》|本报|本刊|新华社)?记者|问|答|提问|回答|主持人|Q|A|采访者|受访者")
_SAYING = re.compile(
    r"(?:说|道|指出|表示|认为|强调|介绍|是|如下|提出|要求|写道|问|答|想|问道|地址|时间|地点|电话|原则|目标)$"
)


def opens_with_speaker(text: str) -> bool:
    """Tell whether somebody begins to speak here, as interviews print it: 问：…, 章海生：….

    老张：“……” may as well go on with a sentence from the line above.
    """
    found = _SPEAKER.match(text)
    name = re.sub(r"\s", "", found["name"]) if found else ""
    return (
        found is not None
        and (_ASKING.fullmatch(name) is not None or is_person(name))
        and text[found.end() :].lstrip()[:1] not in {"", "“"}
    )


def name_speakers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give each paragraph of an interview its speaker; elsewhere a name before a colon is no speaker."""
    names = [_name_before_colon(block) for block in blocks]
    counts = Counter(filter(None, names))
    asks = any(_ASKING.fullmatch(name) for name in counts)
    return tuple(
        replace(block, speaker=name) if name and _speaks(name, counts, asks=asks) else block
        for block, name in zip(blocks, names, strict=True)
    )


def _name_before_colon(block: Block) -> str:
    found = _SPEAKER.match(block.text) if block.role is Role.PARAGRAPH else None
    return re.sub(r"\s", "", found["name"]) if found else ""


def _speaks(name: str, counts: Counter[str], *, asks: bool) -> bool:
    if _ASKING.fullmatch(name):
        return True
    may_speak = is_person(name) or not _SAYING.search(name)
    return may_speak and (
        (asks and (is_person(name) or counts[name] > 1)) or (is_person(name) and counts[name] > 1)
    )
