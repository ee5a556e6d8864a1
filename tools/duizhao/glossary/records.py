"""`seeds/glossary/DOMAIN.yml`: the records of the glossary, checked as they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from duizhao.fields import Fields, read_records
from duizhao.language.names import read_pinyin, read_traditional
from duizhao.model import Evidence, Member, Rendering, RenderingStatus, Term
from duizhao.store import YamlValue

KINDS = ("term", "slogan", "abbreviation", "institution", "office", "metaphor", "idiom")
RELATIONS = ("broader", "narrower", "related")
REQUIRED = ("id", "term", "kind", "definition", "renderings")
OPTIONAL = ("variants", "pinyin", "traditional", "members", *RELATIONS, "not_inside")
RENDERING_REQUIRED = ("text", "status", "evidence", "source")
RENDERING_OPTIONAL = ("publisher", "date", "url", "quote", "note")
KEYS = (*REQUIRED, *OPTIONAL, *RENDERING_REQUIRED, *RENDERING_OPTIONAL)
"""Every key of a record."""
_LONGEST_ZH, _LONGEST_EN, _LONGEST_QUOTE = 160, 100, 12
_SHORTEST, _ESSAY = 2, 1000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"unknown|\d{4}(?:-\d\d){0,2}")
_SOURCES = {Evidence.DICTIONARY: "CC-CEDICT", Evidence.EDITORS: "Duizhao"}


def parse_terms(document: YamlValue, path: Path) -> tuple[Term, ...]:
    """Read the terms of one domain, named after its file; an error names the line and the cure."""
    return tuple(parse_term(record, path.stem) for record in read_records(document, path, REQUIRED, OPTIONAL))


def parse_term(record: Fields, domain: str) -> Term:
    """Read one record of the domain."""
    _check_texts(record)
    text = _written(record, "term", record.text("term"))
    definition = record.full_table("definition", ("zh", "en"))
    return Term(
        id=_id(record),
        term=text,
        domain=domain,
        kind=record.choice("kind", KINDS),
        definition_zh=_within(definition, "zh", len, _LONGEST_ZH, "characters"),
        definition_en=_within(definition, "en", _words, _LONGEST_EN, "words"),
        renderings=_renderings(record),
        pinyin=_pinyin(record, text),
        variants=tuple(_written(record, "variants", variant) for variant in record.texts("variants")),
        members=tuple(Member(m.text("zh"), m.text("en")) for m in record.records("members", ("zh", "en"))),
        broader=record.texts("broader"),
        narrower=record.texts("narrower"),
        related=record.texts("related"),
        not_inside=_guards(record, text),
        traditional=read_traditional(record, text),
        line=record.line,
    )


def _check_texts(record: Fields) -> None:
    """Refuse what no page can show and no other format hold."""
    for key, value in record.values.items():
        if len(value) > _ESSAY:
            raise record.error(key, f"{key} has {len(value):,} characters or items; shorten it")
        if _CONTROL.search("".join(map(str, value))):
            raise record.error(key, f"{key} has a control character in it; remove it")


def _id(record: Fields) -> str:
    if not _ID.fullmatch(record.text("id")):
        raise record.error("id", f"the id {record.text('id')!r} must be toneless pinyin like duikou-bangfu")
    if record.text("id") == "index":
        raise record.error("id", "the id index is kept for the list of terms; choose another")
    return record.text("id")


def _written(record: Fields, key: str, text: str) -> str:
    if len(text) < _SHORTEST:
        raise record.error(key, f"{text} is one character, which would be found in every word that has it")
    if text != "".join(text.split()):
        raise record.error(key, f"{text!r} has a space in it; write it as it is printed")
    return text


def _pinyin(record: Fields, text: str) -> str:
    read_pinyin(record, "pinyin", text)
    return " ".join(record.text("pinyin").split())


def _guards(record: Fields, text: str) -> tuple[str, ...]:
    guards, forms = record.texts("not_inside"), (text, *record.texts("variants"))
    for guard in guards:
        if not any(form in guard and form != guard for form in forms):
            raise record.error(
                "not_inside", f"{guard} does not hold {text} or a variant; correct or remove it"
            )
    return guards


def _words(text: str) -> int:
    return len(text.split())


def _within(record: Fields, key: str, measure: Callable[[str], int], most: int, unit: str) -> str:
    _check_texts(record)
    text, length = record.text(key), measure(record.text(key))
    if length > most:
        raise record.error(key, f"{length} {unit} are too many; shorten it to {most}")
    return text


def _renderings(record: Fields) -> tuple[Rendering, ...]:
    found = [_rendering(r) for r in record.records("renderings", RENDERING_REQUIRED, RENDERING_OPTIONAL)]
    preferred = [r.text for r in found if r.status is RenderingStatus.PREFERRED]
    if len(preferred) != 1:
        listed = ", ".join(preferred) or "none"
        raise record.error("renderings", f"exactly one rendering must be preferred, here: {listed}")
    return tuple(found)


def _rendering(record: Fields) -> Rendering:
    _check_texts(record)
    evidence = Evidence(record.choice("evidence", tuple(map(str, Evidence))))
    rendering = Rendering(
        text=record.text("text"),
        status=RenderingStatus(record.choice("status", tuple(map(str, RenderingStatus)))),
        evidence=evidence,
        source=record.text("source"),
        **{key: record.text(key) for key in RENDERING_OPTIONAL},
    )
    if evidence is Evidence.SEEN:
        _check_seen(record, rendering)
    elif rendering.source != _SOURCES[evidence]:
        raise record.error("source", f"the source of evidence {evidence} is {_SOURCES[evidence]}; write that")
    return rendering


def _check_seen(record: Fields, rendering: Rendering) -> None:
    for key in ("publisher", "date", "quote"):
        if not record.text(key):
            raise record.error("evidence", f"what was seen needs {key}; add it, or write `evidence: editors`")
    if not _DATE.fullmatch(rendering.date):
        raise record.error(
            "date", f"the date {rendering.date!r} must be like 2020-07-06, 2020-07, 2020 or unknown"
        )
    if _words(rendering.quote) > _LONGEST_QUOTE:
        raise record.error("quote", f"the quote has {_words(rendering.quote)} words; keep {_LONGEST_QUOTE}")
    if _folded(rendering.text) not in _folded(rendering.quote):
        raise record.error("quote", f"the quote does not hold {rendering.text!r}; quote the words around it")


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def term_record(term: Term) -> dict[str, Any]:
    """Give a term back as its record; what is empty is left out."""
    record: dict[str, Any] = {
        "id": term.id,
        "term": term.term,
        "kind": term.kind,
        "variants": list(term.variants),
        "pinyin": term.pinyin,
        "traditional": _traditional(term),
        "definition": {"zh": term.definition_zh, "en": term.definition_en},
        "renderings": [_filled(rendering) for rendering in term.renderings],
        "members": [_filled(member) for member in term.members],
        **{relation: list(getattr(term, relation)) for relation in RELATIONS},
        "not_inside": list(term.not_inside),
    }
    return {name: value for name, value in record.items() if value}


def _traditional(term: Term) -> str | dict[str, str]:
    taiwan, hong_kong = term.traditional
    forms = {"tw": taiwan, "hk": hong_kong}
    return taiwan if taiwan == hong_kong else {region: form for region, form in forms.items() if form}


def terms_json(terms: Iterable[Term]) -> list[dict[str, Any]]:
    """List the terms as `duizhao glossary list --json` prints them; what is empty is mostly left out."""
    always: dict[str, Any] = {"pinyin": "", "variants": []}
    return [always | {"domain": term.domain} | term_record(term) for term in terms]


def _filled(value: Rendering | Member) -> dict[str, str]:
    cells = ((field.name, str(getattr(value, field.name))) for field in fields(value))
    return {name: text for name, text in cells if text}
