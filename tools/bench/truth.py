"""What a query must find, by a plain scan of every sentence; only the stems are those of the search."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from duizhao.annotate import build_tools
from duizhao.config import Settings
from duizhao.model import AlignedArticle, Token
from duizhao.pipeline.articles import align_article
from duizhao.pipeline.seeds import articles_of, memory_bytes, memory_of, page_files, read_lexicon, read_source
from duizhao.search.stemming import stem

Hit: TypeAlias = tuple[str, str]
"""Slug of an article, id of a sentence."""
Run: TypeAlias = tuple[tuple[str, bool, bool], ...]
"""Syllables between punctuation: written with a figure, at the beginning and the end of a word."""
SEED = 20261122
FIGURES = "01234"
MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as it is scanned."""

    hit: Hit
    text: str
    runs: tuple[Run, ...]
    spoken: str
    """Its syllables in a row, without figures."""
    words: tuple[tuple[str, ...], ...]
    """Its words of two syllables and more in unbroken rows, as initials."""
    english: tuple[str, ...]
    """Its English words, and those in Latin letters among the Chinese."""


def read_lines(settings: Settings) -> list[Line]:
    """Read every sentence of a site from its seeds."""
    lexicon = read_lexicon(settings)
    tools = build_tools(lexicon.names, lexicon.terms)
    return [
        line
        for path in page_files(settings)
        for article in articles_of(read_source(settings, path))
        for line in _lines(
            align_article(
                tools,
                article,
                memory_of(settings, article.slug, memory_bytes(settings, article.slug)),
            )
        )
    ]


def _lines(aligned: AlignedArticle) -> Iterator[Line]:
    for segment in aligned.article.segments:
        tokens = aligned.sentences[segment.id].tokens
        english = " ".join([t.text for t in tokens if t.text.isascii()] + [aligned.units[segment.id].target])
        runs = tuple(_runs(tokens))
        yield Line(
            (aligned.article.slug, segment.id),
            segment.text,
            runs,
            "".join(syllable[:-1] for run in runs for syllable, _, _ in run),
            tuple(_rows(tokens)),
            tuple(_latin(english)),
        )


def figured(syllable: str) -> str:
    """Write a tone as a figure: duì gives dui4, de gives de0."""
    letters, tone = "", "0"
    for character in unicodedata.normalize("NFD", syllable):
        tone = MARKS.get(character, tone)
        letters += "" if character in MARKS else character
    return unicodedata.normalize("NFC", letters) + tone


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    run: list[tuple[str, bool, bool]] = []
    for token in tokens:
        for place, syllable in enumerate(token.reading):
            if syllable:
                run.append((figured(syllable), place == 0, place == len(token.text) - 1))
            elif run:
                yield tuple(run)
                run = []
    yield tuple(run)


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    row: list[str] = []
    for token in tokens:
        letters = [figured(syllable)[0] for syllable in token.reading if syllable]
        if len(letters) > 1:
            row.append("".join(letters))
        elif row:
            yield tuple(row)
            row = []
    yield tuple(row)


def _latin(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    plain = plain.replace("’s", "").replace("'s", "")
    plain = re.sub(r"(?<=\d),(?=\d\d\d)", "", plain.replace("’", "'"))
    words = "".join(c if (c.isascii() and c.isalnum()) or c == "'" else " " for c in plain).split()
    return [word.strip("'").partition("'")[0] for word in words if word.strip("'")]


def find_chinese(lines: Sequence[Line], query: str) -> set[Hit]:
    """Return the sentences that hold the phrase."""
    return {line.hit for line in lines if query in line.text}


def find_pinyin(lines: Sequence[Line], query: str) -> set[Hit]:
    """Return the sentences in which these syllables follow one another, from where a word begins or in one.

    The query has a space between syllables, and figures for those tones that are given; what is written
    like one syllable may be two in the text: xian finds 西安.
    """
    asked = query.split()
    heard = (line for line in lines if all(part.rstrip(FIGURES) in line.spoken for part in asked))
    return {line.hit for line in heard if any(_is_said(run, asked) for run in line.runs)}


def _is_said(run: Run, asked: Sequence[str]) -> bool:
    parts = (_part_from(run, start, asked) for start in range(len(run)))
    return any(
        part and (part[0][1] or len(part) == 1 or not any(ends for _, _, ends in part[:-1])) for part in parts
    )


def _part_from(run: Run, start: int, asked: Sequence[str]) -> Run:
    end = start
    for written in asked:
        end = _end_of(run, end, written)
        if not end:
            return ()
    return run[start:end]


def _end_of(run: Run, start: int, written: str) -> int:
    """Return where the syllables end that are written so and begin at `start`; 0 where there are none."""
    letters = written.rstrip(FIGURES)
    figure, joined = written[len(letters) :], ""
    for place in range(start, len(run)):
        joined += run[place][0][:-1]
        if joined == letters:
            return place + 1 if run[place][0].endswith(figure) else 0
        if not letters.startswith(joined):
            break
    return 0


def find_initials(lines: Sequence[Line], query: str) -> set[Hit]:
    """Return the sentences with words of these initials; the last word may go on from three letters on."""
    return {line.hit for line in lines if any(_is_spelled(row, query) for row in line.words)}


def _is_spelled(row: Sequence[str], query: str) -> bool:
    for start in range(len(row)):
        joined = ""
        for word in row[start:]:
            before, joined = joined, joined + word
            rest = len(query) - len(before)
            if joined == query or (rest > 1 and len(query) > 2 and joined.startswith(query)):  # noqa: PLR2004 - as said
                return True
            if len(joined) >= len(query):
                break
    return False


def find_english(lines: Sequence[Line], query: str) -> set[Hit]:
    """Return the sentences that hold every word, stemmed."""
    asked = {stem(word) for word in _latin(query)}
    return {line.hit for line in lines if asked <= {stem(word) for word in line.english}}


FINDERS: dict[str, Callable[[Sequence[Line], str], set[Hit]]] = {
    "Chinese": find_chinese,
    "pinyin": find_pinyin,
    "initials": find_initials,
    "English": find_english,
}


def queries(lines: Sequence[Line], counts: dict[str, int], seed: int = SEED) -> dict[str, list[str]]:
    """Draw queries of each kind from the sentences, every one of which is found somewhere."""
    chance = random.Random(seed)  # noqa: S311 - no secret, the same queries every time
    texts = [line.text for line in lines]
    draw = {
        "Chinese": lambda: draw_phrase(chance, texts),
        "pinyin": lambda: _syllables(chance, lines),
        "initials": lambda: _initials(chance, lines),
        "English": lambda: _words(chance, lines),
    }
    return {kind: [draw[kind]() for _ in range(count)] for kind, count in counts.items()}


def draw_phrase(chance: random.Random, texts: Sequence[str]) -> str:
    """Draw a phrase of Han characters from one of the texts."""
    while True:
        text, length = chance.choice(texts), chance.randint(2, 8)
        start = chance.randint(0, max(0, len(text) - length))
        phrase = text[start : start + length]
        if len(phrase) == length and all("\u4e00" <= character <= "\u9fff" for character in phrase):
            return phrase


def _syllables(chance: random.Random, lines: Sequence[Line]) -> str:
    while True:
        run = chance.choice(chance.choice(lines).runs)
        starts = [place for place, (_, begins, _) in enumerate(run) if begins]
        if not starts:
            continue
        start, share = chance.choice(starts), chance.choice([0.0, 0.5, 1.0])
        part = [syllable for syllable, _, _ in run[start : start + chance.randint(1, 4)]]
        asked = [one if chance.random() < share else one[:-1] for one in part]
        if len("".join(asked)) > 1 and asked[0] not in {"r", "r0"}:
            return " ".join(asked)


def _initials(chance: random.Random, lines: Sequence[Line]) -> str:
    known = {word for line in lines for word in line.english}
    while True:
        row = chance.choice(chance.choice(lines).words)
        start = chance.randrange(len(row)) if row else 0
        letters = "".join(row[start : start + chance.randint(1, 3)])
        if letters and letters not in known and all(letter in "bcdfghjklmnpqrstwxyz" for letter in letters):
            return letters


def _words(chance: random.Random, lines: Sequence[Line]) -> str:
    while True:
        words = [word for word in chance.choice(lines).english if len(word) > 3]  # noqa: PLR2004 - no particles
        if words:
            return " ".join(chance.sample(words, min(len(words), chance.randint(1, 2))))
