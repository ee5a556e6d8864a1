from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duizhao.ingest.split import split_page
from duizhao.language.sentences import segment_ids, split_sentences

ROOT = Path(__file__).parent.parent
CASES = yaml.safe_load((ROOT / "tests/data/sentences/cases.yml").read_text("utf-8"))

paragraphs = st.text(alphabet='扶贫说他的，。！？…；：“”‘’「」（）《》——①②[1] "!?.a3\n', max_size=60)
sentences = st.text(alphabet="扶贫 。", min_size=1, max_size=4)


@pytest.mark.parametrize("case", CASES, ids=[case["it"] for case in CASES])
def test_sentences(case: dict[str, str]) -> None:
    assert "|".join(split_sentences(case["cut"].replace("|", ""))) == case["cut"]


@given(paragraphs)
def test_splitting_loses_nothing(paragraph: str) -> None:
    assert "".join(split_sentences(paragraph)) == paragraph


@given(paragraphs)
def test_no_sentence_is_blank_beside_others(paragraph: str) -> None:
    found = split_sentences(paragraph)
    assert len(found) < 2 or all(sentence.strip() for sentence in found)


@given(paragraphs)
def test_no_sentence_begins_with_what_closes_one(paragraph: str) -> None:
    assert not any(sentence[0] in "，；：”’）》" for sentence in split_sentences(paragraph)[1:])


@pytest.mark.parametrize("unit", ["“", "……", "。”", "（", "《", "。 ", "他说。", "①", '。"'])
def test_splitting_is_linear(unit: str) -> None:
    text = unit * 100_000
    assert "".join(split_sentences(text)) == text


@pytest.mark.parametrize("page", sorted((ROOT / "seeds/pages").glob("*.txt")), ids=lambda page: page.stem)
def test_sentences_of_the_seeds(page: Path, golden: Callable[[str, str], None]) -> None:
    """Every sentence of a page as printed with its id, the ids article by article."""
    articles = [
        [sentence for block in article.blocks for sentence in split_sentences(block.text)]
        for article in split_page(page.read_text("utf-8")).articles
    ]
    rows = [zip(segment_ids(printed), printed, strict=True) for printed in articles]
    text = "\n".join("".join(f"{id_} {sentence}\n" for id_, sentence in row) for row in rows)
    golden(f"sentences/{page.stem}.txt", text)


@given(st.lists(sentences, max_size=12))
def test_ids_are_one_to_a_sentence(printed: list[str]) -> None:
    ids = segment_ids(printed)
    assert len(set(ids)) == len(printed)
    assert all(re.fullmatch(r"s-[0-9a-f]{10}", id_) for id_ in ids)


@given(st.lists(sentences, max_size=8, unique_by=lambda text: "".join(text.split())), st.data())
def test_inserting_changes_no_other_id(printed: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(printed)))
    ids = segment_ids([*printed[:at], "新的一句，别处没有。", *printed[at:]])
    assert (*ids[:at], *ids[at + 1 :]) == segment_ids(printed)


def test_an_id_is_the_same_with_other_spacing() -> None:
    assert segment_ids(["扶贫 开发。"]) == segment_ids(["扶贫开发。\n"])


def test_a_repeated_sentence_keeps_its_id_when_something_is_inserted_far_away() -> None:
    printed = ["甲。", "本报讯", "乙。", "本报讯"]
    assert segment_ids(["新。", *printed])[1:] == segment_ids(printed)


def test_a_sentence_repeated_at_once_is_counted() -> None:
    assert len(set(segment_ids(["好。"] * 50))) == 50
