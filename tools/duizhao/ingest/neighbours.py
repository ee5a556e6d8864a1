"""What a line is by the lines next to it: part of a note, a writer's name, a piece of a broken sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from statistics import mode

from duizhao.ingest.breaks import Break, cannot_begin, is_broken_prose, words_of
from duizhao.ingest.bylines import is_lone_name, is_signature
from duizhao.ingest.captions import is_photographer
from duizhao.ingest.datelines import opens_with_dateline
from duizhao.ingest.heads import is_label, is_section
from duizhao.ingest.interviews import opens_with_speaker
from duizhao.ingest.joins import continues
from duizhao.ingest.lines import Piece, width_of
from duizhao.ingest.marks import is_complete, unclosed
from duizhao.model import Role

Roles = list[Role | None]

_SHORT_NOTE = 10
_INDENTED = 2
_REACH = 200  # characters of a line that tell whether it goes on
_LONGEST_LABEL = 4
_WIDEST_FIRST = 120  # cells of a headline on top of the page


def ask_neighbours(pieces: Sequence[Piece], roles: Roles) -> None:
    """Give roles to the lines that their neighbours tell; the table of rules has spoken before."""
    _spread_notes(pieces, roles)
    _free_first_line(pieces, roles)
    _find_first_picture(pieces, roles)
    _find_signatures(pieces, roles)
    _find_broken_prose(pieces, roles)


def usual_gap(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> int:
    """Find how many blank lines this page usually has between paragraphs."""
    pairs = zip(pieces[1:], roles, roles[1:], strict=False)
    gaps = [piece.gap for piece, above, role in pairs if above is Role.PARAGRAPH is role]
    return mode(gaps or [piece.gap for piece in pieces[1:]] or [0])


def _spread_notes(pieces: Sequence[Piece], roles: Roles) -> None:
    """Give the text below a bare 编者按 its role, and what else stands between it and the byline."""
    for index in range(1, len(roles)):
        above = roles[index - 1] is Role.NOTE and roles[index] is Role.PARAGRAPH
        if above and (len(pieces[index - 1].text) <= _SHORT_NOTE or _byline_follows(roles, index)):
            roles[index] = Role.NOTE


def _byline_follows(roles: Sequence[Role | None], index: int) -> bool:
    return list(roles[index + 1 : index + 3]) == [Role.BYLINE, Role.PARAGRAPH]


def _free_first_line(pieces: Sequence[Piece], roles: Roles) -> None:
    """Let a first line above a byline be a headline, though it is longer than titles are."""
    first = next((i for i, role in enumerate(roles) if role is not Role.PAGE), len(roles))
    if list(roles[first : first + 2]) == [Role.PARAGRAPH, Role.BYLINE]:
        text = pieces[first].text
        if width_of(text) <= _WIDEST_FIRST and "。" not in text and not is_complete(text):
            roles[first] = None


def _find_first_picture(pieces: Sequence[Piece], roles: Roles) -> None:
    """Let a paragraph on top of the page be a picture's where 王某 摄 follows; no title stands above it."""
    first = 0
    while first < len(roles) and (roles[first] is Role.PAGE or is_section(pieces[first].text)):
        first += 1
    if list(roles[first : first + 2]) == [Role.PARAGRAPH, Role.CREDIT]:
        roles[first] = Role.CAPTION if is_photographer(pieces[first + 1].text) else Role.PARAGRAPH
    if list(roles[first : first + 1]) == [Role.CAPTION]:
        roles[:first] = [Role.PAGE] * first


def _find_signatures(pieces: Sequence[Piece], roles: Roles) -> None:
    """Find names that no 记者 announces: below a title, or below the last paragraph."""
    for index in range(1, len(roles)):
        text = pieces[index].text
        if (
            roles[index] is None
            and roles[index - 1] in {None, Role.PARAGRAPH, Role.BYLINE}
            and is_signature(text)
            and not is_label(pieces[index - 1].text)
            and not (_is_signed(roles, index) and _prose_follows(roles, index))
        ):
            is_list = re.search(r"[\s、（(]", text) is not None
            is_below_prose = roles[index - 1] is not None
            if is_list or (is_lone_name(text) and (is_below_prose or _prose_follows(roles, index))):
                roles[index] = Role.BYLINE


def _prose_follows(roles: Sequence[Role | None], index: int) -> bool:
    """Tell whether an article's text begins below, be it with 编者按, with 一 or another subhead."""
    after, next_after = [*roles[index + 1 : index + 3], Role.PAGE, Role.PAGE][:2]
    return after in {Role.PARAGRAPH, Role.NOTE} or (after is None and next_after is Role.PARAGRAPH)


def _is_signed(roles: Sequence[Role | None], index: int) -> bool:
    """Tell whether a byline below prose stands above this line, and so ends an article."""
    above = index - 1
    while above > 0 and roles[above] is Role.BYLINE:
        above -= 1
    return roles[above] is Role.PARAGRAPH and above < index - 1


def _find_broken_prose(pieces: Sequence[Piece], roles: Roles) -> None:
    """Find short lines that belong to a sentence which a column end broke: its beginning, or its end."""
    is_broken = _broken_on(pieces, roles)
    for index in range(len(roles) - 2, _first_title(pieces, roles), -1):
        if roles[index] is not None or _is_signed(roles, index) or _is_led(pieces, roles, index):
            continue
        lower = pieces[index + 1]
        if roles[index + 1] is Role.JUMP:
            roles[index] = Role.PARAGRAPH if "下转" in lower.text and not lower.gap else None
        elif roles[index + 1] is Role.PARAGRAPH and is_broken(index):
            roles[index] = Role.PARAGRAPH
    for index in range(1, len(roles)):
        if roles[index] is None and roles[index - 1] is Role.PARAGRAPH:
            upper, below = pieces[index - 1].text, pieces[index].text
            if continues(upper, below) and _ends_sentence(upper, below):
                roles[index] = Role.PARAGRAPH


def _broken_on(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> Callable[[int], bool]:
    """Return what tells of a line on this page whether its sentence goes on in the line below."""
    prose = [piece for piece, role in zip(pieces, roles, strict=True) if role is Role.PARAGRAPH]
    is_indented_page = 2 * sum(piece.indent >= _INDENTED for piece in prose) > len(prose)
    words = words_of(piece.text for piece in pieces)
    usual = usual_gap(pieces, roles)

    def is_broken(index: int) -> bool:
        upper, lower = pieces[index], pieces[index + 1]
        if opens_with_dateline(lower.text) or opens_with_speaker(lower.text):
            return False
        is_flush = is_indented_page and not lower.indent
        return is_broken_prose(Break(upper.text, lower.text[:_REACH], is_flush, lower.gap < usual, words))

    return is_broken


def _first_title(pieces: Sequence[Piece], roles: Sequence[Role | None]) -> int:
    """Return the first title of the page, names of sections aside; above all prose it is a headline.

    0 where prose stands above it, be it 上接: then it may be the beginning of a broken sentence.
    """
    for index, role in enumerate(roles):
        if role in {Role.PARAGRAPH, Role.JUMP}:
            return 0
        if role is None and len(pieces[index].text) > _LONGEST_LABEL and not is_label(pieces[index].text):
            return index
    return 0


def _is_led(pieces: Sequence[Piece], roles: Sequence[Role | None], index: int) -> bool:
    """Tell whether a title that ends in —— stands above, so that this line is its headline."""
    return roles[index - 1] is None and pieces[index - 1].text.endswith("——")


def _ends_sentence(upper: str, lower: str) -> bool:
    """Tell whether a short line is the end of the sentence that breaks off above it."""
    return is_complete(lower) or unclosed(upper) > 0 or cannot_begin(lower, upper)
