"""Figures in English text: 110 billion, 2018–19, two-thirds, half a million, July 6, the 1980s."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from duizhao.translation.figures import Figure, Kind, Value
from duizhao.translation.wordlists import HINTS, MONTHS, NTH, NUMBERS, ORDINALS, SCALES, TENS

_SCALE = "|".join(SCALES)
_WORD = "|".join(sorted(NUMBERS, key=len, reverse=True))
_PARTS = "|".join(["half", "halves", "quarter", *ORDINALS[3:11]])
_A = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PERCENT = r"(?:%| ?percent(?:age points?)?\b| per cent\b)"
_TO = r"(?: ?[–—-] ?| to | and | or )"
_SPELLED = (
    rf"(?:(?:{_WORD})(?:[ -](?:{_WORD}))?|an?)(?: (?:{_SCALE})(?: and)?(?: (?:{_WORD})(?:-(?:{_WORD}))?)?)*"
)


def _year_range(found: re.Match[str]) -> Iterator[Figure]:
    first, last = found[1], found[1][: 4 - len(found[2])] + found[2]
    for year in (first, last):
        yield Figure(year, frozenset({Value(Fraction(year))}))


def _decade(found: re.Match[str]) -> Iterator[Figure]:
    yield Figure(found[0], frozenset({Value(Fraction(found[1]))}))


def _digits(found: re.Match[str]) -> Iterator[Figure]:
    """Read 1.5 million, 40 percent, 14th; in “3 to 5 million” the 3 may be three million."""
    amount = Fraction(found["n"].replace(",", "")) * SCALES.get(found["scale"] or "", 1)
    after = found.string[found.end() :]
    shared = re.match(rf"{_TO}(?:{_A})(?: (?P<scale>{_SCALE}))?(?P<percent>{_PERCENT})?", after)
    values = {Value(amount, Kind.PERCENT if found["percent"] else Kind.NUMBER)}
    if shared and shared["percent"]:
        values.add(Value(amount, Kind.PERCENT))
    if shared and shared["scale"] and not found["scale"]:
        values.add(Value(amount * SCALES[shared["scale"]]))
    yield Figure(found[0], frozenset(values))


def _part(found: re.Match[str]) -> Iterator[Figure]:
    """Read two-thirds, three quarters; “a third” may be the third one too."""
    name = found["part"].removesuffix("s")
    whole = {"half": 2, "halve": 2, "quarter": 4}.get(name) or NTH[name]
    number = 1 if found["n"] in {"a", "an"} else NUMBERS[found["n"].lower()]
    values = frozenset({Value(Fraction(number, whole)), Value(Fraction(whole))})
    yield Figure(found[0], values, is_firm=number > 1 and whole > len("ab"))


def _spelled(found: re.Match[str]) -> Iterator[Figure]:
    """Read twenty-six, a hundred, two thousand three hundred; “one” may be no figure at all."""
    words = re.findall("[a-z]+", found[0].lower())
    if not set(words) & set(NUMBERS) and not set(words) & set(SCALES):
        return
    total = part = 0
    for word in words:
        scale = SCALES.get(word, 1)
        if scale == SCALES["hundred"]:
            part = (part or 1) * scale
        elif scale > 1:
            total, part = total + (part or 1) * scale, 0
        else:
            part += NUMBERS.get(word, 0)
    amount = Fraction(total + part)
    kind = Kind.PERCENT if re.match(_PERCENT, found.string[found.end() :]) else Kind.NUMBER
    yield Figure(found[0], frozenset({Value(amount, kind)}), is_firm=amount > 1)


def _ordinal(found: re.Match[str]) -> Iterator[Figure]:
    tens, unit = found["tens"], found["nth"].lower()
    amount = Fraction((NUMBERS[tens.lower()] if tens else 0) + NTH[unit])
    yield Figure(found[0], frozenset({Value(amount)}), is_firm=amount > len("ab"))


def _month(found: re.Match[str]) -> Iterator[Figure]:
    number = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(found[1][:3]))
    is_verb = found[1] in {"May", "March"} and not re.match(r",? \d", found.string[found.end() :])
    yield Figure(found[0], frozenset({Value(Fraction(number), Kind.MONTH)}), is_firm=not is_verb)


def _hint(found: re.Match[str]) -> Iterator[Figure]:
    yield Figure(found[0], frozenset({Value(HINTS[found[0].lower()])}), is_firm=False)


def _half(found: re.Match[str]) -> Iterator[Figure]:
    yield Figure(found[0], frozenset({Value(Fraction(SCALES[found[1].lower()], 2))}))


def _nothing(_found: re.Match[str]) -> Iterator[Figure]:
    return iter(())


_MANY = "tens|dozens|scores|hundreds|thousands|millions|billions"
READERS: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Figure]]]] = tuple(
    (re.compile(pattern, flags), reader)
    for pattern, flags, reader in (
        (rf"\b(?:{_MANY})(?: (?:up)?on (?:{_MANY}))?(?: of (?:{_MANY}))?\b", re.IGNORECASE, _nothing),
        (r"\bone[- ](?:on|to|by|after)[- ](?:one|another)\b", re.IGNORECASE, _nothing),
        (r"(?<!\d)((?:1[0-9]|20)\d\d)[–-](\d\d(?:\d\d)?)(?!\d|,\d)", 0, _year_range),
        (r"(?<!\d)((?:1[0-9]|20)\d0)s\b", 0, _decade),
        (rf"(?P<n>{_A})(?:st|nd|rd|th)?(?:[ -](?P<scale>{_SCALE})\b)?(?P<percent>{_PERCENT})?", 0, _digits),
        (rf"\bhalf an? ({_SCALE})\b", re.IGNORECASE, _half),
        (rf"\b(?P<n>an?|{_WORD})[ -](?P<part>{_PARTS})s?\b", re.IGNORECASE, _part),
        (rf"\b(?:(?P<tens>{'|'.join(TENS)})[ -])?(?P<nth>{'|'.join(NTH)})\b", re.IGNORECASE, _ordinal),
        (rf"\b{_SPELLED}\b", re.IGNORECASE, _spelled),
        (rf"\b({'|'.join(MONTHS)})\b", 0, _month),
        (r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.", 0, _month),
        (rf"\b(?:{'|'.join(HINTS)})\b", re.IGNORECASE, _hint),
    )
)  # fmt: skip
"""Each kind of figure; at one place the first that fits is taken."""


_FIRST = {*NUMBERS, *NTH, *SCALES, *HINTS, *_MANY.split("|"), *map(str.lower, MONTHS), "a", "an"}
_OPENING = "|".join(sorted(_FIRST, key=len, reverse=True))
_START = re.compile(rf"\d|\b(?:{_OPENING}|[adfjmnos][a-z]{{2,3}}\.)(?![a-z])", re.IGNORECASE)


def english_figures(text: str) -> tuple[Figure, ...]:
    """Find the figures of a text, left to right."""
    return tuple(_figures(text.replace("\u00a0", " ").replace("\u202f", " ")))


def _figures(text: str) -> Iterator[Figure]:
    place = 0
    while start := _START.search(text, place):
        place = start.end()
        for pattern, reader in READERS:
            if found := pattern.match(text, start.start()):
                yield from reader(found)
                place = found.end()
                break
