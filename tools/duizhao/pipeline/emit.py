"""Seeds in, emitted pages out; only what has changed is worked out and written again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from html import escape
from itertools import chain
from pathlib import Path

from duizhao.config import Settings
from duizhao.errors import Problem
from duizhao.model import SeriesPlace, SitePage
from duizhao.pages.addresses import article_path
from duizhao.pages.article import with_place
from duizhao.pipeline.articles import WorkedPage, work_page
from duizhao.pipeline.cache import (
    Index,
    changed,
    lexicon_key,
    load_index,
    load_records,
    load_worked,
    page_key,
    save_index,
    save_worked,
    site_key,
)
from duizhao.pipeline.seeds import Lexicon, page_files, read_lexicon
from duizhao.pipeline.site import check_slugs, places, shared_pages
from duizhao.pipeline.workers import Progress, work_pages, workshop
from duizhao.store import content_hash, remove_stale, store_page, stored_html, write_text

EMITTED = frozenset({"index.md", "read", "glossary", "study"})
"""What below docs/ is ours; the rest is written by hand."""


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

    settings: Settings
    shared: str
    """Key of code, settings and lexicon."""
    files: Mapping[str, Path]
    """The page files, by name."""
    before: Index

    def key(self, name: str, slugs: Sequence[str]) -> str:
        """Hash what the articles of a page file are made from."""
        return page_key(self.settings, self.shared, self.files[name], tuple(slugs))

    def again(self, name: str) -> WorkedPage:
        """Work out a page file whose record was lost."""
        worked = work_page(workshop(self.settings, read_lexicon(self.settings)), self.files[name])
        save_worked(self.settings, name, worked)
        return worked


def emit_site(settings: Settings, progress: Progress | None = None) -> Report:
    """Bring docs/ and the store up to date with the seeds.

    Raises SeedError for the first thing that cannot be used; docs/ then stays as it was.
    """
    before, files = load_index(settings), {path.stem: path for path in page_files(settings)}
    run = Emission(settings, lexicon_key(settings), files, before)
    keys = {name: run.key(name, before.slugs.get(name, ())) for name in files}
    site = site_key(settings, run.shared)
    if keys == before.keys and site == before.site and _all_there(settings, before):
        return Report(before.reported(), len(before.outputs))
    lexicon, stale = read_lexicon(settings), changed(keys, before)
    work_pages(settings, lexicon, [files[name] for name in stale], progress)
    after = _write_site(run, lexicon)
    after.site = site
    save_index(settings, after)
    return Report(after.reported(), len(after.outputs), len(stale))


def _write_site(run: Emission, lexicon: Lexicon) -> Index:
    settings = run.settings
    records = {name: load_records(settings, name) or run.again(name).records for name in run.files}
    summaries = [record.summary for page in records.values() for record in page]
    check_slugs(summaries, settings)
    after = Index(slugs={name: [r.summary.slug for r in page] for name, page in records.items()})
    after.keys = {name: run.key(name, slugs) for name, slugs in after.slugs.items()}
    after.problems = [
        [str(path), *rest]
        for record in chain.from_iterable(records.values())
        for path, *rest in map(astuple, record.problems)
    ]
    _write_articles(run, places(summaries), after)
    for page in shared_pages(summaries, workshop(settings, lexicon).terms, settings):
        after.outputs[page.path] = ""
        _write(settings, page)
    manifest = [f"docs/{path}.md" for path in after.outputs]
    remove_stale(settings.root, settings.cache / "manifest.json", manifest)
    return after


def _write_articles(run: Emission, neighbours: Mapping[str, SeriesPlace], after: Index) -> None:
    for name, slugs in after.slugs.items():
        origins = {article_path(slug): _origin(after.keys[name], neighbours[slug]) for slug in slugs}
        after.outputs |= origins
        current = all(run.before.outputs.get(page) == origin for page, origin in origins.items())
        if current and all(_is_there(run.settings, page) for page in origins):
            continue
        worked = load_worked(run.settings, name) or run.again(name)
        for slug, page in zip(slugs, worked.pages, strict=True):
            _write(run.settings, with_place(page, neighbours[slug]))


def _origin(key: str, place: SeriesPlace) -> str:
    """Hash what an article's page is made from: its own sources, and what it says of its neighbours."""
    neighbours = [
        other and (other.slug, other.headline, other.headline_en) for other in (place.previous, place.next)
    ]
    return content_hash(key, repr(neighbours))


def _write(settings: Settings, page: SitePage) -> None:
    headings = [{"id": h.id, "name": h.text, "level": h.level} for h in page.headings]
    key = store_page(settings.cache, page.path, page.html, headings)
    directive = f"[[dz:{page.path}@{key}]]"
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
    return all(_is_there(settings, page) for page in index.outputs)


def _is_there(settings: Settings, page: str) -> bool:
    return (settings.docs / f"{page}.md").is_file() and stored_html(settings.cache, page).is_file()
