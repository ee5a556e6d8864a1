"""Translation memories brought up to date with the pages: what `duizhao translate` does first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from duizhao.config import Settings
from duizhao.errors import UsageError
from duizhao.model import Article, TranslationState
from duizhao.pipeline.seeds import articles_of, memory_bytes, memory_file, page_files, read_source
from duizhao.pipeline.site import SITE_MEMORY, site_units
from duizhao.store import decode_text, write_text
from duizhao.translation.entries import read_memory
from duizhao.translation.memory import SourceUnit, align, source_units, update_memory


def update_memories(
    settings: Settings, slugs: frozenset[str], *, dry_run: bool = False
) -> Iterator[tuple[Path, int]]:
    """Give every text of the articles an entry; yields each file that changes, with how many are empty.

    `slugs` names the articles; none means all, and what stands above them too.
    """
    articles = chosen_articles(settings, slugs)
    for article in articles:
        yield from _update(settings, article.slug, source_units(article), dry_run=dry_run)
    if not slugs:
        yield from _update(settings, SITE_MEMORY, site_units(articles), dry_run=dry_run)


def chosen_articles(settings: Settings, slugs: frozenset[str]) -> tuple[Article, ...]:
    """Read the articles of these slugs, all where none is given; raises UsageError for a slug of none."""
    articles = [
        article for path in page_files(settings) for article in articles_of(read_source(settings, path))
    ]
    known = {article.slug for article in articles}
    if unknown := sorted(slugs - known):
        raise UsageError(f"no article {unknown[0]}; the slugs are {', '.join(sorted(known))}")
    return tuple(article for article in articles if not slugs or article.slug in slugs)


def _update(
    settings: Settings, name: str, units: Sequence[SourceUnit], *, dry_run: bool
) -> Iterator[tuple[Path, int]]:
    path, data = memory_file(settings, name), memory_bytes(settings, name)
    shown = path.relative_to(settings.root)
    old = None if data is None else decode_text(data, shown)
    new = update_memory(old, shown, units, settings.language) if units or old else old
    if new is None or new == old:
        return
    if not dry_run:
        write_text(path, new)
    states = [unit.state for unit in align(units, read_memory(new, shown)).values()]
    yield shown, states.count(TranslationState.MISSING)
