"""Decks as an Anki package: the same bytes for the same edition, notes that update and never double.

A note's guid hangs on its id alone. Anki takes a note anew only where it is newer, and its time is the
edition's; so a changed note arrives with the next edition.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from itertools import count

import genanki

from duizhao.export.anki_cards import CSS, FIELDS, TEMPLATES, fields
from duizhao.export.archive import moment, zipped
from duizhao.model import Deck, Note
from duizhao.store import content_hash

MODEL = 1_611_224_907
"""Id of our kind of note; never changes."""

Link = Callable[[Note], str]


def to_apkg(
    decks: Iterable[Deck], edition: str, link: Link = lambda _: "", title: str = "Duizhao 对照"
) -> bytes:
    """Pack decks, each under `title`; `link` gives the address of a note's page, or nothing."""
    model = _model()
    packed = [_deck(deck, model, link, title) for deck in decks]
    return zipped(
        (("collection.anki2", _collection(packed, moment(edition))), ("media", b"{}")),
        edition,
    )


def _collection(decks: Iterable[genanki.Deck], now: int) -> bytes:
    """Write the decks into a database in memory, whose bytes hang on nothing else."""
    connection = sqlite3.connect(":memory:")
    try:
        genanki.Package(list(decks)).write_to_db(connection.cursor(), now, count(now * 1000))
        connection.execute("UPDATE col SET mod = ?, crt = ?", (now * 1000, now))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _model() -> genanki.Model:
    return genanki.Model(
        MODEL,
        "Duizhao 对照",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": name, "qfmt": question, "afmt": answer} for name, question, answer in TEMPLATES],
        css=CSS,
    )


def _deck(deck: Deck, model: genanki.Model, link: Link, title: str) -> genanki.Deck:
    name = f"{title}::{_plain(deck.title or deck.title_zh)}"
    made = genanki.Deck(_number(deck.id), name)
    for place, note in enumerate(deck.notes):
        made.add_note(
            genanki.Note(
                model=model,
                fields=list(fields(note, link(note))),
                guid=content_hash("duizhao", note.id),
                tags=[f"duizhao::{note.kind}", *([f"duizhao::{note.domain}"] if note.domain else [])],
                due=place,
            )
        )
    return made


def _plain(title: str) -> str:
    """Take out what would divide the name of a deck."""
    return title.replace("::", ": ").replace('"', "”")


def _number(name: str) -> int:
    """Return the number of a deck, from its id."""
    return (1 << 30) + int(content_hash("deck", name)[:8], 16) % (1 << 30)
