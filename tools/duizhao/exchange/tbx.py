"""TBX-Basic (ISO 30042:2019, categories as attributes): what terminology tools exchange."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from duizhao.exchange.rows import escaped, traditional_cell
from duizhao.glossary.records import RELATIONS, term_record
from duizhao.language.dictionary import DICTIONARY_DATE
from duizhao.model import Rendering, RenderingStatus, Term

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
CHINESE, ENGLISH = "zh-Hans", "en"
ID_PREFIX = "c-"
"""An id of XML begins with a letter, one of ours may begin with a figure."""
NOTES = ("evidence", "publisher", "date", "note")
"""What TBX-Basic has no category for stands in notes, `publisher: …`."""
STATUSES: Mapping[RenderingStatus, str] = {status: f"{status}Term-admn-sts" for status in RenderingStatus}
_TERM_TYPES = {"abbreviation": "abbreviation", "slogan": "phrase", "idiom": "phrase", "metaphor": "phrase"}
_SOURCES = (
    "Glossary of a Duizhao site. Renderings whose source is CC-CEDICT are from CC-CEDICT, "
    f"data of {DICTIONARY_DATE}, CC BY-SA 4.0."
)


def to_tbx(terms: Iterable[Term], title: str) -> str:
    """Write the terms as a TBX file; `read_tbx` gives back the same terms."""
    return "\n".join(_document(terms, title)) + "\n"


def _document(terms: Iterable[Term], title: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<tbx type="TBX-Basic" style="dca" xml:lang="{ENGLISH}" xmlns="{NAMESPACE}">'
    yield f"<tbxHeader><fileDesc><titleStmt>{_element('title', title)}</titleStmt>"
    yield f"<sourceDesc>{_element('p', _SOURCES)}</sourceDesc></fileDesc></tbxHeader>"
    yield "<text><body>"
    for term in terms:
        yield from _concept(term)
    yield "</body></text>"
    yield "</tbx>"


def _concept(term: Term) -> Iterator[str]:
    yield f"<conceptEntry id={quoteattr(ID_PREFIX + term.id)}>"
    yield _element("descrip", term.domain, type="subjectField")
    for relation in RELATIONS:
        for target in getattr(term, relation):
            yield _element("ref", relation, type="crossReference", target=ID_PREFIX + target)
    yield _note("kind", term.kind)
    for member in term.members:
        yield _note("member", f"{escaped(member.zh, '=')} = {escaped(member.en, '=')}")
    yield from (_note("not inside", guard) for guard in term.not_inside)
    yield f'<langSec xml:lang="{CHINESE}">'
    yield _definition(term.definition_zh)
    yield from _chinese(term)
    yield f'</langSec>\n<langSec xml:lang="{ENGLISH}">'
    yield _definition(term.definition_en)
    for rendering in term.renderings:
        yield from _rendering(rendering)
    yield "</langSec>\n</conceptEntry>"


def _chinese(term: Term) -> Iterator[str]:
    kind = _TERM_TYPES.get(term.kind, "fullForm")
    notes = _note("pinyin", term.pinyin) if term.pinyin else ""
    if any(term.traditional):
        notes += _note("traditional", traditional_cell(term_record(term)["traditional"]))
    yield _term_section(term.term, RenderingStatus.PREFERRED, kind, notes)
    for variant in term.variants:
        yield _term_section(variant, RenderingStatus.ADMITTED, "variant", "")


def _term_section(text: str, status: RenderingStatus, kind: str, rest: str) -> str:
    notes = _element("termNote", STATUSES[status], type="administrativeStatus")
    notes += _element("termNote", kind, type="termType") if kind else ""
    return f"<termSec>{_element('term', text)}{notes}{rest}</termSec>"


def _rendering(rendering: Rendering) -> Iterator[str]:
    rest = _element("admin", rendering.source, type="source")
    if rendering.quote:
        rest += f"<descripGrp>{_element('descrip', rendering.quote, type='context')}</descripGrp>"
    if rendering.url:
        rest += _address(rendering.url)
    rest += "".join(_note(name, str(value)) for name in NOTES if (value := getattr(rendering, name)))
    yield _term_section(rendering.text, rendering.status, "", rest)


def _address(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        return _note("url", url)
    return _element("xref", url, type="externalCrossReference", target=url)


def _definition(text: str) -> str:
    return f"<descripGrp>{_element('descrip', text, type='definition')}</descripGrp>"


def _note(name: str, text: str) -> str:
    return _element("note", f"{name}: {text}")


def _element(name: str, text: str, **attributes: str) -> str:
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written}>{escape(text, {chr(13): '&#13;'})}</{name}>"
