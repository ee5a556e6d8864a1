"""Reviewed translations as TMX 1.4b, which every translation memory takes in."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from duizhao import __version__
from duizhao.translation.exchange import Exported, xml_text

HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="duizhao" creationtoolversion="{version}" segtype="sentence" o-tmf="PO" adminlang="en" \
srclang="zh-Hans" datatype="plaintext"{note}
<body>
"""
FOOT = "</body>\n</tmx>\n"
UNIT = """\
<tu tuid="{slug}.{id}">
<prop type="x-article">{slug}</prop>
<prop type="x-role">{role}</prop>
<tuv xml:lang="zh-Hans"><seg>{source}</seg></tuv>
<tuv xml:lang="{language}"><seg>{target}</seg></tuv>
</tu>
"""


def to_tmx(units: Iterable[Exported], language: str, note: str = "") -> str:
    """Write the reviewed units as TMX; drafts and stale translations are no memory.

    `note` says in the header whose it is and under which licence.

    The few control characters that XML cannot hold become U+FFFD.
    """
    return "".join(
        (
            HEAD.format(
                version=__version__, note=f"><note>{xml_text(note)}</note></header>" if note else "/>"
            ),
            *(_unit(unit, language) for unit in units if unit.state == "reviewed"),
            FOOT,
        )
    )


def _unit(unit: Exported, language: str) -> str:
    texts = {"source": xml_text(unit.source), "target": xml_text(unit.target), "role": escape(unit.role)}
    return UNIT.format(slug=escape(unit.slug), id=escape(unit.id), language=escape(language), **texts)
