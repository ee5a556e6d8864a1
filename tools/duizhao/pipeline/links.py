"""The gate for links: every address within the built site leads to a page, a file, a place.

MkDocs checks what is written in Markdown; what is swapped in at the end it never sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from duizhao.errors import Problem

_ADDRESS = re.compile(r"""<[a-z]+\s[^>]*?\b(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_ID = re.compile(r"""<[a-z][^>]*?\sid=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_CODE = re.compile(r"<(script|style|template)\b[^>]*>.*?</\1>", re.DOTALL)


def check_links(site: Path) -> tuple[Problem, ...]:
    """Return an error for every link and anchor of the built site that leads nowhere."""
    return tuple(problem for page in sorted(site.rglob("*.html")) for problem in _broken(site, page))


def _broken(site: Path, page: Path) -> Iterator[Problem]:
    if page.name == "404.html":
        return  # is served at any address, so its links hang on the site's own
    text = page.read_text(encoding="utf-8")
    code_free = _CODE.sub(lambda match: match[0].partition(">")[0] + ">", text)
    for match in _ADDRESS.finditer(code_free):
        link = unescape(match[1] or match[2] or match[3] or "")
        if not _leads(site, page, link):
            line = code_free.count("\n", 0, match.start()) + 1
            yield Problem(page.relative_to(site.parent), line, f"the link {link} leads nowhere; mend it")


def _leads(site: Path, page: Path, link: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = page if not parts.path else (page.parent / unquote(parts.path)).resolve()
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file() or not target.is_relative_to(site.resolve()):
        return parts.path.startswith("/") or (not parts.path and target == page)
    return not parts.fragment or target.suffix != ".html" or unquote(parts.fragment) in _ids(target)


@lru_cache(maxsize=4096)
def _ids(page: Path) -> frozenset[str]:
    text = page.read_text(encoding="utf-8")
    return frozenset(unescape(match[1] or match[2] or match[3] or "") for match in _ID.finditer(text))
