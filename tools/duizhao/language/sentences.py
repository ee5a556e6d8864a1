"""Sentences of a paragraph, and the ids by which everything else refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import pairwise

_END = re.compile(
    r"(?:[。｡！？!?](?<![!?](?=[0-9A-Za-z=&/]))[。｡！？!?…]*|(?<!…)…++(?=[”’」』]))"
    r"(?P<closers>(?:\s*[”’」』）)】〕］》〉])*\"?)"
    r"(?P<notes>(?:[①-⑳]|[¹²³⁴-⁹]+|\[\d+\]|〔\d+〕|［\d+］)*)"
    r"\s*"
)
_HARD = (
    r"《[^《》]*》",
    r"〈[^〈〉]*〉",
    r"(?<=[\w”’》])(?<![。！？]”)（[^（）]*）",
    r"(?<=[\w”’》])(?<![。！？]”)\([^()]*\)",
)
"""Brackets in which nothing ends a sentence: titles, and asides in the middle of one."""
_SOFT = (r"(?<=\w)“[^“”。]{1,30}”", r"(?<=\w)‘[^‘’。]{1,30}’", r"(?<=\w)「[^「」。]{1,30}」")
"""Quotations run in without a colon, a part of their sentence: 高喊“加油！”的口号."""
_SHUT = tuple(re.compile(pattern) for pattern in (*_HARD, *_SOFT))
_GOES_ON = re.compile(r"[，、；：,;:。｡！？…”’」』）)】〕］》〉]")
_GOES_ON_AFTER_QUOTE = re.compile(r"[，、；：,;:。｡！？…”’」』）)】〕］》〉—的之等和与或及]")
_SPEAKS = (
    r"(?<![听小传学])说|(?<![知难])道|表示|介绍|指出|认为|强调|归结|回忆|坦言|直言|笑言|感慨|感叹|感言|"
    r"透露|总结|解释|补充|回答|呼吁|表态|评价|形容|承诺|宣布|反问|追问|发问|(?<=[他她])问|告诉记者|"
    r"告诉本报记者|(?:声|宣|据|盛|坚|[他她])称"
)
_ATTRIBUTION = re.compile(rf"[^，。！？；：…“”「」\n]{{1,40}}(?:{_SPEAKS})[。！]")
_ENUMERATES = re.compile(r"(?:^|[：；:;])\s*[①-⑳]")


def split_sentences(text: str) -> tuple[str, ...]:
    """Cut one paragraph into sentences that join to it again, trailing space included.

    What closes a quotation stays with it, and so does a tail that only names the speaker:
    “打好基础。绷紧这根弦。”程向民说。 gives “打好基础。 and 绷紧这根弦。”程向民说。
    """
    ends = [0, *_ends(text), len(text)]
    pieces = [text[start:end] for start, end in pairwise(ends) if start < end]
    if len(pieces) > 1 and not pieces[-1].strip():
        pieces[-2:] = ["".join(pieces[-2:])]
    return tuple(pieces)


def _ends(text: str) -> Iterable[int]:
    shut = _shut_places(text)
    enumerates = bool(_ENUMERATES.search(text))
    straight, counted = 0, 0
    for match in _END.finditer(text):
        straight += text.count('"', counted, match.end("closers"))
        counted = match.end("closers")
        if shut[match.start()]:
            continue
        end = _end(match, opens=match["closers"].endswith('"') and straight % 2 == 1, enumerates=enumerates)
        if not _goes_on(text, end, quoted=end > match.start("closers") and bool(match["closers"])):
            yield end


def _end(match: re.Match[str], *, opens: bool, enumerates: bool) -> int:
    """Leave to the next sentence what belongs to it: an opening quotation mark, the ② of an enumeration."""
    if opens:
        return match.end("closers") - 1
    if enumerates and match["notes"][:1] >= "①":
        return match.start("notes")
    return match.end()


def _goes_on(text: str, end: int, *, quoted: bool) -> bool:
    if not quoted:
        return bool(_GOES_ON.match(text, end))
    return bool(_GOES_ON_AFTER_QUOTE.match(text, end) or _ATTRIBUTION.match(text, end))


def _shut_places(text: str) -> bytearray:
    places = bytearray(len(text))
    for pattern in _SHUT:
        for match in pattern.finditer(text):
            places[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return places


def segment_ids(printed: Sequence[str]) -> tuple[str, ...]:
    """Give each printed sentence of an article its lasting id, `s-` and ten hexadecimal digits.

    The id comes from the sentence's own characters, so what happens elsewhere cannot change it.
    Only a repeated sentence looks back: at the one before it, then at a counter.
    """
    keys = ["".join(text.split()) for text in printed]
    used: dict[str, None] = {}
    for before, key in pairwise(["", *keys]):
        used[next(id_ for id_ in _candidates(before, key) if id_ not in used)] = None
    return tuple(used)


def _candidates(before: str, key: str) -> Iterable[str]:
    yield _hashed(key)
    yield _hashed(f"{before}\n{key}")
    count = 2
    while True:
        yield _hashed(f"{before}\n{key}\n{count}")
        count += 1


def _hashed(text: str) -> str:
    return "s-" + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
