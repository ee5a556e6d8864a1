"""TBX-Basic back into records of terms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from duizhao.errors import SeedError
from duizhao.exchange.rows import split_at, traditional_record, unescaped
from duizhao.exchange.tbx import CHINESE, ENGLISH, ID_PREFIX, NOTES, STATUSES
from duizhao.exchange.xml_nodes import Node, parse_xml
from duizhao.glossary.records import RELATIONS

_OURS = frozenset({*NOTES, "kind", "member", "not inside", "pinyin", "traditional", "url"})
_STATUS_OF = {written: str(status) for status, written in STATUSES.items()}


def read_tbx(data: bytes, path: Path) -> Iterator[tuple[dict[str, Any], str, int]]:
    """Yield record, domain and line of each concept; what a record lacks is told by who reads it."""
    root = parse_xml(data, path)
    if root.name != "tbx":
        raise SeedError(path, root.line, f"the file is <{root.name}>, not <tbx>; export it as TBX-Basic")
    for entry in root.all("conceptEntry"):
        domain = entry.text_of("descrip", "subjectField")
        if not domain:
            reason = "a conceptEntry has no subjectField; give it the name of a file of seeds/glossary"
            raise SeedError(path, entry.line, reason)
        yield _record(entry), domain, entry.line


def _record(entry: Node) -> dict[str, Any]:
    chinese, english = _language(entry, CHINESE), _language(entry, ENGLISH)
    terms = [section.text_of("term") for section in chinese.all("termSec")]
    notes, of_term = _notes(entry), _notes(next(chinese.all("termSec"), entry))
    record = {
        "id": entry.attributes.get("id", "").removeprefix(ID_PREFIX),
        "term": terms[0] if terms else "",
        "kind": _first(notes, "kind"),
        "variants": terms[1:],
        "pinyin": _first(of_term, "pinyin"),
        "traditional": traditional_record(_first(of_term, "traditional")),
        "definition": {"zh": _definition(chinese), "en": _definition(english)},
        "renderings": [_rendering(section) for section in english.all("termSec")],
        "members": [_member(pair) for pair in notes.get("member", ())],
        **{relation: _targets(entry, relation) for relation in RELATIONS},
        "not_inside": notes.get("not inside", []),
    }
    return {name: value for name, value in record.items() if value}


def _language(entry: Node, language: str) -> Node:
    """Return the section of a language, `zh-CN` for `zh-Hans` too; an empty one where there is none."""
    wanted = language.partition("-")[0]
    sections = [
        s for s in entry.all("langSec") if s.attributes.get("xml:lang", "").lower().startswith(wanted)
    ]
    exact = [section for section in sections if section.attributes["xml:lang"] == language]
    return next(iter(exact or sections), Node("langSec", {}, entry.line))


def _definition(section: Node) -> str:
    return section.text_of("descrip", "definition")


def _rendering(section: Node) -> dict[str, str]:
    notes, status = _notes(section), section.text_of("termNote", "administrativeStatus")
    addresses = [xref.attributes.get("target", "") for xref in section.all("xref", "externalCrossReference")]
    cells = {
        "text": section.text_of("term"),
        "status": _STATUS_OF.get(status, status),
        "source": section.text_of("admin", "source"),
        "quote": section.text_of("descrip", "context"),
        "url": next(iter(addresses), _first(notes, "url")),
        **{name: _first(notes, name) for name in NOTES},
    }
    return {name: text for name, text in cells.items() if text}


def _notes(node: Node) -> dict[str, list[str]]:
    """Sort this element's own notes by the word before their colon, if it is one of ours."""
    found: dict[str, list[str]] = {}
    for child in node.children:
        if child.name == "note":
            name, _, text = child.text.partition(":")
            is_ours = name.strip() in _OURS
            found.setdefault(name.strip() if is_ours else "note", []).append(
                (text if is_ours else child.text).strip()
            )
    return found


def _first(notes: dict[str, list[str]], name: str) -> str:
    return notes.get(name, [""])[0]


def _targets(entry: Node, relation: str) -> list[str]:
    references = entry.all("ref", "crossReference")
    return [r.attributes.get("target", "").removeprefix(ID_PREFIX) for r in references if r.text == relation]


def _member(pair: str) -> dict[str, str]:
    zh, *en = split_at(pair, "=")
    return {"zh": unescaped(zh), "en": unescaped("=".join(en))}
