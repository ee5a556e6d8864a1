"""Pages of many papers, in every shape in which a page may come."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT
from duizhao.errors import SeedError
from duizhao.ingest.decode import decode_page
from duizhao.ingest.split import check_cover, printed_json, read_page, split_page
from duizhao.model import Block, PrintedArticle, PrintedPage, Role
from newsprint import NEWSPRINT, SHAPES, WRAPPED, read_case, seen_blocks, squeeze, tells_paragraphs

PAGES = sorted((ROOT / "tests" / "data" / "split").glob("*.yml"))
SEEDS = sorted((ROOT / "seeds" / "pages").glob("*.txt"))
HERE = Path("page.txt")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: read_case(path).it)
def test_a_page_is_split_into_its_blocks(path: Path, shape: str) -> None:
    case = read_case(path)
    if shape in WRAPPED and not tells_paragraphs(case, *WRAPPED[shape]):
        shape = "blank lines between"
    assert seen_blocks(SHAPES[shape](case)) == [block.seen for block in case.blocks]


@pytest.mark.parametrize("shape", WRAPPED)
def test_most_pages_are_long_enough_to_be_wrapped(shape: str) -> None:
    wrapped = sum(tells_paragraphs(read_case(path), *WRAPPED[shape]) for path in PAGES)
    assert wrapped >= 10


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_seed_pages_stay_as_they_were_read(path: Path, golden: Callable[[str, str], None]) -> None:
    page = read_page(path.read_bytes(), path)
    plain = printed_json(page, f"seeds/pages/{path.name}")
    golden(f"split/{path.stem}.json", json.dumps(plain, ensure_ascii=False, indent=1) + "\n")


def seed(name: str) -> PrintedPage:
    path = ROOT / "seeds" / "pages" / f"{name}.txt"
    return read_page(path.read_bytes(), path)


def test_nine_sentences_of_the_seeds_are_mended() -> None:
    pages = map(seed, ("poverty-alleviation-features", "district-secretaries-interviews"))
    blocks = [block for page in pages for article in page.articles for block in article.blocks]
    mended = [block.text for block in blocks if len(block.spans) > 1]
    assert len(mended) == 9
    assert any("松江大学城学生钱卫新" in text for text in mended)
    assert any(text.startswith("今年崇明将加大错峰农特产品供给，打通") for text in mended)


def test_the_pictures_of_the_seeds_are_captions() -> None:
    pages = map(seed, ("poverty-alleviation-features", "district-secretaries-interviews"))
    captions = [
        [block.text[:6] for block in article.blocks if block.role is Role.CAPTION]
        for page in pages
        for article in page.articles
    ]
    expected = [["①西藏自治区", "②云南省文山", "③云南大理剑"], [], ["上海市劳模、"]]
    assert captions == [*expected, ["松江帮扶力量"], ["青浦对口帮扶"], ["奉贤奉贤区内"], ["看着沉甸甸的"]]


@given(st.one_of(NEWSPRINT, st.text()))
def test_nothing_is_lost_and_nothing_is_doubled(text: str) -> None:
    check_cover(split_page(text), text, HERE)


@given(NEWSPRINT)
def test_every_article_has_one_headline(text: str) -> None:
    for article in split_page(text).articles:
        assert sum(block.role is Role.HEADLINE for block in article.blocks) == 1


@given(NEWSPRINT)
def test_the_joined_text_is_what_is_printed(text: str) -> None:
    assert sorted(squeeze(text)) == sorted(squeeze("".join(block for _, block, _ in seen_blocks(text))))


BROKEN = {
    "lost": (Block(Role.HEADLINE, "对口", ((0, 2),)),),
    "doubled": (Block(Role.HEADLINE, "对口帮扶", ((0, 4),)), Block(Role.PARAGRAPH, "帮扶", ((2, 4),))),
    "changed": (Block(Role.HEADLINE, "对口支援", ((0, 4),)),),
}


@pytest.mark.parametrize("blocks", BROKEN.values(), ids=BROKEN)
def test_a_broken_promise_is_told(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(SeedError, match=r"^page.txt:1: splitting lost, doubled or changed text"):
        check_cover(PrintedPage((PrintedArticle(blocks),)), "对口帮扶", HERE)


NO_HEADLINE = "　　近日，县里召开会议，研究部署春耕工作。\n　　会议要求，各乡镇要抓好落实。\n"


def test_a_page_without_a_headline_is_told_with_its_cure() -> None:
    with pytest.raises(SeedError, match=r"^page.txt:1: .*headline.*role: headline"):
        read_page(NO_HEADLINE.encode(), HERE)


def test_a_page_without_a_headline_can_be_split_all_the_same() -> None:
    page = split_page(NO_HEADLINE)
    assert page.articles == ()
    assert [block.role for block in page.furniture] == [Role.PARAGRAPH, Role.PARAGRAPH]


def test_two_paragraphs_stay_two_when_the_first_is_complete() -> None:
    for end in ("。", "！", "？", "……", "。”", "！’”", "？）"):
        text = f"春耕开始了\n本报记者 王小明\n近日，村民们下了地{end}\n的确，今年墒情好。\n"
        assert [role for role, _, _ in seen_blocks(text)][2:] == ["paragraph", "paragraph"], end


def test_a_picture_between_the_halves_of_a_sentence_does_not_part_them() -> None:
    text = (
        "春耕开始了\n本报记者 王小明\n近日，村民们下了地。大家忙着整地、施肥，田野里一派繁忙\n"
        "图为春耕现场。\n— 2 —\n景象。今年墒情好，种子和化肥也早就备下了。\n"
    )
    paragraphs = [block for role, block, _ in seen_blocks(text) if role == "paragraph"]
    assert len(paragraphs) == 1
    assert "一派繁忙景象。" in paragraphs[0]


def test_a_headline_of_two_lines_has_two_spans_and_one_space() -> None:
    page = split_page("筑牢防返贫“堤坝”\n建起共富裕“水库”\n■本报记者 陆益峰\n近日，代表们提出建议。\n")
    headline = page.articles[0].blocks[0]
    assert headline == Block(Role.HEADLINE, "筑牢防返贫“堤坝” 建起共富裕“水库”", ((0, 9), (10, 19)))


def test_offsets_count_both_characters_of_crlf() -> None:
    page = split_page("村口的灯\r\n本报记者 王小明\r\n灯亮了，人回来了。\r\n")
    assert [block.spans for block in page.articles[0].blocks] == [((0, 4),), ((6, 14),), ((16, 25),)]


LONG = {
    "one line of a million characters": "对口帮扶，" * 200_000,
    "one line without punctuation": "对" * 1_000_000,
    "a hundred thousand titles": "对口帮扶\n" * 100_000,
    "a hundred thousand paragraphs": "对口帮扶取得了成效。\n" * 100_000,
    "a million opening quotation marks": "“" * 1_000_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_page_is_split_without_delay(text: str) -> None:
    check_cover(split_page(text), text, HERE)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_line_ends_and_encodings_change_no_block(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = seen_blocks(text)
    for line_end in ("\n", "\r\n", "\r"):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"):
            data = text.replace("\n", line_end).encode(encoding)
            assert seen_blocks(decode_page(data, path)) == expected


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_seeds_do_not_hang_on_their_blank_lines(path: Path, gap: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert seen_blocks(gap.join(text.split("\n"))) == seen_blocks(text)
    assert seen_blocks(gap.join(filter(str.strip, text.splitlines()))) == seen_blocks(text)
