"""Notes on the terms of the glossary and the words of an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from duizhao.language.dictionary import DICTIONARY_DATE, is_only_name, senses
from duizhao.language.orthography import join_syllables, parse_syllables, spell
from duizhao.language.scripts import HAN_CHARACTER, to_simplified
from duizhao.language.views import numbered, spoken
from duizhao.model import (
    AlignedArticle,
    Evidence,
    Example,
    Note,
    NoteKind,
    Rendering,
    RenderingStatus,
    Segment,
    Term,
    Token,
    TokenKind,
)
from duizhao.study.examples import best_example
from duizhao.traditional import writers

DICTIONARY = f"CC-CEDICT, {DICTIONARY_DATE}"

SENSES = 3
"""So many senses of a word are asked for."""

_AVOIDED = frozenset({RenderingStatus.DEPRECATED, RenderingStatus.SUPERSEDED})


def term_id(name: str) -> str:
    """Return the id of a term's note: `t:duikou-bangfu`."""
    return f"t:{name}"


def term_note(term: Term, examples: Sequence[Example] = ()) -> Note:
    """Make the note of a term; `examples` are its occurrences, of which the best is taken."""
    preferred = term.preferred
    return Note(
        id=term_id(term.id),
        kind=NoteKind.TERM,
        zh=term.term,
        traditional=term.forms if any(term.forms) else _traditional(term.term),
        pinyin=term.pinyin,
        spoken=_spoken_term(term),
        english=preferred.text,
        source=cited(preferred),
        definition=term.definition_en,
        domain=term.domain,
        others=tuple(r.text for r in term.renderings if r.status is RenderingStatus.ADMITTED),
        avoid=tuple((r.text, r.note) for r in term.renderings if r.status in _AVOIDED),
        kin=tuple(map(term_id, (*term.broader, *term.narrower, *term.related))),
        uses=len(examples),
        example=best_example(examples),
    )


def cited(rendering: Rendering) -> str:
    """Say in one line where a rendering comes from: `A White Paper, A Press, 2021`, `Duizhao`."""
    if rendering.evidence is not Evidence.SEEN:
        return rendering.source
    date = "" if rendering.date == "unknown" else rendering.date
    return ", ".join(filter(None, (rendering.source, rendering.publisher, date)))


def word_notes(
    aligned: AlignedArticle, numbers: Mapping[str, str], taiwan: str = "characters"
) -> tuple[Note, ...]:
    """Make a note of every word that the dictionary knows, most used first.

    Names are left out, and so is a word that is another thing's name in the dictionary: 全州, the
    whole prefecture, is a county there. A word has a note for each reading: 地 dì and de. `numbers` has
    the visible numbers of the segments; `taiwan` is the setting of that name.
    """
    places: dict[tuple[str, tuple[str | None, ...]], list[Example]] = {}
    tokens: dict[tuple[str, tuple[str | None, ...]], Token] = {}
    for segment in aligned.article.segments:
        for token, example in _words(segment, aligned, numbers.get(segment.id, "")):
            key = (to_simplified(token.text), token.reading)
            tokens.setdefault(key, token)
            places.setdefault(key, []).append(example)
    order = sorted(places, key=lambda key: (-len(places[key]), tokens[key].level or 9))
    made = (_word_note(tokens[key], places[key], taiwan) for key in order)
    return tuple(note for note in made if note is not None)


def uses_of_terms(aligned: AlignedArticle, numbers: Mapping[str, str]) -> dict[str, list[Example]]:
    """Return where each term of the article stands, in the order in which they first do."""
    found: dict[str, list[Example]] = {}
    for segment in aligned.article.segments:
        for span in aligned.sentences[segment.id].terms:
            place = _place(aligned, segment, numbers.get(segment.id, ""), span.start, span.end)
            found.setdefault(span.id, []).append(place)
    return found


def _words(segment: Segment, aligned: AlignedArticle, label: str) -> Iterator[tuple[Token, Example]]:
    start = 0
    for token in aligned.sentences[segment.id].tokens:
        end = start + len(token.text)
        if token.kind is TokenKind.WORD and HAN_CHARACTER.search(token.text) and None not in token.reading:
            yield token, _place(aligned, segment, label, start, end)
        start = end


def _place(aligned: AlignedArticle, segment: Segment, label: str, start: int, end: int) -> Example:
    english = aligned.units[segment.id].reviewed
    return Example(segment.id, label, segment.text, start, end, english, aligned.article.slug)


def _word_note(token: Token, places: Sequence[Example], taiwan: str) -> Note | None:
    word = to_simplified(token.text)
    pinyin, found = spell(token), senses(word, token.reading)
    if not found or (is_only_name(word, token.reading) and pinyin.islower()):
        return None
    return Note(
        id=f"w:{word}:{join_syllables(filter(None, token.reading))}",
        kind=NoteKind.WORD,
        zh=word,
        traditional=_traditional(word, taiwan),
        pinyin=pinyin,
        spoken=_spoken([(word, token.reading)]),
        english="; ".join(found[:SENSES]),
        source=DICTIONARY,
        level=token.level,
        others=found[SENSES:],
        uses=len(places),
        example=best_example(places),
    )


def _traditional(word: str, taiwan: str = "characters") -> tuple[str, str]:
    here, there = ("".join(write((word,))) for write in writers(taiwan).values())
    return here, there


def _spoken_term(term: Term) -> str:
    words, start, runs = filter(None, map(parse_syllables, term.pinyin.split())), 0, []
    characters = HAN_CHARACTER.findall(term.term)
    for word in words:
        runs.append(("".join(characters[start : start + len(word)]), word))
        start += len(word)
    return _spoken(runs if start == len(characters) else [])


def _spoken(words: Iterable[tuple[str, tuple[str | None, ...]]]) -> str:
    said = spoken([(text, tuple(reading)) for text, reading in words])
    return " ".join(numbered(syllable) for reading in said for syllable in reading if syllable)


def counted(notes: Iterable[Note]) -> Counter[NoteKind]:
    """Count notes by what they are about."""
    return Counter(note.kind for note in notes)
