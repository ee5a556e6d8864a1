"""What an editor wrote, read into values."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.config import Settings, find_config, load_settings
from duizhao.errors import SeedError, UsageError
from duizhao.glossary.checks import check_terms
from duizhao.glossary.records import parse_terms
from duizhao.ingest.decode import decode_page
from duizhao.ingest.sidecar import NO_SIDECAR, EditedArticle, Sidecar, edit_page, parse_sidecar
from duizhao.ingest.split import check_cover, split_page
from duizhao.language.names import parse_names
from duizhao.model import Article, Name, Term
from duizhao.segmentation import segment_article
from duizhao.store import decode_text, parse_yaml, read_bytes, read_yaml
from duizhao.translation.entries import Memory, read_memory


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names and terms of the whole site."""

    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page file and its sidecar, as read at one moment."""

    file: Path
    """Below the site's root, as messages name it."""
    page: bytes
    sidecar: bytes | None
    """None where there is none."""


def lexicon_files(settings: Settings) -> tuple[Path, ...]:
    """List the files that the lexicon is read from, `names.yml` first where there is one."""
    names = settings.seeds / "names.yml"
    return (*([names] if os.path.lexists(names) else []), *_files(_folder(settings, "glossary"), ".yml"))


def read_lexicon(settings: Settings) -> Lexicon:
    """Read names and glossary; raises SeedError for the first thing that cannot be used."""
    parts = [read_lexicon_file(settings, path) for path in lexicon_files(settings)]
    lexicon = join_lexicon(parts)
    check_terms(lexicon.terms)
    return lexicon


def read_lexicon_file(settings: Settings, path: Path) -> Lexicon:
    """Read the names, or the terms of one domain, without holding them against the others."""
    shown = path.relative_to(settings.root)
    document = read_yaml(path, shown)
    if path.parent == settings.seeds:
        return Lexicon(names=parse_names(document, shown))
    return Lexicon(terms=parse_terms(document, shown))


def join_lexicon(parts: Iterable[Lexicon]) -> Lexicon:
    """Put together what was read file by file."""
    parts = tuple(parts)
    names = (name for part in parts for name in part.names)
    return Lexicon(tuple(names), tuple(term for part in parts for term in part.terms))


def lexicon_around(config_file: Path | None, start: Path) -> Lexicon:
    """Read the lexicon of the site around `start`; outside of any site it is empty."""
    try:
        config_file = config_file or find_config(start)
    except UsageError:
        return Lexicon()
    return read_lexicon(load_settings(config_file))


def page_files(settings: Settings) -> tuple[Path, ...]:
    """List the page texts in the order of their names; a site without a page is an error."""
    folder = _folder(settings, "pages")
    pages = _files(folder, ".txt")
    orphans = {path.stem for path in _files(folder, ".yml")} - {path.stem for path in pages}
    for name in sorted(orphans):
        shown = (folder / f"{name}.yml").relative_to(settings.root)
        raise SeedError(shown, 1, f"is the sidecar of no page; add {name}.txt, or rename or remove it")
    if not pages:
        shown = folder.relative_to(settings.root)
        raise SeedError(shown, 1, "holds no page; put the text of a page here, as NAME.txt")
    return pages


def strangers(settings: Settings) -> tuple[Path, ...]:
    """List what lies in the folders of the seeds and is not read, such as `first.yaml`."""
    read = {"pages": {".txt", ".yml"}, "glossary": {".yml"}}
    return tuple(
        path.relative_to(settings.root)
        for name, endings in read.items()
        for path in sorted((settings.seeds / name).iterdir())
        if path.suffix not in endings and not path.name.startswith(".")
    )


def read_source(settings: Settings, page_file: Path) -> PageSource:
    """Read a page file and its sidecar."""
    shown, sidecar = page_file.relative_to(settings.root), page_file.with_suffix(".yml")
    return PageSource(shown, read_bytes(page_file, shown), _read_if_there(settings, sidecar))


def articles_of(source: PageSource) -> tuple[Article, ...]:
    """Make the articles of a page: decode, split, edit, cut into segments."""
    text = decode_page(source.page, source.file)
    printed = split_page(text)
    check_cover(printed, text, source.file)
    return tuple(_numbered(edit_page(printed, _sidecar_of(source), source.file), source.file.stem))


def _numbered(edited: Iterable[EditedArticle], page: str) -> Iterator[Article]:
    """Cut articles into segments; those under one headline, 简讯, get a number behind the slug we make."""
    seen: Counter[str] = Counter()
    for one in edited:
        article = segment_article(one, page)
        seen[article.slug] += 1
        if seen[article.slug] > 1 and not one.sidecar.slug:
            article = replace(article, slug=f"{article.slug}-{seen[article.slug]}")
        yield article


def _sidecar_of(source: PageSource) -> Sidecar:
    if source.sidecar is None:
        return NO_SIDECAR
    shown = source.file.with_suffix(".yml")
    text = decode_text(source.sidecar, shown).removeprefix("\ufeff")
    return parse_sidecar(parse_yaml(text, shown), shown)


def memory_file(settings: Settings, slug: str) -> Path:
    """Where the translation memory of an article lies."""
    return settings.seeds / "translations" / settings.language / f"{slug}.po"


def memory_bytes(settings: Settings, slug: str) -> bytes | None:
    """Read the file of a translation memory; None where there is none yet."""
    return _read_if_there(settings, memory_file(settings, slug))


def memory_of(settings: Settings, slug: str, data: bytes | None) -> Memory | None:
    """Read a translation memory from the bytes of its file."""
    path = memory_file(settings, slug).relative_to(settings.root)
    return None if data is None else read_memory(decode_text(data, path), path)


def _read_if_there(settings: Settings, path: Path) -> bytes | None:
    return read_bytes(path, path.relative_to(settings.root)) if os.path.lexists(path) else None


def _files(folder: Path, ending: str) -> tuple[Path, ...]:
    """List files by name; those that begin with a dot belong to editors and systems, not to us."""
    return tuple(path for path in sorted(folder.glob(f"*{ending}")) if not path.name.startswith("."))


def _folder(settings: Settings, name: str) -> Path:
    folder = settings.seeds / name
    if not folder.is_dir():
        raise SeedError(folder.relative_to(settings.root), 1, "no such folder; make it (empty will do)")
    return folder
