"""Edited article → passages of segments: sentences with ids, and the editor's corrections in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, takewhile

from duizhao.errors import SeedError
from duizhao.ingest.sidecar import CorrectionEdit, EditedArticle
from duizhao.language.sentences import segment_ids, split_sentences
from duizhao.model import Article, Block, Correction, Passage, Role, Segment

_IN_SENTENCES = frozenset({Role.PARAGRAPH, Role.NOTE})
_LEFT_OUT = frozenset({Role.JUMP, Role.PAGE})


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a correction stands in the printed text of a segment."""

    start: int
    edit: CorrectionEdit

    @property
    def end(self) -> int:
        return self.start + len(self.edit.find)


def segment_article(article: EditedArticle, page: str) -> Article:
    """Cut an article into passages of segments, with ids from the print and corrections done.

    `page` is the name of the page file without its ending; without a slug in the sidecar the article
    is called by it and a hash of the headline.
    """
    blocks = [block for block in article.blocks if block.role not in _LEFT_OUT]
    printed = [_units(block) for block in blocks]
    places = _find_places(article, printed)
    ids = iter(segment_ids([unit for units in printed for unit in units]))
    numbers = iter(range(sum(map(len, printed))))
    passages = tuple(
        Passage(
            block.role,
            tuple(_segment(next(ids), unit, places[next(numbers)]) for unit in units),
            block.speaker,
        )
        for block, units in zip(blocks, printed, strict=True)
    )
    said = article.sidecar
    return Article(
        slug=said.slug or _slug(page, said.headline),
        page=page,
        passages=passages,
        publication=article.publication,
        topics=said.topics,
        series=said.series,
        banner=article.banner,
        old_slugs=said.old_slugs,
        overrides=said.overrides,
        recording=said.recording,
    )


def _slug(page: str, headline: str) -> str:
    """Make an address of the file's name, as far as it is of a–z and 0–9, and a hash: `page-a-3f2a1c9b`."""
    words = re.findall(r"[a-z0-9]+", page.lower())
    return "-".join((*words, _short_hash(headline)[:8]))


def _units(block: Block) -> tuple[str, ...]:
    return split_sentences(block.text) if block.role in _IN_SENTENCES else (block.text,)


def _find_places(article: EditedArticle, printed: Sequence[Sequence[str]]) -> list[list[_Place]]:
    """Find the one place of each correction, by number of the segment."""
    places: list[list[_Place]] = [[] for units in printed for _ in units]
    for edit in article.sidecar.corrections:
        found = list(_occurrences(printed, edit.find))
        if len(found) != 1:
            cure = "copy it from the page to the character" if not found else "quote more of it"
            reason = f"{edit.find!r} stands {len(found)} times in this article, not once; {cure}"
            raise SeedError(article.path, edit.line, reason)
        number, start, room = found[0]
        if start + len(edit.find) > room:
            raise SeedError(
                article.path,
                edit.line,
                f"{edit.find!r} runs over the end of a sentence; correct each by itself",
            )
        _refuse_overlap(article, places[number], _Place(start, edit))
        places[number].append(_Place(start, edit))
        if edit.replace == "" and len(edit.find) >= room:
            reason = f"{edit.find!r} is a whole sentence, of which nothing would be left; remark upon it only"
            raise SeedError(article.path, edit.line, reason)
    return [sorted(spots, key=lambda place: place.start) for spots in places]


def _occurrences(printed: Sequence[Sequence[str]], find: str) -> Iterator[tuple[int, int, int]]:
    """Yield number of the segment, place in it, and its length, for each place where `find` begins."""
    first = 0
    for units in printed:
        text = "".join(units)
        ends = list(accumulate(map(len, units)))
        start = text.find(find)
        while start >= 0:
            index = next(i for i, end in enumerate(ends) if start < end)
            begin = ends[index] - len(units[index])
            yield first + index, start - begin, len(units[index])
            start = text.find(find, start + 1)
        first += len(units)


def _refuse_overlap(article: EditedArticle, others: Sequence[_Place], place: _Place) -> None:
    for other in others:
        if place.start < other.end and other.start < place.end:
            reason = f"this correction overlaps that of line {other.edit.line}; make one of the two"
            raise SeedError(article.path, place.edit.line, reason)


def _segment(id_: str, printed: str, places: Sequence[_Place]) -> Segment:
    """Do the corrections of a segment, from the left."""
    text = ""
    done = 0
    corrections: list[Correction] = []
    for place in places:
        text += printed[done : place.start]
        corrections.append(_correction(place.edit, len(text)))
        text += place.edit.find if place.edit.replace is None else place.edit.replace
        done = place.end
    return Segment(id_, printed, text + printed[done:], tuple(corrections))


def _correction(edit: CorrectionEdit, at: int) -> Correction:
    """Narrow a correction to what differs: 帮扶扶持 for 帮扶持 prints one 扶 too many."""
    note_id = f"n-{_short_hash(edit.note)}"
    if edit.replace is None:
        return Correction(at, at + len(edit.find), edit.find, note_id, edit.note)
    head = _alike(edit.find, edit.replace)
    tail = _alike(edit.find[head:][::-1], edit.replace[head:][::-1])
    return Correction(
        at + head, at + len(edit.replace) - tail, edit.find[head : len(edit.find) - tail], note_id, edit.note
    )


def _alike(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _short_hash(text: str) -> str:
    return sha256("".join(text.split()).encode()).hexdigest()[:10]
