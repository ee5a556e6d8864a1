"""English words in their other forms, as generously as finding a phrase again allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_IRREGULAR = """
be am is are was were been being
have has had having
do does did done
build built
make made
take took taken
give gave given
get got gotten
go went gone
grow grew grown
rise rose risen
fall fell fallen
write wrote written
choose chose chosen
speak spoke spoken
break broke broken
win won winning
lead led
teach taught
bring brought
buy bought
think thought
send sent
spend spent
lend lent
keep kept
leave left
lose lost
find found
hold held
pay paid
sell sold
tell told
feed fed
meet met
run ran running
begin began begun beginning
drive drove driven
know knew known
see saw seen
man men
woman women
child children
life lives
self selves
person people
"""
_FORMS = {row.split()[0]: frozenset(row.split()) for row in _IRREGULAR.strip().splitlines()}
_BASES = {form: base for base, forms in _FORMS.items() for form in forms}
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_NO_PLURAL = ("ss", "us", "is")
_DOUBLES = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")
_DOUBLED = re.compile(r"([^aeiouls])\1$")
_SHORTEST = 3


@lru_cache(maxsize=1 << 14)
def forms_of(word: str) -> frozenset[str]:
    """Give the forms that may stand for `word`, itself among them: build gives built and building.

    Forms that no one uses are given too; they do no harm where one only looks for them.
    """
    return frozenset(form for base in _bases(word.lower()) for form in _inflected(base))


def _bases(word: str) -> Iterator[str]:
    yield word
    if word in _BASES:
        yield _BASES[word]
        return
    for ending, instead in _ENDINGS:
        base = word.removesuffix(ending) + instead
        if word.endswith(ending) and not word.endswith(_NO_PLURAL) and len(base) >= _SHORTEST:
            yield base
            if _DOUBLED.search(base):
                yield base[:-1]


def _inflected(base: str) -> Iterator[str]:
    if base in _FORMS:
        yield from _FORMS[base]
    stem = base.removesuffix("e")
    yield from (base, f"{base}s", f"{base}es", f"{stem}ed", f"{stem}ing")
    if base.endswith("y"):
        yield from (f"{base[:-1]}ies", f"{base[:-1]}ied")
    if _DOUBLES.search(base):
        yield from (f"{base}{base[-1]}ed", f"{base}{base[-1]}ing")
