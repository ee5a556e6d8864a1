"""The index of the glossary: every term, to be filtered, sorted, and printed as a vocabulary sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from duizhao.language.orthography import parse_syllables
from duizhao.language.syllables import bare_syllable, tone
from duizhao.model import ArticleSummary, Heading, SitePage, TermEntry
from duizhao.pages.addresses import GLOSSARY, relative, term_path
from duizhao.pages.structured import term_set_data
from duizhao.pages.templating import fill
from duizhao.pages.wording import Wording, domain_words, level_words

NO_LETTER = "#"
"""Heads the terms that begin with a figure or a mark: “1+4+N”."""


@dataclass(frozen=True, slots=True)
class Option:
    """A value that the index can be filtered by, and how many terms have it."""

    value: str
    words: Wording
    count: int


def glossary_index(entries: Mapping[str, TermEntry], articles: Sequence[ArticleSummary]) -> SitePage:
    """Make `glossary/index`: the terms by their pinyin, whole without script; filters are added by it."""
    ordered = sorted(entries.values(), key=_pinyin_key)
    html = fill(
        "glossary_index.html",
        letters=[(letter, tuple(group)) for letter, group in groupby(ordered, key=_letter)],
        count=len(ordered),
        domains=_domains(ordered),
        levels=_levels(ordered),
        articles=[article for article in articles if article.occurrences],
        no_letter=NO_LETTER,
        level_words=level_words,
        data=term_set_data(ordered),
        to_term=lambda name: relative(GLOSSARY, term_path(name)),
    )
    description = f"{len(ordered)} terms of Chinese policy language with pinyin, English and sources."
    return SitePage(
        GLOSSARY, "Glossary 术语", description, "page.html", html, (Heading("glossary", "Glossary 术语", 1),)
    )


def _pinyin_key(entry: TermEntry) -> tuple[str, list[tuple[str, int]], str]:
    """Sort as a dictionary does: by letter, then syllable by syllable, bāng before bǎng before bāo."""
    words = (parse_syllables(word) for word in entry.term.pinyin.split())
    syllables = [(bare_syllable(syllable), tone(syllable)) for word in words for syllable in word or ()]
    return _letter(entry), syllables, entry.term.id


def _letter(entry: TermEntry) -> str:
    first = entry.term.id[:1].upper()
    return first if first.isalpha() else NO_LETTER


def _domains(entries: Sequence[TermEntry]) -> list[Option]:
    names = sorted(entry.term.domain for entry in entries)
    return [Option(name, domain_words(name), len(list(group))) for name, group in groupby(names)]


def _levels(entries: Sequence[TermEntry]) -> list[Option]:
    levels = sorted(entry.level or 0 for entry in entries)
    found = [(level, len(list(group))) for level, group in groupby(levels)]
    ordered = [pair for pair in found if pair[0]] + [pair for pair in found if not pair[0]]
    return [Option(str(level), level_words(level or None), count) for level, count in ordered]
