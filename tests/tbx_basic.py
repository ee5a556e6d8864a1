"""What ISO 30042 and the dialect TBX-Basic allow where, in our own words; raises AssertionError."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"
_AUXILIARY = "(descrip|descripGrp|admin|adminGrp|transacGrp|note|ref|xref)"
CONTENT = {
    "tbx": "tbxHeader text",
    "tbxHeader": "fileDesc( encodingDesc)?( revisionDesc)?",
    "fileDesc": "(titleStmt )?(publicationStmt )?sourceDesc( sourceDesc)*",
    "titleStmt": "title( note)*",
    "sourceDesc": "p( p)*",
    "text": "body( back)?",
    "body": "conceptEntry( conceptEntry)*",
    "conceptEntry": f"({_AUXILIARY} )*langSec( langSec)*",
    "langSec": f"({_AUXILIARY} )*termSec( termSec)*",
    "termSec": f"term( (termNote|termNoteGrp))*( {_AUXILIARY})*",
    "descripGrp": "descrip( (descripNote|admin|adminGrp|transacGrp|note|ref|xref))*",
}
CATEGORIES = {
    "descrip": {
        "definition": {"conceptEntry", "langSec"},
        "subjectField": {"conceptEntry"},
        "context": {"termSec"},
    },
    "admin": {
        "source": {"conceptEntry", "langSec", "termSec"},
        "customerSubset": {"termSec"},
        "projectSubset": {"termSec"},
    },
    "termNote": {
        name: {"termSec"}
        for name in (
            "administrativeStatus",
            "termType",
            "partOfSpeech",
            "grammaticalGender",
            "geographicalUsage",
        )
    },
    "ref": {"crossReference": {"conceptEntry", "termSec"}},
    "xref": {"externalCrossReference": {"conceptEntry", "termSec"}, "xGraphic": {"conceptEntry"}},
}
VALUES = {
    "administrativeStatus": "(preferred|admitted|deprecated|superseded)Term-admn-sts",
    "termType": "fullForm|acronym|abbreviation|shortForm|variant|phrase",
    "partOfSpeech": "adjective|noun|other|verb|adverb",
}
ATTRIBUTES = {
    "tbx": {"type", "style", "{http://www.w3.org/XML/1998/namespace}lang"},
    "conceptEntry": {"id"},
    "langSec": {"{http://www.w3.org/XML/1998/namespace}lang"},
    "ref": {"type", "target"},
    "xref": {"type", "target"},
}


def assert_tbx_basic(text: str) -> ET.Element:
    """Hold a whole file against the rules; returns its root."""
    root = ET.fromstring(text)
    assert root.tag == f"{NAMESPACE}tbx"
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")
    _check(root, ())
    names = [entry.get("id") or "" for entry in root.iter(f"{NAMESPACE}conceptEntry")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in names)
    assert {ref.get("target") for ref in root.iter(f"{NAMESPACE}ref")} <= set(names)
    return root


def _check(element: ET.Element, above: tuple[str, ...]) -> None:
    name = element.tag.removeprefix(NAMESPACE)
    children = " ".join(child.tag.removeprefix(NAMESPACE) for child in element)
    assert re.fullmatch(CONTENT.get(name, ""), children), f"<{name}> holds {children}"
    assert set(element.attrib) <= ATTRIBUTES.get(name, {"type"}), f"<{name}> has {element.attrib}"
    if name in CATEGORIES:
        kind = element.get("type") or ""
        level = next(one for one in reversed(above) if not one.endswith("Grp"))
        assert level in CATEGORIES[name].get(kind, set()), f"{kind} stands in {level}"
        assert re.fullmatch(VALUES.get(kind, ".*"), element.text or "", re.DOTALL), f"{kind}: {element.text}"
    if name == "xref":
        assert re.match("https?://.", element.get("target") or "")
    for child in element:
        _check(child, (*above, name))
