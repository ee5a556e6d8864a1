"""The colours of the style sheet: every pair of text and ground can be read (WCAG 2, 4.5 to 1)."""

from __future__ import annotations

import re
from itertools import product

import pytest

from checkout import ROOT

TOKENS = (ROOT / "overrides" / "assets" / "stylesheets" / "tokens.css").read_text(encoding="utf-8")
COLOURS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);", TOKENS)
}
TEXTS = ("ink", "ink2", "ink3", "py", "accent", "link")
GROUNDS = ("paper", "surface", "sunk", "hl", "hl2")
STATES = ("ok", "draft", "err")


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, as WCAG defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"), [*product(TEXTS, GROUNDS), *product(STATES, ("paper",)), ("on-accent", "accent")]
)
def test_text_can_be_read(text: str, ground: str, scheme: str) -> None:
    assert contrast(COLOURS[text][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("mark", ["rule", "focus", "accent"])
def test_lines_can_be_seen(mark: str, scheme: str) -> None:
    assert contrast(COLOURS[mark][scheme], COLOURS["paper"][scheme]) >= 3


@pytest.mark.parametrize(
    ("name", "light", "dark"),
    [("ink", 16.3, 14.0), ("ink2", 9.1, 9.6), ("ink3", 5.6, 6.1), ("py", 7.2, 8.0), ("accent", 7.2, 7.7)],
)
def test_contrasts_are_those_of_the_specification(name: str, light: float, dark: float) -> None:
    for scheme, figure in (("light", light), ("dark", dark)):
        assert contrast(COLOURS[name][scheme], COLOURS["paper"][scheme]) == pytest.approx(figure, abs=0.1)
