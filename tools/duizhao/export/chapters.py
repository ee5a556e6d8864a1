"""An article as a chapter of a book: XHTML with ruby, its terms led to the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from operator import attrgetter

from duizhao.language.beginnings import beginnings
from duizhao.language.orthography import capitalized, spell
from duizhao.model import AlignedArticle, AnnotatedSentence, Name, Passage, Role, Segment, TermSpan, Token


class English(StrEnum):
    """Where the English stands."""

    AFTER = "after"  # after each paragraph
    END = "end"  # together, after the text
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article ready for a book."""

    slug: str
    title: str
    title_en: str
    xhtml: str
    """What stands within `<body>`."""
    terms: tuple[str, ...]
    """The terms that it leads to the glossary, as they first come."""


@dataclass(slots=True)
class _Setting:
    """What is carried from one sentence to the next while a chapter is set."""

    aligned: AlignedArticle
    names: Mapping[str, Name]
    terms: dict[str, None]
    notes: list[str]


_TAGS = {Role.HEADLINE: "h1", Role.SUBHEAD: "h2"}


def chapter_of(
    aligned: AlignedArticle, names: Mapping[str, Name], english: English = English.AFTER
) -> Chapter:
    """Set an article with pinyin over its words; a term is a link where it first stands."""
    article, setting = aligned.article, _Setting(aligned, names, {}, [])
    parts = [_LAYOUTS[english](setting, passage) for passage in article.passages]
    body = "".join(parts)
    if english is English.END:
        body += _at_the_end(setting)
    if setting.notes:
        body += f'<section class="notes"><h2>Editorial notes 编者注</h2>{"".join(setting.notes)}</section>\n'
    title_en = _english(aligned, article.headline)
    return Chapter(article.slug, article.headline.text, title_en, body, tuple(setting.terms))


def _chinese(setting: _Setting, passage: Passage) -> str:
    tag = _TAGS.get(passage.role, "p")
    inner = "".join(_segment(setting, segment) for segment in passage.segments)
    return f'<{tag} class="{passage.role}">{inner}</{tag}>\n'


def _with_english(setting: _Setting, passage: Passage) -> str:
    return _chinese(setting, passage) + _paragraph(setting, passage)


def _paragraph(setting: _Setting, passage: Passage) -> str:
    said = [text for segment in passage.segments if (text := _english(setting.aligned, segment))]
    return f'<p class="en" lang="en" xml:lang="en">{escape(" ".join(said))}</p>\n' if said else ""


def _at_the_end(setting: _Setting) -> str:
    said = "".join(_paragraph(setting, passage) for passage in setting.aligned.article.passages)
    return (
        f'<section class="english"><h2 lang="en" xml:lang="en">English</h2>\n{said}</section>\n'
        if said
        else ""
    )


_LAYOUTS: Mapping[English, Callable[[_Setting, Passage], str]] = {
    English.AFTER: _with_english,
    English.END: _chinese,
    English.NONE: _chinese,
}


def _english(aligned: AlignedArticle, segment: Segment) -> str:
    return aligned.units[segment.id].reviewed


def _segment(setting: _Setting, segment: Segment) -> str:
    sentence = setting.aligned.sentences[segment.id]
    new = [span for span in sentence.terms if span.id not in setting.terms]
    first = {span.id: span for span in reversed(new)}
    setting.terms.update(dict.fromkeys(span.id for span in new))
    marks = [(fix.end, _note(setting, segment, fix.note_id, fix.printed, segment.text[fix.start : fix.end]))
             for fix in sorted(segment.corrections, key=attrgetter("end"))]  # fmt: skip
    inner = "".join(_pieces(sentence, setting.names, tuple(first.values()), marks))
    return f'<span id="{escape(segment.id)}">{inner}</span>'


def _note(setting: _Setting, segment: Segment, note_id: str, printed: str, corrected: str) -> str:
    """Add an editorial note at the end of the chapter; returns the mark that leads to it."""
    number = len(setting.notes) + 1
    unit = setting.aligned.units[note_id]
    english = f'<br/><span lang="en" xml:lang="en">{escape(unit.target)}</span>' if unit.is_reviewed else ""
    note = next(fix.note for fix in segment.corrections if fix.note_id == note_id)
    change = f"“{escape(printed)}” → “{escape(corrected)}”: " if printed != corrected else ""
    setting.notes.append(
        f'<aside epub:type="footnote" id="n{number}"><p><a href="#r{number}">† {number}</a> '
        f"{change}{escape(note)}{english}</p></aside>\n"
    )
    return f'<a epub:type="noteref" class="mark" id="r{number}" href="#n{number}">†{number}</a>'


def _pieces(
    sentence: AnnotatedSentence,
    names: Mapping[str, Name],
    links: Sequence[TermSpan],
    marks: Sequence[tuple[int, str]],
) -> Iterator[str]:
    """Yield the words with the edges of linked terms between them; a mark waits for the end of its term."""
    opening = {span.start: span for span in links}
    waiting, end, closes, first = list(marks)[::-1], 0, 0, {*beginnings(sentence)}
    for index, token in enumerate(sentence.tokens):
        if span := opening.get(end):
            yield f'<a class="term" id="u-{escape(span.id)}" href="glossary.xhtml#{escape(span.id)}">'
            closes = span.end
        yield ruby(token, names, begins=index in first)
        end += len(token.text)
        if end == closes:
            yield "</a>"
        while waiting and waiting[-1][0] <= end and end >= closes:
            yield waiting.pop()[1]


def ruby(token: Token, names: Mapping[str, Name], *, begins: bool = False) -> str:
    """Set one word: `<ruby>脱贫<rt>tuōpín</rt></ruby>`, with a capital where it `begins` a sentence."""
    pinyin = spell(token, names)
    pinyin = capitalized(pinyin) if begins and pinyin else pinyin
    text = escape(token.text, quote=False)
    return f"<ruby>{text}<rt>{escape(pinyin, quote=False)}</rt></ruby>" if pinyin else text
