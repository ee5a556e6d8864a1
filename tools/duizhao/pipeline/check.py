"""Everything an editor should see, gathered file by file so that one fault does not hide the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from duizhao.config import Settings
from duizhao.errors import Problem, SeedError, Severity
from duizhao.glossary.checks import doubts, faults, unused
from duizhao.language.names import doubtful_names
from duizhao.model import ArticleSummary
from duizhao.pipeline.articles import ArticleRecord, work_page
from duizhao.pipeline.doubts import Doubt, as_problems, doubts_of
from duizhao.pipeline.seeds import (
    Lexicon,
    articles_of,
    join_lexicon,
    lexicon_files,
    page_files,
    read_lexicon_file,
    read_source,
    strangers,
)
from duizhao.pipeline.site import SITE_MEMORY, check_slugs, site_memory, site_units
from duizhao.pipeline.translations import Inspection
from duizhao.pipeline.workers import Progress, workshop
from duizhao.translation.pairs import Lore

Value = TypeVar("Value")


def check_site(settings: Settings, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Return every problem of the seeds, sorted by path and line, then the readings that were close calls."""
    gathering = _Gathering([], [])
    lexicon = _lexicon(settings, gathering)
    files = gathering.attempt(lambda: page_files(settings)) or ()
    shop = workshop(settings, lexicon)
    inspection = Inspection(settings, Lore.of(shop.terms, shop.tools.names))
    records: list[ArticleRecord] = []
    whole: list[Path] = []
    for done, path in enumerate(files, 1):
        work = partial(work_page, shop, path, inspect=inspection.look_at)
        if worked := gathering.attempt(work):
            records.extend(worked.records)
            whole.append(path)
        if progress:
            progress(done, len(files))
    summaries = [record.summary for record in records]
    gathering.attempt(lambda: check_slugs(summaries))
    memory = gathering.attempt(lambda: site_memory(settings))
    inspection.look_at_site(site_units(summaries), memory)
    found = [*gathering.found, *gathering.doubts, *chain.from_iterable(record.problems for record in records)]
    found.extend(inspection.problems())
    if not gathering.found:
        found.extend(_left_over(settings, lexicon, summaries))
    return (*sorted(found), *as_problems(_doubts(settings, lexicon, whole)))


def _doubts(settings: Settings, lexicon: Lexicon, files: Sequence[Path]) -> Iterator[Doubt]:
    tools = workshop(settings, lexicon).tools
    for path in files:
        source = read_source(settings, path)
        for article in articles_of(source):
            yield from doubts_of(article, source.file.with_suffix(".yml"), tools)


@dataclass(frozen=True, slots=True)
class _Gathering:
    """Collects as problems what would stop a build, so that the work can go on."""

    found: list[Problem]
    doubts: list[Problem]
    """What the work may go on with."""

    def attempt(self, work: Callable[[], Value]) -> Value | None:
        try:
            return work()
        except SeedError as error:
            self.found.append(Problem(error.path, error.line, error.reason))
            return None


def _lexicon(settings: Settings, gathering: _Gathering) -> Lexicon:
    """Read file by file, then hold the terms against each other; an unsound lexicon counts as empty."""
    files = gathering.attempt(lambda: lexicon_files(settings)) or ()
    lexicon = join_lexicon(
        filter(None, [gathering.attempt(partial(read_lexicon_file, settings, path)) for path in files])
    )
    if not gathering.found:
        gathering.found.extend(faults(lexicon.terms))
    if gathering.found:
        return Lexicon()
    gathering.doubts.extend(doubts(lexicon.terms))
    gathering.doubts.extend(doubtful_names(lexicon.names, Path("seeds/names.yml")))
    return lexicon


def _left_over(
    settings: Settings, lexicon: Lexicon, summaries: Sequence[ArticleSummary]
) -> Iterator[Problem]:
    """Name what belongs to nothing; only when all is read, or it would belong to what is not."""
    for path in strangers(settings):
        message = "is not read: pages are NAME.txt with NAME.yml, terms DOMAIN.yml; rename or remove it"
        yield Problem(path, 1, message, Severity.WARNING)
    folder = settings.seeds / "translations" / settings.language
    slugs = {summary.slug for summary in summaries} | {SITE_MEMORY}
    for path in sorted(folder.glob("*.po")):
        if path.stem not in slugs:
            message = "is the memory of no article; rename it to the article's slug, or remove it"
            yield Problem(path.relative_to(settings.root), 1, message, Severity.WARNING)
    used = {occurrence.term for summary in summaries for occurrence in summary.occurrences}
    nested_in = workshop(settings, lexicon).tools.nested_in
    yield from unused(lexicon.terms, used, {term.id: nested_in(term) for term in lexicon.terms})
