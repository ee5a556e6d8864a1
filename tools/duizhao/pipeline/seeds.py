"""What an editor wrote, read into values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from duizhao.config import Settings, find_config, load_settings
from duizhao.errors import SeedError, SettingsError
from duizhao.glossary.records import check_terms, parse_terms
from duizhao.ingest.decode import decode_page
from duizhao.ingest.sidecar import NO_SIDECAR, Sidecar, edit_page, parse_sidecar
from duizhao.ingest.split import check_cover, split_page
from duizhao.language.names import parse_names
from duizhao.model import Article, Name, Term
from duizhao.segmentation import segment_article
from duizhao.store import read_text, read_yaml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names and terms of the whole site."""

    names: tuple[Name, ...] = ()
    terms: tuple[Term, ...] = ()


def lexicon_files(settings: Settings) -> tuple[Path, ...]:
    """List the files that the lexicon is read from."""
    names = settings.seeds / "names.yml"
    folder = _folder(settings, "glossary")
    return (*([names] if names.is_file() else []), *sorted(folder.glob("*.yml")))


def read_lexicon(settings: Settings) -> Lexicon:
    """Read names and glossary; raises SeedError for the first thing that cannot be used."""
    names: tuple[Name, ...] = ()
    terms: list[Term] = []
    for path in lexicon_files(settings):
        shown = path.relative_to(settings.root)
        document = read_yaml(path, shown)
        if path.name == "names.yml":
            names = parse_names(document, shown)
        else:
            terms.extend(parse_terms(document, shown))
    check_terms(terms)
    return Lexicon(names, tuple(terms))


def lexicon_around(config_file: Path | None, start: Path) -> tuple[Settings, Lexicon]:
    """Read the lexicon of the site around `start`; outside of any site there is an empty one."""
    try:
        settings = load_settings(config_file or find_config(start))
    except SettingsError:
        if config_file:
            raise
        return Settings(root=start, site_name=""), Lexicon()
    return settings, read_lexicon(settings)


def page_files(settings: Settings) -> tuple[Path, ...]:
    """List the page texts in the order of their names; a site without a page is an error."""
    folder = _folder(settings, "pages")
    pages = tuple(sorted(folder.glob("*.txt")))
    orphans = {path.stem for path in folder.glob("*.yml")} - {path.stem for path in pages}
    for name in sorted(orphans):
        shown = (folder / f"{name}.yml").relative_to(settings.root)
        raise SeedError(shown, 1, f"is the sidecar of no page; add {name}.txt, or rename or remove it")
    if not pages:
        shown = folder.relative_to(settings.root)
        raise SeedError(shown, 1, "holds no page; put the text of a page here, as NAME.txt")
    return pages


def read_articles(settings: Settings, page_file: Path) -> tuple[Article, ...]:
    """Read one page with its sidecar: decode, split, edit, cut into segments."""
    shown = page_file.relative_to(settings.root)
    text = decode_page(page_file.read_bytes(), shown)
    printed = split_page(text)
    check_cover(printed, text, shown)
    sidecar = read_sidecar(settings, page_file)
    return tuple(segment_article(article, page_file.stem) for article in edit_page(printed, sidecar, shown))


def read_sidecar(settings: Settings, page_file: Path) -> Sidecar:
    """Read the sidecar of a page; without one, nothing is said about it."""
    path = page_file.with_suffix(".yml")
    if not path.is_file():
        return NO_SIDECAR
    shown = path.relative_to(settings.root)
    return parse_sidecar(read_yaml(path, shown), shown)


def memory_file(settings: Settings, slug: str) -> Path:
    """Where the translation memory of an article lies."""
    return settings.seeds / "translations" / settings.language / f"{slug}.po"


def read_memory_text(settings: Settings, slug: str) -> str:
    """Read the text of an article's memory; empty where there is none yet."""
    path = memory_file(settings, slug)
    return read_text(path, path.relative_to(settings.root)) if path.is_file() else ""


def _folder(settings: Settings, name: str) -> Path:
    folder = settings.seeds / name
    if not folder.is_dir():
        raise SeedError(folder.relative_to(settings.root), 1, "no such folder; make it (empty will do)")
    return folder
