"""Vocabulary as a table: tab-separated for other programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Protocol, TypeAlias

from duizhao.model import Deck, Note, NoteKind

Row: TypeAlias = Sequence[str]

OURS = "MIT"
CEDICT = "CC BY-SA 4.0"
LICENCES: Mapping[NoteKind, str] = {NoteKind.TERM: OURS, NoteKind.WORD: CEDICT}
"""Licence of the English of a note: ours, or the dictionary's."""

VOCABULARY = (
    "simplified",
    "traditional_tw",
    "traditional_hk",
    "pinyin",
    "english",
    "level",
    "kind",
    "uses",
    "article",
    "sentence",
    "sentence_english",
    "source",
    "licence",
)

_BARE = str.maketrans("\t\r\n", "   ")


class Writer(Protocol):
    """Turns a head and rows into the text of a file."""

    def __call__(self, head: Row, rows: Iterable[Row]) -> str:
        """Write the table."""


def vocabulary(decks: Iterable[Deck]) -> Iterator[Row]:
    """Yield a row for each term and word of each article, most used first within it."""
    for deck in decks:
        for note in deck.notes:
            yield _vocabulary_row(note, deck.article)


def _vocabulary_row(note: Note, article: str) -> Row:
    example = note.example
    return (
        note.zh,
        *note.traditional,
        note.pinyin,
        note.english,
        str(note.level or ""),
        str(note.kind),
        str(note.uses),
        article,
        example.zh if example else "",
        example.en if example else "",
        note.source,
        LICENCES[note.kind],
    )


def to_tsv(head: Row, rows: Iterable[Row]) -> str:
    """Write a table whose cells hold neither tabs nor ends of lines."""
    return "".join("\t".join(cell.translate(_BARE) for cell in row) + "\n" for row in (head, *rows))


def to_csv(head: Row, rows: Iterable[Row]) -> str:
    """Write CSV (RFC 4180) with the mark by which spreadsheets know UTF-8.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in (head, *rows))
    return "\ufeff" + written.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell


WRITERS: Mapping[str, Writer] = {"tsv": to_tsv, "csv": to_csv}
