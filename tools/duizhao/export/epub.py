"""EPUB 3: chapters, a glossary with links both ways, a table of contents; the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from uuid import NAMESPACE_URL, uuid5

from duizhao.export.archive import zipped
from duizhao.export.book_style import STYLE
from duizhao.export.chapters import Chapter
from duizhao.model import Term
from duizhao.study.notes import cited

_PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
  lang="zh-Hans" xml:lang="zh-Hans">
<head>
<meta charset="utf-8"/><title>{title}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body{kind}>
{body}</body>
</html>
"""
_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_PACKAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{id}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>zh-Hans</dc:language>
<dc:language>en</dc:language>
<dc:publisher>{publisher}</dc:publisher>
<dc:rights>{rights}</dc:rights>
<meta property="dcterms:modified">{edition}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="book.css" media-type="text/css"/>
{items}</manifest>
<spine>
{spine}</spine>
</package>
"""


@dataclass(frozen=True, slots=True)
class Book:
    """What a book says of itself."""

    title: str
    publisher: str
    edition: str
    """ISO date."""
    rights: str


def to_epub(book: Book, chapters: Sequence[Chapter], terms: Mapping[str, Term]) -> bytes:
    """Bind chapters into a book with the terms that they lead to."""
    texts = dict(_texts(book, chapters, terms))
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "EPUB/book.opf": _package(book, chapters, texts),
        "EPUB/nav.xhtml": _contents(book, chapters, has_glossary="glossary" in texts),
        "EPUB/book.css": STYLE,
        **{f"EPUB/{name}.xhtml": text for name, text in texts.items()},
    }
    packed = ((name, text.encode()) for name, text in files.items())
    return zipped(packed, book.edition, stored=frozenset({"mimetype"}))


def _texts(book: Book, chapters: Sequence[Chapter], terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    yield "title", _page(book.title, _title(book), ' epub:type="frontmatter"')
    for chapter in chapters:
        yield f"a-{chapter.slug}", _page(chapter.title, chapter.xhtml, ' epub:type="bodymatter"')
    used = sorted({name for chapter in chapters for name in chapter.terms})
    if used:
        body = _glossary([terms[name] for name in used], chapters)
        yield "glossary", _page("Glossary 术语", body, ' epub:type="backmatter"')


def _page(title: str, body: str, kind: str) -> str:
    return _PAGE.format(title=escape(title), body=body, kind=kind)


def _title(book: Book) -> str:
    return (
        f'<section class="title"><h1>{escape(book.title)}</h1>\n'
        f'<p lang="en" xml:lang="en">{escape(book.publisher)}, {escape(book.edition)}</p>\n'
        f'<p class="rights" lang="en" xml:lang="en">{escape(book.rights)}</p></section>\n'
    )


def _package(book: Book, chapters: Iterable[Chapter], texts: Iterable[str]) -> str:
    names = list(texts)
    key = "/".join([book.publisher, book.title, *(chapter.slug for chapter in chapters)])
    items = (
        f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>\n' for name in names
    )
    return _PACKAGE.format(
        id=uuid5(NAMESPACE_URL, key),
        title=escape(book.title),
        publisher=escape(book.publisher),
        rights=escape(book.rights),
        edition=book.edition,
        items="".join(items),
        spine="".join(f'<itemref idref="{name}"/>\n' for name in names),
    )


def _contents(book: Book, chapters: Iterable[Chapter], *, has_glossary: bool) -> str:
    entries = [_entry(f"a-{chapter.slug}", chapter.title, chapter.title_en) for chapter in chapters]
    entries += [_entry("glossary", "术语", "Glossary")] if has_glossary else []
    body = f'<nav epub:type="toc"><h1>Contents 目录</h1>\n<ol>\n{"".join(entries)}</ol></nav>\n'
    return _page(book.title, body, "")


def _entry(name: str, title: str, title_en: str) -> str:
    english = f' <span class="en" lang="en" xml:lang="en">{escape(title_en)}</span>' if title_en else ""
    return f'<li><a href="{name}.xhtml">{escape(title)}{english}</a></li>\n'


def _glossary(terms: Iterable[Term], chapters: Sequence[Chapter]) -> str:
    entries = "".join(_term(term, [c for c in chapters if term.id in c.terms]) for term in terms)
    return f'<section>\n<h1>Glossary 术语</h1>\n<dl epub:type="glossary">\n{entries}</dl>\n</section>\n'


def _term(term: Term, chapters: Iterable[Chapter]) -> str:
    back = " · ".join(
        f'<a href="a-{chapter.slug}.xhtml#u-{escape(term.id)}">{escape(chapter.title)}</a>'
        for chapter in chapters
    )
    rendering = term.preferred
    return (
        f'<dt id="{escape(term.id)}" epub:type="glossterm"><dfn>{escape(term.term)}</dfn> '
        f'<span class="py" lang="zh-Latn" xml:lang="zh-Latn">{escape(term.pinyin)}</span></dt>\n'
        f'<dd epub:type="glossdef"><p class="en" lang="en" xml:lang="en"><b>{escape(rendering.text)}</b> '
        f"({escape(cited(rendering))})</p>\n"
        f'<p class="en" lang="en" xml:lang="en">{escape(term.definition_en)}</p>\n'
        f'<p>{escape(term.definition_zh)}</p>\n<p class="back">↩ {back}</p></dd>\n'
    )
