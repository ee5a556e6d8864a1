"""Annotated text as HTML: the hot path, so plain Python and one memo of words."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from types import MappingProxyType
from typing import TypeAlias

from duizhao.language.beginnings import beginnings
from duizhao.language.orthography import capitalized, spell
from duizhao.model import NAME_KINDS, AnnotatedSentence, Name, Token

Mark: TypeAlias = tuple[int, str]
"""HTML to insert behind the token that reaches this offset: the dagger of a correction."""

LONG = 7
"""From so many characters on, a word may break within itself."""


_NO_NAMES: Mapping[str, Name] = MappingProxyType({})


def render_sentence(
    sentence: AnnotatedSentence,
    glossary: str,
    marks: Sequence[Mark] = (),
    names: Mapping[str, Name] = _NO_NAMES,
    met: Container[str] = (),
) -> str:
    """Return the sentence as HTML: one `<ruby>` a word, names and terms marked, all else escaped.

    脱贫 becomes `<ruby>脱贫<rt>tuōpín</rt></ruby>`; a term becomes a link around its words, and `glossary`
    is the way to its page, `../../glossary/`. `names` says how the pinyin of a name is divided, `met`
    which terms stood before in the text: they are marked, for they are no longer new.

    `<wbr>` stands between two rubies, and between ” and “, where browsers see no place to break at all
    and would tear “产业+”“公司+”“旅游+” anywhere; before other punctuation it gives bad line starts.
    """
    if sentence.terms or marks:
        html = "".join(_pieces(sentence, _openings(sentence, glossary, met), marks, names))
    else:
        tokens = sentence.tokens
        rendered = [render_token(token, names.get(token.text)) for token in tokens]
        for index in beginnings(sentence):
            rendered[index] = render_token(tokens[index], names.get(tokens[index].text), begins=True)
        html = "".join(rendered).replace("</ruby><ruby", "</ruby><wbr><ruby")
    return html.replace("”“", "”<wbr>“")


@lru_cache(maxsize=1 << 16)
def render_token(token: Token, name: Name | None = None, *, begins: bool = False) -> str:
    """Return one word as HTML: `<ruby class=n data-l=1>北京<rt>Běijīng</rt></ruby>`.

    A word that `begins` a sentence has a capital letter.
    """
    text, is_name = escape(token.text), token.kind in NAME_KINDS
    pinyin = spell(token, {token.text: name} if name else _NO_NAMES)
    if not pinyin:
        return f"<span class=n>{text}</span>" if is_name else text
    pinyin = capitalized(pinyin) if begins else pinyin
    level = f" data-l={token.level}" if token.level else ""
    return f"<ruby{_class_of(token, is_name=is_name)}{level}>{text}<rt>{escape(pinyin)}</rt></ruby>"


def _class_of(token: Token, *, is_name: bool) -> str:
    match is_name, len(token.text) >= LONG:
        case True, True:
            return ' class="n long"'
        case True, False:
            return " class=n"
        case False, True:
            return " class=long"
        case _:
            return ""


def _openings(sentence: AnnotatedSentence, glossary: str, met: Container[str]) -> dict[int, str]:
    """Return the tag that opens each term, by its place."""
    opening: dict[int, str] = {}
    here: set[str] = set()
    for term in sentence.terms:
        look = '"t again"' if term.id in met or term.id in here else "t"
        opening[term.start] = f'<a class={look} href="{glossary}{escape(term.id)}/">'
        here.add(term.id)
    return opening


def _pieces(
    sentence: AnnotatedSentence, opening: Mapping[int, str], marks: Sequence[Mark], names: Mapping[str, Name]
) -> Iterator[str]:
    """Yield the tokens with the edges of terms and the marks between them.

    A mark within a term waits for its end: it is a link, and no link may stand in another.
    """
    closing = {term.end for term in sentence.terms}
    waiting = list(marks)[::-1]
    end, after_ruby, is_open, first = 0, False, False, {*beginnings(sentence)}
    for index, token in enumerate(sentence.tokens):
        piece = render_token(token, names.get(token.text), begins=index in first)
        is_ruby = piece.startswith("<ruby")
        if after_ruby and is_ruby:
            yield "<wbr>"
        yield opening.get(end, "")
        yield piece
        is_open = is_open or end in opening
        end, after_ruby = end + len(token.text), is_ruby
        if end in closing:
            yield "</a>"
            is_open = False
        while waiting and waiting[-1][0] <= end and not is_open:
            yield waiting.pop()[1]
            after_ruby = False
