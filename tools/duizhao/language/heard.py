"""Which syllables a character ever has: a reading that it never has is most likely a slip."""

from __future__ import annotations

from duizhao.language.dictionary import word_readings
from duizhao.language.phrases import listed_syllables
from duizhao.language.scripts import to_simplified
from duizhao.language.syllables import bare_syllable


def never_read(char: str, syllable: str) -> tuple[str, ...]:
    """Give the readings of a character that never has this one; nothing where it may, or none is known.

    为 is read wéi and wèi, not zhòng. A neutral tone is heard of any syllable, and r of 儿.
    """
    plain = to_simplified(char)
    known = {reading[0] for reading in word_readings(plain)} | {*listed_syllables(plain)}
    heard = {syllable for syllable in known if syllable}
    if not heard or syllable in heard or syllable in map(bare_syllable, heard):
        return ()
    return tuple(sorted(heard))
