"""The three columns that OmegaT and its kind read: source, target, comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from duizhao.model import Rendering, Term


def to_omegat(terms: Iterable[Term]) -> str:
    """Write a line for each form and each rendering that may be used; what to avoid is in the comment."""
    return "".join(line for term in terms for line in _lines(term))


def _lines(term: Term) -> Iterator[str]:
    avoided = "; ".join(_avoid(r) for r in term.renderings if not r.is_usable)
    for form in (term.term, *term.variants):
        for rendering in term.renderings:
            if rendering.is_usable:
                said = (term.pinyin, str(rendering.status), rendering.note, term.definition_en, avoided)
                comment = " · ".join(filter(None, said))
                yield "\t".join(map(_cell, (form, rendering.text, comment))) + "\n"


def _avoid(rendering: Rendering) -> str:
    reason = f" ({rendering.note})" if rendering.note else ""
    return f"not “{rendering.text}”{reason}"


def _cell(text: str) -> str:
    return " ".join(text.split())
