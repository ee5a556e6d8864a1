"""Where pages stand, and the way from one to another."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import quote

from duizhao.config import Settings
from duizhao.model import Article, Segment

HOME = "index"
READING_LIST = "read/index"
GLOSSARY = "glossary/index"
SEARCH = "search/index"


def article_path(slug: str) -> str:
    """Return the path of an article's page below docs/."""
    return f"read/{slug}"


def series_path(title: str) -> str:
    """Return the path of a series' page; it hangs on the printed title alone, not on a count."""
    return f"read/series-{sha256(title.encode()).hexdigest()[:8]}"


def term_path(term: str) -> str:
    """Return the path of a term's page, by the term's id."""
    return f"glossary/{term}"


def relative(page: str, target: str) -> str:
    """Return the link from one page to another: `read/qingpu`, `glossary/fupin` → `../../glossary/fupin/`."""
    return "../" * _address(page).count("/") + _address(target) or "./"


def _address(path: str) -> str:
    folder, _, name = path.rpartition("/")
    parts = [part for part in (folder, "" if name == "index" else name) if part]
    return "".join(f"{quote(part)}/" for part in parts)


def absolute(settings: Settings, target: str) -> str:
    """Return the address of a page with the site in front, for what is read elsewhere."""
    return f"{settings.site_url.rstrip('/')}/{_address(target)}"


def report_link(settings: Settings, article: Article, segment: Segment) -> str:
    """Fill the issue tracker's address for one sentence; empty where no tracker is set.

    Braces are encoded in what is filled in, so a text that holds `{segment}` stays itself.
    """
    link = settings.report_url
    for name, value in (("article", article.slug), ("segment", segment.id), ("text", segment.text)):
        link = link.replace(f"{{{name}}}", quote(value, safe=""))
    return link
