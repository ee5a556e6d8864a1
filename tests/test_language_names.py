from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from duizhao.errors import SeedError
from duizhao.language.names import parse_names
from duizhao.language.orthography import spell
from duizhao.model import Name, Token, TokenKind
from duizhao.store import parse_yaml

ROOT = Path(__file__).parent.parent
BAD = yaml.safe_load((ROOT / "tests/data/names/bad.yml").read_text("utf-8"))
PATH = Path("names.yml")


def test_a_name_is_read_with_its_words() -> None:
    text = "- {name: 单颖文, kind: person, english: Shan Yingwen, reading: Shàn Yǐngwén, note: a reporter}"
    reading = (("shàn",), ("yǐng", "wén"))
    expected = Name("单颖文", TokenKind.PERSON, "Shan Yingwen", reading, "a reporter")
    assert parse_names(parse_yaml(text, PATH), PATH) == (expected,)


def test_a_dot_in_a_name_has_no_syllable() -> None:
    text = "- name: 阿里·买买提\n  kind: person\n  english: Ali Memet\n  reading: Ālǐ Mǎimǎití\n"
    (name,) = parse_names(parse_yaml(text, PATH), PATH)
    assert name.reading == (("ā", "lǐ"), ("mǎi", "mǎi", "tí"))


def test_a_hyphen_joins_the_words_of_a_name() -> None:
    text = "- {name: 沪滇线, kind: place, english: Shanghai-Yunnan, reading: Hù-Diān Xiàn}"
    (name,) = parse_names(parse_yaml(text, PATH), PATH)
    assert (name.reading, name.hyphens) == ((("hù",), ("diān",), ("xiàn",)), (1,))
    token = Token("沪滇线", ("hù", "diān", "xiàn"), TokenKind.PLACE)
    assert spell(token, {name.text: name}) == "Hù-Diān Xiàn"


def test_an_empty_file_has_no_names() -> None:
    assert parse_names(parse_yaml("", PATH), PATH) == ()


@pytest.mark.parametrize("case", BAD, ids=[case["it"] for case in BAD])
def test_what_cannot_be_used(case: dict[str, str]) -> None:
    with pytest.raises(SeedError) as caught:
        parse_names(parse_yaml(case["yaml"], PATH), PATH)
    assert str(caught.value) == case["error"]


def test_the_names_of_the_seeds() -> None:
    path = ROOT / "seeds/names.yml"
    names = {name.text: name for name in parse_names(parse_yaml(path.read_text("utf-8"), path), path)}
    assert names["单颖文"].reading == (("shàn",), ("yǐng", "wén"))
    assert {name.kind for name in names.values()} == {"person", "place", "organisation", "proper"}
