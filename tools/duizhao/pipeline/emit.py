"""Seeds in, emitted pages out; only what has changed is worked out and written again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from html import escape
from itertools import chain
from pathlib import Path

from duizhao.config import Settings
from duizhao.errors import Problem
from duizhao.model import SeriesPlace, SitePage, Term
from duizhao.pages.addresses import article_path
from duizhao.pages.article import with_place
from duizhao.pages.elsewhere import SHARDS, word_shards
from duizhao.pages.study import deck_path
from duizhao.pipeline.articles import page_key
from duizhao.pipeline.cache import (
    Index,
    PageRecord,
    changed,
    lexicon_key,
    load_index,
    load_lessons,
    load_pages,
    load_record,
    save_index,
    site_key,
)
from duizhao.pipeline.emit_study import deck_outputs, lesson_pages, plan_study, write_files
from duizhao.pipeline.lessons import Lesson, lesson_names
from duizhao.pipeline.seeds import memory_bytes, page_files, read_lexicon, read_source
from duizhao.pipeline.site import check_slugs, places, shared_pages
from duizhao.pipeline.workers import Progress, Task, work_one, work_pages, workshop
from duizhao.store import (
    content_hash,
    remember_emitted,
    remove_stale,
    store_page,
    stored_html,
    to_json,
    write_text,
)
from duizhao.study.decks import article_deck_id

EMITTED = frozenset({"index.md", "read", "glossary", "search", "study", "words", "downloads"})
"""What below docs/ is ours; the rest is written by hand."""


WORD_FILES = tuple(f"docs/read/words/{number}.json" for number in range(SHARDS))
"""The index of words, in parts."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an emission did, and what an editor should see."""

    problems: tuple[Problem, ...] = ()
    pages: int = 0
    """Pages of the site."""
    worked: int = 0
    """Page files that had to be worked out anew."""


@dataclass(frozen=True, slots=True)
class Emission:
    """What stays the same through one emission."""

    task: Task
    files: Mapping[str, Path]
    """The page files, by name."""
    before: Index

    def record(self, name: str) -> PageRecord:
        """Return what is known of a page file; a lost record is made again."""
        kept = load_record(self.task.settings, name)
        if kept:
            return kept
        worked = work_one(self.task, self.files[name])
        return PageRecord(worked.key, worked.records)

    def pages(self, name: str, key: str) -> tuple[SitePage, ...]:
        """Return the pages made of a page file; lost ones are made again."""
        kept = load_pages(self.task.settings, name, key)
        return kept or work_one(self.task, self.files[name]).pages

    def lessons(self, name: str, key: str) -> tuple[Lesson, ...]:
        """Return what is learnt from a page file; what is lost is made again."""
        kept = load_lessons(self.task.settings, name, key)
        return work_one(self.task, self.files[name]).lessons if kept is None else kept


def emit_site(settings: Settings, progress: Progress | None = None) -> Report:
    """Bring docs/ and the store up to date with the seeds.

    Raises SeedError for the first thing that cannot be used; docs/ then stays as it was.
    """
    before, files = load_index(settings), {path.stem: path for path in page_files(settings)}
    shared = lexicon_key(settings)
    keys = {name: _current_key(settings, shared, path, before) for name, path in files.items()}
    site = site_key(settings, shared)
    if keys == before.keys and site == before.site and _all_there(settings, before):
        return Report(before.reported(), len(before.outputs))
    stale = changed(keys, before)
    run = Emission(Task(settings, read_lexicon(settings), shared), files, before)
    work_pages(run.task, [files[name] for name in stale], progress)
    after = _write_site(run, site)
    return Report(after.reported(), len(after.outputs), len(stale))


def _current_key(settings: Settings, shared: str, page_file: Path, before: Index) -> str:
    slugs = before.slugs.get(page_file.stem, ())
    memories = {slug: memory_bytes(settings, slug) for slug in slugs}
    return page_key(shared, read_source(settings, page_file), memories)


def _write_site(run: Emission, site: str) -> Index:
    """Write every page that is not there as it should be; whatever can fail comes before the first."""
    settings = run.task.settings
    records = {name: run.record(name) for name in run.files}
    summaries = [article.summary for record in records.values() for article in record.articles]
    check_slugs(summaries)
    shop = workshop(settings, run.task.lexicon)
    articles = {name: record.articles for name, record in records.items()}
    keys = {name: record.key for name, record in records.items()}
    study = plan_study(settings, shop.terms, articles, lambda name: run.lessons(name, keys[name]))
    shared = (*shared_pages(summaries, shop.terms, shop.tools, settings), *study.pages)
    after = Index(keys, site=site, files=list(study.names))
    after.slugs = {name: [a.summary.slug for a in record.articles] for name, record in records.items()}
    after.problems = [
        [str(path), *rest]
        for article in chain.from_iterable(record.articles for record in records.values())
        for path, *rest in map(astuple, article.problems)
    ]
    neighbours = places(summaries)
    after.outputs = {page.path: "" for page in shared} | _origins(after, neighbours)
    after.outputs |= deck_outputs(articles, keys)
    manifest, emitted = settings.cache / "manifest.json", [*_files(after), *study.names]
    remember_emitted(settings.root, manifest, emitted)
    _write_articles(run, neighbours, after)
    _write_decks(run, after, shop.terms)
    write_files(settings, study.files)
    for page in shared:
        _write(settings, page)
    _write_words(settings, records)
    remove_stale(settings.root, manifest, emitted)
    save_index(settings, after)
    return after


def _files(after: Index) -> Iterator[str]:
    """Yield what is emitted below the root: pages, the data beside an article's, the index of words."""
    yield from (f"docs/{path}.md" for path in after.outputs)
    yield from (f"docs/{article_path(slug)}.json" for slugs in after.slugs.values() for slug in slugs)
    yield from WORD_FILES


def _origins(after: Index, neighbours: Mapping[str, SeriesPlace]) -> dict[str, str]:
    return {
        article_path(slug): _origin(after.keys[name], neighbours[slug])
        for name, slugs in after.slugs.items()
        for slug in slugs
    }


def _write_articles(run: Emission, neighbours: Mapping[str, SeriesPlace], after: Index) -> None:
    for name, slugs in after.slugs.items():
        paths = [article_path(slug) for slug in slugs]
        current = all(run.before.outputs.get(path) == after.outputs[path] for path in paths)
        if current and all(_is_there(run.task.settings, path, ".json") for path in paths):
            continue
        for slug, page in zip(slugs, run.pages(name, after.keys[name]), strict=True):
            _write(run.task.settings, with_place(page, neighbours[slug]))


def _write_words(settings: Settings, records: Mapping[str, PageRecord]) -> None:
    articles = [(a.summary.slug, a.uses) for record in records.values() for a in record.articles]
    for name, shard in zip(WORD_FILES, word_shards(articles), strict=True):
        write_text(settings.root / name, to_json(shard))


def _write_decks(run: Emission, after: Index, terms: Mapping[str, Term]) -> None:
    for name, slugs in after.slugs.items():
        paths = [deck_path(article_deck_id(slug)) for slug in slugs]
        files = [run.task.settings.root / file for slug in slugs for file in lesson_names(slug)]
        current = all(run.before.outputs.get(path) == after.outputs[path] for path in paths)
        is_there = all(_is_there(run.task.settings, path) for path in paths)
        if current and is_there and all(file.is_file() for file in files):
            continue
        for page in lesson_pages(run.task.settings, run.lessons(name, after.keys[name]), terms):
            _write(run.task.settings, page)


def _origin(key: str, place: SeriesPlace) -> str:
    """Hash what an article's page is made from: its own sources, and what it says of its neighbours."""
    others = (place.previous, place.next, place.alike)
    neighbours = [other and (other.slug, other.headline, other.headline_en) for other in others]
    return content_hash(key, repr(neighbours))


def _write(settings: Settings, page: SitePage) -> None:
    headings = [{"id": h.id, "name": h.text, "level": h.level} for h in page.headings]
    key = store_page(settings.cache, page.path, page.html, headings)
    directive = f"[[dz:{page.path}@{key}]]"
    if page.data:
        write_text(settings.docs / f"{page.path}.json", page.data)
    text = f"---\n{''.join(_front_matter(page))}---\n\n{directive}\n"
    write_text(settings.docs / f"{page.path}.md", text)


def _front_matter(page: SitePage) -> Iterator[str]:
    """Yield the lines of the front matter, escaped, because the theme prints them as they are."""
    fields = {
        "title": escape(page.title),
        "description": escape(page.description),
        "template": page.template,
        "location": page.location,
        "date": page.date,
    }
    for name, value in fields.items():
        if value:
            yield f"{name}: {json.dumps(' '.join(value.split()), ensure_ascii=False)}\n"
    yield "hide: [navigation, toc]\nsearch: {exclude: true}\n"


def _all_there(settings: Settings, index: Index) -> bool:
    pages = all(_is_there(settings, page) for page in index.outputs)
    return pages and all((settings.root / name).is_file() for name in (*_files(index), *index.files))


def _is_there(settings: Settings, page: str, *beside: str) -> bool:
    files = [settings.docs / f"{page}{ending}" for ending in (".md", *beside)]
    return all(file.is_file() for file in (*files, stored_html(settings.cache, page)))
