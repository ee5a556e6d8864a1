"""What an Anki note holds and how its cards look; plain tables for `anki`."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from duizhao.glossary.renderings import find_renderings
from duizhao.model import Evidence, Note, NoteKind, Rendering, RenderingStatus
from duizhao.study.examples import cloze

FIELDS = (
    "Chinese",
    "Traditional",
    "Pinyin",
    "English",
    "Source",
    "Definition",
    "Sentence",
    "SentenceEnglish",
    "Cloze",
    "Link",
    "Kind",
)
"""Never reordered or renamed: Anki would take the notes for those of another kind."""

_KINDS: Mapping[NoteKind, str] = {
    NoteKind.TERM: 'term <span lang="zh-Hans">术语</span>',
    NoteKind.WORD: 'word <span lang="zh-Hans">词</span>',
}


def fields(note: Note, link: str) -> tuple[str, ...]:
    """Fill the fields with HTML; `link` is the address of the note's page, or empty."""
    example = note.example
    cells = {
        "Chinese": escape(note.zh),
        "Traditional": _traditional(note),
        "Pinyin": escape(note.pinyin),
        "English": escape(note.english),
        "Source": escape(note.source),
        "Definition": escape(note.definition),
        "Sentence": _bold(example.zh, example.start, example.end) if example else "",
        "SentenceEnglish": _sentence_english(note, example.en) if example else "",
        "Cloze": escape(cloze(example)) if example and example.en else "",
        "Link": f'<a href="{escape(link)}">{escape(link)}</a>' if link else "",
        "Kind": _KINDS[note.kind],
    }
    return tuple(cells[name] for name in FIELDS)


def _traditional(note: Note) -> str:
    taiwan, hongkong = map(escape, note.traditional)
    if taiwan == hongkong:
        return "" if taiwan == escape(note.zh) else f'<span lang="zh-Hant">{taiwan}</span>'
    return f'<span lang="zh-Hant-TW">{taiwan}</span> (TW) <span lang="zh-Hant-HK">{hongkong}</span> (HK)'


def _bold(text: str, start: int, end: int) -> str:
    return f"{escape(text[:start])}<b>{escape(text[start:end])}</b>{escape(text[end:])}"


def _sentence_english(note: Note, english: str) -> str:
    if note.kind is NoteKind.TERM:
        return bold_rendering(english, (note.english, *note.others))
    senses = (*note.english.split("; "), *note.others)
    return bold_sense(english, tuple(sense.removeprefix("to ") for sense in senses))


def bold_rendering(text: str, renderings: tuple[str, ...]) -> str:
    """Make the first of these renderings bold that the English has, in whatever form."""
    for rendering in renderings:
        one = Rendering(rendering, RenderingStatus.PREFERRED, Evidence.EDITORS, "")
        for span in find_renderings(text, (one,)):
            return _bold(text, span.start, span.end)
    return escape(text)


def bold_sense(text: str, senses: tuple[str, ...]) -> str:
    """Make the first of these senses bold that stands in the English word for word."""
    plain = text.lower()
    for sense in senses:
        start = plain.find(sense.lower()) if len(plain) == len(text) else -1
        end = start + len(sense)
        if start >= 0 and not (plain[:start][-1:].isalnum() or plain[end:][:1].isalnum()):
            return _bold(text, start, end)
    return escape(text)


_CHINESE = '<div class="zh" lang="zh-Hans">{{Chinese}}</div>'
_CLOZE = """\
{{#Cloze}}<div class="sentence" lang="zh-Hans">{{Cloze}}</div>
<div class="sentence-en" lang="en">{{SentenceEnglish}}</div>{{/Cloze}}
"""
_SOUND = """\
<div class="sound">{{tts zh_CN:Chinese}}</div><div class="small">{{Kind}}</div>
<div class="py">{{hint:Pinyin}}</div>
"""
_ANSWER = """\
<hr id="answer">
<div class="zh" lang="zh-Hans">{{Chinese}} {{tts zh_CN:Chinese}}</div>
{{#Traditional}}<div class="hant">{{Traditional}}</div>{{/Traditional}}
<div class="py" lang="zh-Latn-pinyin">{{Pinyin}}</div>
<div class="en" lang="en">{{English}}</div>
<div class="small">{{Kind}}{{#Source}} · {{Source}}{{/Source}}</div>
{{#Definition}}<div class="definition" lang="en">{{Definition}}</div>{{/Definition}}
{{#Sentence}}<div class="sentence" lang="zh-Hans">{{Sentence}}</div>{{/Sentence}}
{{#SentenceEnglish}}<div class="sentence-en" lang="en">{{SentenceEnglish}}</div>{{/SentenceEnglish}}
{{#Link}}<div class="small">{{Link}}</div>{{/Link}}
"""

TEMPLATES = (
    ("Meaning 释义", _CHINESE, _ANSWER),
    (
        "Term 词",
        '<div class="en" lang="en">{{English}}</div><div class="small">{{Kind}}</div>',
        _ANSWER,
    ),
    (
        "Cloze 填空",
        _CLOZE,
        _ANSWER,
    ),
    (
        "Sound 听音",
        _SOUND,
        _ANSWER,
    ),
)
"""Name, question and answer of each card; an empty question makes no card."""

CSS = """\
.card { max-width: 34rem; margin: 0 auto; padding: 1rem; text-align: left; font-size: 18px; line-height: 1.6;
  font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: #1F1B16; background: #FBF9F4; }
.zh, .hant, .sentence {
  font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif;
}
.zh { font-size: 2rem; line-height: 1.35; }
.hant { color: #4A443C; }
.py { color: #5A5348; }
.en { font-family: Georgia, "Noto Serif", serif; font-size: 1.25rem; }
.small { font-size: .8rem; color: #6B645A; }
.definition, .sentence-en { font-family: Georgia, "Noto Serif", serif; color: #4A443C; }
.sentence { margin-top: 1rem; font-size: 1.1rem; line-height: 1.8; }
b { color: #9B2C1F; font-weight: 600; }
hr { border: 0; border-top: 1px solid #8C8477; margin: 1rem 0; }
a { color: #1F4E79; overflow-wrap: anywhere; }
.nightMode.card, .nightMode .card { color: #E8E4DB; background: #16181C; }
.nightMode :is(.hant, .definition, .sentence-en) { color: #C4BEB2; }
.nightMode .py { color: #B3ADA1; }
.nightMode .small { color: #9C968B; }
.nightMode b { color: #F0917F; }
.nightMode a { color: #8FBFEA; }
"""
