"""The pages for learning by heart: decks, my words, statistics, and what can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from duizhao.model import Deck, Heading, NoteKind, SitePage
from duizhao.pages.addresses import article_path, relative, term_path
from duizhao.pages.templating import fill
from duizhao.pages.wording import Wording
from duizhao.study.notes import counted

STUDY, WORDS, DOWNLOADS = "study/index", "words/index", "downloads/index"
DUE, MINE = "study/due", "study/my-words"


def deck_path(deck: str) -> str:
    """Return the path of a deck's page, by the deck's id."""
    return f"study/{deck}"


@dataclass(frozen=True, slots=True)
class DeckLine:
    """A deck as the list of decks has it."""

    id: str
    title: str
    """English, or empty."""
    title_zh: str
    """Chinese, or empty."""
    terms: int
    words: int


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers take away."""

    file: str
    """Below docs/downloads."""
    what: Wording
    format: str
    licence: str
    source: str
    size: int = 0
    """In bytes."""

    @property
    def kilobytes(self) -> int:
        """The size as the page shows it, one at least."""
        return max(1, round(self.size / 1024))


def deck_line(deck: Deck) -> DeckLine:
    """Sum a deck up."""
    counts = counted(deck.notes)
    return DeckLine(deck.id, deck.title, deck.title_zh, counts[NoteKind.TERM], counts[NoteKind.WORD])


def deck_page(deck: Deck, downloads: bool) -> SitePage:  # noqa: FBT001 - a fact about the site, passed on
    """Make the page of a deck: cards and drills, the notes as a list, the deck for Anki."""
    path = deck_path(deck.id)
    groups = tuple(
        (kind, tuple(note for note in deck.notes if note.kind is kind))
        for kind in NoteKind
        if any(note.kind is kind for note in deck.notes)
    )
    html = fill(
        "deck.html",
        deck=deck,
        groups=groups,
        group_names=GROUPS,
        has_book=bool(deck.article) and downloads,
        to_study=relative(path, STUDY),
        to_term=lambda note: relative(path, term_path(note.id.removeprefix("t:"))),
        to_place=lambda place: f"{relative(path, article_path(place.article))}#{place.segment}",
        to_article=relative(path, article_path(deck.article)) if deck.article else "",
        book=f"../../downloads/{deck.id}.epub",
    )
    title = deck.title or deck.title_zh
    description = f"{len(deck.notes)} terms and words to learn: cards, drills, and a deck for Anki."
    return SitePage(path, f"Study: {title}", description, "study.html", html, (Heading("deck", title, 1),))


GROUPS = {NoteKind.TERM: Wording("Terms", "术语"), NoteKind.WORD: Wording("Words", "词语")}


def study_home(domains: Sequence[DeckLine], articles: Sequence[DeckLine]) -> SitePage:
    """Make `study/`: every deck, what is due, statistics and settings."""
    html = fill(
        "study.html",
        domains=domains,
        articles=articles,
        to_deck=lambda deck: relative(STUDY, deck_path(deck)),
        to_due=relative(STUDY, DUE),
        to_mine=relative(STUDY, MINE),
        to_words=relative(STUDY, WORDS),
        to_downloads=relative(STUDY, DOWNLOADS),
    )
    description = "Flashcards and drills made of the glossary and the articles; what you know stays with you."
    heading = Heading("study", "Study 学习", 1)
    return SitePage(STUDY, "Study 学习", description, "study.html", html, (heading,))


def session_pages() -> tuple[SitePage, SitePage]:
    """Make the pages for what only the browser knows: what is due, and my words."""
    return _session(DUE, "due", Wording("Due now", "待复习")), _session(
        MINE, "mine", Wording("My words", "我的生词")
    )


def _session(path: str, deck: str, name: Wording) -> SitePage:
    html = fill("session.html", deck=deck, name=name, to_study=relative(path, STUDY))
    title, description = f"{name.en} {name.zh}", "Cards from every deck, kept in your browser."
    return SitePage(path, title, description, "study.html", html, (Heading("deck", title, 1),))


def words_page() -> SitePage:
    """Make `words/`: the words that the reader has marked; all of it is filled in by the browser."""
    html = fill("words.html", to_study=relative(WORDS, STUDY), to_mine=relative(WORDS, MINE))
    title, description = "My words 我的生词", "Words you know or are learning; import, export, back up."
    return SitePage(WORDS, title, description, "study.html", html, (Heading("words", title, 1),))


def downloads_page(
    files: Sequence[Download], domains: Sequence[DeckLine], articles: Sequence[DeckLine]
) -> SitePage:
    """Make `downloads/`: each file with its licence and its source; formats of one thing stand together."""
    html = fill(
        "downloads.html",
        things=[(told, tuple(same)) for told, same in groupby(files, _same_thing)],
        domains=domains,
        articles=articles,
        to_deck=lambda deck: relative(DOWNLOADS, deck_path(deck)),
        to_study=relative(DOWNLOADS, STUDY),
    )
    title, description = "Downloads 下载", "Decks for Anki, books, vocabulary and aligned sentences."
    return SitePage(DOWNLOADS, title, description, "page.html", html, (Heading("downloads", title, 1),))


def _same_thing(file: Download) -> tuple[Wording, str, str]:
    return file.what, file.source, file.licence
