"""Cases that both sides of the search must answer alike."""

from __future__ import annotations

from typing import Any

import yaml

from checkout import ROOT

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests/data/search/tokens.yml").read_text(encoding="utf-8"))


def run_of(words: list[str]) -> list[tuple[str, bool, bool]]:
    """Read ["duì kǒu", "bāng fú"]: a word each, its syllables."""
    rows = [word.split() for word in words]
    return [
        (syllable, place == 0, place == len(row) - 1) for row in rows for place, syllable in enumerate(row)
    ]
