"""Annotated text as HTML: whole, escaped, breakable where it may break, and quick."""

from __future__ import annotations

import re
import time
from html import unescape
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.model import AnnotatedSentence, TermSpan, Token, TokenKind
from duizhao.pages.ruby import render_sentence
from pages_sample import NAMES, SENTENCES, tokens

CASES = {
    "gives one ruby to a word": ("脱贫|tuō pín", "<ruby>脱贫<rt>Tuōpín</rt></ruby>"),
    "breaks between two rubies only": (
        "全面|quán miàn  小康|xiǎo kāng  。||标",
        "<ruby>全面<rt>Quánmiàn</rt></ruby><wbr><ruby>小康<rt>xiǎokāng</rt></ruby>。",
    ),
    "shows the level": ("经验|jīng yàn||3", "<ruby data-l=3>经验<rt>Jīngyàn</rt></ruby>"),
    "marks a name and divides its pinyin": (
        "程向民|chéng xiàng mín|人",
        "<ruby class=n>程向民<rt>Chéng Xiàngmín</rt></ruby>",
    ),
    "marks a name without a reading": ("Kashi||地", "<span class=n>Kashi</span>"),
    "lets a long word break": (
        "中国特色社会主义|zhōng guó tè sè shè huì zhǔ yì",
        "<ruby class=long>中国特色社会主义<rt>Zhōngguó tèsè shèhuì zhǔyì</rt></ruby>",
    ),
    "escapes what looks like markup": ('<b>&amp;"||拉', "&lt;b&gt;&amp;amp;&quot;"),
    "leaves a character without a reading bare": ("瓩|", "瓩"),
    "may break between closing and opening quotation marks": ("+||标  ”||标  “||标", "+”<wbr>“"),
}

words = st.builds(
    lambda text, kind, level: Token(
        text, tuple("pín" if char > "㐀" else None for char in text), kind, level=level
    ),
    st.text(st.sampled_from("贫困户得了勐〇瓩 ，。“”（<>&\"'aB3\u3000{[|*#"), min_size=1, max_size=9),
    st.sampled_from(TokenKind),
    st.none() | st.integers(1, 7),
)


@st.composite
def sentences(draw: st.DrawFn) -> AnnotatedSentence:
    row = tuple(draw(st.lists(words, max_size=12)))
    edges = sorted(draw(st.sets(st.sampled_from([0, *accumulate(len(token.text) for token in row)]))))
    spans = zip(edges[::2], edges[1::2], strict=False)
    return AnnotatedSentence(row, tuple(TermSpan("a-term", start, end) for start, end in spans))


def strip_annotations(html: str) -> str:
    return unescape(re.sub(r"<rt>.*?</rt>|<[^>]+>", "", html))


@pytest.mark.parametrize("it", CASES)
def test_render_sentence(it: str) -> None:
    written, html = CASES[it]
    assert render_sentence(AnnotatedSentence(tokens(written)), "../", names=NAMES) == html


def test_a_term_is_a_link_around_its_words() -> None:
    html = render_sentence(SENTENCES["s-headline"], "../../glossary/")
    assert html == (
        '<a class=t href="../../glossary/duikou-bangfu/"><ruby>对口<rt>Duìkǒu</rt></ruby><wbr>'
        "<ruby data-l=6>帮扶<rt>bāngfú</rt></ruby></a><wbr>"
        "<ruby data-l=1>不<rt>bù</rt></ruby><wbr><ruby data-l=5>停步<rt>tíngbù</rt></ruby>"
    )


@pytest.mark.parametrize(
    ("written", "begun"),
    [
        ("脱贫|tuō pín  ，||标  脱贫|tuō pín", "T t"),
        ("脱贫|tuō pín  。||标  脱贫|tuō pín", "T T"),
        ("“||标  脱贫|tuō pín  ”||标  脱贫|tuō pín", "T t"),
        ("脱贫|tuō pín  ：||标  “||标  脱贫|tuō pín", "T T"),
        ("脱贫|tuō pín  ：||标  脱贫|tuō pín", "T t"),
        ("脱贫|tuō pín  ：||标  脱贫|tuō pín  “||标  脱贫|tuō pín", "T t t"),
        ("2020||数  脱贫|tuō pín", "t"),
    ],
)
def test_a_sentence_begins_with_a_capital(written: str, begun: str) -> None:
    sentence = AnnotatedSentence(tokens(written))
    assert re.findall("<rt>(.)", render_sentence(sentence, "")) == begun.split()
    marked = render_sentence(sentence, "", marks=[(99, "<i>1</i>")])
    assert re.findall("<rt>(.)", marked) == begun.split()


def test_a_mark_stands_behind_the_word_that_reaches_it() -> None:
    html = render_sentence(SENTENCES["s-two"], "", marks=[(3, "<i>1</i>")])
    assert "培养<rt>péiyǎng</rt></ruby><i>1</i><ruby data-l=6>机械" in html


def test_a_mark_within_a_term_waits_for_its_end() -> None:
    html = render_sentence(SENTENCES["s-headline"], "", marks=[(2, "<a>†</a>")])
    assert "<rt>bāngfú</rt></ruby></a><a>†</a>" in html
    assert html.count("</a><a>") == 1


def test_a_term_that_stood_before_is_marked() -> None:
    assert "<a class=t " in render_sentence(SENTENCES["s-headline"], "", met={"tuopin-gongjian"})
    assert '<a class="t again" ' in render_sentence(SENTENCES["s-headline"], "", met={"duikou-bangfu"})


@given(sentences())
def test_stripping_annotations_gives_back_the_source(sentence: AnnotatedSentence) -> None:
    assert strip_annotations(render_sentence(sentence, "../")) == sentence.text


@given(sentences())
def test_links_are_closed_and_never_nested(sentence: AnnotatedSentence) -> None:
    html = render_sentence(sentence, "../")
    depth = list(accumulate(1 if tag == "<a " else -1 for tag in re.findall("<a |</a>", html)))
    assert set(depth) <= {0, 1}
    assert depth[-1:] in ([], [0])
    assert html.count("<a ") == len(sentence.terms)


@given(sentences())
def test_a_break_stands_only_where_a_line_may_begin(sentence: AnnotatedSentence) -> None:
    html = re.sub("</?a[^>]*>", "", render_sentence(sentence, "../"))
    assert all(re.match(r"<ruby|“", rest) for rest in html.split("<wbr>")[1:])
    assert "</ruby><ruby" not in html


def test_rendering_is_quick_and_lean() -> None:
    sentence = AnnotatedSentence(SENTENCES["s-one"].tokens)
    count = 20_000
    start = time.process_time()
    size = sum(len(render_sentence(sentence, "../").encode()) for _ in range(count))
    seconds = time.process_time() - start
    characters = count * len(sentence.text)
    assert characters / seconds > 1_000_000
    assert size / characters - len(sentence.text.encode()) / len(sentence.text) < 20
