"""`seeds/names.yml`: people, places and organisations, their readings and their English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from duizhao.errors import Problem, SeedError, Severity
from duizhao.fields import Fields, read_records
from duizhao.language.heard import never_read
from duizhao.language.romanization import parse_syllables
from duizhao.language.scripts import HAN_CHARACTER, is_traditional_form
from duizhao.model import NAME_KINDS, Name, TokenKind
from duizhao.store import YamlValue

_KINDS = {str(kind): kind for kind in sorted(NAME_KINDS)}
_SHORTEST = 2
_REQUIRED, _OPTIONAL = ("name", "kind", "english"), ("reading", "traditional", "note")
KEYS = (*_REQUIRED, *_OPTIONAL)
"""Every key of a record."""


def parse_names(document: YamlValue, path: Path) -> tuple[Name, ...]:
    """Read the list of names; an error names the line of what cannot be used.

    A record is `name: 单颖文`, `kind: person`, `english: Shan Yingwen`, and where the automatic
    reading is wrong `reading: Shàn Yǐngwén`, words apart.
    """
    lines: dict[str, int] = {}
    names = []
    for record in read_records(document, path, _REQUIRED, _OPTIONAL):
        name = _name(record)
        if name.text in lines:
            reason = f"{name.text} stands already in line {lines[name.text]}; remove one of the two"
            raise SeedError(path, record.line_of("name"), reason)
        lines[name.text] = record.line_of("name")
        names.append(name)
    return tuple(names)


def _name(record: Fields) -> Name:
    text = record.text("name")
    if len(text) < _SHORTEST or not HAN_CHARACTER.search(text) or text != "".join(text.split()):
        raise record.error("name", f"{text!r} must be two or more characters, Chinese and without spaces")
    return Name(
        text=text,
        kind=TokenKind(record.choice("kind", _KINDS)),
        english=record.text("english"),
        reading=read_pinyin(record, "reading", text),
        hyphens=_hyphens(record.text("reading")),
        note=record.text("note"),
        traditional=read_traditional(record, text),
        line=record.line,
    )


def doubtful_names(names: Iterable[Name], path: Path) -> Iterator[Problem]:
    """Yield the names in which a character is read as it never is: a slip, or a rarity to look at."""
    for name in names:
        written = [syllable for word in name.reading for syllable in word]
        for char, syllable in zip(HAN_CHARACTER.findall(name.text), written, strict=False):
            if heard := never_read(char, syllable):
                reason = f"{char} of {name.text} is read {', '.join(heard)}, not {syllable}; mend reading"
                yield Problem(path, name.line, reason, Severity.WARNING)


def read_pinyin(record: Fields, key: str, text: str) -> tuple[tuple[str, ...], ...]:
    """Cut the pinyin under `key` into words of syllables and hold it against the characters of `text`.

    Figures of the text may stand among them as they are: shìjiè 500 qiáng.
    """
    written = record.text(key).replace("-", " ").split()
    figures = re.findall(r"\d+", text)
    words = tuple(_word(record, key, word) for word in written if word not in figures)
    syllables, characters = sum(map(len, words)), len(HAN_CHARACTER.findall(text))
    if words and syllables != characters:
        reason = (
            f"{text} has {characters} characters but {syllables} syllables, {record.text(key)!r}; mend {key}"
        )
        raise record.error(key, reason)
    return words


def read_traditional(record: Fields, text: str) -> tuple[str, str]:
    """Read how `text` is written in Taiwan and Hong Kong: one form for both, or a table of `tw` and `hk`.

    郁文, a person, is 郁文, where the converter would have 鬱文.
    """
    if isinstance(record.values.get("traditional", ""), str):
        forms = record.text("traditional"), record.text("traditional")
    else:
        table = record.table("traditional", ("tw", "hk"))
        forms = table.text("tw"), table.text("hk")
    for form in filter(None, forms):
        if not is_traditional_form(form, text):
            reason = f"{form} is not {text} in traditional characters; correct or remove it"
            raise record.error("traditional", reason)
    return forms


def _hyphens(pinyin: str) -> tuple[int, ...]:
    """Say which words a hyphen joins to the one before: 1 in Hù-Diān."""
    marks = re.findall(r"[\s-]", " ".join(pinyin.split()))
    return tuple(place for place, mark in enumerate(marks, 1) if mark == "-")


def _word(record: Fields, key: str, word: str) -> tuple[str, ...]:
    syllables = parse_syllables(word)
    if syllables is None:
        reason = f"{word!r} is not pinyin with tone marks; write it like Lù'ān, with ' before a, e and o"
        raise record.error(key, reason)
    return syllables
