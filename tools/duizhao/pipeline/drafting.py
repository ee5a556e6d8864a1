"""Machine drafts of everything that has no translation, written one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.annotate import annotate
from duizhao.config import Settings
from duizhao.errors import BusyError, ProviderError, RefusedError
from duizhao.model import Article, TranslationState
from duizhao.pipeline.articles import Workshop
from duizhao.pipeline.memories import chosen_articles
from duizhao.pipeline.seeds import memory_bytes, memory_file, memory_of
from duizhao.pipeline.site import SITE_MEMORY, site_units
from duizhao.store import write_text
from duizhao.translation.drafts import Draft, Pace, Task, draft
from duizhao.translation.memory import SourceUnit, align, source_units
from duizhao.translation.pairs import Lore
from duizhao.translation.protection import guard, spans_to_guard
from duizhao.translation.providers import Provider, Translator
from duizhao.translation.rewriting import is_open, with_translation

MANY_IN_A_ROW = 5
"""When so many texts are given up one after the other, the provider is down, not the texts at fault."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A provider at work: what it is, and how it is asked."""

    name: str
    provider: Provider
    translate: Translator
    pace: Pace
    today: str
    """ISO date, which stands in each draft."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text."""

    task: Task
    draft: Draft | None = None
    reason: str = ""
    """Why there is no draft."""


def open_tasks(settings: Settings, shop: Workshop, slugs: frozenset[str]) -> tuple[Task, ...]:
    """List the texts without a translation, in reading order; stale ones have one to be revised.

    Terms and names are protected where the target is English, the language of their renderings.
    """
    lore = Lore.of(shop.terms, shop.tools.names)
    articles = chosen_articles(settings, slugs)
    tasks = [task for article in articles for task in _tasks_of(settings, shop, lore, article)]
    if not slugs:
        units = _missing(settings, SITE_MEMORY, site_units(articles))
        tasks.extend(_task(SITE_MEMORY, unit, "", shop, lore) for unit in units)
    return tuple(tasks)


def _tasks_of(settings: Settings, shop: Workshop, lore: Lore, article: Article) -> Iterator[Task]:
    paragraphs = {segment.id: passage.text for passage in article.passages for segment in passage.segments}
    for unit in _missing(settings, article.slug, source_units(article)):
        yield _task(article.slug, unit, paragraphs.get(unit.id, ""), shop, lore)


def _missing(settings: Settings, name: str, units: Sequence[SourceUnit]) -> Iterator[SourceUnit]:
    memory = memory_of(settings, name, memory_bytes(settings, name))
    aligned = align(units, memory)
    return (unit for unit in units if aligned[unit.id].state is TranslationState.MISSING)


def _task(name: str, unit: SourceUnit, context: str, shop: Workshop, lore: Lore) -> Task:
    sentence = annotate(unit.text, shop.tools)
    spans = tuple(spans_to_guard(sentence, lore)) if shop.settings.language.startswith("en") else ()
    return Task(name, unit.id, unit.text, guard(unit.text, spans), context)


def draft_all(settings: Settings, tasks: Sequence[Task], machine: Machine) -> Iterator[Outcome]:
    """Draft the texts, each written at once, so that an end in the middle loses one at most.

    Raises ProviderError when the provider cannot be used any more; what is done is kept.
    """
    silent = 0
    for task in tasks:
        outcome = _drafted(task, machine)
        silent = 0 if outcome.draft else silent + 1
        yield _written(settings, outcome, machine)
        if silent == MANY_IN_A_ROW:
            reason = f"{machine.name} {outcome.reason}; what is done is kept: run the same again later"
            raise ProviderError(reason)


def _drafted(task: Task, machine: Machine) -> Outcome:
    try:
        return Outcome(task, draft(task, machine.provider, machine.translate, machine.pace))
    except (BusyError, RefusedError) as error:
        return Outcome(task, reason=str(error))
    except ProviderError as error:
        raise ProviderError(f"{machine.name} {error}") from None


def _written(settings: Settings, outcome: Outcome, machine: Machine) -> Outcome:
    """Put a draft into its file as that is now; what a person has written meanwhile stays."""
    task = outcome.task
    if outcome.draft is None:
        return outcome
    memory = memory_of(settings, task.name, memory_bytes(settings, task.name))
    if memory is None or not is_open(memory, task.id, task.source):
        return Outcome(task, reason="was changed in the meantime and is left as it is")
    text = with_translation(memory, task.id, outcome.draft.text, machine=f"{machine.name} {machine.today}")
    write_text(memory_file(settings, task.name), text)
    return outcome
