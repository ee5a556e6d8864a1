"""The glossary in the words of schema.org, as JSON-LD that search engines and other tools read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from duizhao.model import Term, TermEntry
from duizhao.pages.addresses import GLOSSARY, relative, term_path

_CONTEXT = "https://schema.org"
_SET_NAME = "Duizhao glossary of Chinese policy terms 对照术语"


def term_data(term: Term) -> dict[str, Any]:
    """Return a term as a DefinedTerm; links are relative to its page."""
    return {
        "@context": _CONTEXT,
        **_plain(term),
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "name": _SET_NAME,
            "url": relative(term_path(term.id), GLOSSARY),
        },
        "url": "./",
        "description": [
            {"@language": "en", "@value": term.definition_en},
            {"@language": "zh-Hans", "@value": term.definition_zh},
        ],
    }


def term_set_data(entries: Iterable[TermEntry]) -> dict[str, Any]:
    """Return the whole glossary as a DefinedTermSet; each term with its page."""
    terms = [_plain(e.term) | {"url": relative(GLOSSARY, term_path(e.term.id))} for e in entries]
    return {
        "@context": _CONTEXT,
        "@type": "DefinedTermSet",
        "name": _SET_NAME,
        "inLanguage": ["zh-Hans", "en"],
        "url": "./",
        "hasDefinedTerm": terms,
    }


def _plain(term: Term) -> dict[str, Any]:
    english = [{"@language": "en", "@value": r.text} for r in term.renderings if r.is_usable]
    return {
        "@type": "DefinedTerm",
        "termCode": term.id,
        "name": {"@language": "zh-Hans", "@value": term.term},
        "alternateName": [{"@language": "zh-Hans", "@value": v} for v in term.variants] + english,
    }
