"""Names in a cut text: people by context, places with their kind, organisations; each token gets its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from duizhao.language.people import find_people
from duizhao.language.places import AIDING, DISTRICTS, KINDS, LEADING, PEOPLES, SHORT_FORMS
from duizhao.language.words import Words
from duizhao.model import Span, TokenKind

Cut: TypeAlias = Callable[[str], Words]
IsWord: TypeAlias = Callable[[str], bool]
_Row: TypeAlias = tuple[str, str, TokenKind]

_BODIES = frozenset(
    re.findall(
        r"\S+",
        """
        医院 学校 大学 学院 中学 小学 公司 集团 银行 法院 检察院 委员会 联合会 协会 学会 商会 总工会 工会
        基金会 研究院 研究所 教育局 公安局 农业局 水利局 财政局 税务局 民政局 出版社 报社 电视台 博物馆
        图书馆 美术馆 体育馆 幼儿园 办公室 办事处 实验室 科技园 开发区 设计院 歌舞团 剧院 乐团 供销社
        红十字会 妇联 指挥部 服务中心
        """,
    )
)
_BODY_ENDS = (
    *("学校", "大学", "学院", "公司", "集团", "医院", "银行", "委员会", "联合会", "总工会"),
    *"局厅院馆厂社",
)
_INSIDE_TAGS = frozenset({"n", "nz", "vn", "j", "b", "nt", "l", "ns", "nr"})
_INSIDE_KINDS = frozenset({TokenKind.WORD, TokenKind.ORGANISATION})
_PLACE = TokenKind.PLACE
_AUTONOMOUS = ("自治", "民族乡")
_HOLDING = ("镇", "乡", "街道")
"""Behind these a village or community has a name, be it a common word: 太安镇凤凰社区."""
_SETTLEMENTS = ("街道", "社区", "镇", "乡", "村")
_SETTLEMENT = re.compile("|".join(_SETTLEMENTS))
_NO_SETTLEMENT = re.compile(
    "(?:行政|自然|贫困|示范|试点|重点|特色|明星|[古三小大本全各每该邻老新])(?:村|镇|乡|社区)$"
)
"""Kinds of village rather than names: 行政村."""
_NAMING_KINDS = frozenset({TokenKind.WORD, TokenKind.PERSON, TokenKind.PLACE})
_NAMING_TAGS = frozenset("nagis")
_LONGEST_SETTLEMENT, _LONGEST_NAME = 4, 4
"""Words with the kind of settlement, characters without it."""
_SHORT, _LONGEST_BODY = 2, 5


def recognizing(cut: Cut, is_headword: IsWord, is_common: IsWord) -> Cut:
    """Give a way to cut that knows the names which only their place in the sentence shows.

    记者|单|晓|岚 becomes 记者|单晓岚, 六安|市 becomes 六安市, 来沪 becomes 来|沪.
    """

    def cut_with_names(text: str) -> Words:
        words = cut(text)
        people = find_people(words, is_headword, is_common)
        if people:
            words = _with_people(text, people, cut)
        if LEADING.search(text):
            words = _with_short_forms(words)
        return _with_places(words, is_headword, is_common) if TokenKind.PLACE in words.kinds else words

    return cut_with_names


def _with_people(text: str, people: tuple[Span, ...], cut: Cut) -> Words:
    """Cut what stands between the names anew, for a name may have been torn: 校|长孙|志国."""
    rows: list[_Row] = []
    edges = [(0, 0), *people, (len(text), len(text))]
    for (start, end), (following, _) in pairwise(edges):
        if end > start:
            rows.append((text[start:end], "nr", TokenKind.PERSON))
        between = cut(text[end:following])
        rows += _rows(between)
    return _columns(rows)


def _with_places(words: Words, is_headword: IsWord, is_common: IsWord) -> Words:
    """Join places with their kind; call the words of an organisation by its kind."""
    places = _places(words)
    if any(_belongs(words, index + 1) for index in places):
        words = _columns(_joined(words))
        places = _places(words)
    if _SETTLEMENT.search(words.text):
        words = _columns(_with_settlements(words, is_headword, is_common))
        places = _places(words)
    bodies = [(index + 1, end) for index in places if (end := _end_of_body(words, index))]
    return _with_bodies(words, bodies) if bodies else words


def _places(words: Words) -> list[int]:
    return [index for index, kind in enumerate(words.kinds) if kind is _PLACE]


def _with_settlements(words: Words, is_headword: IsWord, is_common: IsWord) -> Iterator[_Row]:
    """Join what stands between a place and 镇, 乡 or 村 into the name of one: 万州区|太安镇|凤凰社区."""
    rows, place = [*_rows(words)], 0
    before: _Row | None = None
    while place < len(rows):
        size = 0
        if before and before[2] is _PLACE:
            is_said = _never if before[0].endswith(_HOLDING) else is_common
            size = _settlement_length(rows[place : place + _LONGEST_SETTLEMENT], is_headword, is_said)
        before = rows[place]
        if size:
            before = ("".join(row[0] for row in rows[place : place + size]), "ns", _PLACE)
        yield before
        place += size or 1


def _never(_word: str) -> bool:
    return False


def _settlement_length(rows: Sequence[_Row], is_headword: IsWord, is_common: IsWord) -> int:
    """Give the number of words that name a settlement; 0 where a word of the lists is among them, 贫困|村."""
    name = ""
    for number, (text, tag, kind) in enumerate(rows, 1):
        end = next((end for end in _SETTLEMENTS if text.endswith(end)), "")
        name += text
        if end and len(end) < len(name) <= _LONGEST_NAME + len(end):
            is_name = text == end or not is_headword(text)
            return number if is_name and not _NO_SETTLEMENT.search(name) else 0
        if kind not in _NAMING_KINDS or tag[:1] not in _NAMING_TAGS or is_common(text):
            return 0
    return 0


def _with_short_forms(words: Words) -> Words:
    """Set the short name of a place apart from its verb, 来沪; 援藏 is a verb by now, and one word."""
    rows: list[_Row] = []
    for row in _rows(words):
        if rows and AIDING.fullmatch(rows[-1][0] + row[0]):
            rows[-1] = (rows[-1][0] + row[0], "v", TokenKind.WORD)
        elif AIDING.fullmatch(row[0]):
            rows.append(row)
        elif LEADING.fullmatch(row[0]) and row[2] is TokenKind.WORD:
            rows += [(row[0][0], "v", TokenKind.WORD), (row[0][1], "ns", TokenKind.PLACE)]
        elif rows and len(row[0]) == 1 and LEADING.fullmatch(rows[-1][0] + row[0]):
            rows.append((row[0], "ns", TokenKind.PLACE))
        else:
            rows.append(row)
    return _columns(rows)


def _rows(words: Words) -> Iterator[_Row]:
    return zip(words.texts, words.tags, words.kinds, strict=True)


def _columns(rows: Iterable[_Row]) -> Words:
    return Words(*zip(*rows, strict=True))


def _belongs(words: Words, index: int) -> bool:
    """Tell whether the word at `index` belongs to the place before it: 六安 + 市, 沪 + 滇, 双江 + 佤族."""
    if index >= len(words.texts):
        return False
    place, text, kind = words.texts[index - 1], words.texts[index], words.kinds[index]
    if text in PEOPLES:
        after = next((word for word in words.texts[index:] if word not in PEOPLES), "")
        return after.startswith(_AUTONOMOUS)
    if text in DISTRICTS:
        return len(place) > 1 and not place.endswith(KINDS)
    is_short = kind is TokenKind.PLACE and text in SHORT_FORMS
    return is_short and all(char in SHORT_FORMS for char in place)


def _joined(words: Words) -> Iterator[_Row]:
    held: _Row | None = None
    for index, row in enumerate(_rows(words)):
        if held and held[2] is TokenKind.PLACE and _belongs(words, index):
            held = (held[0] + row[0], "ns", TokenKind.PLACE)
            continue
        if held:
            yield held
        held = row
    if held:
        yield held


def _with_bodies(words: Words, bodies: Iterable[Span]) -> Words:
    """Call the words of an organisation by its kind: 单县人民医院, 番禺区教育局."""
    kinds = list(words.kinds)
    for start, end in bodies:
        kinds[start:end] = [TokenKind.ORGANISATION] * (end - start)
    return Words(words.texts, words.tags, tuple(kinds))


def _may_be_inside(text: str, tag: str) -> bool:
    return len(text) > 1 and (tag in _INSIDE_TAGS or text[0] == "第")


def _end_of_body(words: Words, place: int) -> int:
    """Find where the organisation that begins with a place ends; 0 where there is none."""
    end = 0
    if len(words.texts[place]) < _SHORT:
        return 0
    for index in range(place + 1, min(place + 1 + _LONGEST_BODY, len(words.texts))):
        text, kind = words.texts[index], words.kinds[index]
        if kind not in _INSIDE_KINDS or not _may_be_inside(text, words.tags[index]):
            break
        is_body = text in _BODIES or (len(text) > _SHORT and text.endswith(_BODY_ENDS))
        if is_body and (index > place + 1 or len(text) > _SHORT):
            end = index + 1
    return end
