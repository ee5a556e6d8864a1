"""How many faults are found: they are put at random into the translations of the seeds, which are clean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from duizhao.translation.checks import check_pair
from duizhao.translation.figures_en import english_figures
from duizhao.translation.pairs import Pair
from duizhao.translation.stems import has_phrase, words_of
from seed_pairs import seed_pairs

Spoil = Callable[[str, Pair, Random], str]
"""Returns the target with one fault in it, or as it was where there is no place for this fault."""

_NUMERAL = re.compile(r"\d[\d,.]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty)\b")
_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty"]
_OTHER_SCALE = {"million": "billion", "billion": "million", "thousand": "million", "percent": "points"}


def _swap(text: str, pattern: str | re.Pattern[str], new: Callable[[re.Match[str]], str], rng: Random) -> str:
    """Replace one of the places where a pattern stands."""
    places = list(re.finditer(pattern, text))
    if not places:
        return text
    found = rng.choice(places)
    return text[: found.start()] + new(found) + text[found.end() :]


def another_figure(text: str, _pair: Pair, rng: Random) -> str:
    def other(found: re.Match[str]) -> str:
        numeral = found[0]
        if not numeral[0].isdigit():
            return rng.choice([word for word in _WORDS if word != numeral])
        place = rng.choice([n for n, character in enumerate(numeral) if character.isdigit()])
        digit = rng.choice([d for d in "123456789" if d != numeral[place]])
        return numeral[:place] + digit + numeral[place + 1 :]

    return _swap(text, _NUMERAL, other, rng)


def another_scale(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, rf"\b(?:{'|'.join(_OTHER_SCALE)})\b", lambda found: _OTHER_SCALE[found[0]], rng)


def another_month(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, r"\b(?:July|August|September|December)\b", lambda _: "October", rng)


def lost_figure(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, r"\d[\d,.]*(?: (?:million|billion|percent))? ", lambda _: "", rng)


def added_figure(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, r"(?<=[a-z]) (?=[a-z]+s\b)", lambda _: f" {rng.randint(60, 990)} ", rng)


def another_term(text: str, pair: Pair, rng: Random) -> str:
    """Replace the first word of a rendering by another."""
    renderings = [r.text for term in pair.terms for r in term.renderings if r.text.lower() in text.lower()]
    if not renderings:
        return text
    chosen = rng.choice(renderings)
    return re.sub(re.escape(chosen), f"common {chosen.split()[-1][:3]}work", text, flags=re.IGNORECASE)


def misspelt_name(text: str, pair: Pair, rng: Random) -> str:
    """Swap two letters in the middle of a name, wherever it stands."""
    names = [w for name in pair.names for w in words_of(name.english) if len(w) > 5 and w in text]
    if not names:
        return text
    name = rng.choice(names)
    swapped = name[:2] + name[3] + name[2] + name[4:]
    return text.replace(name, swapped if swapped != name else name[:-1])


def another_name(text: str, pair: Pair, rng: Random) -> str:
    """Put the name of another place or person in the place of one."""
    names = [name.english for name in pair.names if name.english in text]
    strangers = [
        word for word in ("Gaoping", "Huichuan", "Tingri", "Mengla") if word not in text + pair.above
    ]
    if not names or not strangers:
        return text
    return text.replace(rng.choice(names), rng.choice(strangers))


def left_in_chinese(text: str, pair: Pair, rng: Random) -> str:
    return _swap(text, r"\b[a-z]{5,}\b", lambda _: pair.source[2:4], rng)


def untranslated(_text: str, pair: Pair, _rng: Random) -> str:
    return pair.source


def lost_sentence(text: str, _pair: Pair, rng: Random) -> str:
    sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z])", text)
    if len(sentences) < 2 or min(map(len, sentences)) < len(text) / 4:
        return text
    sentences.pop(rng.randrange(len(sentences)))
    return " ".join(sentences)


def doubled_sentence(text: str, _pair: Pair, _rng: Random) -> str:
    first = re.split(r"(?<=[.?!])\s+(?=[A-Z])", text)[0]
    return f"{first} {text}" if len(first.split()) > 5 and first.endswith(".") else text


def doubled_word(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, r"\b[a-z]{2,}\b", lambda found: f"{found[0]} {found[0]}", rng)


def lost_quotation_mark(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, "[“”]", lambda _: "", rng)


def lost_bracket(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, "[()]", lambda _: "", rng)


def straight_mark(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, "[“”‘’]", lambda found: '"' if found[0] in "“”" else "'", rng)


def lost_end(text: str, pair: Pair, _rng: Random) -> str:
    return text[:-1] if text.endswith(".") and pair.source.endswith("。") else text


def chinese_punctuation(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, ", ", lambda _: "，", rng)


def stray_space(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, ",(?= )", lambda _: " ,", rng)


def made_exact(text: str, _pair: Pair, rng: Random) -> str:
    return _swap(text, r"\b(?:more than|at least) (?=\d)", lambda _: "", rng)


FIGURES: tuple[Spoil, ...] = (
    another_figure,
    another_figure,
    another_scale,
    another_month,
    lost_figure,
    added_figure,
)
OTHERS: tuple[Spoil, ...] = (
    another_term,
    misspelt_name,
    another_name,
    left_in_chinese,
    untranslated,
    lost_sentence,
    doubled_sentence,
    doubled_word,
    lost_quotation_mark,
    lost_bracket,
    straight_mark,
    lost_end,
    chinese_punctuation,
    stray_space,
    made_exact,
)
CLEAN = tuple(
    placed.pair
    for placed in seed_pairs()
    if placed.pair.role != "editorial note" and not list(check_pair(placed.pair, "en"))
)


def _spoilt(spoil: Spoil, rng: Random) -> Pair:
    """Put one fault of a kind into a clean pair that has a place for it."""
    while True:
        pair = rng.choice(CLEAN)
        target = spoil(pair.target, pair, rng)
        if target != pair.target:
            return replace(pair, target=target)


def _share_found(spoils: tuple[Spoil, ...], rng: Random) -> tuple[float, Counter[str]]:
    missed: Counter[str] = Counter()
    for number in range(200):
        spoil = spoils[number % len(spoils)]
        if not list(check_pair(_spoilt(spoil, rng), "en")):
            missed[spoil.__name__] += 1
    return 1 - missed.total() / 200, missed


@pytest.mark.parametrize("seed", range(5))
def test_wrong_figures_are_found(seed: int) -> None:
    share, missed = _share_found(FIGURES, Random(seed))  # noqa: S311 - faults need no secrets
    assert share >= 0.95, missed


@pytest.mark.parametrize("seed", range(5))
def test_other_faults_are_found(seed: int) -> None:
    share, missed = _share_found(OTHERS, Random(seed))  # noqa: S311 - faults need no secrets
    assert share >= 0.90, missed


@pytest.mark.parametrize("spoil", dict.fromkeys((*FIGURES, *OTHERS)), ids=lambda spoil: spoil.__name__)
def test_no_kind_of_fault_slips_through(spoil: Spoil) -> None:
    rng = Random(7)  # noqa: S311 - the same
    found = sum(bool(list(check_pair(_spoilt(spoil, rng), "en"))) for _ in range(40))
    assert found >= 30, found


def test_figures_of_the_seeds_are_there_to_be_spoilt() -> None:
    assert sum(bool(english_figures(pair.target)) for pair in CLEAN) > 40
    assert (
        sum(any(has_phrase(pair.target, term.preferred.text) for term in pair.terms) for pair in CLEAN) > 40
    )
