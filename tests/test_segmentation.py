"""Articles cut into segments: ids from the print, corrections in the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT
from duizhao.errors import SeedError
from duizhao.ingest.sidecar import ArticleSidecar, CorrectionEdit, EditedArticle, edit_page, parse_sidecar
from duizhao.ingest.split import read_page
from duizhao.model import Article, Block, Publication, Role
from duizhao.segmentation import segment_article
from duizhao.store import parse_yaml

SEEDS = sorted((ROOT / "seeds" / "pages").glob("*.txt"))
HERE = Path("seeds/pages/page.yml")
HEADLINE = Block(Role.HEADLINE, "将对口帮扶扶持之以恒做下去", ((0, 13),))
PARAGRAPH = Block(Role.PARAGRAPH, "这是机械机械骨干。他们打好脱贫攻坚攻坚战。", ((14, 35),))
JUMP = Block(Role.JUMP, "（下转第五版）", ((36, 43),))


def article(*corrections: CorrectionEdit, blocks: tuple[Block, ...] = (HEADLINE, PARAGRAPH, JUMP)) -> Article:
    sidecar = ArticleSidecar(HEADLINE.text, slug="lamp", corrections=corrections)
    return segment_article(EditedArticle(blocks, sidecar, Publication(), HERE), "page")


def correct(find: str, mended: str | None = None, note: str = "原文有误。", line: int = 7) -> CorrectionEdit:
    return CorrectionEdit(find, mended, note, line)


def test_headings_are_whole_and_paragraphs_are_cut_into_sentences() -> None:
    assert [segment.text for segment in article().segments] == [
        "将对口帮扶扶持之以恒做下去",
        "这是机械机械骨干。",
        "他们打好脱贫攻坚攻坚战。",
    ]


def test_a_jump_is_left_out() -> None:
    assert [passage.role for passage in article().passages] == [Role.HEADLINE, Role.PARAGRAPH]


def test_a_correction_changes_the_text_and_neither_print_nor_id() -> None:
    plain, mended = article().headline, article(correct("扶扶持", "扶持")).headline
    assert (mended.text, mended.printed, mended.id) == ("将对口帮扶持之以恒做下去", plain.printed, plain.id)


@pytest.mark.parametrize(
    ("find", "mended", "printed", "shown"),
    [
        ("帮扶扶持", "帮扶持", "扶", ""),
        ("机械机械骨干", "机械骨干", "机械", ""),
        ("机械机械", "农业机械", "机械", "农业"),
        ("骨干。", "骨干力量。", "", "力量"),
        ("攻坚攻坚战", None, "攻坚攻坚战", "攻坚攻坚战"),
    ],
)
def test_a_correction_is_narrowed_to_what_differs(
    find: str, mended: str | None, printed: str, shown: str
) -> None:
    segment = next(s for s in article(correct(find, mended)).segments if s.corrections)
    correction = segment.corrections[0]
    assert (correction.printed, segment.text[correction.start : correction.end]) == (printed, shown)


def test_two_corrections_of_a_sentence_stand_in_the_order_of_the_text() -> None:
    segment = article(correct("骨干。", "骨干力量。"), correct("机械机械", "机械")).segments[1]
    assert segment.text == "这是机械骨干力量。"
    assert [segment.text[c.start : c.end] for c in segment.corrections] == ["", "力量"]


def test_a_note_has_an_id_of_its_own_text() -> None:
    one, other = article(correct("机械机械", "机械")), article(correct("帮扶扶持", "帮扶持"))
    ids = [s.corrections[0].note_id for a in (one, other) for s in a.segments if s.corrections]
    assert ids[0] == ids[1]
    assert ids[0].startswith("n-")


REFUSED = {
    "never": (correct("秋收"), "'秋收' stands 0 times in this article, not once; copy it from the page"),
    "twice": (correct("攻坚"), "'攻坚' stands 2 times in this article, not once; quote more of it"),
    "twice, overlapping": (
        correct("机械机械骨干。他们"),
        "'机械机械骨干。他们' runs over the end of a sentence",
    ),
}


@pytest.mark.parametrize(("edit", "message"), REFUSED.values(), ids=REFUSED)
def test_a_correction_that_does_not_match_once_is_told(edit: CorrectionEdit, message: str) -> None:
    with pytest.raises(SeedError) as refused:
        article(edit)
    assert str(refused.value).startswith(f"{HERE}:7: {message}")


def test_corrections_that_overlap_are_told() -> None:
    with pytest.raises(SeedError, match=r":9: this correction overlaps that of line 7; make one of the two"):
        article(correct("机械骨干", "骨干"), correct("骨干。", "骨干！", line=9))


def test_without_a_slug_the_article_is_called_by_page_and_headline() -> None:
    edited = EditedArticle((HEADLINE,), ArticleSidecar(HEADLINE.text), Publication(), HERE)
    slug = segment_article(edited, "page").slug
    assert slug.startswith("page-")
    assert slug == segment_article(edited, "page").slug


SENTENCES = ("灯亮了。", "人回来了！", "谁？", "春耕开始了。", "墒情好。", "大家忙着整地。")


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True), st.integers(0, 6))
def test_an_inserted_paragraph_changes_no_other_id(sentences: list[str], place: int) -> None:
    blocks = [Block(Role.PARAGRAPH, text, ((n, n + 1),)) for n, text in enumerate(sentences)]
    new = Block(Role.PARAGRAPH, "这一段是新的。", ((99, 100),))
    before = {s.text: s.id for s in article(blocks=(HEADLINE, *blocks)).segments}
    after = {s.text: s.id for s in article(blocks=(HEADLINE, *blocks[:place], new, *blocks[place:])).segments}
    assert before.items() <= after.items()


def seed_articles() -> list[Article]:
    articles = []
    for path in SEEDS:
        sidecar_path = path.with_suffix(".yml")
        document = parse_yaml(sidecar_path.read_text(encoding="utf-8"), sidecar_path)
        edited = edit_page(read_page(path.read_bytes(), path), parse_sidecar(document, sidecar_path), path)
        articles += [segment_article(one, path.stem) for one in edited]
    return articles


def test_the_seeds_are_seven_articles_with_readable_slugs() -> None:
    assert [one.slug for one in seed_articles()] == [
        "songjiang",
        "qingpu",
        "fengxian",
        "chongming",
        "carrying-on-into-rural-revitalization",
        "filling-pockets-and-minds",
        "levee-and-reservoir",
    ]


def test_the_four_interviews_are_a_series() -> None:
    series = [one.series for one in seed_articles()]
    assert series == ["“区委书记谈扶贫”系列访谈"] * 4 + [""] * 3


def test_the_known_misprints_of_the_seeds_are_mended() -> None:
    text = "\n".join(segment.text for one in seed_articles() for segment in one.segments)
    for fault in ("帮扶扶持", "奉贤奉贤", "机械机械", "精准产销精准", "以实践证明", "双江县水和"):
        assert fault not in text
    assert "上海市市外蔬菜主供应基地" in text


def test_the_picture_of_the_apprentice_stands_in_the_first_feature() -> None:
    first = next(one for one in seed_articles() if one.slug.startswith("carrying-on"))
    captions = [passage.text for passage in first.passages if passage.role is Role.CAPTION]
    assert len(captions) == 4
    assert "魏钧（左）" in captions[3]


def test_every_segment_of_an_article_has_its_own_id() -> None:
    for one in seed_articles():
        assert len({segment.id for segment in one.segments}) == len(one.segments)
