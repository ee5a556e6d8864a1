"""Translations of the whole site as TMX or XLIFF, and XLIFF back into the memories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from duizhao.config import Settings
from duizhao.model import TranslationState
from duizhao.pipeline.memories import chosen_articles
from duizhao.pipeline.seeds import memory_bytes, memory_file, memory_of
from duizhao.pipeline.site import SITE_MEMORY, site_units
from duizhao.store import write_text
from duizhao.translation.entries import read_memory
from duizhao.translation.exchange import Change, Comparison, Exported, Incoming, compare, exported
from duizhao.translation.memory import SourceUnit, source_units, update_memory
from duizhao.translation.rewriting import with_translation


def _sources(settings: Settings, slugs: frozenset[str]) -> Iterator[tuple[str, tuple[SourceUnit, ...]]]:
    articles = chosen_articles(settings, slugs)
    yield from ((article.slug, source_units(article)) for article in articles)
    if not slugs:
        yield SITE_MEMORY, site_units(articles)


def exported_units(settings: Settings, slugs: frozenset[str] = frozenset()) -> Iterator[Exported]:
    """Yield all units of these articles, of all and what stands above them where none is named."""
    for slug, units in _sources(settings, slugs):
        yield from exported(slug, units, memory_of(settings, slug, memory_bytes(settings, slug)))


def compare_with_site(settings: Settings, incoming: Sequence[Incoming]) -> Comparison:
    """Hold translations that come back against the memories; nothing is written."""
    known: dict[str, dict[str, Exported]] = {}
    for unit in exported_units(settings):
        known.setdefault(unit.slug, {})[unit.id] = unit
    return compare(incoming, known)


def apply_changes(settings: Settings, changes: Sequence[Change]) -> Iterator[tuple[Path, int]]:
    """Write changes into the memories; yields each file with how many entries of it have changed."""
    sources = dict(_sources(settings, frozenset()))
    slug_of = attrgetter("incoming.slug")
    for slug, group in groupby(sorted(changes, key=slug_of), key=slug_of):
        path, chosen = memory_file(settings, slug), list(group)
        shown = path.relative_to(settings.root)
        memory = memory_of(settings, slug, memory_bytes(settings, slug))
        old = None if memory is None else memory.text
        memory = read_memory(update_memory(old, shown, sources[slug], settings.language), shown)
        for change in chosen:
            is_fuzzy = change.incoming.state is not TranslationState.REVIEWED
            text = with_translation(memory, change.incoming.id, change.incoming.target, is_fuzzy=is_fuzzy)
            memory = read_memory(text, shown)
        write_text(path, memory.text)
        yield shown, len(chosen)
