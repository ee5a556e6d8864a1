"""What others say of a place: dictionaries of phrases, and g2pM; for the teacher only, never at run time."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from g2pM import G2pM
from pypinyin.phrases_dict import phrases_dict

from duizhao.language.dictionary import headwords, single_reading
from duizhao.language.orthography import from_numbers
from duizhao.language.phrases import phrase_reading
from duizhao.language.syllables import is_syllable

_LONGEST = 8
_REACH = 6
_FLOOR = -8.0
_BEGIN, _END, _UNKNOWN = "시", "끝", "<UNK>"


@dataclass(frozen=True, slots=True)
class PhraseBook:
    """Phrases with their readings, and how long those may be that begin alike."""

    readings: Mapping[str, tuple[str, ...]]
    longest: Mapping[str, int]

    def at(self, text: str, index: int) -> tuple[str, int] | None:
        """Give the syllable by the longest phrase that covers `index`, and the length of that phrase."""
        best: tuple[str, int] | None = None
        for start in range(max(0, index - _REACH + 1), index + 1):
            least = max(index - start + 1, best[1] + 1 if best else 2)
            most = min(self.longest.get(text[start : start + 2], 0), len(text) - start)
            for length in range(most, least - 1, -1):
                reading = self.readings.get(text[start : start + length])
                if reading:
                    best = (reading[index - start], length)
                    break
        return best


def phrase_book(rows: Iterable[tuple[str, Sequence[str] | None]]) -> PhraseBook:
    """Make a book of rows of a phrase and its syllables; what is no pinyin is left out."""
    readings: dict[str, tuple[str, ...]] = {}
    longest: dict[str, int] = {}
    for phrase, syllables in rows:
        is_whole = syllables is not None and len(syllables) == len(phrase) and 1 < len(phrase) <= _LONGEST
        if syllables and is_whole and all(map(is_syllable, syllables)):
            readings[phrase] = tuple(syllables)
            longest[phrase[:2]] = max(longest.get(phrase[:2], 0), len(phrase))
    return PhraseBook(readings, longest)


def own_books() -> tuple[PhraseBook, ...]:
    """Give the two that a build has too: pypinyin's phrases and CC-CEDICT's headwords of one reading."""
    return (
        phrase_book((phrase, phrase_reading(phrase)) for phrase in phrases_dict),
        phrase_book((word, single_reading(word)) for word in headwords()),
    )


def json_book(path: Path) -> PhraseBook:
    """Read a dictionary of pinyin-pro, `{"一一列举": ["yī yī liè jǔ", 3.4e-11], …}`."""
    table: Mapping[str, Sequence[Any]] = json.loads(path.read_text(encoding="utf-8"))
    return phrase_book((phrase, _citation(phrase, str(cells[0]).split())) for phrase, cells in table.items())


def _citation(phrase: str, syllables: Sequence[str]) -> Sequence[str] | None:
    fixed = {"一": "yī", "不": "bù"}
    if len(phrase) != len(syllables):
        return None
    return [fixed.get(char, syllable) for char, syllable in zip(phrase, syllables, strict=True)]


class Listener(G2pM):  # type: ignore[misc] # g2pM has no types
    """g2pM (Park and Lee 2020, Apache-2.0), asked for probabilities instead of its answer."""

    def __init__(self) -> None:
        with warnings.catch_warnings(action="ignore", category=ResourceWarning):
            super().__init__()  # leaves its files open
        for name, value in vars(self).items():
            if isinstance(value, np.ndarray):
                setattr(self, name, value.astype(np.float32))
        self._names = {number: from_numbers(str(name)) for number, name in self.idx2class.items()}

    def fc_layer(self, inputs: Any) -> Any:
        """Keep the scores that `predict` throws away."""
        self._scores = super().fc_layer(inputs)
        return self._scores

    def hear(self, text: str) -> dict[int, dict[str, float]]:
        """Give the log probabilities of the likely syllables, by place of each polyphone it knows."""
        known = self.char2idx
        places = [index for index, char in enumerate(text) if len(self.cedict.get(char, ())) > 1]
        if not places:
            return {}
        row = [known[_BEGIN], *(known.get(char, known[_UNKNOWN]) for char in text), known[_END]]
        self.predict(np.array([row], dtype=np.int32), [index + 1 for index in places])
        return {index: self._likely(scores) for index, scores in zip(places, self._scores, strict=True)}

    def _likely(self, scores: Any) -> dict[str, float]:
        logs = scores - scores.max()
        logs -= np.log(np.exp(logs).sum())
        chosen = [(self._names[int(number)], float(logs[number])) for number in np.argsort(logs)[-5:]]
        return {name: max(value, _FLOOR) for name, value in chosen if name}
