"""What search keeps of an article: tokens to find it by, and its text as results show it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duizhao.language.orthography import spell
from duizhao.language.scripts import to_simplified
from duizhao.model import (
    NAME_KINDS,
    AlignedArticle,
    AnnotatedSentence,
    Name,
    Role,
    Segment,
    Token,
    TranslationState,
)
from duizhao.pages.summary import visible_numbers
from duizhao.search.shadow import blocks_of, sentence_tokens
from duizhao.search.tokens import fold
from duizhao.store import to_json
from duizhao.traditional import REGIONS, Scripts


@dataclass(frozen=True, slots=True)
class FindableArticle:
    """An article as the search holds it; kept in the cache."""

    slug: str
    date: str
    """ISO date, or `unknown`."""
    topics: tuple[str, ...]
    sentences: tuple[str, ...]
    """The tokens of its sentences, the headline first."""
    blocks: str
    """How many blocks each sentence fills, a character a sentence: 0 and so many more."""
    characters: str
    """The different characters of its text, in simplified form."""
    text: bytes
    """What results show of it: JSON, compressed."""
    traditional: bytes
    """Its sentences as they are written in Taiwan and Hong Kong: JSON, compressed."""


def findable(aligned: AlignedArticle, scripts: Scripts) -> FindableArticle:
    """Boil an article down to what finds it and what a result shows of it."""
    article = aligned.article
    segments = _headline_first(aligned)
    texts = [aligned.sentences[segment.id].text for segment in segments]
    sentences = tuple(
        " ".join(sentence_tokens(aligned.sentences[segment.id], aligned.units[segment.id].current))
        for segment in segments
    )
    return FindableArticle(
        slug=article.slug,
        date=article.publication.date,
        topics=article.topics,
        sentences=sentences,
        blocks="".join(chr(ord("0") + blocks_of(sentence)) for sentence in sentences),
        characters="".join(sorted(set(fold(to_simplified("".join(texts)))))),
        text=packed(_text(aligned, segments, scripts.names)),
        traditional=packed(
            {
                region.lower(): [_printed(scripts.cells(aligned.sentences[s.id], region)) for s in segments]
                for region in REGIONS
            }
        ),
    )


def _printed(cells: Sequence[str]) -> str | list[str]:
    """Give a sentence as a text, or character by character where a form has another length."""
    return "".join(cells) if all(len(cell) == 1 for cell in cells) else list(cells)


def packed(value: Any) -> bytes:
    """Write JSON as the reader's side fetches it: compressed, the same bytes every time."""
    return gzip.compress(to_json(value).encode(), mtime=0)


def _headline_first(aligned: AlignedArticle) -> list[Segment]:
    article = aligned.article
    return [article.headline, *(segment for segment in article.segments if segment.id != article.headline.id)]


def _text(aligned: AlignedArticle, segments: list[Segment], names: Mapping[str, Name]) -> dict[str, Any]:
    article = aligned.article
    numbers = visible_numbers(article)
    roles = {s.id: p.role for p in article.passages for s in p.segments}
    return {
        "title": article.headline.text,
        "english": aligned.units[article.headline.id].reviewed,
        "sentences": [
            _sentence(segment, aligned, names, numbers.get(segment.id, ""), roles[segment.id])
            for segment in segments
        ],
    }


def _sentence(
    segment: Segment, aligned: AlignedArticle, names: Mapping[str, Name], label: str, role: Role
) -> dict[str, Any]:
    sentence, unit = aligned.sentences[segment.id], aligned.units[segment.id]
    row: dict[str, Any] = {"id": segment.id, "words": list(_words(sentence, names)), "en": unit.current}
    if sentence.terms:
        row["terms"] = [[span.start, span.end, span.id] for span in sentence.terms]
    if unit.state is TranslationState.DRAFT:
        row["draft"] = True
    return row | ({"at": label} if label else {"role": str(role)})


def _words(sentence: AnnotatedSentence, names: Mapping[str, Name]) -> Iterator[Any]:
    """Yield punctuation as it is, words as text, divided pinyin, level, and whether they are names."""
    for token in sentence.tokens:
        pinyin = divided(token, names)
        is_name = token.kind in NAME_KINDS
        yield [token.text, pinyin, token.level or 0, int(is_name)] if pinyin or is_name else token.text


def divided(token: Token, names: Mapping[str, Name]) -> str:
    """Spell a token with a hyphen between syllables that are written together: Lù Yì-fēng, Xī-'ān."""
    spelled = spell(token, names)
    written, at = "", 0
    for syllable in filter(None, token.reading):
        start = spelled.lower().find(syllable, at)
        gap = spelled[at:start]
        written += ("-" if written and gap.strip() == gap and " " not in gap else "") + gap
        at = start + len(syllable)
        written += spelled[start:at]
    return written + spelled[at:]
