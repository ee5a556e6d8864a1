"""The search of a site: indexed when something has changed, then put beside the built pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from duizhao.config import Settings
from duizhao.pipeline.cache import Index, lexicon_key, load_findables, load_index, load_record
from duizhao.pipeline.seeds import page_files, read_lexicon
from duizhao.pipeline.workers import Task, work_one, workshop
from duizhao.search.catalogue import IndexTable, catalogue, gist, simpler_forms, volumes
from duizhao.search.findable import FindableArticle, packed
from duizhao.search.indexing import Say, chunk_edges, needed_files, page_names, pagefind_program, run_pagefind
from duizhao.search.shadow import shadow_page
from duizhao.store import (
    content_hash,
    copy_folder,
    empty_folder,
    read_json,
    replace_folder,
    to_json,
    write_bytes,
    write_text,
)

FOLDER = "search/data"
"""Where it lies below the site."""


def is_current(settings: Settings) -> bool:
    """Say whether the index is of the articles as they were last emitted."""
    return bool(read_json(settings.cache / "search" / "key.json") == _key(load_index(settings)))


def index_search(settings: Settings, say: Say) -> bool:
    """Bring the index up to date with what was emitted last; says whether there was anything to do."""
    if settings.search == "off" or is_current(settings):
        return False
    pagefind_program()
    index = load_index(settings)
    articles = _articles(settings, index)
    say(f"{len(articles)} articles")
    new = empty_folder(settings.cache / "search" / "new")
    _write_index(settings, index, articles, say)
    for article in articles:
        write_bytes(new / "articles" / f"{article.slug}.json.gz", article.text)
        write_bytes(new / "articles" / f"{article.slug}.hant.json.gz", article.traditional)
    replace_folder(settings.cache / "search" / "site", new)
    write_text(settings.cache / "search" / "key.json", to_json(_key(index)))
    return True


def publish_search(settings: Settings, site: Path) -> None:
    """Put the search beside the pages of a built site, as old as it may be."""
    made = settings.cache / "search" / "site"
    if settings.search == "on" and made.is_dir() and site.is_dir():
        copy_folder(made, site / FOLDER)


def _key(index: Index) -> str:
    try:
        engine = version("pagefind_bin")
    except PackageNotFoundError:
        engine = ""
    return content_hash(engine, index.site, repr(sorted(index.keys.items())))


def _articles(settings: Settings, index: Index) -> list[FindableArticle]:
    return [article for name, key in index.keys.items() for article in _findables(settings, name, key)]


def _findables(settings: Settings, name: str, key: str) -> tuple[FindableArticle, ...]:
    """Return what search keeps of a page file; what was lost is made again."""
    kept = load_findables(settings, name, key)
    if kept is not None:
        return kept
    files = {path.stem: path for path in page_files(settings)}
    return work_one(Task(settings, read_lexicon(settings), lexicon_key(settings)), files[name]).findables


def _write_index(settings: Settings, index: Index, articles: Sequence[FindableArticle], say: Say) -> None:
    """Write shadow pages, have them indexed, keep what a browser may ask for."""
    folder = settings.cache / "search"
    shadows, indexed = empty_folder(folder / "shadows"), empty_folder(folder / "indexed")
    for number, volume in enumerate(volumes(articles)):
        sentences = (sentence for article in volume for sentence in article.sentences)
        write_text(shadows / f"{number:05}" / "index.html", shadow_page(sentences))
    run_pagefind(shadows, indexed, say)
    for path in needed_files(indexed):
        write_bytes(folder / "new" / "pagefind" / path.relative_to(indexed), path.read_bytes())
    _write_tables(settings, index, articles, IndexTable(page_names(indexed), chunk_edges(indexed)))


def _write_tables(
    settings: Settings, index: Index, articles: Sequence[FindableArticle], table: IndexTable
) -> None:
    new = settings.cache / "search" / "new"
    terms = workshop(settings, read_lexicon(settings)).terms.values()
    counts = _term_counts(settings, index)
    write_bytes(new / "catalogue.json.gz", packed(catalogue(articles, terms, counts, table)))
    write_bytes(new / "simpler.json.gz", packed(simpler_forms(articles)))
    for term in terms:
        write_bytes(new / "terms" / f"{term.id}.json.gz", packed(gist(term)))


def _term_counts(settings: Settings, index: Index) -> Counter[str]:
    records = (load_record(settings, name) for name in index.keys)
    return Counter(
        occurrence.term
        for record in records
        if record
        for article in record.articles
        for occurrence in article.summary.occurrences
    )
