"""The templates beside this module, and the only place that knows Jinja2."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from duizhao.language.scripts import HAN

HAN_RUN = re.compile(f"[{HAN}]+")
TEMPLATES = Path(__file__).parent / "templates"

_environment = Environment(
    auto_reload=False,
    autoescape=True,
    loader=FileSystemLoader(TEMPLATES),
    lstrip_blocks=True,
    trim_blocks=True,
    undefined=StrictUndefined,
)


def raw(html: str) -> Markup:
    """Say that a string is HTML already, made by us and escaped where it had to be."""
    return Markup(html)  # noqa: S704 - raw() is the one door, and its callers escape


def quoting(text: str) -> Markup:
    """Escape English text, and say of each Chinese word in it that it is Chinese."""
    return raw(HAN_RUN.sub(r"<span lang=zh-Hans>\g<0></span>", escape(text, quote=False)))


def linked_data(value: dict[str, Any]) -> Markup:
    """Write JSON-LD, which no browser runs; `<` is escaped, so that nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return raw(f'<script type="application/ld+json">{text}</script>')


_environment.filters["quoting"] = quoting
_environment.filters["linked_data"] = linked_data


def fill(template: str, **values: Any) -> str:
    """Fill a template of this folder; every string that is not `raw` is escaped."""
    return _environment.get_template(template).render(values).strip() + "\n"
