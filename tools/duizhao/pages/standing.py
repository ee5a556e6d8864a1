"""What an article says of its translation: how much is reviewed, and who or what translated it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from duizhao.model import AlignedArticle, TranslationState, TranslationUnit

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "kk": "Kazakh",
    "km": "Khmer",
    "ko": "Korean",
    "lo": "Lao",
    "mn": "Mongolian",
    "ms": "Malay",
    "my": "Burmese",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sw": "Swahili",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
}


def language_name(tag: str) -> str:
    """Name a language in English; one that is not in the table is called by its tag."""
    return LANGUAGES.get(tag.partition("-")[0], tag)


@dataclass(frozen=True, slots=True)
class StandingView:
    """The standing of an article's translation."""

    percent: int
    """Of the segments that are reviewed; 100 only where all are."""
    reviewed: int
    drafts: int
    stale: int
    engines: tuple[str, ...]
    """What drafted the drafts, `libre 2026-11-22`."""
    translator: str
    """Empty where the file names nobody."""


def standing_view(aligned: AlignedArticle) -> StandingView:
    """Count the states of the segments; notes do not count."""
    units = [aligned.units[segment.id] for segment in aligned.article.segments]
    states = Counter(unit.state for unit in units)
    drafts = [unit for unit in units if unit.state is TranslationState.DRAFT]
    return StandingView(
        percent=100 * states[TranslationState.REVIEWED] // len(units),
        reviewed=states[TranslationState.REVIEWED],
        drafts=len(drafts),
        stale=states[TranslationState.STALE],
        engines=tuple(dict.fromkeys(unit.engine for unit in drafts if unit.engine)),
        translator=aligned.translator,
    )


def without_drafts(aligned: AlignedArticle) -> AlignedArticle:
    """Take drafts for missing, as a site that does not show them wants."""
    return replace(aligned, units={name: _reviewed_only(unit) for name, unit in aligned.units.items()})


def _reviewed_only(unit: TranslationUnit) -> TranslationUnit:
    return TranslationUnit(unit.id, unit.source) if unit.state is TranslationState.DRAFT else unit
