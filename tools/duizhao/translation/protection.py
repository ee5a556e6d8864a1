"""Terms and names kept from the machine: it is shown placeholders, and their English is put in afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from duizhao.errors import RefusedError
from duizhao.model import AnnotatedSentence, Span
from duizhao.translation.pairs import Lore, names_in

PLACEHOLDER = "QX{}"
"""Looks like the name of a model, which engines copy: QX0, QX1."""
_SEEN = re.compile(r"Q ?X ?(\d+)(?!\d)", re.IGNORECASE)
_CUTS = re.compile(r"[^，。；：、！？,;:!?]+[，。；：、！？,;:!?]?|[，。；：、！？,;:!?]")


class LostError(RefusedError):
    """A placeholder did not come back, or one came back that was not sent."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A text with placeholders, and what they stand for."""

    text: str
    english: tuple[str, ...] = ()

    def restored(self, answer: str) -> str:
        """Put the English in; raises LostError unless each placeholder came back."""
        seen = {int(number) for number in _SEEN.findall(answer)}
        if seen != set(range(len(self.english))):
            lost = sorted(seen ^ set(range(len(self.english))))
            raise LostError(f"lost {', '.join(PLACEHOLDER.format(number) for number in lost)}")
        filled = _SEEN.sub(lambda found: _joined(found, self.english[int(found[1])]), answer)
        return _capitalised(re.sub(r"\b([Tt]he|[Aa]n?) the\b", r"\1", filled))


def _joined(found: re.Match[str], english: str) -> str:
    """Return the English with a space where the machine ran it into a word."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return f"{' ' if before.isalnum() else ''}{english}{' ' if after.isalnum() else ''}"


def _capitalised(text: str) -> str:
    """Begin with a capital, as a sentence does."""
    start = next((place for place, character in enumerate(text) if character.isalnum()), 0)
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def guard(text: str, spans: Sequence[tuple[Span, str]]) -> Guarded:
    """Put placeholders for spans, which do not overlap and come from left to right.

    A text that looks as if it held one already goes as it is.
    """
    if not spans or _SEEN.search(text):
        return Guarded(text)
    pieces, done = [], 0
    for number, ((start, end), _) in enumerate(spans):
        before = text[done:start]
        pieces.append(f"{before}{' ' if not before and done else ''}{PLACEHOLDER.format(number)}")
        done = end
        if text[end : end + 1].isdigit():
            pieces.append(" ")
    return Guarded("".join((*pieces, text[done:])), tuple(english for _, english in spans))


def spans_to_guard(sentence: AnnotatedSentence, lore: Lore) -> Iterator[tuple[Span, str]]:
    """Yield terms and names with their English: the leftmost, and there the longest.

    A rendering that is not of one piece, “turn … into shareholders”, is left to the machine.
    """
    found = (((t.start, t.end), lore.terms[t.id].preferred.text) for t in sentence.terms)
    terms = ((span, english) for span, english in found if "…" not in english)
    names = ((span, name.english) for name, span in names_in(sentence, lore))
    done = 0
    for (start, end), english in sorted((*terms, *names), key=lambda one: (one[0][0], -one[0][1])):
        if start >= done:
            yield (start, end), english
            done = end


def pieces_within(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Cut a text into pieces that fit, after clauses as far as they allow; together they are the text."""
    piece = ""
    for clause in _CUTS.findall(text):
        for part in _halves(clause, fits):
            if piece and not fits(piece + part):
                yield piece
                piece = ""
            piece += part
    if piece:
        yield piece


def _halves(clause: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Halve what does not fit until it does, not within a placeholder or a figure."""
    if fits(clause) or len(clause) == 1:
        yield clause
        return
    middle = len(clause) // 2
    while middle > 1 and re.fullmatch("[A-Za-z0-9.]{2}", clause[middle - 1 : middle + 1]):
        middle -= 1
    yield from _halves(clause[:middle], fits)
    yield from _halves(clause[middle:], fits)
