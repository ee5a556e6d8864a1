"""A small article made by hand, so that the pages' tests hang on no other part."""

from __future__ import annotations

from pathlib import Path

from duizhao.config import Settings
from duizhao.model import (
    AlignedArticle,
    AnnotatedSentence,
    Article,
    Correction,
    Evidence,
    Member,
    Name,
    Passage,
    Publication,
    Rendering,
    RenderingStatus,
    Role,
    Segment,
    Term,
    TermSpan,
    Token,
    TokenKind,
    TranslationState,
    TranslationUnit,
)

LITERAL = '<script>alert(1)</script> {{ x }} [[对口帮扶]] :::zh *星* # | "引" &amp; 100%'
"""What must appear on the page as it is written here."""

SETTINGS = Settings(Path("/nowhere/mkdocs.yml"), site_name="Duizhao 对照", site_description="Chinese news.")
REPORTING = Settings(
    Path("/nowhere/mkdocs.yml"),
    site_name="Duizhao 对照",
    report_url="https://tracker.example/new?title={article}/{segment}&body={text}",
)

_KINDS = {"人": TokenKind.PERSON, "地": TokenKind.PLACE, "标": TokenKind.PUNCTUATION, "拉": TokenKind.LATIN}


def tokens(written: str) -> tuple[Token, ...]:
    """Read 上海|shàng hǎi|地 不断|bù duàn||3 ，||标: text, syllables, kind, level, a token a word."""
    rows = [(*word.split("|"), "", "", "")[:4] for word in written.split("  ")]
    return tuple(
        Token(
            text,
            tuple(syllables.split()) or (None,) * len(text),
            _KINDS.get(kind, TokenKind.WORD),
            level=int(level) if level else None,
        )
        for text, syllables, kind, level in rows
    )


NAMES = {"程向民": Name("程向民", TokenKind.PERSON, "Cheng Xiangmin", (("chéng",), ("xiàng", "mín")))}

_SENTENCES = {
    "s-kicker": tokens("松江|sōng jiāng|地  区委书记|qū wěi shū jì  程向民|chéng xiàng mín|人  ：||标"),
    "s-headline": tokens("对口|duì kǒu  帮扶|bāng fú||6  不|bù||1  停步|tíng bù||5"),
    "s-byline": tokens("本报|běn bào  记者|jì zhě||3"),
    "s-one": tokens(
        "上海|shàng hǎi|地  不断|bù duàn||3  总结|zǒng jié||3  对口|duì kǒu  帮扶|bāng fú||6  、||标  "
        "脱贫|tuō pín  攻坚|gōng jiān  的|de||1  经验|jīng yàn||3  。||标"
    ),
    "s-two": tokens("他|tā||1  培养|péi yǎng||4  机械|jī xiè||6  骨干|gǔ gàn||6  。||标"),
    "s-three": tokens("统一|tǒng yī  。||标"),
    "s-subhead": tokens("“||标  产业|chǎn yè||5  +||标  ”||标  “||标  公司|gōng sī||2  +||标  ”||标"),
    "s-question": tokens("记者|jì zhě||3  ：||标  为什么|wèi shén me||2  ？||标"),
    "s-literal": (Token(LITERAL, (None,) * len(LITERAL), TokenKind.LATIN),),
    "s-caption": tokens("①||标  中国特色社会主义|zhōng guó tè sè shè huì zhǔ yì"),
    "s-credit": tokens("制图|zhì tú  ：||标"),
}
_TERMS = {
    "s-headline": (TermSpan("duikou-bangfu", 0, 4),),
    "s-one": (TermSpan("duikou-bangfu", 6, 10), TermSpan("tuopin-gongjian", 11, 15)),
    "s-caption": (TermSpan("duikou-bangfu", 1, 9),),
}
SENTENCES = {name: AnnotatedSentence(row, _TERMS.get(name, ())) for name, row in _SENTENCES.items()}


def _segment(name: str) -> Segment:
    text = SENTENCES[name].text
    if name == "s-two":
        fix = Correction(3, 5, "机械机械", "n-1", "原印“机械机械”，衍二字。")
        return Segment(name, "他培养机械机械骨干。", text, (fix,))
    if name == "s-three":
        return Segment(name, text, text, (Correction(0, 2, "统一", "n-2", "原文如此。"),))
    return Segment(name, text, text)


def _passage(role: Role, *names: str, speaker: str | None = None) -> Passage:
    return Passage(role, tuple(map(_segment, names)), speaker)


ARTICLE = Article(
    slug="songjiang",
    page="interviews",
    passages=(
        _passage(Role.KICKER, "s-kicker"),
        _passage(Role.HEADLINE, "s-headline"),
        _passage(Role.BYLINE, "s-byline"),
        _passage(Role.PARAGRAPH, "s-one", "s-two", "s-three"),
        _passage(Role.SUBHEAD, "s-subhead"),
        _passage(Role.PARAGRAPH, "s-question", speaker="记者"),
        _passage(Role.PARAGRAPH, "s-literal"),
        _passage(Role.CAPTION, "s-caption"),
        _passage(Role.CREDIT, "s-credit"),
    ),
    publication=Publication(paper="unknown", date="2021-03-09"),
    topics=("paired assistance",),
    series="“区委书记谈扶贫”系列访谈",
)

_ENGLISH = {
    "s-headline": ("Paired assistance goes on", TranslationState.REVIEWED),
    "s-one": ("Shanghai keeps learning from paired assistance.", TranslationState.REVIEWED),
    "s-two": ("He trains machinery staff.", TranslationState.DRAFT),
    "s-three": ("Once it was united.", TranslationState.STALE),
    "s-literal": (f"Literal: {LITERAL}", TranslationState.REVIEWED),
    "n-1": ("The paper prints 机械 twice.", TranslationState.REVIEWED),
}


def _unit(name: str, source: str) -> TranslationUnit:
    target, state = _ENGLISH.get(name, ("", TranslationState.MISSING))
    engine = "libre 2026-11-22" if state is TranslationState.DRAFT else ""
    return TranslationUnit(name, source, target, state, engine=engine)


ALIGNED = AlignedArticle(
    ARTICLE,
    SENTENCES,
    {segment.id: _unit(segment.id, segment.text) for segment in ARTICLE.segments}
    | {
        fix.note_id: _unit(fix.note_id, fix.note)
        for segment in ARTICLE.segments
        for fix in segment.corrections
    },
    translator="Ann Lee <i>",
)

_PREFERRED = Rendering("paired assistance", RenderingStatus.PREFERRED, Evidence.EDITORS, "Duizhao")
_SEEN = Rendering(
    "pairing-up assistance",
    RenderingStatus.ADMITTED,
    Evidence.SEEN,
    "A White Paper <i>",
    publisher="A Press",
    date="unknown",
    url="https://paper.example/?a=1&b=2",
    quote="pairing-up assistance & more",
)
_DEPRECATED = Rendering(
    "counterpart aid", RenderingStatus.DEPRECATED, Evidence.EDITORS, "Duizhao", note="Suggests equals."
)


def term(name: str, text: str, *renderings: Rendering, **fields: object) -> Term:
    return Term(
        id=name,
        term=text,
        domain="poverty-alleviation",
        kind="term",
        definition_zh="结对帮助。",
        definition_en="Help between <paired> places.",
        renderings=renderings or (_PREFERRED,),
        **fields,  # type: ignore[arg-type] # the caller names fields of Term
    )


TERMS = {
    one.id: one
    for one in (
        term(
            "duikou-bangfu",
            "对口帮扶",
            _DEPRECATED,
            _SEEN,
            _PREFERRED,
            pinyin="duìkǒu bāngfú",
            variants=("对口帮扶工作",),
            members=(Member("帮", "help"),),
            related=("tuopin-gongjian",),
        ),
        term("tuopin-gongjian", "脱贫攻坚", pinyin="tuōpín gōngjiān", broader=("duikou-bangfu",)),
    )
}
