"""Signs that two neighbouring lines are one sentence which a column or page end broke.

The lower line shows most: no paragraph begins 给，打通产业链 or 们特别注重. The upper one shows what no
title would end in, or how prose opens. Where the line ends in the middle of a word, that word mostly
stands whole elsewhere on the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duizhao.ingest.datelines import opens_with_dateline
from duizhao.ingest.lines import width_of
from duizhao.ingest.marks import first_clause, has_stray_closer, is_complete, unclosed
from duizhao.ingest.people import is_person
from duizhao.ingest.rules import is_numbered
from duizhao.ingest.vocabulary import OPENINGS

_BROKEN = 3.0  # from this weight on a short line is broken prose and no title
_ANEW = 3.0  # from this weight on a line cannot begin a paragraph
_LONG_TITLE = 28
_SHORT_TITLE = 4
_SCRAP = 2  # characters that are no clause
_REACH = 200  # characters of a line that are looked at
_SAMPLE = 200_000  # characters of a page that its words are learnt from
_LOPSIDED = 2.5  # times the shorter clause
_FIGURE = re.compile(r"\d")
_HEADING = re.compile(r"[：:“”《》\s　]")
_NEVER_FIRST = re.compile(
    r"的(?!确|士|哥)|了(?!解|不起|却|结|如)|们|吗|呢|吧(?!台)|等(?!到|待|我|风|你|级|于|来|不)"
    r"|着(?!力|眼|手|实|陆|装|火|重|急|名|迷|色)|[，。、；：！？”’）》」』…·%％]"
    r"|[多余](?:名|个|人|万|亿|公|家|户|亩|次|元|年|项|条|种|件|里)|[性化](?!格|质|别|解|工|学|肥|石|作|名|妆|险)"
)
_NEVER_LAST = re.compile(
    r"(?:[，、及或把被将让但该其每各至于之这那还也只更最很不没已曾却又再且若此某超逾仅第几两]|(?<!是.{2})(?<!是.{3})(?<!是.{4})的"
    r"|(?<![祥谐温饱总缓])和|(?<![参付])与|(?<![存所潜内])在|(?<![面应])对|(?<![服听])从|(?<![作行成有])为|(?<![方导面动走])向|(?<!自)由"
    r"|(?<!供)给|(?<![大天])使|(?<![可难得])以|(?<!合)并|(?<![但不])而|(?<!不)是|(?<![对评])比|(?<![成])就|(?<![首成])都|(?<![重需摘主])要"
    r"|(?<![社大机协工晚])会|(?<![功智潜节动赋])能|(?<![许认])可|(?<![供响适])应|(?<![人天英])才|(?<![基原])因|(?<![究出厕])所|(?<![节集])约|(?<!公)共"
    r"|不断|进一步|正在|开始|成为|作为|包括|实施|来自|进行|位于|关于|通过|根据|认为|表示)$"
)
_CUT_COUNT = re.compile(r"[一二三四五六七八九十百千万]$")
_VERB_LE = re.compile(r"[^为除有到过成当极罢好完，][了](?![解不却])")
_PROSE_OPENING = re.compile(
    r"(?:近年来|近日|日前|目前|如今|今年|去年|昨[天日]|今天|当[天日前]|据|截至|此外|同时|另外|随着|由于|为了?|特别是|其中"
    r"|记者(?:从|在|来到|\d)|自\d|自从|从\d|\d{4}年|\d{1,2}月|[这那该他她它其])"
)
_SETTING = re.compile(
    r"(?:[^，“”：]{2,}(?:[后中时下里间]|以来|之际|期间)|(?:在|经|经过|作为|面对|针对|围绕|按照|提起)[^，“”：]+)，"
)
_PROSE_WORDS = re.compile(r"[已将还也]|了(?!不|$)|的.*的|我们|他们|正在|曾经?|通过|根据|按照")
_SPOKEN_OF = re.compile(r"[\u4e00-\u9fff](?:认为|表示|介绍|发现|告诉|说|指出)，")
_WORD_ACROSS = re.compile(
    r"(?![的了在是一不和有人上中大这])[\u4e00-\u9fff](?![的了在是一不和有人上中大这])[\u4e00-\u9fff]"
)
_UNIT = re.compile(
    r"[\d.％%月万亿千元吨亩个户公米]|年(?![轻初底末关])|日(?![前均常])|时(?![下值隔])|分(?!别)|百(?!姓)|名(?!叫|为)"
    r"|[人多余](?!们|年|次)"
)


@dataclass(frozen=True, slots=True)
class Break:
    """Two neighbouring lines of which the upper may have broken off."""

    upper: str
    lower: str
    is_flush: bool = False
    """Whether the lower one lacks the indent that paragraphs of this page have."""
    is_close: bool = False
    """Whether it stands closer to the upper one than paragraphs of this page do."""
    words: frozenset[str] = frozenset()
    """The pairs and triples of characters that stand elsewhere on the page."""

    @property
    def crossing(self) -> int:
        """Length of the longest string across the break that also stands whole on the page."""
        tail, head = self.upper[-2:], self.lower[:2]
        if not _WORD_ACROSS.fullmatch(tail[-1:] + head[:1]):
            return 0
        triples = {tail + head[:1], tail[-1:] + head}
        return 3 if triples & self.words else 2 if tail[-1:] + head[:1] in self.words else 0

    @property
    def clauses(self) -> list[str]:
        """The clauses of the upper line."""
        return re.split("[，；：！？]", self.upper)


@dataclass(frozen=True, slots=True)
class Sign:
    """How much a trait of two neighbouring lines speaks for one broken sentence."""

    name: str
    weight: float
    holds: Callable[[Break], bool]


def _upper(pattern: re.Pattern[str]) -> Callable[[Break], bool]:
    return lambda broken: pattern.search(broken.upper) is not None


def _lower(pattern: re.Pattern[str]) -> Callable[[Break], bool]:
    return lambda broken: pattern.match(broken.lower) is not None


def _has_lone_clause(broken: Break) -> bool:
    return broken.lower[1:2] in set("，、；。")


def _has_odd_clause(broken: Break) -> bool:
    clause = first_clause(broken.lower)
    return (
        len(clause) in {2, 3}
        and broken.lower[len(clause) : len(clause) + 1] == "，"
        and clause not in OPENINGS
        and not is_person(clause)
        and not clause.isdigit()
    )


def _ends_in_scrap(broken: Break) -> bool:
    return len(broken.clauses) > 1 and len(broken.clauses[-1]) <= _SCRAP


def _is_couplet(broken: Break) -> bool:
    lengths = [len(clause) for clause in re.split(r"[，；\s　]", broken.upper)]
    return len(lengths) > 1 and max(lengths) - min(lengths) <= 1


def _is_long(text: str) -> bool:
    return width_of(text) > 2 * _LONG_TITLE


def _is_lopsided(broken: Break) -> bool:
    lengths = sorted(map(len, broken.clauses))
    return len(lengths) == len("两句") and lengths[1] > _LOPSIDED * lengths[0]


LOWER: tuple[Sign, ...] = (
    Sign("the lower cannot begin a sentence", 4, _lower(_NEVER_FIRST)),
    Sign("the lower begins with one character and a comma", 4, _has_lone_clause),
    Sign("the lower begins in brackets", 2, lambda b: b.lower.startswith("（") and not is_numbered(b.lower)),
    Sign("the lower begins with an odd short clause", 1, _has_odd_clause),
    Sign("the lower begins with a verb and 了", 2.5, _lower(_VERB_LE)),
    Sign("the lower closes what it never opened", 4, lambda b: has_stray_closer(b.lower)),
    Sign("the lower stands closer than paragraphs do", 2.5, lambda b: b.is_close),
    Sign("a figure is cut in two", 4, lambda b: b.upper[-1:].isdigit() and bool(_UNIT.match(b.lower))),
    Sign("the lower lacks the indent of a paragraph", 4, lambda b: b.is_flush),
)
UPPER: tuple[Sign, ...] = (
    Sign(
        "three characters across the break are a word of the page", 3, lambda b: b.crossing == len("三个字")
    ),
    Sign("two characters across the break are a word of the page", 2, lambda b: b.crossing == len("两字")),
    Sign("the upper cannot end a title", 4, _upper(_NEVER_LAST)),
    Sign("the upper ends in a count", 1.5, _upper(_CUT_COUNT)),
    Sign("the upper leaves a quotation open", 4, lambda b: unclosed(b.upper) > 0),
    Sign("the upper is too short for a title", 3, lambda b: len(b.upper) < _SHORT_TITLE),
    Sign("the upper opens like prose", 1, lambda b: bool(_PROSE_OPENING.match(b.upper))),
    Sign(
        "the upper opens like prose, with a comma",
        2,
        lambda b: bool(_PROSE_OPENING.match(b.upper)) and "，" in b.upper,
    ),
    Sign("the upper opens with time, place or occasion", 2.5, lambda b: bool(_SETTING.match(b.upper))),
    Sign(
        "the upper opens as paragraphs do, 如今，",
        3,
        lambda b: len(b.clauses) > 1 and b.clauses[0] in OPENINGS,
    ),
    Sign("the upper tells who says something", 2.5, _upper(_SPOKEN_OF)),
    Sign("the upper ends in a scrap of a clause", 3, _ends_in_scrap),
    Sign("the upper uses words that titles spare", 1, _upper(_PROSE_WORDS)),
    Sign("the upper opens with a dateline", 4, lambda b: opens_with_dateline(b.upper)),
    Sign("the upper has several clauses", 2.5, lambda b: b.upper.count("，") > 1 and not _is_couplet(b)),
    Sign(
        "the upper is too long for a title",
        2.5,
        lambda b: _is_long(b.upper) and not _HEADING.search(b.upper),
    ),
    Sign(
        "the upper is long, with a comma",
        1.5,
        lambda b: _is_long(b.upper) and "，" in b.upper,
    ),
    Sign("the upper is quoted whole", -4, lambda b: b.upper.startswith("“") and b.upper.endswith("”")),
    Sign("the upper has a number", -4, lambda b: is_numbered(b.upper)),
    Sign("the upper is of the form A：B", -2, lambda b: "：" in b.upper[:-1]),
    Sign("the upper has two clauses, one much longer", 1, _is_lopsided),
    Sign("the upper has figures and a comma", 1, lambda b: "，" in b.upper and bool(_FIGURE.search(b.upper))),
    Sign("the upper is a couplet", -1.5, _is_couplet),
)


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Collect the pairs and triples of neighbouring characters that a page holds."""
    words: set[str] = set()
    room = _SAMPLE
    for text in texts:
        sample = text[:room]
        words.update(map("".join, pairwise(sample)))
        words.update(map("".join, zip(sample, sample[1:], sample[2:], strict=False)))
        room -= len(sample)
    return frozenset(words)


def is_broken_prose(broken: Break) -> bool:
    """Tell whether a short line before a paragraph is no subhead but the beginning of its sentence.

    今年崇明将加大错峰农特产品供 before 给，打通“前端”产业链 is; 最缺的不是钱，是人才、理念和机制 is not.
    """
    return not is_complete(broken.upper) and _weigh((*UPPER, *LOWER), broken) >= _BROKEN


def cannot_begin(lower: str, upper: str) -> bool:
    """Tell whether a line below an unfinished one is no beginning of a paragraph."""
    return _weigh(LOWER, Break(upper[-_REACH:], lower[:_REACH])) >= _ANEW


def _weigh(signs: Sequence[Sign], broken: Break) -> float:
    return sum(sign.weight for sign in signs if sign.holds(broken))
