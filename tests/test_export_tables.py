"""Vocabulary as TSV and CSV, sentences as JSON Lines: read back by other readers as what was written."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest

from duizhao.export.sentences import pairs_of, to_jsonl
from duizhao.export.tables import VOCABULARY, to_csv, to_tsv, vocabulary
from duizhao.pages.summary import visible_numbers
from duizhao.study.decks import article_deck
from pages_sample import ALIGNED, TERMS

NUMBERS = visible_numbers(ALIGNED.article)
DECK = article_deck(ALIGNED, TERMS, NUMBERS)


def test_a_row_says_source_and_licence() -> None:
    rows = [dict(zip(VOCABULARY, row, strict=True)) for row in vocabulary([DECK])]
    term = next(row for row in rows if row["simplified"] == "对口帮扶")
    word = next(row for row in rows if row["simplified"] == "经验")
    assert (term["licence"], term["source"], term["english"]) == ("MIT", "Duizhao", "paired assistance")
    assert word["licence"] == "CC BY-SA 4.0"
    assert word["source"].startswith("CC-CEDICT, 20")
    assert {row["article"] for row in rows} == {"songjiang"}
    assert len(rows) == len(DECK.notes)


def test_tsv_has_as_many_cells_in_every_line_whatever_they_hold() -> None:
    awkward = replace(DECK.notes[0], english="a\tb\nc\r\nd")
    text = to_tsv(VOCABULARY, vocabulary([replace(DECK, notes=(awkward, *DECK.notes[1:]))]))
    assert {line.count("\t") for line in text.removesuffix("\n").split("\n")} == {len(VOCABULARY) - 1}
    assert "a b c  d" in text


def test_csv_comes_back_as_it_was() -> None:
    awkward = replace(DECK.notes[0], english='said "so", and\nmore')
    text = to_csv(VOCABULARY, vocabulary([replace(DECK, notes=(awkward,))]))
    assert text.startswith("\ufeff")
    head, row = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))
    assert tuple(head) == VOCABULARY
    assert row[VOCABULARY.index("english")] == 'said "so", and\nmore'


@pytest.mark.parametrize("cell", ["=1+1", "+7", "-7", "@x"])
def test_no_cell_of_a_spreadsheet_is_a_formula(cell: str) -> None:
    assert list(csv.reader(StringIO(to_csv(["a"], [[cell]]).removeprefix("\ufeff"))))[1] == [f"'{cell}"]


def test_each_line_of_sentences_is_an_object_with_source_and_licence() -> None:
    lines = to_jsonl(pairs_of(ALIGNED, NUMBERS), "en").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == ["songjiang#s-headline", "songjiang#s-one", "songjiang#s-literal"]
    assert rows[1]["zh-Hans"] == ALIGNED.sentences["s-one"].text
    assert rows[1]["number"] == "1·1"
    for row in rows:
        assert row["source"] == {"paper": "unknown", "date": "2021-03-09", "section": "unknown"}
        assert row["licence"] == {"zh-Hans": "unknown", "en": "MIT"}
