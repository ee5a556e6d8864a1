"""XLIFF 2.1: all units out, with their state, and back in from another tool."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

from duizhao.errors import SeedError
from duizhao.model import TranslationState
from duizhao.translation.exchange import NOT_XML, Exported, Incoming, xml_text

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
VERSIONS = frozenset({"2.0", "2.1", "2.2"})
STATES: Mapping[TranslationState, str] = {
    TranslationState.REVIEWED: 'state="reviewed"',
    TranslationState.DRAFT: 'state="translated" subState="duizhao:draft"',
    TranslationState.STALE: 'state="translated" subState="duizhao:stale"',
    TranslationState.MISSING: 'state="initial"',
}
"""How our states are said in XLIFF's words."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OPEN = '<xliff xmlns="{0}" version="2.1" srcLang="zh-Hans" trgLang="{1}" xml:space="preserve">\n'
_FILE = '<file id="{0}" original="seeds/translations/{1}/{0}.po">\n'


def to_xliff(units: Iterable[Exported], language: str) -> str:
    """Write units as XLIFF, a `file` an article."""
    parts = [_HEAD, _OPEN.format(NAMESPACE, escape(language))]
    for slug, group in groupby(units, key=lambda unit: unit.slug):
        parts += (_FILE.format(escape(slug), escape(language)), *map(_unit, group), "</file>\n")
    return "".join((*parts, "</xliff>\n"))


def _unit(unit: Exported) -> str:
    notes = {"role": unit.role, "previous": unit.previous, "engine": unit.engine}
    said = "".join(f'<note category="{name}">{_text(text)}</note>' for name, text in notes.items() if text)
    target = f"<target>{_text(unit.target)}</target>" if unit.target else ""
    return (
        f'<unit id="{escape(unit.id)}">\n<notes>{said}</notes>\n<segment {STATES[unit.state]}>'
        f"<source>{_text(unit.source)}</source>{target}</segment>\n</unit>\n"
    )


def _text(text: str) -> str:
    """Escape text; what XML cannot hold is named by its number, as XLIFF has it."""
    parts = re.split(f"({NOT_XML.pattern})", text)
    return "".join(
        f'<cp hex="{ord(part):04X}"/>' if NOT_XML.fullmatch(part) else xml_text(part) for part in parts
    )


def read_xliff(data: bytes, path: Path, language: str, *, is_reviewed: bool = False) -> tuple[Incoming, ...]:
    """Read the translations of an XLIFF document; units without one are left out.

    What is marked reviewed or final counts as reviewed, and with `is_reviewed` what is translated too.
    Raises SeedError for a document that is none, or is for another language.
    """
    root = _root(data, path)
    version, target = root.get("version", ""), root.get("trgLang", "")
    if root.tag != f"{{{NAMESPACE}}}xliff" or version not in VERSIONS:
        raise SeedError(path, 1, "not XLIFF 2.0 to 2.2; have the tool save it as XLIFF 2.1")
    if target.lower() != language.lower():
        reason = f"its target language is {target or 'not named'}, that of the site {language}; set trgLang"
        raise SeedError(path, 1, reason)
    return tuple(
        _incoming(file.get("id", ""), unit, is_reviewed=is_reviewed)
        for file in root.iterfind(_name("file"))
        for unit in file.iter(_name("unit"))
        if any((found.text or len(found)) for found in unit.iter(_name("target")))
    )


def _root(data: bytes, path: Path) -> ET.Element:
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", data, flags=re.IGNORECASE) or b"<\x00!" in data:
        raise SeedError(path, 1, "has a DOCTYPE, which XLIFF 2 has not; remove it")
    try:
        return ET.fromstring(data)  # noqa: S314 - without a DOCTYPE there are no entities to expand
    except ET.ParseError as error:
        line = error.position[0]
        raise SeedError(path, line, "not well-formed XML; save it again or restore it") from error


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _incoming(slug: str, unit: ET.Element, *, is_reviewed: bool) -> Incoming:
    """Read a unit; a tool may have cut it into several segments, or joined them by white space."""
    parts = [part for part in unit if part.tag in {_name("segment"), _name("ignorable")}]
    segments = [part for part in parts if part.tag == _name("segment")]
    sources = [_read(part.find(_name("source"))) for part in parts]
    targets = [
        _read(part.find(_name("target"))) if part.find(_name("target")) is not None else _blank(part)
        for part in parts
    ]
    codes = sorted({code for part in parts for code in _codes(part)})
    trouble = f"it has inline codes ({', '.join(codes)}), which are no text; remove them" if codes else ""
    if any(part.find(_name("target")) is None for part in segments):
        trouble = "a part of it has no translation yet"
    state = _state(segments, is_reviewed=is_reviewed)
    return Incoming(slug, unit.get("id", ""), "".join(sources), "".join(targets), state, trouble)


def _blank(part: ET.Element) -> str:
    """Return what stands between two segments where the tool says nothing of its translation."""
    return _read(part.find(_name("source"))) if part.tag == _name("ignorable") else ""


def _state(segments: Sequence[ET.Element], *, is_reviewed: bool) -> TranslationState:
    """Return the state of a unit, which is that of its least part."""
    said = {(part.get("state", "initial"), part.get("subState", "")) for part in segments}
    if all(state in {"reviewed", "final"} for state, _ in said):
        return TranslationState.REVIEWED
    if ("translated", "duizhao:stale") in said:
        return TranslationState.STALE
    is_draft = not is_reviewed or ("translated", "duizhao:draft") in said
    return TranslationState.DRAFT if is_draft else TranslationState.REVIEWED


_TEXT = frozenset({"source", "target", "pc", "mrk", "cp", "sm", "em"})


def _codes(part: ET.Element) -> Iterator[str]:
    """Yield the names of inline elements that stand for something that is no text."""
    for content in (part.find(_name("source")), part.find(_name("target"))):
        for element in content.iter() if content is not None else ():
            tag = element.tag.rpartition("}")[2]
            if tag not in _TEXT:
                yield tag


def _read(element: ET.Element | None) -> str:
    """Return the text of an element, the characters that are named by number included."""
    if element is None:
        return ""
    text = chr(int(element.get("hex", "FFFD"), 16)) if element.tag == _name("cp") else element.text or ""
    return text + "".join(_read(child) + (child.tail or "") for child in element)
