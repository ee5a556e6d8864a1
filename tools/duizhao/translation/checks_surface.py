"""Checks of how a translation is written: quotation marks, punctuation, length, what was left behind."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from duizhao.language.scripts import HAN, HAN_CHARACTER
from duizhao.translation.pairs import Pair
from duizhao.translation.stems import words_of

USUAL = 5.2
"""Characters of English to a Han character, figure or Latin word; the mean of the seeds."""

BRACKETS = {"“": "”", "(": ")", "[": "]"}
_MEASURED = re.compile(rf"[{HAN}]|\d+|[A-Za-z]+")
_NO_DOUBLE = frozenset({"had", "that"})
"""Words that English may double: “had had”."""
_CLAUSE = 4
"""From so many words on, a sentence that stands twice is no accident of language."""


def identical(pair: Pair) -> Iterator[str]:
    """Find what was not translated at all."""
    if HAN_CHARACTER.search(pair.source) and not re.search(r"[^\W\d_]", HAN_CHARACTER.sub("", pair.target)):
        yield "nothing in it is translated"
    elif pair.source == pair.target and HAN_CHARACTER.search(pair.source):
        yield "it is the Chinese itself"


def han(pair: Pair) -> Iterator[str]:
    """Find Chinese left in the translation; an editorial note may quote it."""
    if pair.role != "editorial note" and (left := re.findall(f"[{HAN}]+", pair.target)):
        yield f"{'、'.join(left)} is left in Chinese"


def brackets(pair: Pair) -> Iterator[str]:
    """Find a quotation mark or bracket without its partner.

    A quotation that runs on in the Chinese, “…… here and ……” there, may do so in the translation.
    """
    for left, right in BRACKETS.items():
        balance = _balance(pair.target, left, right)
        if balance not in {0, _balance(pair.source, left, right)}:
            yield f"{left} and {right} are not in pairs"
    singles = pair.target.count("‘") - len(re.findall(r"’(?![^\W\d_])|(?<=s)’", pair.target))
    if singles > max(0, _balance(pair.source, "‘", "’")):
        yield "‘ is not closed"


def _balance(text: str, left: str, right: str) -> int:
    return text.count(left) - text.count(right)


def quotes(pair: Pair) -> Iterator[str]:
    """Find quotation marks and apostrophes of the typewriter."""
    if straight := sorted(set(pair.target) & set("\"'`")):
        yield f"{' '.join(straight)} is straight; write “ ” ‘ ’"


SLIPS = {
    r"[，。、；：！？（）《》「」％～]": "{} is Chinese punctuation",
    r" [,.;:!?)](?=\s|$)|[(] ": "a space stands on the wrong side of {}",
    r"[,;:!?](?=[A-Za-z])(?<!\d[,:])": "a space is missing after {}",
    r"(?<!\.)\.\.(?!\.)|,,|;;|::|,\.|\.,": "{} is one mark too many",
    r"\s{2,}|^\s|\s$|[\t\n]": "a space is too many",
    r"<[a-z/!][^>]*>|&[a-z]+;|&#\d+;": "{} is markup",
}


def punctuation(pair: Pair) -> Iterator[str]:
    """Find marks that are doubled, misplaced or Chinese, and markup."""
    for pattern, message in SLIPS.items():
        allowed = pair.role == "editorial note" and "，" in pattern
        if not allowed and (found := re.search(pattern, pair.target)):
            yield message.format(f"“{found[0].strip()}”")


ENDS = {"。": ".?!…", "？": "?.", "！": "!.", "：": ":—", "；": ";.", "—": "—:", "…": "….", "": ""}
"""How a translation may end, by the end of the Chinese; a headline has no mark in either."""
_BEHIND = "”’」』）)]＂\"'"


def ending(pair: Pair) -> Iterator[str]:
    """Find an end that does not answer that of the Chinese: a period lost, one under a headline."""
    last = pair.target.rstrip(_BEHIND + " ")[-1:]
    source = pair.source.rstrip(_BEHIND + "” ")[-1:]
    allowed = ENDS.get(source, "")
    if allowed and last not in allowed and not _runs_on(pair):
        yield f"it should end in {' or '.join(allowed)}, as the Chinese ends in {source}"
    if (
        not allowed
        and HAN_CHARACTER.match(source or " ")
        and re.search(r"[^.][.;,:]$", pair.target.rstrip(_BEHIND))
    ):
        yield f"it ends in {last}, the Chinese in no mark"


def _runs_on(pair: Pair) -> bool:
    """Say whether the end of the Chinese is a comma by sense: a quotation that the next unit goes on with."""
    return pair.target.rstrip().endswith((",”", ",’")) and _balance(pair.source, "“", "”") != 0


def repeated(pair: Pair) -> Iterator[str]:
    """Find words that stand twice in a row."""
    for found in re.finditer(r"\b([^\W\d_]+)[ \n]+\1\b", pair.target, flags=re.IGNORECASE):
        if found[1].lower() not in _NO_DOUBLE:
            yield f"“{found[0]}” says a word twice"


def doubled(pair: Pair) -> Iterator[str]:
    """Find a sentence that stands twice in one unit."""
    sentences = Counter(words_of(part.lower()) for part in re.split(r"(?<=[.?!])[”’)]*\s+", pair.target))
    for words, count in sentences.items():
        if count > 1 and len(words) >= _CLAUSE:
            yield f"“{' '.join(words[:_CLAUSE])} …” stands {count} times"


def length(pair: Pair) -> Iterator[str]:
    """Find what is far longer or shorter than the Chinese makes one expect: a sentence lost or added.

    The longer the Chinese, the less chance it has; the bounds are those of the logarithm.
    """
    size = len(_MEASURED.findall(pair.source))
    if not size or pair.role in {"byline", "credit"}:
        return
    ratio, room = len(pair.target) / size / USUAL, 0.2 + 2 / math.sqrt(size)
    if abs(math.log(ratio)) > room:
        said = ("long", "added") if ratio > 1 else ("short", "missing")
        yield "it is {} for the Chinese; is a sentence {}?".format(*said)


def source_punctuation(pair: Pair) -> Iterator[str]:
    """Find punctuation of the typewriter in the Chinese; a correction in the sidecar mends it."""
    pattern = rf"(?<=[{HAN}])[,;:!?\"'()]|[,;:!?\"'()](?=[{HAN}])"
    if found := re.search(pattern, pair.source):
        yield f"“{found[0]}” in the Chinese is ASCII; if it is a misprint, correct it in the sidecar"
