"""From labelled files to examples: gold labels, and the teacher's for every other polyphone beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from duizhao.language.dictionary import word_readings
from duizhao.language.readings import agree, read_word
from train.evidence import Listener, PhraseBook
from train.insertions import Insertion, insert_words
from train.labels import Label
from train.logistic import Example
from train.places import find_places
from train.teacher import Graded, Seen, Teacher, look

_MOST_READINGS, _FEW = 5, 3
_MOST_SILVER = 2500
"""Places a character that only the teacher labels."""
_SILVER, _INSERTED = 0.5, 1.0
_OWN = 3.0
_UNSEEN = 0.5
"""Added to the count of every reading, so that one which no text has keeps a share."""
_LEAST, _MOST = 0.1, 1.5
"""Bounds of a weight that makes up for readings that were chosen for being rare."""
_Reading: TypeAlias = tuple[str, str]
"""A character and a syllable."""
_OFTEN = 50
"""How often a word of one character must have been met to be settled."""
_SLIPS = {1: 0.005}
_MOST_SLIPS = 0.02
"""The share of its places that the teacher may read otherwise: words of one character, longer ones."""
_SURE, _SLIPS_IF_SURE = 10, 0.1
"""The same for longer words that so many persons' labels agree on."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """All places of polyphones in the labelled texts, and the labels that persons gave."""

    candidates: Mapping[str, Sequence[str]]
    seen: Sequence[Seen]
    gold: Mapping[tuple[str, int], Label]
    """By text and place."""
    usual: Collection[Label]
    """The labels of texts as they come."""
    rare: Collection[tuple[str, int]]
    """Which labels are in sentences that give rare readings more room than such texts do."""
    inserted: Sequence[tuple[Seen, str]]
    """Places in words that were put into a text, and that text."""


def prepare(
    labels: Collection[Label],
    books: Sequence[PhraseBook],
    own: Collection[Label] = (),
    rare: Collection[Label] = (),
) -> Lessons:
    """Find every polyphone in the labelled texts, and ask the sources about it.

    `labels` are of texts as they come, `own` of sentences that were written to be hard, and `rare` of those
    that give rare readings more room than texts do. Where two labels of one place disagree, the later one
    holds.
    """
    gold = {(label.text, label.index): label for label in (*labels, *own, *rare)}
    candidates = _candidates(gold.values(), {label.text[label.index] for label in labels})
    listener, counts = Listener(), Counter[str]()
    seen: list[Seen] = []
    texts = sorted({label.text for label in gold.values()})
    heard, heard_text = {}, ""
    for place in find_places(texts, candidates):
        is_gold = (place.text, place.index) in gold
        counts[place.char] += not is_gold
        if not is_gold and counts[place.char] > _MOST_SILVER:
            continue
        if place.text != heard_text:
            heard, heard_text = listener.hear(place.text), place.text
        seen.append(look(place, books, heard.get(place.index, {})))
    inserted = _inserted(insert_words(candidates, books, texts), books, candidates, listener)
    spots = frozenset((label.text, label.index) for label in rare)
    return Lessons(candidates, seen, gold, labels, spots, tuple(inserted))


def _inserted(
    insertions: Iterable[Insertion],
    books: Sequence[PhraseBook],
    candidates: Mapping[str, Sequence[str]],
    listener: Listener,
) -> Iterator[tuple[Seen, str]]:
    """Ask the sources about the places for whose sake words were put into texts."""
    rows = {row.text: row for row in insertions}
    for place in find_places(list(rows), candidates):
        row = rows[place.text]
        if place.index == row.index:
            yield look(place, books, listener.hear(place.text).get(place.index, {})), row.source


def _balance(
    lessons: Lessons, readings: Iterable[_Reading], left_out: Collection[str]
) -> dict[_Reading, float]:
    """Weigh readings so that each has the share among those of its character that it has in texts.

    A character of which no text tells is left as it is; the texts `left_out` tell nothing.
    """
    usual = Counter(
        (label.text[label.index], label.syllable) for label in lessons.usual if label.text not in left_out
    )
    given = Counter(readings)
    all_usual, all_given = _by_character(usual), _by_character(given)
    weights = dict.fromkeys(given, 1.0)
    for (char, syllable), count in given.items():
        if all_usual[char]:
            unseen = _UNSEEN * len(lessons.candidates.get(char, ("",)))
            share = (usual[char, syllable] + _UNSEEN) / (all_usual[char] + unseen)
            weights[char, syllable] = min(max(share * all_given[char] / count, _LEAST), _MOST)
    return weights


def _by_character(counts: Mapping[_Reading, int]) -> Counter[str]:
    totals = Counter[str]()
    for (char, _), count in counts.items():
        totals[char] += count
    return totals


def _candidates(labels: Iterable[Label], usual: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Give the readings of each character that has several: those of the labels, then the dictionary's.

    A character not among the `usual` ones, which only our own sentences label, needs some labels of a second
    reading: from 打冷战 zhan alone nothing can be learnt about 战.
    """
    counts: dict[str, Counter[str]] = {}
    for label in labels:
        counts.setdefault(label.text[label.index], Counter())[label.syllable] += 1
    found = {}
    for char, readings in sorted(counts.items()):
        listed = sorted(reading[0] for reading in word_readings(char) if reading[0])
        ranked = sorted(readings, key=lambda name: (-readings[name], name))
        names = list(dict.fromkeys(ranked + listed))
        is_learnable = char in usual or sorted(readings.values())[-2:-1] >= [_FEW]
        if len(names) > 1 and is_learnable:
            found[char] = tuple(names[: max(_MOST_READINGS, len(readings))])
    return found


def gold_places(lessons: Lessons, left_out: Collection[str] = ()) -> list[Graded]:
    """Pair the labelled places with their readings, without those in the texts `left_out`."""
    weights = _rare_weights(lessons, left_out)
    return [
        Graded(seen, label.syllable, weights.get((seen.place.text, seen.place.index)))
        for seen in lessons.seen
        if (label := lessons.gold.get((seen.place.text, seen.place.index))) and label.text not in left_out
    ]


def _rare_weights(lessons: Lessons, left_out: Collection[str]) -> dict[tuple[str, int], float]:
    readings = {spot: (spot[0][spot[1]], lessons.gold[spot].syllable) for spot in lessons.rare}
    weights = _balance(lessons, readings.values(), left_out)
    return {spot: weights[reading] for spot, reading in readings.items()}


def examples(
    lessons: Lessons, teacher: Teacher, own: Collection[str], left_out: Collection[str] = ()
) -> dict[str, list[Example]]:
    """Make the student's examples; sentences in `own` weigh more, the teacher's labels less."""
    by_char: dict[str, list[Example]] = {}
    rare = _rare_weights(lessons, left_out)
    for seen in lessons.seen:
        place = seen.place
        if place.text in left_out:
            continue
        label = lessons.gold.get((place.text, place.index))
        if label:
            names = lessons.candidates[place.char]
            target = np.eye(len(names))[names.index(label.syllable)]
            weight = _OWN if place.text in own else rare.get((place.text, place.index), 1.0)
        else:
            target, weight = teacher.label(seen), _SILVER
        row = Example(place.features, target, weight, is_gold=label is not None)
        by_char.setdefault(place.char, []).append(row)
    for char, row in _inserted_examples(lessons, teacher, left_out):
        by_char.setdefault(char, []).append(row)
    return by_char


def _inserted_examples(
    lessons: Lessons, teacher: Teacher, left_out: Collection[str]
) -> Iterator[tuple[str, Example]]:
    rows = [(seen, teacher.label(seen)) for seen, source in lessons.inserted if source not in left_out]
    readings = [
        (seen.place.char, lessons.candidates[seen.place.char][int(label.argmax())]) for seen, label in rows
    ]
    weights = _balance(lessons, readings, left_out)
    for (seen, label), reading in zip(rows, readings, strict=True):
        yield reading[0], Example(seen.place.features, label, _INSERTED * weights[reading], is_gold=False)


def settled_words(lessons: Lessons, teacher: Teacher) -> list[str]:
    """Give the words that persons read as the dictionaries do wherever they are met, and so does the teacher.

    A build need not ask the model about 重要 or 与; 地方 and 种 are never settled, and neither is 啦, lā in
    names.
    """
    by_persons: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    by_teacher: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for seen in lessons.seen:
        place = seen.place
        spot = place.word, place.offset
        label = lessons.gold.get((place.text, place.index))
        if label:
            by_persons[spot][label.syllable] += 1
        else:
            by_teacher[spot][lessons.candidates[place.char][int(teacher.label(seen).argmax())]] += 1
    spots = {*by_persons, *by_teacher}
    unsure = {
        word
        for word, offset in spots
        if not _is_sure(word, offset, by_persons[word, offset], by_teacher[word, offset])
    }
    return sorted({word for word, _ in spots} - unsure)


def _is_sure(word: str, offset: int, by_persons: Counter[str], by_teacher: Counter[str]) -> bool:
    known = read_word(word)[0][offset]
    same = str.__eq__ if len(word) == 1 else agree
    if known is None or not all(same(known, syllable) for syllable in by_persons):
        return False
    met = by_persons.total() + by_teacher.total()
    slips = sum(count for syllable, count in by_teacher.items() if not same(known, syllable))
    if len(word) > 1 and by_persons.total() >= _SURE:
        return slips <= _SLIPS_IF_SURE * met
    return slips <= _SLIPS.get(len(word), _MOST_SLIPS) * met and (len(word) > 1 or met >= _OFTEN)
