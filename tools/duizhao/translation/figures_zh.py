"""Figures in Chinese text: 1100亿元, 二十余, 百分之四十, 三成, 2018至2019两年间."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from duizhao.model import Span
from duizhao.translation.figures import Figure, Kind, Value
from duizhao.translation.wordlists import IDIOMS

DIGITS = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {
    "两": 2,
    "廿": 20,
}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_GREAT = ("亿", "万")
_WIDE = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")

COUNTED = (
    "多?(?:年(?!级|代|轮|货)|个月|天(?!然|地)|小时|分钟|周(?!边|围)|名|位|岁|届"
    "|人次|次|户|亩|公里|公斤|斤|吨|元|倍)"
)
"""What a small numeral is surely a figure before: 三年, 两名; 两地 and 四个扶 may go without."""

CONVERSIONS: dict[str, tuple[Fraction, ...]] = {
    "亩": (Fraction(1, 15), Fraction(1000, 6070), Fraction(10000, 15)),
    "公里": (Fraction(62137, 100000),),
    "斤": (Fraction(1, 2),),
    "公斤": (Fraction(22046, 10000),),
    "公顷": (Fraction(15), Fraction(2471, 1000)),
    "平方公里": (Fraction(38610, 100000), Fraction(100)),
}
"""What a unit is of the units in which English may explain it: hectares, acres, square metres, miles."""

_A = r"\d+(?:,\d{3})*(?:\.\d+)?"
_C = "[〇零一二两三四五六七八九十百千万亿廿]+"
_S = "[十百千万亿]*"
_MORE = "[余多来几]?"


def chinese_number(text: str) -> Fraction:
    """Read a numeral: 三千六百 is 3600, 二〇二〇 is 2020, 万 alone is 10000."""
    if not set(text) & set(SCALES):
        return Fraction("".join(str(DIGITS[character]) for character in text))
    for great in _GREAT:
        head, sign, tail = text.rpartition(great)
        if sign:
            return (chinese_number(head) if head else Fraction(1)) * SCALES[great] + _rest(tail)
    total, digit = 0, 0
    for character in text:
        if character in SCALES:
            total, digit = total + (digit or 1) * SCALES[character], 0
        else:
            digit = DIGITS[character]
    return Fraction(total + digit)


def _rest(tail: str) -> Fraction:
    return chinese_number(tail) if tail else Fraction(0)


def _amount(digits: str, scales: str = "") -> Fraction:
    """Read what is written with digits, as far as it is: 1.5 and 万, or 三千."""
    if not digits[0].isdigit():
        return chinese_number(digits)
    amount = Fraction(digits.replace(",", ""))
    for scale in scales:
        amount *= SCALES[scale]
    return amount


def _percent(found: re.Match[str]) -> Figure:
    whole, _, part = found["n"].partition("点")
    amount = _amount(whole) + (Fraction(f"0.{_amount(part)}") if part else 0)
    return Figure(found[0], frozenset({Value(amount, Kind.PERCENT)}))


def _fraction(found: re.Match[str]) -> Figure:
    return Figure(found[0], frozenset({Value(_amount(found["part"]) / _amount(found["whole"]))}))


def _tenths(found: re.Match[str]) -> Figure:
    amount = _amount(found["n"]) * 10
    return Figure(found[0], frozenset({Value(amount, Kind.PERCENT), Value(amount / 100)}))


def _times(found: re.Match[str]) -> Figure:
    """Read 增长两倍, which is a tripling, and 两倍, which is a doubling: either may be meant."""
    n = _amount(found["n"], found["s"] or "")
    values = {Value(n), Value(n + 1), Value(n * 100, Kind.PERCENT), Value((n + 1) * 100, Kind.PERCENT)}
    return Figure(found[0], frozenset(values))


def _decade(found: re.Match[str]) -> Figure:
    n = _amount(found["n"])
    return Figure(found[0], frozenset({Value(n), *(Value(century * 100 + n) for century in range(15, 21))}))


def _month(found: re.Match[str]) -> Figure:
    n = _amount(found["n"])
    return Figure(found[0], frozenset({Value(n, Kind.MONTH), Value(n)}))


def _hour(found: re.Match[str]) -> Figure:
    n = _amount(found["n"])
    return Figure(found[0], frozenset({Value(n), Value(n - 12)}))


def _digits(found: re.Match[str]) -> Figure:
    """Read 609.9万余, 1亿2000万, and the 3 of 3至5万, which may be 3 or 30,000."""
    amount = _amount(found["n"], found["s"])
    if found["n2"]:
        amount += _amount(found["n2"], found["s2"])
    shared = re.match(rf"(?:—|–|-|~|～|至|到){_A}{_MORE}(?P<s>[十百千万亿]+)", found.string[found.end() :])
    values = {Value(amount)}
    if shared and not found["s"]:
        values.add(Value(_amount(found["n"], shared["s"])))
    return Figure(found[0], frozenset(values), near=_near(found, amount))


def _numeral(found: re.Match[str]) -> Figure:
    """Read what is written in characters; whether the translation must have it hangs on what it counts."""
    text, before, after = found["n"], found.string[: found.start()], found.string[found.end() :]
    amount = chinese_number(text)
    is_vague = before.endswith(("数", "上", "几", "成", "好几", "近", "超", "过")) and text[0] in SCALES
    values = frozenset({Value(amount), Value(amount, Kind.MONTH)})
    return Figure(found[0], values, not is_vague and _is_firm(found, after), _near(found, amount))


def _is_firm(found: re.Match[str], after: str) -> bool:
    text = found["n"]
    if len(text) > 1:
        return bool(set(text) & set("十百千万亿")) or len(set(text)) > 1
    if found["more"] or text == "十":
        return text in SCALES and bool(found["more"] or re.match(COUNTED, after))
    return text not in "一〇零百千万亿" and bool(re.match(COUNTED, after)) and not found["nth"]


def _near(found: re.Match[str], amount: Fraction) -> tuple[Fraction, ...]:
    after = found.string[found.end() :].removeprefix("多").removeprefix("余")
    unit = max((unit for unit in CONVERSIONS if after.startswith(unit)), key=len, default="")
    return tuple(amount * rate for rate in CONVERSIONS.get(unit, ()))


READERS: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Figure]]] = (
    (re.compile(rf"百分之(?P<n>{_A}|{_C}(?:点{_C})?)"), _percent),
    (re.compile(rf"(?P<n>{_A})(?:%|个百分点)"), _percent),
    (re.compile(rf"(?P<n>{_C})个百分点"), _percent),
    (re.compile(rf"(?P<whole>{_A}|{_C})分之(?P<part>{_A}|{_C})"), _fraction),
    (re.compile(rf"(?P<n>[二两三四五六七八九]|{_A})成(?![立为员果功长就本都熟品年套])"), _tenths),
    (re.compile(rf"(?P<n>{_A}|{_C})(?P<s>{_S}){_MORE}倍"), _times),
    (re.compile(r"(?P<n>\d0|[二三四五六七八九]十)年代"), _decade),
    (re.compile(r"(?P<n>(?<!\d)1?\d|十[一二]?|[一二三四五六七八九])月(?![球亮饼薪刊报嫂])"), _month),
    (re.compile(r"(?P<n>(?<!\d)[12]?\d)(?:时(?!代|间|期|尚)|点(?=\d|半|钟|整))"), _hour),
    (re.compile(rf"(?P<n>{_A}){_MORE}(?P<s>{_S})(?:(?P<n2>{_A})(?P<s2>[千万]))?"), _digits),
    (re.compile(rf"(?P<nth>第)?(?P<n>{_C})(?P<more>[余多来几]?)"), _numeral),
)
"""Each kind of figure; at one place the first that fits is taken."""

_START = re.compile("[0-9〇零一二两三四五六七八九十百千万亿廿第]")


def chinese_figures(text: str, words: Iterable[Span] = ()) -> tuple[Figure, ...]:
    """Find the figures of a text, left to right.

    `words` are spans, such as slogans and names, whose numerals count nothing, digits aside: the
    translation may have them or not (三变, 七通一平, 千百十).
    """
    plain = text.translate(_WIDE)
    hidden = _hidden(plain, words)
    shown = "".join("\0" if place in hidden else character for place, character in enumerate(plain))
    return (*_figures(shown), *_may_be_said(plain, hidden))


def _hidden(text: str, words: Iterable[Span]) -> frozenset[int]:
    inside = {place for start, end in words for place in range(start, end) if not text[place].isdigit()}
    for word in IDIOMS:
        inside.update(place for found in re.finditer(word, text) for place in range(*found.span()))
    return frozenset(inside)


def _figures(text: str) -> Iterator[Figure]:
    place = 0
    while start := _START.search(text, place):
        found = next(filter(None, (pattern.match(text, start.start()) for pattern, _ in READERS)), None)
        if found:
            yield dict(READERS)[found.re](found)
        place = found.end() if found else start.end()


def _may_be_said(text: str, hidden: frozenset[int]) -> Iterator[Figure]:
    """Yield the numerals of words and of 双, 半: the translation may take them up."""
    for found in re.finditer(rf"{_A}|{_C}", text):
        if hidden & set(range(*found.span())):
            whole = chinese_number(found[0]) if not found[0][0].isdigit() else _amount(found[0])
            each = [Value(chinese_number(character)) for character in found[0] if character in DIGITS]
            yield Figure(found[0], frozenset({Value(whole), *each}), is_firm=False)
    for word, amount in (("双", 2), ("俩", 2), ("对", 2), ("半", Fraction(1, 2))):
        if word in text:
            yield Figure(word, frozenset({Value(Fraction(amount))}), is_firm=False)
