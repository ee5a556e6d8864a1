"""One page file worked out: its articles annotated, aligned and rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from duizhao.annotate import Tools, annotate, build_tools, with_pinyin
from duizhao.config import Settings
from duizhao.errors import Problem, SeedError, Severity
from duizhao.language.heard import never_read
from duizhao.language.scripts import HAN_CHARACTER
from duizhao.language.syllables import is_syllable
from duizhao.model import (
    READ_ALOUD,
    AlignedArticle,
    AnnotatedSentence,
    Article,
    ArticleSummary,
    SitePage,
    Term,
    TranslationState,
    TranslationUnit,
)
from duizhao.overrides import unmatched_overrides
from duizhao.pages.article import article_page
from duizhao.pages.elsewhere import WordUse, word_uses
from duizhao.pages.standing import without_drafts
from duizhao.pages.study import deck_line
from duizhao.pages.summary import summarise
from duizhao.pipeline.lessons import Lesson, lesson_of
from duizhao.pipeline.seeds import (
    Lexicon,
    PageSource,
    articles_of,
    memory_bytes,
    memory_file,
    memory_of,
    read_source,
)
from duizhao.search.findable import FindableArticle, findable
from duizhao.store import content_hash
from duizhao.traditional import Scripts, with_forms
from duizhao.translation.entries import Memory
from duizhao.translation.memory import align, source_units

Inspect = Callable[[AlignedArticle, Memory | None], None]
"""Is shown each article with its memory, for what costs too much in a build."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every article is worked with; made once a process."""

    settings: Settings
    tools: Tools
    terms: Mapping[str, Term]
    """By id, their pinyin and their traditional forms filled in."""

    @classmethod
    def of(cls, settings: Settings, lexicon: Lexicon) -> Workshop:
        """Load the tools for this lexicon; takes about a second."""
        tools = build_tools(lexicon.names, lexicon.terms)
        terms = (with_forms(with_pinyin(term, tools), tools, settings.taiwan) for term in lexicon.terms)
        return cls(settings, tools, {term.id: term for term in terms})

    @property
    def scripts(self) -> Scripts:
        """How traditional characters are written on this site."""
        return Scripts(self.terms, self.tools.names, self.settings.taiwan)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What is known of an article once it has been worked out."""

    summary: ArticleSummary
    problems: tuple[Problem, ...]
    uses: tuple[WordUse, ...] = ()
    notes: tuple[int, int] = (0, 0)
    """How many terms and words its deck holds."""


@dataclass(frozen=True, slots=True)
class WorkedPage:
    """All that comes of one page file, article by article; kept in the cache."""

    key: str
    """Hash of the bytes it was made from."""
    records: tuple[ArticleRecord, ...]
    pages: tuple[SitePage, ...]
    """The pages of the site, all but the way to their neighbours."""
    findables: tuple[FindableArticle, ...] = ()
    """What search keeps of the articles."""
    lessons: tuple[Lesson, ...] = ()
    """What is learnt and taken away from each article."""


def page_key(shared: str, source: PageSource, memories: Mapping[str, bytes | None]) -> str:
    """Hash what the articles of one page file are made from; `shared` is the key of all that they share."""
    files = (source.page, source.sidecar, *memories.values())
    parts = (b"\0" if data is None else data for data in files)
    return content_hash(shared, source.file.name, *memories, *parts)


def work_page(
    shop: Workshop, page_file: Path, shared: str = "", inspect: Inspect | None = None
) -> WorkedPage:
    """Work out all articles of one page file, and note from which bytes; `inspect` is shown each article."""
    source = read_source(shop.settings, page_file)
    articles = articles_of(source)
    memories = {article.slug: memory_bytes(shop.settings, article.slug) for article in articles}
    worked = [_work_article(shop, article, source, memories[article.slug], inspect) for article in articles]
    records, pages, findables, lessons = zip(*worked, strict=True) if worked else ((), (), (), ())
    return WorkedPage(page_key(shared, source, memories), records, pages, findables, lessons)


def _work_article(
    shop: Workshop, article: Article, source: PageSource, data: bytes | None, inspect: Inspect | None
) -> tuple[ArticleRecord, SitePage, FindableArticle, Lesson]:
    memory = memory_of(shop.settings, article.slug, data)
    aligned = align_article(shop.tools, article, memory)
    _check_overrides(article, source.file.with_suffix(".yml"))
    _check_recording(shop.settings, article, source.file.with_suffix(".yml"))
    problems = tuple(_problems(shop.settings, aligned, memory, source.file))
    if inspect:
        inspect(aligned, memory)
    shown = aligned if shop.settings.drafts == "shown" else without_drafts(aligned)
    summary = summarise(shown)
    page = article_page(shown, summary, shop.terms, shop.settings, shop.tools.names)
    lesson = lesson_of(shown, shop.scripts)
    line = deck_line(lesson.deck)
    record = ArticleRecord(summary, problems, word_uses(shown), (line.terms, line.words))
    return record, page, findable(shown, shop.scripts), lesson


def align_article(tools: Tools, article: Article, memory: Memory | None) -> AlignedArticle:
    """Annotate every segment and give it its English."""
    sentences = {segment.id: annotate(segment.text, tools, article.overrides) for segment in article.segments}
    units = align(source_units(article), memory)
    return AlignedArticle(article, sentences, units, memory.translator if memory else "")


def _check_overrides(article: Article, sidecar: Path) -> None:
    for fixed in article.overrides.readings:
        if not is_syllable(fixed.syllable):
            reason = f"{fixed.syllable!r} is no syllable; write pinyin with its tone mark, as in wéi"
            raise SeedError(sidecar, fixed.line, reason)
    texts = [segment.text for segment in article.segments]
    for override in unmatched_overrides(article.overrides, texts):
        reason = f"{override.context} stands nowhere in {article.headline.text}; correct or remove this line"
        raise SeedError(sidecar, override.line, reason)


def _check_recording(settings: Settings, article: Article, sidecar: Path) -> None:
    recording = article.recording
    if recording is None:
        return
    if not (settings.docs / recording.file).is_file():
        reason = f"docs/{recording.file} is not there; put the recording there or remove `audio`"
        raise SeedError(sidecar, recording.line, reason)
    count = sum(len(passage.segments) for passage in article.passages if passage.role in READ_ALOUD)
    if recording.times and len(recording.times) != count:
        reason = (
            f"{len(recording.times)} times for {count} sentences; give one for the headline, each subhead "
            f"and each sentence of the text, or none"
        )
        raise SeedError(sidecar, recording.line, reason)


def _problems(
    settings: Settings, aligned: AlignedArticle, memory: Memory | None, page_file: Path
) -> Iterator[Problem]:
    yield from _unread(aligned.sentences, page_file)
    yield from _unheard(aligned.article, page_file.with_suffix(".yml"))
    po = memory_file(settings, aligned.article.slug).relative_to(settings.root)
    missing = sum(unit.state is TranslationState.MISSING for unit in aligned.units.values())
    if missing:
        message = (
            f"{missing} of {len(aligned.units)} texts have no translation ({settings.language}) yet; "
            f"run `duizhao translate` and fill in the empty entries"
        )
        yield Problem(po, 1, message, Severity.WARNING)
    lines = {entry.id: entry.line for entry in memory.active.values()} if memory else {}
    for unit in aligned.units.values():
        if message := UNSETTLED.get(unit.state, ""):
            yield Problem(po, lines[unit.id], message.format(unit=_named(unit)), Severity.WARNING)


def _unheard(article: Article, sidecar: Path) -> Iterator[Problem]:
    """Name the readings of the sidecar that their characters never have."""
    for fixed in article.overrides.readings:
        if heard := never_read(fixed.character, fixed.syllable):
            message = (
                f"{fixed.character} is read {', '.join(heard)}, never {fixed.syllable}; mend or keep the line"
            )
            yield Problem(sidecar, fixed.line, message, Severity.WARNING)


UNSETTLED = {
    TranslationState.STALE: "{unit}: the Chinese has changed; revise the translation and remove `fuzzy`",
    TranslationState.DRAFT: "{unit}: a machine's draft; review it and remove `fuzzy`",
}


def _named(unit: TranslationUnit) -> str:
    return f"{unit.id} “{unit.source[:12]}…”"


def _unread(sentences: Mapping[str, AnnotatedSentence], shown: Path) -> Iterator[Problem]:
    """List the Han characters that no source knows how to read."""
    bare = {
        character
        for sentence in sentences.values()
        for token in sentence.tokens
        if None in token.reading
        for character, syllable in zip(token.text, token.reading, strict=True)
        if syllable is None and HAN_CHARACTER.match(character)
    }
    if bare:
        message = f"no reading is known for {'、'.join(sorted(bare))}; give it in the sidecar under readings"
        yield Problem(shown, 1, message, Severity.WARNING)
