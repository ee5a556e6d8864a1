"""Books: links that lead both ways, ruby that can be taken off again, the same bytes each time."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from duizhao.export.chapters import Chapter, English, chapter_of
from duizhao.export.epub import Book, to_epub
from pages_sample import ALIGNED, LITERAL, NAMES, TERMS

BOOK = Book("对照 <1>", "Duizhao 对照", "2026-11-22", "Text & rights")
CHAPTERS = {english: chapter_of(ALIGNED, NAMES, english) for english in English}
OTHER = replace(CHAPTERS[English.AFTER], slug="qingpu", title="第二篇")


def bound(*chapters: Chapter) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(to_epub(BOOK, chapters, TERMS))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def soup(chapter: Chapter) -> BeautifulSoup:
    return BeautifulSoup(chapter.xhtml, "html.parser")


def printed(html: BeautifulSoup) -> str:
    for part in html.select("rt, .en, .mark, .notes, .english"):
        part.decompose()
    return "".join(html.get_text().split("\n"))


@pytest.mark.parametrize("english", English)
def test_without_pinyin_english_and_notes_the_article_is_what_it_was(english: English) -> None:
    assert printed(soup(CHAPTERS[english])) == "".join(passage.text for passage in ALIGNED.article.passages)


@pytest.mark.parametrize("english", English)
def test_every_file_is_well_formed(english: English) -> None:
    for name, text in bound(CHAPTERS[english]).items():
        if name.endswith(("xhtml", "opf", "xml")):
            ET.fromstring(text.encode())


def test_english_stands_after_its_paragraph_or_at_the_end_or_nowhere() -> None:
    after, end, none = (soup(CHAPTERS[english]) for english in English)
    first = after.select_one("p.paragraph + p.en")
    assert first
    assert first.get_text().startswith("Shanghai keeps learning")
    assert not end.select("p.paragraph + p.en")
    assert [p.get_text() for p in end.select(".english .en")] == [p.get_text() for p in after.select("p.en")]
    assert not none.select(".en")


def test_drafts_and_stale_english_are_not_printed() -> None:
    text = CHAPTERS[English.AFTER].xhtml
    assert "He trains machinery staff" not in text
    assert "Once it was united" not in text


def test_an_editorial_note_is_led_to_and_back_from() -> None:
    html = soup(CHAPTERS[English.AFTER])
    for mark in html.select("a.mark"):
        note = html.select_one(f"aside{mark['href']}")
        assert note
        assert note.select_one(f"a[href='#{mark['id']}']")
    assert "“机械机械” → “机械”" in html.get_text()


def test_a_term_is_a_link_once_and_the_glossary_leads_back() -> None:
    files = bound(CHAPTERS[English.AFTER], OTHER)
    links = re.findall(r'href="(glossary\.xhtml#[^"]+)"', files["EPUB/a-songjiang.xhtml"])
    assert sorted(links) == ["glossary.xhtml#duikou-bangfu", "glossary.xhtml#tuopin-gongjian"]
    back = re.findall(r'href="(a-[^"]+#u-duikou-bangfu)"', files["EPUB/glossary.xhtml"])
    assert back == ["a-songjiang.xhtml#u-duikou-bangfu", "a-qingpu.xhtml#u-duikou-bangfu"]


def test_every_link_leads_somewhere() -> None:
    files = bound(CHAPTERS[English.AFTER], OTHER)
    ids = {name: set(re.findall(r'\bid="([^"]+)"', text)) for name, text in files.items()}
    for name, text in files.items():
        for link in re.findall(r'href="([^":]+)"', text) if name.endswith("xhtml") else ():
            path, _, fragment = link.partition("#")
            target = normpath(join(dirname(name), path)) if path else name
            assert target in files, link
            assert not fragment or fragment in ids[target], link


def test_markup_in_the_text_stays_text() -> None:
    assert LITERAL in printed(soup(CHAPTERS[English.NONE]))
    files = bound(CHAPTERS[English.AFTER])
    assert "<dc:title>对照 &lt;1&gt;</dc:title>" in files["EPUB/book.opf"]


def test_the_type_of_the_file_comes_first_and_is_not_packed() -> None:
    with zipfile.ZipFile(BytesIO(to_epub(BOOK, [OTHER], TERMS))) as archive:
        first, *rest = archive.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {info.date_time for info in (first, *rest)} == {(2026, 11, 22, 0, 0, 0)}


def test_two_books_are_the_same_bytes() -> None:
    chapters = list(CHAPTERS.values())[:1]
    assert to_epub(BOOK, chapters, TERMS) == to_epub(BOOK, chapters, TERMS)


def test_a_book_without_terms_has_no_glossary() -> None:
    files = bound(replace(OTHER, terms=()))
    assert "EPUB/glossary.xhtml" not in files
    assert "glossary" not in files["EPUB/nav.xhtml"] + files["EPUB/book.opf"]


def test_the_chapter_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    golden("export/chapter.xhtml", CHAPTERS[English.AFTER].xhtml)
