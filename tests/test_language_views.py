from __future__ import annotations

from pathlib import Path

import pytest

from duizhao.language.orthography import from_numbers
from duizhao.language.syllables import BARE_SYLLABLES, SYLLABLES, bare_syllable, tone
from duizhao.language.views import ZHUYIN, numbered, spoken, zhuyin

DATA = Path(__file__).parent / "data/views"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("pinyin", "numbers", "letters"), rows("syllables.tsv"))
def test_a_syllable_in_numbers_and_in_zhuyin(pinyin: str, numbers: str, letters: str) -> None:
    assert (numbered(pinyin), zhuyin(pinyin)) == (numbers, letters)


def test_numbers_lead_back_to_every_syllable() -> None:
    assert {syllable for syllable in SYLLABLES if from_numbers(numbered(syllable)) != syllable} == set()


def test_zhuyin_tells_every_syllable_from_every_other() -> None:
    """The r of erhua is no syllable of its own; all others have their own letters."""
    assert len({ZHUYIN[bare] for bare in BARE_SYLLABLES - {"r"}}) == len(BARE_SYLLABLES) - 1


@pytest.mark.parametrize(("stored", "said"), rows("spoken.tsv"))
def test_spoken_tones(stored: str, said: str) -> None:
    words = [tuple(cell.split("/")) for cell in stored.split()]
    heard = spoken([(word, cells(pinyin)) for word, pinyin in words])
    assert heard == [cells(pinyin) for pinyin in said.split()]


def cells(pinyin: str) -> tuple[str | None, ...]:
    return (None,) if pinyin == "-" else tuple(pinyin.split("-"))


def test_only_tones_change_when_spoken() -> None:
    for stored, _ in rows("spoken.tsv"):
        words = [(word, cells(pinyin)) for word, pinyin in (cell.split("/") for cell in stored.split())]
        for (_, before), after in zip(words, spoken(words), strict=True):
            assert [cell and bare_syllable(cell) for cell in before] == [
                cell and bare_syllable(cell) for cell in after
            ]


def test_tones() -> None:
    assert [tone(syllable) for syllable in ("de", "tuō", "pín", "lǐ", "lǜ")] == [0, 1, 2, 3, 4]
