"""The style sheets: which page has which, and that none undoes another."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from checkout import ROOT

SHEETS = ROOT / "overrides" / "assets" / "stylesheets"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PAPER = re.compile(r"^@media print \{.*?^\}", re.DOTALL | re.MULTILINE)
LONE_CLASS = re.compile(r"\.[\w-]+")


def selectors(text: str) -> list[str]:
    """Give the selectors of a sheet, one by one, without those for paper."""
    heads = re.findall(r"([^{}]+)\{", PAPER.sub("", COMMENT.sub("", text)))
    return [one.strip() for head in heads for one in re.split(r",(?![^(]*\))", head)]


def test_a_class_alone_is_dressed_in_one_sheet_only() -> None:
    """Else the page that loads both has the one that comes later: panels as the answers of a drill."""
    homes: dict[str, set[str]] = defaultdict(set)
    for path in SHEETS.glob("*.css"):
        for selector in selectors(path.read_text(encoding="utf-8")):
            if LONE_CLASS.fullmatch(selector) and path.name != "print.css":
                homes[selector].add(path.name)
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


@pytest.mark.parametrize("template", ["main.html", "article.html", "page.html", "study.html"])
def test_every_sheet_that_is_linked_is_there(template: str) -> None:
    text = (ROOT / "overrides" / template).read_text(encoding="utf-8")
    named = {
        name for row in re.findall(r"set sheets = \[(.*?)\]", text) for name in re.findall(r'"(\w+)"', row)
    }
    assert named
    assert named <= {path.stem for path in SHEETS.glob("*.css")}
